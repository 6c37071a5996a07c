"""A calendar compared with the meetings that are known: each kind of line, what is doubtful, and what always holds."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.meeting_dates.calendars import GROUND, TODAY, known, lines, said, take
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.exchange.meeting_dates.values import CHANGES, Choice, Doubt, How, KnownMeeting, Line, What
from workprogramme.exchange.reading.calendars import CalendarMeeting, Status

APRIL, MAY = date(2019, 4, 4), date(2019, 5, 23)


def only(found: tuple[Line, ...]) -> Line:
    (line,) = found
    return line


def test_a_meeting_that_is_not_known_is_new_at_the_usual_hour_and_place() -> None:
    line = only(lines([], [said(APRIL)]))
    assert (line.what, line.default) == (What.NEW, Choice.TAKE)
    assert line.after is not None
    assert (line.after.starts, line.after.ends, line.after.place) == (time(14), time(16), "Council House")
    assert (line.after.kind, line.after.status) == (MeetingKind.FORMAL, MeetingStatus.CONFIRMED)


def test_a_meeting_as_it_is_known_is_unchanged() -> None:
    line = only(lines([known(1, APRIL)], [said(APRIL, place="council  house", status=Status.CONFIRMED)]))
    assert (line.what, line.choices) == (What.UNCHANGED, ())


@pytest.mark.parametrize(
    ("more", "change"),
    [
        ({"start": time(10)}, {"starts": time(10), "ends": time(12)}),
        ({"start": time(14), "end": time(17)}, {"ends": time(17)}),
        ({"place": "Town Hall"}, {"place": "Town Hall"}),
        ({"status": Status.PROVISIONAL}, {"status": MeetingStatus.PROVISIONAL}),
        ({"title": "Children’s Services Scrutiny Board – Special meeting"}, {"kind": MeetingKind.SPECIAL}),
        ({"title": "Informal briefing"}, {"kind": MeetingKind.INFORMAL}),
        ({"note": "call-in"}, {"kind": MeetingKind.CALL_IN}),
    ],
)
def test_a_change_of_hour_place_kind_or_certainty_is_told(more: dict[str, Any], change: dict[str, Any]) -> None:
    here = known(1, APRIL)
    line = only(lines([here], [said(APRIL, **more)]))
    assert (line.what, line.default, line.after) == (What.CHANGED, Choice.TAKE, replace(here.draft, **change))


def test_a_word_of_the_committees_own_name_says_nothing_of_the_kind() -> None:
    ground = replace(GROUND, usual=replace(GROUND.usual, name="Joint Health Scrutiny Committee"))
    line = only(lines([], [said(APRIL, title="Joint Health Scrutiny Committee")], ground))
    assert line.after is not None
    assert line.after.kind is MeetingKind.FORMAL


def test_a_meeting_that_the_calendar_knows_by_its_identity_moves_however_many_are_near() -> None:
    here = [known(1, APRIL, "a"), known(2, APRIL + timedelta(7), "b")]
    moved, unchanged = lines(here, [said(date(2019, 4, 8), uid="a"), said(APRIL + timedelta(7), uid="b")])
    assert (moved.what, moved.how, moved.known, moved.default) == (What.MOVED, How.IDENTITY, here[0], Choice.TAKE)
    assert unchanged.what is What.UNCHANGED


def test_two_meetings_that_change_places_both_keep_their_ids() -> None:
    here = [known(1, APRIL, "a"), known(2, MAY, "b")]
    found = lines(here, [said(APRIL, uid="b"), said(MAY, uid="a")])
    assert [(line.what, line.known and line.known.id, line.default) for line in found] == [
        (What.MOVED, 2, Choice.TAKE),
        (What.MOVED, 1, Choice.TAKE),
    ]


def test_one_identity_for_many_days_is_that_of_a_series_and_of_no_meeting() -> None:
    here = [known(1, APRIL, "series")]
    found = lines(here, [said(APRIL, uid="series"), said(MAY, uid="series")])
    assert [line.what for line in found] == [What.UNCHANGED, What.NEW]


def test_a_meeting_that_is_not_where_it_was_and_a_new_one_close_by_are_one_that_moved() -> None:
    line = only(lines([known(1, APRIL)], [said(date(2019, 4, 11))]))
    assert (line.what, line.how, line.default) == (What.MOVED, How.NEARNESS, Choice.TAKE)
    assert line.choices == (Choice.TAKE, Choice.ADD, Choice.LEAVE)


def test_where_more_than_one_may_have_moved_a_person_looks() -> None:
    found = lines([known(1, APRIL), known(2, date(2019, 4, 11))], [said(date(2019, 4, 8)), said(date(2019, 4, 14))])
    assert [(line.what, line.doubts[-1], line.default) for line in found] == [
        (What.MOVED, Doubt.OTHERS_NEAR, Choice.LEAVE)
    ] * 2


def test_a_meeting_far_off_or_of_another_municipal_year_is_another_one() -> None:
    assert [line.what for line in lines([known(1, APRIL)], [said(APRIL + timedelta(15))])] == [What.NEW]
    assert [line.what for line in lines([known(1, date(2019, 4, 25))], [said(date(2019, 5, 2))])] == [What.NEW]


def test_a_special_meeting_close_by_is_no_formal_one_that_moved() -> None:
    found = lines([known(1, APRIL)], [said(date(2019, 4, 11), title="Special meeting"), said(date(2019, 4, 30))])
    assert [line.what for line in found] == [What.NEW, What.NEW]


def test_the_calendars_new_date_is_that_of_the_meeting_it_calls_off() -> None:
    here = [known(1, APRIL), known(2, MAY)]
    coming = [said(APRIL, status=Status.CANCELLED), said(date(2019, 4, 30), status=Status.MOVED), said(MAY)]
    told, moved, unchanged = lines(here, coming)
    assert (told.what, unchanged.what) == (What.TOLD, What.UNCHANGED)
    assert (moved.what, moved.how, moved.known, moved.default) == (What.MOVED, How.NEW_DATE, here[0], Choice.TAKE)
    assert moved.after == replace(here[0].draft, day=date(2019, 4, 30))


def test_the_calendar_may_say_whose_new_date_it_is() -> None:
    here = [known(1, APRIL), known(2, date(2019, 4, 18))]
    coming = [said(date(2019, 4, 24), status=Status.MOVED, note="moved from Thursday 4 April")]
    assert [(line.what, line.known and line.known.id) for line in lines(here, coming)] == [(What.MOVED, 1)]


def test_a_new_date_of_no_meeting_that_is_known_is_a_new_meeting() -> None:
    assert only(lines([], [said(APRIL, status=Status.MOVED)])).what is What.NEW


def test_a_postponed_meeting_moves_to_its_new_date_and_takes_place_again() -> None:
    here = known(1, APRIL, status=MeetingStatus.POSTPONED)
    line = only(lines([here], [said(date(2019, 4, 30), status=Status.MOVED)]))
    assert (line.what, line.default) == (What.MOVED, Choice.TAKE)
    assert line.after == replace(here.draft, day=date(2019, 4, 30), status=MeetingStatus.CONFIRMED)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_a_meeting_that_the_calendar_calls_off_is_called_off(status: Status) -> None:
    here = known(1, APRIL)
    line = only(lines([here], [said(APRIL, status=status)]))
    assert (line.what, line.default) == (What.CALLED_OFF, Choice.TAKE)
    assert line.after == replace(here.draft, status=MeetingStatus(status.value))
    assert only(lines(take([here], [line]), [said(APRIL, status=status)])).what is What.UNCHANGED


@pytest.mark.parametrize(
    ("here", "coming", "doubt"),
    [
        (known(1, APRIL, status=MeetingStatus.CANCELLED), said(APRIL), Doubt.CALLED_OFF_HERE),
        (known(1, APRIL, status=MeetingStatus.POSTPONED), said(APRIL), Doubt.CALLED_OFF_HERE),
        (known(1, date(2019, 2, 7)), said(date(2019, 2, 7), place="Town Hall"), Doubt.OVER),
        (known(1, date(2019, 2, 7), status=MeetingStatus.HELD), said(date(2019, 2, 7), start=time(9)), Doubt.OVER),
        (known(1, APRIL), said(APRIL + timedelta(8)), Doubt.NOT_CLOSE),
        (known(1, APRIL, "a"), said(APRIL + timedelta(121), uid="a"), Doubt.FAR),
        (known(1, APRIL), said(APRIL, start=time(15), end=time(14)), Doubt.NO_END),
        (known(1, APRIL), said(APRIL, place="x" * 251, start=time(15)), Doubt.LONG_PLACE),
        (None, said(APRIL, status=Status.CANCELLED), Doubt.NOT_KNOWN),
        (None, said(date(2018, 4, 5)), Doubt.LONG_AGO),
    ],
)
def test_what_is_doubtful_is_left_until_a_person_has_looked(
    here: KnownMeeting | None, coming: CalendarMeeting, doubt: Doubt
) -> None:
    line = only(lines([here] if here else [], [coming]))
    assert (line.doubts, line.default) == ((doubt,), Choice.LEAVE)
    assert Choice.TAKE in line.choices


def test_doubts_of_the_reader_and_odd_days_are_kept() -> None:
    ground = replace(GROUND, odd_day=lambda day: ["It is a Saturday."] if day.weekday() == 5 else [])
    assert only(lines([], [said(date(2019, 4, 6))], ground)).told == ("It is a Saturday.",)
    assert only(lines([], [said(APRIL, unsure=("It repeats.",))], ground)).default is Choice.LEAVE
    assert only(lines([known(1, date(2019, 4, 6))], [said(date(2019, 4, 6))], ground)).what is What.UNCHANGED


def test_two_on_a_day_whose_hours_are_not_said_are_left_and_none_is_missing() -> None:
    here = [known(1, APRIL), known(2, APRIL, starts=time(10), ends=time(12))]
    found = lines(here, [said(APRIL), said(APRIL, title="Other"), said(MAY)])
    assert [(line.what, line.doubts) for line in found] == [
        (What.NEW, (Doubt.SAME_DAY,)),
        (What.NEW, (Doubt.SAME_DAY,)),
        (What.NEW, ()),
    ]


def test_of_two_on_a_day_the_one_at_that_hour_is_meant() -> None:
    here = [known(1, APRIL), known(2, APRIL, starts=time(10), ends=time(12))]
    found = lines(here, [said(APRIL, start=time(10), place="Town Hall"), said(APRIL, start=time(14))])
    assert [(line.what, line.known and line.known.id) for line in found] == [(What.CHANGED, 2), (What.UNCHANGED, 1)]


def test_a_meeting_to_come_that_the_calendar_does_not_have_is_missing_and_left() -> None:
    here = [known(1, date(2019, 2, 7)), known(2, APRIL), known(3, date(2019, 7, 4))]
    found = lines(here, [said(date(2019, 1, 10)), said(MAY)])
    missing = next(line for line in found if line.what is What.MISSING)
    assert (missing.known, missing.default, missing.key) == (here[1], Choice.LEAVE, "m2")
    assert missing.after == replace(here[1].draft, status=MeetingStatus.CANCELLED)
    assert [line.what for line in found].count(What.MISSING) == 1


def test_a_line_that_the_calendar_has_twice_is_told_once() -> None:
    assert [line.what for line in lines([], [said(APRIL), said(APRIL)])] == [What.NEW, What.TOLD]


def test_no_two_meetings_come_to_one_hour_unasked() -> None:
    here = [known(1, APRIL, "a"), known(2, date(2019, 4, 11))]
    found = lines(here, [said(date(2019, 4, 11), uid="a"), said(MAY)])
    assert [(line.what, line.doubts) for line in found if line.coming] == [
        (What.MOVED, (Doubt.CLASH,)),
        (What.NEW, ()),
    ]


def test_a_calendar_that_contradicts_itself_is_left() -> None:
    found = lines([], [said(APRIL), said(APRIL, start=time(14), status=Status.PROVISIONAL)])
    assert [(line.what, line.doubts) for line in found] == [(What.NEW, (Doubt.SAME_DAY,))] * 2


DAYS = st.integers(-40, 100).map(lambda n: TODAY + timedelta(n))
HOURS = st.sampled_from([None, time(10), time(14), time(18)])
COMING = st.builds(
    CalendarMeeting,
    day=DAYS,
    start=HOURS,
    place=st.sampled_from(["", "Council House", "Town Hall"]),
    title=st.sampled_from(["", "Special meeting"]),
    status=st.sampled_from(Status),
    uid=st.sampled_from(["", "a", "b", "c", "d"]),
    note=st.sampled_from(["", "moved from 4 April"]),
)
STATES = st.sampled_from(MeetingStatus)


@st.composite
def programmes(draw: st.DrawFn) -> list[KnownMeeting]:
    """Meetings of which no two take place at one hour."""
    hours = draw(st.lists(st.tuples(DAYS, st.sampled_from([time(10), time(14)])), unique=True, max_size=7))
    return [
        known(number, day, *([draw(st.sampled_from("abcd")) + str(number % 2)] if number % 3 else []), starts=starts,
              ends=time(20), status=draw(STATES))
        for number, (day, starts) in enumerate(hours, 1)
    ]  # fmt: skip


@settings(max_examples=150)
@given(programmes(), st.lists(COMING, max_size=9))
def test_nothing_of_the_calendar_is_dropped_and_no_meeting_is_meant_twice(
    here: list[KnownMeeting], coming: list[CalendarMeeting]
) -> None:
    found = lines(here, coming)
    assert sorted(line.key for line in found if line.coming) == sorted(f"c{place}" for place in range(len(coming)))
    meant = [line.known.id for line in found if line.known]
    assert len(meant) == len(set(meant))


@settings(max_examples=150)
@given(programmes(), st.lists(COMING, max_size=9))
def test_the_same_calendar_a_second_time_changes_nothing(
    here: list[KnownMeeting], coming: list[CalendarMeeting]
) -> None:
    after = take(here, lines(here, coming))
    again = [line for line in lines(after, coming) if line.what in CHANGES and line.default is Choice.TAKE]
    assert again == []
    assert {one.id for one in here} <= {one.id for one in after}


@settings(max_examples=150)
@given(programmes(), st.lists(COMING, max_size=9))
def test_what_is_taken_unasked_never_puts_two_meetings_on_one_hour(
    here: list[KnownMeeting], coming: list[CalendarMeeting]
) -> None:
    hours = [(one.day, one.draft.starts) for one in take(here, lines(here, coming)) if one.draft.status.takes_place]
    assert len(hours) == len(set(hours))
