"""An Atom feed (RFC 4287) of what was published, for whoever wants to be told of what is new.

Knows the format; what there is to tell, and in which words, is said by whoever asks. Knows no request.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup, escape

from workprogramme.domain.calendar_lines import plain
from workprogramme.reports.answers import FORMS
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.reports.published import NEVER

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_ENCLOSED: Final = ("pdf", "docx")


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry. `page` and `document` are addresses on the site; `document` is that of its documents, with "{form}".

    `published_at` is aware; `content`: HTML, "" for none.
    """

    page: str
    document: str
    title: str
    published_at: datetime
    summary: str
    content: str = ""


def atom(title: str, path: str, page: str, entries: Sequence[Told], letterhead: Letterhead) -> bytes:
    """The feed. `path`: its own address, `page`: the one for people, both on the site; `entries`: newest first."""
    base = letterhead.base_url
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en-GB"})
    _add(feed, "id", base + path)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0].published_at if entries else NEVER))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base + path})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base + page})
    _add(SubElement(feed, "author"), "name", letterhead.council)
    for entry in entries:
        _entry(SubElement(feed, "entry"), entry, base)
    indent(feed)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(element: Element, entry: Told, base: str) -> None:
    _add(element, "id", base + entry.page)
    _add(element, "title", entry.title)
    _add(element, "published", _moment(entry.published_at))
    _add(element, "updated", _moment(entry.published_at))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": base + entry.page})
    for form in _ENCLOSED:
        address = base + entry.document.format(form=form)
        SubElement(element, "link", {"rel": "enclosure", "type": FORMS[form], "href": address})
    _add(element, "summary", entry.summary)
    if entry.content:
        _add(element, "content", entry.content).set("type", "html")


def listed(lines: Iterable[str]) -> Markup:
    """Lines as an HTML list, as the content of an entry has it; "" for none. What is no markup is escaped."""
    told = Markup().join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<ul>{}</ul>").format(told) if told else Markup()


def words(text: str) -> Markup:
    """A text that somebody typed, without what a feed cannot hold."""
    return escape(plain(text))


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = plain(text)
    return element


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
