"""What somebody who may would send: the forms of every page, filled in as far as that goes without knowing them.

So that who may not is refused something that would work, and not an empty form.
"""

from collections.abc import Collection, Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from lxml.html import document_fromstring

from tests.support.forms import buttons, filled
from tests.support.page import Page, local

TYPED = ("text", "search", "email", "tel", "url", "number", "password")
FITS = {
    "-day": "1", "-month": "3", "-year": "2019", "email": "somebody@example.org", "colour": "#0b5563",
    "minute": "19/19", "link": "https://example.org/", "system_id": "144", "slug": "words",
    "password": "correct horse battery", "again": "correct horse battery",
}  # fmt: skip
"""By the end of its name, what may stand in a field that takes no other words."""

LEFT_ALONE = ("to", "asked_of", "owner", "target", "current", "portfolio")
"""Fields in which only what there is may stand."""

MOST = 6  # ways in which one address is tried
Body = dict[str, list[Any]]


class QuickPage(Page):
    """A page whose HTML is known to be good: other tests inspect it, and here there are hundreds."""

    def __init__(self, source: str, url: str) -> None:
        self.source, self.url, self.status = source, url, 200
        self.root = document_fromstring(source.encode())


def bodies_on(visitor: FlaskClient, pages: Iterable[str], wanted: Collection[str]) -> dict[str, list[Body]]:
    """By each wanted path, what the buttons on these pages send there: filled in, and as it stands."""
    found: dict[str, list[Body]] = {}
    for path in pages:
        answer = visitor.get(path, buffered=True)
        if answer.status_code != 200 or b'method="post"' not in answer.data:
            continue
        page = QuickPage(answer.text, path)
        for form in page.all("form"):
            for button in buttons(page, form) or [None]:
                action = (button.get("formaction") if button is not None else None) or form.get("action") or path
                target = urlsplit(urljoin(path, action)).path
                bodies = found.setdefault(target, [])
                if target in wanted and len(bodies) < MOST and form.get("method", "").lower() == "post":
                    sent = [filled(page, form, button, answers).data for answers in (_answers(page, form), {})]
                    bodies += [one for one in sent if one not in bodies]
    return found


def _answers(page: Page, form: Element) -> dict[str, Any]:
    """Something in every field: words where they are typed, the first that is offered where nothing is chosen."""
    answers: dict[str, Any] = {}
    chosen = {e.get("name") for e in form.iter() if e.get("type") == "radio" and e.get("checked") is not None}
    for control in form.iter():
        name, kind = control.get("name", ""), control.get("type", "text")
        if not name or name in answers or control.get("disabled") is not None:
            continue
        if name in LEFT_ALONE:
            continue
        if local(control) == "textarea":
            answers[name] = "Words"
        elif local(control) == "input" and kind in TYPED:
            if not any(letter.isdigit() for letter in control.get("value", "")):
                answers[name] = next((fits for ending, fits in FITS.items() if name.endswith(ending)), "Words")
        elif kind == "checkbox":
            answers[name] = True
        elif kind == "radio" and name not in chosen:
            answers[name] = control.get("value", "on")
        elif local(control) == "select":
            offered = [option for option in control.iter("option") if option.get("value")]
            if offered and not any(option.get("selected") is not None for option in offered):
                answers[name] = offered[0].get("value")
    return answers
