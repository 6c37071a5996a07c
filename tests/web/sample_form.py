"""A form with every kind of field once, filled in well, for the tests of the fields."""

from datetime import date
from enum import Enum
from typing import Any

import wtforms
from werkzeug.datastructures import MultiDict

from tests.support.page import Page
from workprogramme.web import fields


class Status(Enum):
    """A closed list, as the records have them."""

    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class MeetingForm(wtforms.Form):
    """Every kind of field once."""

    title = fields.TextField("Title", hint="As it will stand on the agenda", most=40, width=20)
    place = fields.TextField("Place", required=False)
    email = fields.EmailField("Email address")
    password = fields.PasswordField("Password", noun="a password")
    detail = fields.TextArea("Detail", required=False, most=100, counts=True)
    officers = fields.MultiLine("Lead officers", required=False, most=30, most_lines=3)
    minutes = fields.WholeNumber("Length", least=5, most_value=600, suffix="minutes", required=False)
    day = fields.DateInput("Date of the meeting", earliest=date(2018, 5, 1), latest=date(2020, 4, 30))
    starts = fields.TimeInput("Start time", noun="the time the meeting starts")
    committee = fields.Select("Committee", choices=[("1", "Scrutiny Board 1"), ("2", "Scrutiny Board 2")], coerce=int)
    status = fields.Radios("Status", choices=fields.choices_of(Status), coerce=Status)
    links = fields.Checkboxes("Also tell", choices=[("a", "Chair", "By email"), ("b", "Officers")], required=False)
    sure = fields.Checkbox("I have told the chair", noun="that you have told the chair", required=True)
    document = fields.Upload("Document", required=False, accept=".docx")
    version = fields.Version()
    save = fields.Submit("Save the meeting")


GOOD: dict[str, Any] = {
    "title": "Adoption Central England",
    "place": "Committee Room 3",
    "email": "officer@example.org",
    "password": "demo-only-2019",
    "detail": "One\r\nTwo <b>& three",
    "officers": "John Gregg\r\nSonia Watson",
    "minutes": "120",
    "day-day": "4",
    "day-month": "April",
    "day-year": "2019",
    "starts": "2 pm",
    "committee": "2",
    "status": "confirmed",
    "links": ["b", "a"],
    "sure": "yes",
    "version": "7",
    "save": "yes",
}


def posted(**changes: Any) -> MeetingForm:
    """The form as it comes back with `GOOD` and these changes; None takes a field away."""
    return MeetingForm(MultiDict({name: value for name, value in (GOOD | changes).items() if value is not None}))


def drawn(form: wtforms.Form) -> Page:
    """A page with all fields of the form."""
    body = "".join(str(field()) for field in form)
    return Page(
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Plan a meeting</title></head>'
        '<body><a href="#main">Skip</a><main id="main"><h1>Plan a meeting</h1><form method="post" novalidate>'
        f'<input type="hidden" name="csrf_token" value="x">{body}</form></main></body></html>'
    )


def first_error(form: MeetingForm, name: str) -> str:
    """What is said at this field, once the form has been looked at."""
    assert not form.validate()
    return str(form[name].errors[0])
