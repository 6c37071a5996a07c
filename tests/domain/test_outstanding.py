"""The outstanding issues report: what a committee waits for on a meeting's day, and what came since the last one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.minutes import item_key, minute_number, said_key
from workprogramme.domain.outstanding import Matter, Thread, outstanding_report

LAST, DAY = date(2019, 9, 5), date(2019, 10, 3)


def matter(number: int = 1, **values: object) -> Matter:
    known = {"thread": Thread.FOLLOW_UP, "id": number, "reference": str(number), "words": "A report",
             "began": date(2018, 6, 21), **values}  # fmt: skip
    return Matter(**known)  # type: ignore[arg-type]


def test_lateness_and_age_are_of_the_meetings_day() -> None:
    report = outstanding_report("Board", DAY, [matter(due=date(2019, 6, 30))], LAST)
    assert [(line.age, line.late) for line in report.open] == [(469, 95)]
    assert report.late == report.open


def test_what_was_answered_since_the_last_meeting_stands_apart() -> None:
    matters = [
        matter(1),
        matter(2, ended=LAST),
        matter(3, ended=LAST + timedelta(days=1)),
        matter(4, ended=DAY),
        matter(5, ended=DAY + timedelta(days=1)),
        matter(6, began=DAY + timedelta(days=1)),
    ]
    report = outstanding_report("Board", DAY, matters, LAST)
    assert [line.matter.id for line in report.ended] == [3, 4]
    assert [line.matter.id for line in report.open] == [1, 5]


def test_what_nobody_knows_the_day_of_is_not_left_out() -> None:
    report = outstanding_report("Board", DAY, [matter(began=None, due=LAST)], LAST)
    assert [(line.age, line.late) for line in report.open] == [(None, 28)]


def test_without_a_meeting_before_it_everything_that_ended_is_told() -> None:
    report = outstanding_report("Board", DAY, [matter(1, ended=date(2018, 7, 1))])
    assert [line.matter.id for line in report.ended] == [1]


def test_the_longest_late_comes_first_and_then_the_oldest() -> None:
    matters = [
        matter(1, began=date(2019, 5, 1)),
        matter(2, due=date(2019, 9, 1)),
        matter(3, due=date(2019, 6, 30), thread=Thread.RECOMMENDATION),
        matter(4, began=date(2018, 5, 1)),
    ]
    report = outstanding_report("Board", DAY, matters, LAST)
    assert [line.matter.id for line in report.open] == [3, 2, 4, 1]
    assert [line.matter.id for line in report.about(Thread.RECOMMENDATION)] == [3]


DAYS = st.dates(date(2018, 1, 1), date(2020, 1, 1))
MATTERS = st.builds(matter, st.integers(1, 99), began=DAYS, due=st.none() | DAYS, ended=st.none() | DAYS)


@given(st.lists(MATTERS, max_size=12), DAYS, st.none() | DAYS)
def test_nothing_begun_is_lost_between_two_reports(matters: list[Matter], day: date, since: date | None) -> None:
    report = outstanding_report("Board", day, matters, since)
    begun = [m for m in matters if m.began <= day]
    gone_before = [m for m in begun if m.ended and since and m.ended <= since and m.ended <= day]
    assert len(report.open) + len(report.ended) + len(gone_before) == len(begun)
    assert all(line.late >= 0 and (line.age or 0) >= 0 for line in report.open)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("19/19", "19/19"), ("19 / 19", "19/19"), ("Minute 5/18", "5/18"), ("min. no. 7", "7"), ("7a", "7a"), ("", "")],
)
def test_the_number_of_a_minute_is_read_as_it_is_written(typed: str, kept: str) -> None:
    assert minute_number(typed) == kept


@pytest.mark.parametrize("typed", ["nineteen", "19/", "19/19/19", "12345", "19-19", "²", "١٩"])
def test_what_is_no_number_of_a_minute_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="like 19/19"):
        minute_number(typed)


def test_a_line_is_known_again_by_its_item_or_its_words() -> None:
    assert item_key(7) == "item:7"
    assert said_key("Any  Other business ") == said_key("Any other Business")
