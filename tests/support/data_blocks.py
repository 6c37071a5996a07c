"""Data that stands in a page for search engines: a script element that no browser runs, as its type is no script's.

Knows one kind of data, and what it may not hold.
"""

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.support.page import local

KIND = "application/ld+json"


def is_data(element: Element) -> bool:
    """Whether a script element holds data and nothing to run."""
    return local(element) == "script" and element.get("type") == KIND and not element.get("src")


def data_faults(element: Element) -> Iterator[str]:
    """What is wrong with its text: it is not JSON, or a letter in it could end the block."""
    text = element.text or ""
    if "<" in text:
        yield "has data that could end its own block"
    try:
        json.loads(text)
    except ValueError:
        yield "has data that is not JSON"
