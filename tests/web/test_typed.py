"""What people type is cleaned and read."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.web.typed import Unread, clean, clean_lines, read_day, read_time
from workprogramme.web.words import time_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Adoption  Central\tEngland ", "Adoption Central England"),
        ("Review\r\nof\u2028Libraries", "Review of Libraries"),
        ("a\x00b\x07c\x9fd\ufeffe\u200bf", "abcdef"),
        ("safe\u202egnp.exe\u202c", "safegnp.exe"),
        ("Cafe\u0301", "Café"),
        ("SCR – Baby F", "SCR – Baby F"),
        ("bad\ud800surrogate\uffff", "badsurrogate"),
        ("Llanfair\u200dpwll", "Llanfair\u200dpwll"),
        ("\u00a0Coventry\u00a0", "Coventry"),
    ],
)
def test_a_line_loses_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_passage_keeps_its_lines_but_not_a_run_of_empty_ones() -> None:
    assert clean("one  \r\ntwo\r\r\n\n\n\n  three\u2029four\x0b", lines=True) == "one\ntwo\n\n  three\nfour"


@settings(max_examples=100)
@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    for lines in (False, True):
        done = clean(text, lines=lines)
        assert clean(done, lines=lines) == done
        done.encode("utf-8")
        assert "\r" not in done
        assert "\x00" not in done


def test_a_list_has_each_entry_once_and_no_empty_ones() -> None:
    assert clean_lines("John Gregg\n\n  Sonia   Watson \nJohn Gregg\r\n\u200b") == ["John Gregg", "Sonia Watson"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2pm", time(14)),
        ("2 PM", time(14)),
        ("2.30 pm", time(14, 30)),
        ("2:30pm", time(14, 30)),
        ("2.30 p.m.", time(14, 30)),
        ("10 a.m", time(10)),
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("1400", time(14)),
        ("0930", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("10", time(10)),
        ("12", time(12)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12.15 am", time(0, 15)),
        ("12 noon", time(12)),
        ("midday", time(12)),
        ("Noon", time(12)),
        ("midnight", time(0)),
        ("12 midnight", time(0)),
        ("2pm o'clock", time(14)),
        ("14:00 hrs", time(14)),
        ("00:00", time(0)),
        ("02:00", time(2)),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, read: time) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["2", "2:30", "7.15", "3 o'clock"])
def test_an_hour_that_could_be_morning_or_afternoon_is_asked_about(typed: str) -> None:
    with pytest.raises(Unread, match="say am or pm"):
        read_time(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25:00", "24:00", "2:75pm", "14pm", "0pm", "2:3pm", "1 noon", "2pm to 4pm", "٢pm", "-2pm", "9" * 5000],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Unread, match="must be a"):
        read_time(typed)


@settings(max_examples=100)
@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_time_that_is_said_can_be_read(at: time) -> None:
    assert read_time(time_words(at)) == at
    assert read_time(at.isoformat("minutes")) == at


def boxes(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize("month", ["4", "04", "April", "apr", " APR. ", "Apri"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert read_day(boxes("04", month, "2019")) == date(2019, 4, 4)


def test_three_empty_boxes_are_no_day() -> None:
    assert read_day(boxes()) is None
    assert read_day({}) is None
    assert read_day(boxes(" ", "\x00", "\u200b")) is None


@pytest.mark.parametrize(
    ("typed", "says", "parts"),
    [
        (boxes("4", "", "2019"), "must include a month", ("month",)),
        (boxes("4"), "must include a month and year", ("month", "year")),
        (boxes("31", "2", "2019"), "must be a real date", ("day", "month", "year")),
        (boxes("0", "2", "2019"), "must be a real date", ("day", "month", "year")),
        (boxes("4", "13", "2019"), "must have a real month, like 4 or April", ("month",)),
        (boxes("4", "Ju", "2019"), "must have a real month, like 4 or April", ("month",)),
        (boxes("4", "4", "19"), "must have a year with 4 numbers, like 2019", ("year",)),
        (boxes("4", "4", "0019"), "must be between 1900 and 2199", ("year",)),
        (boxes("4th", "4", "2019"), "must have a day from 1 to 31", ("day",)),
        (boxes("²", "4", "2019"), "must have a day from 1 to 31", ("day",)),
        (boxes("9" * 5000, "4", "2019"), "must have a day from 1 to 31", ("day",)),
    ],
)
def test_a_day_that_cannot_be_read_says_which_box_to_mend(
    typed: dict[str, str], says: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(Unread) as raised:
        read_day(typed)
    assert raised.value.says == says
    assert raised.value.parts == parts
