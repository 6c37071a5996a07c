"""The fields of the officer's forms: what may be typed, what it becomes, and what is said when it cannot be.

Every field takes nonsense without failing, keeps what was typed, and says in plain English what to do. Knows no room.
How a field is drawn stands in `web.widgets`.
"""

from collections.abc import Callable
from typing import Any, Final

from workprogramme.web.fields.chosen import Checkbox, Checkboxes, Choice, Radios, Select, choices_of
from workprogramme.web.fields.dated import DateInput, TimeInput
from workprogramme.web.fields.problems import Problem, errors, refuse
from workprogramme.web.fields.sent import Submit, Upload, Version
from workprogramme.web.fields.written import EmailField, MultiLine, PasswordField, TextArea, TextField, WholeNumber

FILTERS: Final[dict[str, Callable[..., Any]]] = {"problems": errors}

__all__ = [
    "FILTERS",
    "Checkbox",
    "Checkboxes",
    "Choice",
    "DateInput",
    "EmailField",
    "MultiLine",
    "PasswordField",
    "Problem",
    "Radios",
    "Select",
    "Submit",
    "TextArea",
    "TextField",
    "TimeInput",
    "Upload",
    "Version",
    "WholeNumber",
    "choices_of",
    "errors",
    "refuse",
]
