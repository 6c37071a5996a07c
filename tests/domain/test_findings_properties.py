"""What holds of the findings of any plan at all."""

import random
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.sample_plans import BOARD_1, COMMITTEE, DAYS, item, part
from workprogramme.domain.findings import Finding, FindingKind, Severity, findings_of, what_if
from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, MemberRole, PartRole, Votes
from workprogramme.domain.plans import Engagement, Limits, Plan, Span
from workprogramme.domain.programme import ItemValue, MeetingValue, PartValue, Programme
from workprogramme.domain.seats import Seat
from workprogramme.domain.working_days import WorkingDays

T = TypeVar("T")
FIRST = date(2018, 5, 1)
NARROW = WorkingDays(known_from=2017, known_to=2018)
quickly = settings(max_examples=60, deadline=None)

days = st.integers(0, 364).map(lambda n: FIRST + timedelta(days=n))
fortnight = st.integers(-14, 14).map(lambda n: timedelta(days=n))
hours = st.sampled_from([time(10), time(11, 30), time(14)])
titles = st.sampled_from(["Fostering", "fostering ", "School places", "Community safety", "Budget"])
roles = st.sampled_from([PartRole.LEAD_OFFICER, PartRole.LEAD_OFFICER, *PartRole])
people = st.builds(lambda number, role: part(number, f"Person {number}", role), st.integers(1, 2), roles)
spans = st.builds(
    lambda first, length: Span(first=first, last=first + timedelta(days=length)), days, st.integers(0, 90)
)
seats = st.builds(
    Seat,
    person_id=st.just(60),
    name=st.just("Sylvia Hanson"),
    role=st.just(MemberRole.COOPTED),
    votes=st.just(Votes.EDUCATION),
    last=st.none() | days,
)


@st.composite
def engagements(draw: st.DrawFn, meetings: tuple[MeetingValue, ...]) -> Engagement:
    """Something elsewhere, near one of the meetings if there is any."""
    day = draw(st.sampled_from([meeting.day for meeting in meetings] or [FIRST]))
    return Engagement(
        person_id=draw(st.integers(1, 2)),
        meeting_id=draw(st.integers(100, 105)),
        day=day + draw(st.just(timedelta()) | fortnight),
        starts=draw(hours),
        ends=draw(st.none() | st.just(time(18))),
        committee=BOARD_1,
        reports=draw(st.integers(1, 3)),
    )


@st.composite
def items(draw: st.DrawFn, number: int, meetings: tuple[MeetingValue, ...]) -> ItemValue:
    """An item, at the first meetings rather than the last ones."""
    window = sorted(draw(st.lists(days, min_size=2, max_size=2))) if draw(st.booleans()) else [None, None]
    return item(
        number,
        draw(st.sampled_from([*[meeting.id for meeting in meetings][:2] * 2, *[one.id for one in meetings], None])),
        title=draw(titles),
        kind=draw(st.sampled_from([ItemKind.MAIN, *ItemKind])),
        minutes=draw(st.none() | st.integers(5, 120)),
        target_text="" if window[0] is None else "then",
        target_earliest=window[0],
        target_latest=window[1],
        parts=tuple(draw(st.lists(people, max_size=3))),
    )


@st.composite
def follow_ups(draw: st.DrawFn, number: int) -> FollowUpValue:
    """Something asked for, answered by some of the plan's items, by one of another committee, or by none."""
    latest = draw(st.none() | days)
    linked = (
        LinkedItemValue(id=one, title=f"Item {one}", day=draw(st.none() | days), off=draw(st.booleans()))
        for one in draw(st.lists(st.sampled_from([1, 2, 3, 500]), max_size=3, unique=True))
    )
    return FollowUpValue(
        id=number,
        wording=draw(titles),
        asked_on=draw(st.none() | days),
        target_kind=draw(st.sampled_from(["month", "words"])),
        target_text="then",
        target_earliest=latest,
        target_latest=latest,
        items=tuple(linked),
        dropped_on=draw(st.sampled_from([None, None, None, FIRST])),
    )


@st.composite
def editions(draw: st.DrawFn, now: Programme) -> Programme:
    """What was published before: the same, but for some meetings' days and some items' places."""
    return replace(
        now,
        meetings=tuple(
            replace(one, day=one.day + draw(st.sampled_from([timedelta()] * 3 + [timedelta(days=7)])))
            for one in now.meetings
        ),
        items=tuple(replace(one, meeting_id=draw(st.sampled_from([one.meeting_id] * 2 + [None]))) for one in now.items),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of up to five meetings and ten items, so dense that every rule has something to say."""
    meetings = tuple(
        MeetingValue(
            id=number,
            day=draw(days),
            starts=draw(hours),
            kind=draw(st.sampled_from([MeetingKind.FORMAL] * 5 + [*MeetingKind])),
            status=draw(st.sampled_from([MeetingStatus.CONFIRMED] * 6 + [*MeetingStatus])),
        )
        for number in range(1, draw(st.integers(1, 5)) + 1)
    )
    several = tuple(draw(items(number, meetings)) for number in range(1, draw(st.integers(1, 10)) + 1))
    programme = Programme(committee=COMMITTEE, year="2018-19", meetings=meetings, items=several)
    elsewhere = st.lists(engagements(meetings), max_size=6, unique_by=lambda one: (one.person_id, one.meeting_id))
    return Plan(
        programme=programme,
        today=min(one.day for one in meetings) + draw(fortnight),
        days=draw(st.sampled_from([DAYS, DAYS, NARROW])),
        limits=Limits(main_items=1, reports=1),
        holds_crime_and_disorder=draw(st.booleans()),
        last_crime_and_disorder=draw(st.none() | days),
        seats=tuple(draw(st.lists(seats, max_size=2))),
        recesses=tuple(draw(st.lists(spans, max_size=2))),
        pre_election=tuple(draw(st.lists(spans, max_size=2))),
        elsewhere=tuple(draw(elsewhere)),
        moves={number: draw(st.integers(0, 4)) for number in range(1, 11)},
        follow_ups=tuple(draw(follow_ups(number)) for number in range(1, draw(st.integers(0, 4)) + 1)),
        published=draw(st.none() | editions(programme)),
    )


@quickly
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_neither_findings_nor_their_order(plan: Plan, chance: random.Random) -> None:
    def shuffled(values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(chance.sample(values, len(values)))

    programme = plan.programme
    other = replace(
        plan,
        programme=replace(programme, items=shuffled(programme.items), meetings=shuffled(programme.meetings)),
        elsewhere=shuffled(plan.elsewhere),
        seats=shuffled(plan.seats),
        recesses=shuffled(plan.recesses),
        pre_election=shuffled(plan.pre_election),
        follow_ups=tuple(replace(one, items=shuffled(one.items)) for one in shuffled(plan.follow_ups)),
    )
    assert findings_of(other) == findings_of(plan)


@quickly
@given(plans())
def test_every_finding_has_a_key_of_its_own_and_only_named_law_stops(plan: Plan) -> None:
    found = findings_of(plan)
    assert len({finding.key for finding in found}) == len(found)
    for finding in found:
        assert finding.key.startswith(finding.subject)
        if finding.severity is Severity.STOPS:
            assert finding.source.startswith("Local Government Act 1972 s100")
            assert finding.kind in (FindingKind.SHORT_NOTICE, FindingKind.AGENDA_PUBLIC)


@quickly
@given(plans())
def test_keys_do_not_hang_on_what_is_unrelated(plan: Plan) -> None:
    def renamed(part: PartValue) -> PartValue:
        return replace(part, name=f"{part.name} (formerly)")

    programme = plan.programme
    known = tuple(
        replace(one, title=f"{one.title.strip()} again", parts=tuple(map(renamed, one.parts)), agenda_title="On paper")
        for one in programme.items
    )
    quiet = item(99, None, parts=(part(99),), target_text="2030-31")
    changed = replace(plan, programme=replace(programme, items=(*known, quiet)))
    assert [finding.key for finding in findings_of(changed)] == [finding.key for finding in findings_of(plan)]


@quickly
@given(plans())
def test_acknowledging_everything_takes_nothing_away_and_folds_nothing_that_the_law_forbids(plan: Plan) -> None:
    found = findings_of(plan)
    agreed = findings_of(replace(plan, acknowledged={finding.key: "Agreed" for finding in found}))
    assert [replace(finding, acknowledged="") for finding in agreed] == list(found)
    assert all(finding.may_be_folded is (finding.severity is not Severity.STOPS) for finding in agreed)


@quickly
@given(plans(), st.data())
def test_what_a_move_would_bring_is_what_it_brings(plan: Plan, data: st.DataObject) -> None:
    item_id = data.draw(st.sampled_from([one.id for one in plan.programme.items]))
    place = data.draw(st.sampled_from([None, *(meeting.id for meeting in plan.programme.meetings)]))
    before, after = findings_of(plan), findings_of(plan.with_item_at(item_id, place))
    brought = what_if(plan, item_id, place)
    known = {finding.key for finding in before}

    def at_most(one: Finding, other: Finding) -> bool:
        return one.subject == other.subject and (-one.severity.rank, one.weight) <= (-other.severity.rank, other.weight)

    assert set(brought) <= set(after)
    assert not known & {finding.key for finding in brought}
    for finding in after:
        assert (finding in brought) is not any(at_most(finding, old) for old in before)


@quickly
@given(plans())
def test_putting_an_item_where_it_is_brings_nothing(plan: Plan) -> None:
    for one in plan.programme.items:
        assert what_if(plan, one.id, one.meeting_id) == ()
