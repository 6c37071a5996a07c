"""Fills in a form of a page as a person can: only fields that are there, only choices that are offered.

Knows how browsers turn a form into a request; knows nothing of the application.
"""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from tests.support.page import CONTROLS, Page, local

CHOSEN = ("radio", "checkbox")
NOT_TYPED = ("submit", "button", "reset", "image", "hidden")


class NoSuchControl(AssertionError):
    """The page does not offer what the test wants to fill in or press."""


@dataclass(frozen=True)
class Request:
    """What a browser would send: `data` has lists of values by field name, `files` the uploads."""

    method: str
    action: str
    data: dict[str, list[Any]]
    multipart: bool


def buttons(page: Page, form: Element) -> list[Element]:
    """The buttons that send this form, in document order."""
    return [
        element
        for element in page.elements
        if _belongs(page, element, form)
        and (
            (local(element) == "button" and element.get("type", "submit") == "submit")
            or (local(element) == "input" and element.get("type") in ("submit", "image"))
        )
    ]


def find_form(page: Page, button: str | None) -> tuple[Element, Element | None]:
    """The form with the button of that name (none given: the page's only POST form, or only form)."""
    forms = page.all("form")
    if button is not None:
        found = [(form, b) for form in forms for b in buttons(page, form) if page.name(b) == button]
        if len(found) == 1:
            return found[0]
        offered = [page.name(b) for form in forms for b in buttons(page, form)]
        raise NoSuchControl(f"{page.url} has {len(found)} buttons {button!r}; it offers {offered}")
    posting = [form for form in forms if form.get("method", "get").lower() == "post"]
    for candidates in (posting, forms):
        if len(candidates) == 1:
            return candidates[0], next(iter(buttons(page, candidates[0])), None)
    raise NoSuchControl(f"{page.url} has {len(forms)} forms; say which button to press")


def filled(page: Page, form: Element, button: Element | None, answers: dict[str, Any]) -> Request:
    """The request made by filling in `answers` (field name → text, choice, list of choices, or upload) and pressing."""
    controls = [e for e in page.elements if local(e) in CONTROLS and e.get("name") and _belongs(page, e, form)]
    controls = [e for e in controls if not _disabled(page, e)]
    _refuse_what_is_not_there(page, controls, answers)
    data: dict[str, list[Any]] = {}
    for control in controls:
        name = control.get("name", "")
        for value in _values(page, control, answers):
            data.setdefault(name, []).append(value)
    if button is not None and button.get("name"):
        data.setdefault(button.get("name", ""), []).append(button.get("value", ""))
    pressed = button if button is not None else form
    method = pressed.get("formmethod") or form.get("method") or "get"
    action = pressed.get("formaction") or form.get("action") or ""
    return Request(method.upper(), action, data, form.get("enctype") == "multipart/form-data")


def _belongs(page: Page, element: Element, form: Element) -> bool:
    if element.get("form"):
        return element.get("form") == form.get("id")
    return any(above is form for above in page.ancestors(element))


def _disabled(page: Page, control: Element) -> bool:
    fieldsets = [above for above in page.ancestors(control) if local(above) == "fieldset"]
    return control.get("disabled") is not None or any(f.get("disabled") is not None for f in fieldsets)


def _refuse_what_is_not_there(page: Page, controls: list[Element], answers: dict[str, Any]) -> None:
    typed = {c.get("name") for c in controls if c.get("type") not in NOT_TYPED}
    if unknown := sorted(set(answers) - typed):
        raise NoSuchControl(f"{page.url} has no field {unknown}; it has {sorted(n for n in typed if n)}")
    for name, answer in answers.items():
        offered = _offered(page, [c for c in controls if c.get("name") == name])
        wanted = answer if isinstance(answer, list | tuple | set) else [answer]
        if offered is not None and (
            missing := [w for w in wanted if w not in (None, False, True) and str(w) not in offered]
        ):
            raise NoSuchControl(f"{page.url} offers {sorted(offered)} for {name!r}, not {missing}")


def _offered(page: Page, controls: list[Element]) -> set[str] | None:
    """Values and labels that may be chosen, or None where a person types freely."""
    offered: set[str] = set()
    for control in controls:
        if local(control) == "select":
            for option in control.iter("option"):
                offered |= {option.get("value", page.text(option)), page.text(option)}
        elif control.get("type") in CHOSEN:
            offered |= {control.get("value", "on"), page.name(control)}
        else:
            return None
    return offered


def _values(page: Page, control: Element, answers: dict[str, Any]) -> list[Any]:
    name, kind = control.get("name", ""), control.get("type", "text")
    answer = answers.get(name)
    if local(control) == "select":
        return _options(page, control, answers)
    if kind in ("submit", "button", "reset", "image"):
        return []
    if kind in CHOSEN:
        value = control.get("value", "on")
        if name not in answers:
            return [value] if control.get("checked") is not None else []
        wanted = answer if isinstance(answer, list | tuple | set) else [answer]
        chosen = any(w is True or (w not in (None, False) and str(w) in (value, page.name(control))) for w in wanted)
        return [value] if chosen else []
    if kind == "file":
        return [answer] if answer else []
    if name in answers and kind != "hidden":
        text = "" if answer is None else str(answer)
        longest = control.get("maxlength")
        if longest and len(text) > int(longest):
            raise NoSuchControl(f"{page.url}: {name!r} takes {longest} characters, not {len(text)}")
        return [text.replace("\r\n", "\n").replace("\n", "\r\n")]
    if local(control) == "textarea":
        written = "".join(control.itertext())
        return [written.removeprefix("\n").replace("\n", "\r\n")]
    return [control.get("value", "")]


def _options(page: Page, control: Element, answers: dict[str, Any]) -> list[str]:
    options = [
        (o.get("value", page.text(o)), page.text(o), o.get("selected") is not None) for o in control.iter("option")
    ]
    name = control.get("name", "")
    if name in answers:
        answer = answers[name]
        wanted = {str(w) for w in (answer if isinstance(answer, list | tuple | set) else [answer])}
        return [value for value, label, _ in options if value in wanted or label in wanted]
    selected = [value for value, _, chosen in options if chosen]
    return selected or ([options[0][0]] if options and control.get("multiple") is None else [])
