"""How the fields of a form become GOV.UK components: labels, hints, errors and their ties, as valid HTML.

Knows the GOV.UK templates and what a field says of itself; knows nothing of what is asked. The templates have an
environment of their own, so that a field is drawn without starting a page's furniture again.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup, escape

WIDTHS: Final = {"day": 2, "month": 3, "year": 4}  # characters
_GOVUK: Final = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def _macro(component: str, macro: str) -> Any:
    return getattr(_GOVUK.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module, macro)


def _draw(component: str, macro: str, params: dict[str, Any]) -> Markup:
    return Markup(str(_macro(component, macro)(params)).strip())  # noqa: S704 - a template with autoescape made it


def _common(field: Any, look: Mapping[str, Any]) -> dict[str, Any]:
    """What every field with a label has."""
    classes = f"govuk-label--{look['size']}" if look.get("size") else ""
    params: dict[str, Any] = {
        "id": field.id,
        "name": field.name,
        "label": {"text": field.label.text, "classes": classes, "isPageHeading": bool(look.get("heading"))},
        "classes": field.classes,
        "attributes": dict(field.attributes),
    }
    if field.hint:
        params["hint"] = {"text": field.hint}
    if field.errors:
        params["errorMessage"] = {"text": field.errors[0]}
    return params


def _grouped(field: Any, look: Mapping[str, Any]) -> dict[str, Any]:
    """The same for a group of boxes, whose label is a legend."""
    params = _common(field, look)
    legend = params.pop("label")
    legend["classes"] = legend["classes"].replace("govuk-label", "govuk-fieldset__legend")
    return {**params, "idPrefix": field.id, "fieldset": {"legend": legend}}


class Widget(ABC):
    """Draws a field. `heading=True`: its label is the page's h1. `size`: of the label, "s", "m", "l" or nothing."""

    @abstractmethod
    def __call__(self, field: Any, **look: Any) -> Markup:
        """The field as HTML."""


class TextInput(Widget):
    """One line."""

    component, macro = "input", "govukInput"

    def __call__(self, field: Any, **look: Any) -> Markup:
        params = _common(field, look) | {
            "value": field.shown(),
            "type": field.input_type,
        }
        for attribute in ("inputmode", "autocomplete"):
            if getattr(field, attribute):
                params[attribute] = getattr(field, attribute)
        if field.spellcheck is not None:
            params["spellcheck"] = field.spellcheck
        if field.suffix:
            params["suffix"] = {"text": field.suffix}
        return _draw(self.component, self.macro, params)


class PasswordInput(TextInput):
    """A password, which is never sent back to the page; with scripts it has a button that shows it."""

    component, macro = "password-input", "govukPasswordInput"


class TextAreaInput(Widget):
    """Several lines; with `field.counts` it says how many characters are left."""

    def __call__(self, field: Any, **look: Any) -> Markup:
        # the GOV.UK template indents what stands between its tags, so line breaks go in as references
        value = Markup("&#10;").join(escape(line) for line in field.shown().split("\n"))
        params = _common(field, look) | {"value": value, "rows": field.rows}
        if field.counts:
            return _draw("character-count", "govukCharacterCount", {**params, "maxlength": field.most, "threshold": 75})
        return _draw("textarea", "govukTextarea", params)


class SelectInput(Widget):
    """One of a list that opens."""

    def __call__(self, field: Any, **look: Any) -> Markup:
        items = [{"value": o.value, "text": o.text, "selected": o.chosen} for o in field.options()]
        return _draw("select", "govukSelect", {**_common(field, look), "items": items})


class ChoicesInput(Widget):
    """Radios or checkboxes under one legend."""

    def __init__(self, component: str, macro: str) -> None:
        self.component, self.macro = component, macro

    def __call__(self, field: Any, **look: Any) -> Markup:
        items = [
            {"value": o.value, "text": o.text, "checked": o.chosen, **({"hint": {"text": o.hint}} if o.hint else {})}
            for o in field.options()
        ]
        return _draw(self.component, self.macro, {**_grouped(field, look), "items": items})


class TickInput(Widget):
    """One box to tick, which is its own label."""

    def __call__(self, field: Any, **_look: Any) -> Markup:
        item: dict[str, Any] = {"value": "yes", "text": field.label.text, "checked": bool(field.data)}
        if field.hint:
            item["hint"] = {"text": field.hint}
        params: dict[str, Any] = {"idPrefix": field.id, "name": field.name, "items": [item]}
        if field.errors:
            params["errorMessage"] = {"text": field.errors[0]}
        return _draw("checkboxes", "govukCheckboxes", params)


class DayInput(Widget):
    """Three boxes: day, month and year; only those in error are marked."""

    def __call__(self, field: Any, **look: Any) -> Markup:
        params = _grouped(field, look)
        params["items"] = [
            {
                "id": f"{field.id}-{part}",
                "name": f"{field.name}-{part}",
                "label": part.capitalize(),
                "value": field.typed.get(part, ""),
                "inputmode": "text" if part == "month" else "numeric",
                "classes": f"govuk-input--width-{WIDTHS[part]}"
                + (" govuk-input--error" if field.errors and part in (field.wrong_parts or field.typed) else ""),
            }
            for part in field.typed
        ]
        return _draw("date-input", "govukDateInput", params)


class FileInput(Widget):
    """A file to send."""

    def __call__(self, field: Any, **look: Any) -> Markup:
        return _draw("file-upload", "govukFileUpload", _common(field, look))


class HiddenInput(Widget):
    """A value that goes along unseen."""

    def __call__(self, field: Any, **_look: Any) -> Markup:
        return Markup('<input type="hidden" name="{}" value="{}">').format(field.name, field.shown())


class Button(Widget):
    """A button that sends the form; with scripts, pressing it twice sends the form once."""

    def __call__(self, field: Any, **_look: Any) -> Markup:
        params = {
            "text": field.label.text,
            "name": field.name,
            "value": "yes",
            "type": "submit",
            "classes": field.classes,
            "preventDoubleClick": True,
        }
        return _draw("button", "govukButton", params)
