"""The fields of the officer's forms take anything, keep what was typed, and say what to do."""

from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
import wtforms
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage, MultiDict

from tests.support.inspector import faults
from tests.web.sample_form import GOOD, MeetingForm, Status, drawn, first_error, posted
from workprogramme.web import fields
from workprogramme.web.fields import errors, refuse


def test_a_good_form_becomes_values() -> None:
    form = posted()
    assert form.validate(), form.errors
    assert form.data == {
        "title": "Adoption Central England",
        "place": "Committee Room 3",
        "email": "officer@example.org",
        "password": "demo-only-2019",
        "detail": "One\nTwo <b>& three",
        "officers": ["John Gregg", "Sonia Watson"],
        "minutes": 120,
        "day": date(2019, 4, 4),
        "starts": time(14),
        "committee": 2,
        "status": Status.CONFIRMED,
        "links": ["a", "b"],
        "sure": True,
        "document": None,
        "version": 7,
        "save": True,
    }


def test_an_empty_post_is_an_error_for_each_required_field_and_nothing_worse() -> None:
    form = MeetingForm(MultiDict())
    assert not form.validate()
    assert {name: found[0] for name, found in form.errors.items()} == {
        "title": "Enter the title",
        "email": "Enter an email address",
        "password": "Enter a password",
        "day": "Enter the date of the meeting",
        "starts": "Enter the time the meeting starts",
        "committee": "Select the committee",
        "status": "Select the status",
        "sure": "Confirm that you have told the chair",
        "version": "This page is out of date. Open it again and make your changes once more",
    }
    assert not faults(drawn(form))


def test_optional_fields_say_so() -> None:
    page = drawn(MeetingForm())
    assert "Place (optional)" in page.text()
    assert "Title (optional)" not in page.text()


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("title", "x" * 41, "Title must be 40 characters or fewer"),
        ("email", "officer", "Enter an email address in the correct format, like name@example.org"),
        ("email", "a b@example.org", "Enter an email address in the correct format, like name@example.org"),
        ("email", "a@b@example.org", "Enter an email address in the correct format, like name@example.org"),
        ("email", "a@example", "Enter an email address in the correct format, like name@example.org"),
        ("email", "a@example..org", "Enter an email address in the correct format, like name@example.org"),
        ("detail", "y" * 101, "Detail must be 100 characters or fewer"),
        ("officers", "a\nb\nc\nd", "Lead officers must be 3 lines or fewer"),
        ("officers", "z" * 31, "Lead officers must have 30 characters or fewer on each line"),
        ("minutes", "two hours", "Length must be a whole number, like 30"),
        ("minutes", "1e3", "Length must be a whole number, like 30"),
        ("minutes", "٣٠", "Length must be a whole number, like 30"),
        ("minutes", "9" * 5000, "Length must be a whole number, like 30"),
        ("minutes", "-5", "Length must be between 5 and 600"),
        ("day-day", "31", "Date of the meeting must be a real date"),
        ("day-month", "", "Date of the meeting must include a month"),
        ("day-year", "2021", "Date of the meeting must be Thursday 30 April 2020 or earlier"),
        ("day-year", "2017", "Date of the meeting must be Tuesday 1 May 2018 or later"),
        ("starts", "2", "Start time must say am or pm, like 2pm or 2:30pm"),
        ("starts", "later", "Start time must be a time, like 2pm, 2:30pm or 14:00"),
        ("committee", "3", "Committee must be one of the choices on this page"),
        ("committee", "2; drop table", "Committee must be one of the choices on this page"),
        ("status", "CONFIRMED", "Status must be one of the choices on this page"),
        ("links", ["a", "c"], "Also tell must be one of the choices on this page"),
        ("version", "x", "This page is out of date. Open it again and make your changes once more"),
        ("version", "9" * 12, "This page is out of date. Open it again and make your changes once more"),
    ],
)
def test_what_cannot_be_taken_is_said_in_plain_english(name: str, typed: Any, says: str) -> None:
    assert first_error(posted(**{name: typed}), name.split("-")[0]) == says


def test_what_was_typed_is_kept_on_the_page() -> None:
    form = posted(
        **{"day-day": "31", "day-month": "Febuary", "starts": "tea time", "minutes": "long", "title": " a <b> "}
    )
    assert not form.validate()
    page = drawn(form)
    kept = {name: page.by_id[name].get("value") for name in ("day-day", "day-month", "starts", "minutes", "title")}
    assert kept == {"day-day": "31", "day-month": "Febuary", "starts": "tea time", "minutes": "long", "title": "a <b>"}


def test_a_password_is_never_shown_again() -> None:
    assert "demo-only-2019" not in str(posted().password())


def test_a_password_is_kept_to_the_letter() -> None:
    assert posted(password="  two  spaces\t ").password.data == "  two  spaces\t "
    assert posted(password="cafe\u0301").password.data == posted(password="caf\xe9").password.data


def test_a_passage_comes_back_exactly_as_it_was_typed() -> None:
    form = posted(detail="First\n  indented\n\n</textarea><script>")
    text = drawn(form).by_id["detail"].text
    assert text == "First\n  indented\n\n</textarea><script>"


def test_control_characters_never_arrive() -> None:
    form = posted(title="A\x00d\x9fop\u2028tion\ufeff", detail="one\u2029two\x0b\x00", officers="Jo\x00hn\x85Sue")
    assert form.title.data == "Adop tion"
    assert form.detail.data == "one\ntwo"
    assert form.officers.data == ["John", "Sue"]


def test_a_date_marks_only_the_box_to_mend_and_the_summary_leads_there() -> None:
    form = posted(**{"day-month": ""})
    assert not form.validate()
    page = drawn(form)
    marked = [
        part for part in ("day", "month", "year") if "govuk-input--error" in page.by_id[f"day-{part}"].get("class", "")
    ]
    assert marked == ["month"]
    assert [(p.text, p.href) for p in errors(form)] == [("Date of the meeting must include a month", "#day-month")]


def test_a_date_that_the_form_refuses_marks_all_its_boxes() -> None:
    form = posted()
    assert form.validate()
    refuse(form, "Choose a day that is not a bank holiday", "day")
    page = drawn(form)
    assert all("govuk-input--error" in page.by_id[f"day-{part}"].get("class", "") for part in ("day", "month", "year"))
    assert errors(form)[0].href == "#day-day"


def test_every_link_of_the_summary_leads_to_something_that_takes_the_keyboard() -> None:
    form = MeetingForm(MultiDict())
    assert not form.validate()
    page = drawn(form)
    for problem in errors(form):
        if problem.href:
            assert page.by_id[problem.href[1:]].tag.rpartition("}")[2] in ("input", "select", "textarea"), problem
    assert [p.href for p in errors(form) if p.text.startswith("This page")] == [None]


def test_errors_and_hints_are_tied_to_their_field() -> None:
    form = posted(title="")
    assert not form.validate()
    page = drawn(form)
    assert page.by_id["title"].get("aria-describedby") == "title-hint title-error"
    assert "Error: Enter the title" in page.text(page.by_id["title-error"])


def test_a_refusal_without_a_field_stands_above_the_form() -> None:
    form = posted()
    assert form.validate()
    refuse(form, "Edition 8 has been published since")
    assert [tuple(p) for p in errors(form)] == [("Edition 8 has been published since", None)]
    assert form.errors


def test_a_refusal_of_a_field_the_form_does_not_have_is_not_lost() -> None:
    form = posted()
    refuse(form, "No", "colour")
    assert errors(form)[0].text == "No"


def test_what_is_edited_is_shown_in_the_forms_words() -> None:
    form = MeetingForm(
        data={"day": date(2019, 4, 4), "starts": time(14, 30), "officers": ["A", "B"], "committee": 2,
              "status": Status.CANCELLED, "links": ["b"], "minutes": 0, "version": 3, "sure": True}
    )  # fmt: skip
    page = drawn(form)
    assert [page.by_id[f"day-{part}"].get("value") for part in ("day", "month", "year")] == ["4", "4", "2019"]
    assert page.by_id["starts"].get("value") == "2:30pm"
    assert page.by_id["officers"].text == "A\nB"
    assert page.by_id["minutes"].get("value") == "0"
    chosen = [e.get("value") for e in page.elements if e.get("selected") is not None or e.get("checked") is not None]
    assert chosen == ["2", "cancelled", "b", "yes"]
    assert 'name="version" value="3"' in str(form.version())


def test_the_first_choice_of_a_select_stands_for_no_answer() -> None:
    page = drawn(MeetingForm())
    options = page.all("option")
    assert (options[0].get("value"), page.text(options[0])) == ("", "Choose one")


def test_choices_can_be_set_on_one_form() -> None:
    form = MeetingForm(MultiDict(GOOD))
    form.committee.choices = [("9", "Scrutiny Co-ordination Committee")]
    form.process(MultiDict(GOOD | {"committee": "9"}))
    assert form.committee.data == 9


def test_an_upload_without_a_file_is_no_answer() -> None:
    class ImportForm(wtforms.Form):
        document = fields.Upload("Document")

    empty = ImportForm(MultiDict({"document": FileStorage(BytesIO(b""), filename="")}))
    assert not empty.validate()
    assert empty.errors == {"document": ["Choose a file"]}
    sent = FileStorage(BytesIO(b"x"), filename="programme.docx")
    full = ImportForm(MultiDict({"document": sent}))
    assert full.validate()
    assert full.document.data is sent


def test_every_field_is_valid_html_with_and_without_errors() -> None:
    for form in (MeetingForm(), posted(), MeetingForm(MultiDict())):
        form.validate()
        page = drawn(form)
        assert not faults(page)
        assert not [e for e in page.elements if e.get("required") is not None]


def test_a_label_can_be_the_pages_heading() -> None:
    assert '<h1 class="govuk-label-wrapper">' in str(MeetingForm().title(heading=True, size="l"))
    assert "govuk-fieldset__legend--l" in str(MeetingForm().day(heading=True, size="l"))


NAMES = sorted({*GOOD, "day", "document"})


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=30), max_size=4), max_size=len(NAMES)))
def test_no_nonsense_makes_a_form_fail(sent: dict[str, list[str]]) -> None:
    form = MeetingForm(MultiDict(sent))
    form.validate()
    errors(form)
    assert not faults(drawn(form))
