"""What is wrong with a form, as the error summary tells it, and how the rules' refusals reach it."""

from typing import NamedTuple

from wtforms.form import BaseForm


class Problem(NamedTuple):
    """One line of the error summary; `href` leads to the box that is to be mended."""

    text: str
    href: str | None


def errors(form: BaseForm) -> list[Problem]:
    """What is wrong with the form, field by field, the first error of each; then what concerns all of it."""
    found = []
    for field in form:
        if field.errors:
            target = getattr(field, "error_id", field.id)
            found.append(Problem(str(field.errors[0]), f"#{target}" if target else None))
    return found + [Problem(str(error), None) for error in form.form_errors]


def refuse(form: BaseForm, reason: str, name: str | None = None) -> None:
    """Says on the form why the rules refused it: at the field of that name, or, without one, above the whole form."""
    if name is not None and name in form:
        form[name].errors = [*form[name].errors, reason]
    else:
        form.form_errors.append(reason)
