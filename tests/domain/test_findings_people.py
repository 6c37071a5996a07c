"""Findings about people: too much at once, too much too soon, two meetings at one hour."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.domain.sample_plans import BOARD_1, DAYS, TODAY, item, kinds, meeting, part, plan, told
from workprogramme.domain.findings import Finding, FindingKind, findings_for
from workprogramme.domain.kinds import ItemKind, PartRole
from workprogramme.domain.people_findings import TooMuchAtOnce, TooMuchTooSoon, TwoPlaces
from workprogramme.domain.plans import Engagement, Limits, Plan
from workprogramme.domain.programme import ItemValue

APRIL_4 = date(2019, 4, 4)
GREGG = part(7, "John Gregg")
SEAMAN = part(8, "Cllr Seaman", PartRole.CABINET_MEMBER)
SHORT: dict[str, Any] = {"kind": ItemKind.SHORT, "minutes": 5}


def reports(number: int, meeting_id: int = 1, first: int = 1, **values: Any) -> list[ItemValue]:
    """So many short items for John Gregg at one meeting."""
    return [item(n, meeting_id, parts=(GREGG,), **(SHORT | values)) for n in range(first, first + number)]


def engagement(day: date = APRIL_4, **values: Any) -> Engagement:
    usual: dict[str, Any] = {"person_id": 7, "meeting_id": 99, "starts": time(10), "committee": BOARD_1}
    return Engagement(day=day, **(usual | values))


# At one meeting.


@pytest.mark.parametrize(("number", "found"), [(3, False), (4, True)])
def test_more_than_three_reports_at_one_meeting_are_too_much(number: int, found: bool) -> None:
    findings = told(plan(*reports(number)), FindingKind.TOO_MUCH_AT_ONCE)
    assert [f.facts for f in findings] == ([TooMuchAtOnce(APRIL_4, "John Gregg", number, 3)] if found else [])


def test_a_cabinet_member_answers_for_items_too_and_a_partner_or_invitee_does_not() -> None:
    for role in PartRole:
        who = part(8, "Somebody", role)
        items = [item(n, parts=(part(1000 + n), who), **SHORT) for n in range(1, 5)]
        findings = told(plan(*items), FindingKind.TOO_MUCH_AT_ONCE)
        assert bool(findings) is (role in (PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER))


def test_a_person_in_two_parts_of_one_item_has_one_report() -> None:
    twice = (GREGG, part(7, "John Gregg", PartRole.CABINET_MEMBER))
    assert kinds(plan(*[item(n, parts=twice, **SHORT) for n in (1, 2, 3)])) == []


def test_how_many_are_too_many_is_a_setting() -> None:
    assert kinds(plan(*reports(2), limits=Limits(reports=1))) == [FindingKind.TOO_MUCH_AT_ONCE]


def test_what_is_too_much_at_once_concerns_each_of_the_items() -> None:
    overloaded = plan(*reports(4), item(5, kind=ItemKind.SHORT))
    assert [f.kind for f in findings_for(overloaded, item_id=4)] == [FindingKind.TOO_MUCH_AT_ONCE]
    assert findings_for(overloaded, item_id=5) == ()


# At meetings that follow each other.


def too_soon(plan: Plan) -> list[tuple[date, date, int]]:
    facts = [finding.facts for finding in told(plan, FindingKind.TOO_MUCH_TOO_SOON)]
    assert all(isinstance(fact, TooMuchTooSoon) for fact in facts)
    return [(f.first, f.last, f.reports) for f in facts if isinstance(f, TooMuchTooSoon)]


@pytest.mark.parametrize(("apart", "found"), [(9, True), (10, True), (11, False)])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_reports_count_together_up_to_ten_working_days_apart(apart: int, found: bool, elsewhere: bool) -> None:
    later = DAYS.after(APRIL_4, apart)
    if elsewhere:
        busy = plan(*reports(2), elsewhere=(engagement(later, reports=2),))
    else:
        busy = plan(*reports(2), *reports(2, 2, first=3), meetings=(meeting(1), meeting(2, later)))
    assert too_soon(busy) == ([(APRIL_4, later, 4)] if found else [])


def test_a_stretch_is_told_once_and_as_long_as_it_can_be() -> None:
    days = [DAYS.after(APRIL_4, n) for n in (1, 6, 11, 16)]
    meetings = tuple(meeting(n, day) for n, day in enumerate(days, 1))
    items = [one for n in range(1, 5) for one in reports(2, n, first=10 * n)]
    busy = plan(*items, meetings=meetings)
    assert too_soon(busy) == [(days[0], days[2], 6), (days[1], days[3], 6)]
    assert too_soon(plan(*items[:6], meetings=meetings[:3])) == [(days[0], days[2], 6)]


def test_where_else_the_reports_are_is_said() -> None:
    other = engagement(DAYS.after(APRIL_4, 3), reports=3)
    (finding,) = told(plan(*reports(1), elsewhere=(other,)), FindingKind.TOO_MUCH_TOO_SOON)
    assert isinstance(finding.facts, TooMuchTooSoon)
    assert finding.facts.committees == (BOARD_1,)
    assert (finding.meeting_id, finding.person_id, finding.weight) == (1, 7, 4)


def test_what_is_only_elsewhere_is_not_for_this_programme() -> None:
    others = tuple(engagement(DAYS.after(APRIL_4, n), meeting_id=90 + n, reports=3) for n in (20, 22))
    assert kinds(plan(*reports(1), elsewhere=others)) == []
    assert kinds(plan(item(1), elsewhere=(engagement(reports=9),))) == []


def test_what_is_over_no_longer_counts() -> None:
    soon = meeting(day=TODAY)
    yesterday = engagement(TODAY - timedelta(days=1), reports=9)
    assert too_soon(plan(*reports(1), meetings=(soon,), elsewhere=(yesterday,))) == []
    assert too_soon(plan(*reports(1), meetings=(soon,), elsewhere=(engagement(TODAY, reports=9),))) != []


def test_an_engagement_at_the_programmes_own_meeting_is_not_counted_twice() -> None:
    assert kinds(plan(*reports(3), elsewhere=(engagement(meeting_id=1, reports=3, starts=time(14)),))) == []


# At one hour.


def clash(plan: Plan) -> list[Finding]:
    return list(told(plan, FindingKind.TWO_PLACES))


@pytest.mark.parametrize(
    ("starts", "ends", "found"),
    [
        (time(12), time(14), False),
        (time(12), time(14, 1), True),
        (time(14), time(16), True),
        (time(15), time(15, 30), True),
        (time(15, 59), None, True),
        (time(16), time(18), False),
        (time(12), None, False),  # as long as this committee's: two hours
        (time(12, 1), None, True),
        (time(9), time(18), True),
    ],
)
def test_two_meetings_clash_when_they_overlap(starts: time, ends: time | None, found: bool) -> None:
    both = plan(*reports(1), elsewhere=(engagement(starts=starts, ends=ends),))
    expected = TwoPlaces(APRIL_4, "John Gregg", BOARD_1, starts)
    assert [finding.facts for finding in clash(both)] == ([expected] if found else [])


def test_meetings_at_one_hour_of_two_days_do_not_clash() -> None:
    assert clash(plan(*reports(1), elsewhere=(engagement(date(2019, 4, 5), starts=time(14)),))) == []


def test_two_meetings_of_the_committee_itself_can_clash() -> None:
    two = (meeting(1), meeting(2, starts=time(15)))
    (finding,) = clash(plan(*reports(1), *reports(1, 2, first=2), meetings=two))
    assert (finding.meeting_id, finding.also) == (1, (1, 2))


def test_a_clash_is_for_the_person_who_has_both() -> None:
    other = engagement(person_id=8, starts=time(14))
    assert clash(plan(item(1, parts=(GREGG,)), elsewhere=(other,))) == []
    assert [f.person_id for f in clash(plan(item(1, parts=(GREGG, SEAMAN)), elsewhere=(other,)))] == [8]
