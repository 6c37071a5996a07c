"""A report's deadlines: the default chain on the founding document's last meeting, and chains that make no sense."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.deadlines import DEFAULT_CHAIN, DISPATCH, Stage, check_chain, timetable
from workprogramme.domain.jurisdictions import ENGLAND, JURISDICTIONS, WALES, Jurisdiction
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays

DAYS = WorkingDays()
MEETING = date(2019, 4, 4)
DISPATCH_LAST = "The last stage, and only the last, is dispatch: the latest lawful day of publication."
DISPATCHED = Stage(DISPATCH, "Dispatch", DISPATCH, "The agenda and reports are public {when}.")


def stage(key: str, working_days: int) -> Stage:
    """A stage of a committee's own chain."""
    return Stage(key, key.capitalize(), working_days)


def test_the_default_timetable_of_the_meeting_on_4_april_2019() -> None:
    found = [(deadline.stage.name, deadline.day.isoformat(), deadline.rule) for deadline in timetable(MEETING, DAYS)]
    before = "working days before the meeting."
    assert found == [
        ("Brief", "2019-02-21", f"The brief for the report is agreed 30 {before}"),
        ("Draft", "2019-03-14", f"The draft report is with the scrutiny co-ordinator 15 {before}"),
        ("Finance and legal", "2019-03-19", f"Finance and legal comments are in the report 12 {before}"),
        ("Director", "2019-03-21", f"The director has cleared the report 10 {before}"),
        ("Final report", "2019-03-22", f"The final report is with governance services 9 {before}"),
        ("Dispatch", "2019-03-27", "The agenda and reports are public 5 clear days before the meeting."),
    ]


def test_every_deadline_names_its_source() -> None:
    sources = {deadline.stage.key: deadline.source for deadline in timetable(MEETING, DAYS)}
    assert sources[DISPATCH] == (
        "Local Government Act 1972 s100A(6)(a) and s100B(3) and (4)(a), as amended by SI 2002/715"
    )
    assert "Maidstone" in sources["final"]
    assert all(source.startswith("Local") for source in sources.values())


def test_in_wales_the_agenda_goes_out_three_clear_days_before() -> None:
    dispatch = timetable(MEETING, DAYS, jurisdiction=WALES)[-1]
    assert dispatch.day == date(2019, 3, 29)
    assert dispatch.rule == "The agenda and reports are public 3 clear days before the meeting."
    assert "s100BA(3)" in dispatch.source


def test_a_committee_may_have_a_chain_of_its_own() -> None:
    chain = (stage("outline", 20), stage("report", 10), DISPATCHED)
    deadlines = timetable(MEETING, DAYS, chain)
    assert [deadline.day for deadline in deadlines] == [date(2019, 3, 7), date(2019, 3, 21), date(2019, 3, 27)]
    assert deadlines[0].rule == "This stage is due 20 working days before the meeting."


def test_a_single_working_day_is_written_as_one() -> None:
    overnight = Jurisdiction("x", "X", 1, "", (1, 7), "")
    assert DISPATCHED.rule(overnight) == "The agenda and reports are public 1 clear day before the meeting."


@pytest.mark.parametrize(
    ("chain", "sentence"),
    [
        ((), DISPATCH_LAST),
        ((stage("draft", 15),), DISPATCH_LAST),
        ((DISPATCHED, stage("draft", 15)), DISPATCH_LAST),
        ((DISPATCHED, DISPATCHED), DISPATCH_LAST),
        ((stage("draft", 15), stage("draft", 12), DISPATCHED), "Each stage may appear only once."),
        ((stage("draft", 10), stage("final", 15), DISPATCHED),
         "Make Final 10 working days before the meeting or fewer, because it comes after Draft."),
        ((stage("final", 5), DISPATCHED),
         "Final would be due when the agenda is already public. Make it 6 working days before the meeting or more."),
        ((stage("final", 0), DISPATCHED),
         "Final would be due when the agenda is already public. Make it 6 working days before the meeting or more."),
        ((stage("brief", 251), DISPATCHED), "Make Brief 250 working days before the meeting or fewer."),
    ],
)  # fmt: skip
def test_a_chain_that_makes_no_sense_is_refused_with_a_sentence(chain: tuple[Stage, ...], sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        timetable(MEETING, DAYS, chain)
    assert str(refusal.value) == sentence


def test_what_is_late_in_england_may_do_in_wales() -> None:
    chain = (stage("final", 5), DISPATCHED)
    check_chain(chain, WALES)
    with pytest.raises(ValueError, match="already public"):
        check_chain(chain, ENGLAND)


def test_a_deadline_is_late_from_the_next_day() -> None:
    draft = timetable(MEETING, DAYS)[1]
    assert not draft.is_late_on(date(2019, 3, 14))
    assert draft.is_late_on(date(2019, 3, 15))


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2019, 3, 1), 9),
        (date(2019, 3, 11), 3),
        (date(2019, 3, 13), 1),
        (date(2019, 3, 14), 0),
        (date(2019, 3, 15), -1),
        (date(2019, 3, 17), -1),
        (date(2019, 3, 18), -2),
    ],
)
def test_the_working_days_that_are_left_count_down_to_the_deadline(day: date, left: int) -> None:
    assert timetable(MEETING, DAYS)[1].working_days_left(day, DAYS) == left


def test_a_meeting_past_the_horizon_has_no_timetable() -> None:
    with pytest.raises(BeyondHorizon):
        timetable(date(2029, 1, 11), DAYS)


numbers = st.lists(st.integers(6, 250), min_size=0, max_size=6).map(lambda found: sorted(found, reverse=True))


@settings(deadline=None)
@given(st.dates(date(1996, 1, 1), date(2028, 12, 31)), numbers, st.sampled_from(list(JURISDICTIONS.values())))
def test_deadlines_come_in_order_and_end_in_a_lawful_publication(
    meeting: date, before: list[int], jurisdiction: Jurisdiction
) -> None:
    chain = (*(stage(f"stage {n}", number) for n, number in enumerate(before)), DISPATCHED)
    found = [deadline.day for deadline in timetable(meeting, DAYS, chain, jurisdiction)]
    assert found == sorted(found)
    assert all(DAYS.is_working_day(day) for day in found)
    assert DAYS.clear_days(found[-1], meeting) == jurisdiction.clear_days
    assert DAYS.clear_days(DAYS.after(found[-1], 1), meeting) < jurisdiction.clear_days


def test_the_default_chain_makes_sense_everywhere() -> None:
    for jurisdiction in JURISDICTIONS.values():
        check_chain(DEFAULT_CHAIN, jurisdiction)
