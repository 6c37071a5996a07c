"""Findings that name a law: notice and agendas in time, crime and disorder, education's own members."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.sample_plans import OFF, UNANNOUNCED, item, kinds, meeting, part, plan, programme, told
from workprogramme.domain.findings import FindingKind, Severity
from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.kinds import ItemKind, MemberRole, Votes
from workprogramme.domain.law_findings import (
    URGENT_BUSINESS,
    YEARLY_SCRUTINY,
    AgendaPublic,
    CrimeAndDisorder,
    ShortNotice,
    is_education,
)
from workprogramme.domain.municipal_years import AnnualCouncils
from workprogramme.domain.plans import Plan
from workprogramme.domain.seats import EDUCATION_VOTERS, Seat

APRIL_4 = date(2019, 4, 4)
LAST_LAWFUL = date(2019, 3, 27)  # the worked example of the founding document: five clear days
ONE_DAY = timedelta(days=1)

# Notice and agenda.

BOTH = programme(item(1))


def stops(plan: Plan) -> list[tuple[FindingKind, int | None]]:
    return [
        (f.kind, f.item_id) for f in (*told(plan, FindingKind.SHORT_NOTICE), *told(plan, FindingKind.AGENDA_PUBLIC))
    ]


@pytest.mark.parametrize(
    ("jurisdiction", "last"), [(ENGLAND, LAST_LAWFUL), (WALES, date(2019, 3, 29))], ids=["england", "wales"]
)
def test_business_added_when_the_agenda_must_be_public_is_stopped(jurisdiction: Any, last: date) -> None:
    def added(today: date) -> Plan:
        return plan(item(1), item(2, title="Late"), today=today, published=BOTH, jurisdiction=jurisdiction)

    assert stops(added(last)) == []
    assert stops(added(last + ONE_DAY)) == [(FindingKind.AGENDA_PUBLIC, 2)]
    (finding,) = told(added(APRIL_4), FindingKind.AGENDA_PUBLIC)
    assert finding.facts == AgendaPublic(APRIL_4, "Late", last)
    assert (finding.severity, finding.source) == (Severity.STOPS, URGENT_BUSINESS)


def test_business_moved_there_is_stopped_like_new_business() -> None:
    two = (meeting(1), meeting(2, date(2019, 5, 9)))
    before = programme(item(1), item(2, 2), meetings=two)
    moved = plan(item(1), item(2, 1), meetings=two, today=date(2019, 3, 28), published=before)
    assert stops(moved) == [(FindingKind.AGENDA_PUBLIC, 2)]


def test_what_was_only_a_briefing_note_was_not_on_the_agenda() -> None:
    before = programme(item(1), item(2, kind=ItemKind.BRIEFING))
    late: dict[str, Any] = {"today": date(2019, 3, 28), "published": before}
    assert stops(plan(item(1), item(2), **late)) == [(FindingKind.AGENDA_PUBLIC, 2)]
    assert stops(plan(item(1), item(2, kind=ItemKind.BRIEFING), **late)) == []


def test_a_meeting_gone_by_is_stopped_by_nothing() -> None:
    assert stops(plan(item(1), item(2), today=APRIL_4 + ONE_DAY, published=BOTH)) == []


@pytest.mark.parametrize(("today", "found"), [(LAST_LAWFUL, False), (LAST_LAWFUL + ONE_DAY, True)])
def test_a_new_meeting_needs_notice_in_time(today: date, found: bool) -> None:
    two = (meeting(1), meeting(2))
    called = plan(item(1), item(2, 2), meetings=two, today=today, published=BOTH)
    assert stops(called) == ([(FindingKind.SHORT_NOTICE, None)] if found else [])
    for finding in told(called, FindingKind.SHORT_NOTICE):
        assert finding.facts == ShortNotice(APRIL_4, LAST_LAWFUL, 5, date(2019, 4, 5))
        assert (finding.severity, finding.source, finding.meeting_id) == (Severity.STOPS, ENGLAND.clear_days_source, 2)


def test_there_is_time_for_the_earliest_day_that_is_offered() -> None:
    today = date(2019, 3, 28)
    (finding,) = told(plan(item(), today=today), FindingKind.SHORT_NOTICE)
    assert isinstance(finding.facts, ShortNotice)
    offered = finding.facts.earliest
    assert offered is not None
    for day, found in ((offered, False), (offered - ONE_DAY, True)):
        assert bool(stops(plan(item(), meetings=(meeting(day=day),), today=today))) is found


@pytest.mark.parametrize("published", [None, programme(item(1), meetings=(meeting(day=date(2019, 4, 2)),))])
def test_a_meeting_moved_to_another_day_or_never_published_was_not_noticed(published: Any) -> None:
    assert stops(plan(item(1), today=date(2019, 3, 28), published=published)) == [(FindingKind.SHORT_NOTICE, None)]


@pytest.mark.parametrize("before", [*({"status": s} for s in OFF), *({"kind": k} for k in UNANNOUNCED)])
def test_a_meeting_that_was_off_or_not_public_was_not_noticed(before: dict[str, Any]) -> None:
    known = programme(item(1), meetings=(meeting(**before),))
    assert stops(plan(item(1), today=date(2019, 3, 28), published=known)) == [(FindingKind.SHORT_NOTICE, None)]
    assert stops(plan(item(1), meetings=(meeting(**before),), today=date(2019, 3, 28))) == []


# Crime and disorder.

POLICE: dict[str, Any] = {"title": "Community Safety Partnership"}


def duty(*items: Any, last: date | None = date(2018, 4, 12), **values: Any) -> list[Any]:
    holding = plan(*items, **({"holds_crime_and_disorder": True, "last_crime_and_disorder": last} | values))
    found = told(holding, FindingKind.CRIME_AND_DISORDER)
    assert all(f.severity is Severity.WARNS and f.source == YEARLY_SCRUTINY for f in found)
    return [finding.facts for finding in found]


def test_only_the_committee_that_holds_the_duty_is_told() -> None:
    assert kinds(plan(item(), last_crime_and_disorder=date(2010, 1, 1))) == []


@pytest.mark.parametrize(("last", "found"), [(date(2018, 4, 3), True), (date(2018, 4, 4), False)])
def test_crime_and_disorder_is_due_again_within_twelve_months(last: date, found: bool) -> None:
    due = date(2019, last.month, last.day)
    assert duty(item(**POLICE), last=last) == ([CrimeAndDisorder(last, due, APRIL_4, lapsed=False)] if found else [])


@pytest.mark.parametrize(
    ("last", "found"), [(date(2018, 4, 30), True), (date(2018, 5, 1), False), (date(2019, 1, 10), False)]
)
def test_with_none_planned_it_lapses_within_this_municipal_year_or_is_for_the_next(last: date, found: bool) -> None:
    assert bool(duty(item(), last=last)) is found


def test_the_municipal_year_is_the_councils() -> None:
    late_may = AnnualCouncils.on([date(2019, 5, 23)])
    assert duty(item(), last=date(2018, 5, 20)) == []
    assert len(duty(item(), last=date(2018, 5, 20), starts=late_may)) == 1


@pytest.mark.parametrize(("today", "lapsed"), [(date(2019, 2, 12), False), (date(2019, 2, 13), True)])
def test_the_duty_has_lapsed_from_the_day_after(today: date, lapsed: bool) -> None:
    last = date(2018, 2, 12)
    assert duty(item(), last=last, today=today) == [CrimeAndDisorder(last, date(2019, 2, 12), None, lapsed=lapsed)]


def test_where_nothing_is_known_one_planned_item_is_enough() -> None:
    assert duty(item(), last=None) == [CrimeAndDisorder(None, None, None, lapsed=False)]
    assert duty(item(**POLICE), last=None) == []


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"title": "Crime and Disorder annual report"}, True),
        ({"title": "CRIME & DISORDER"}, True),
        ({"title": "Crime", "agenda_title": "Scrutiny of crime and disorder"}, True),
        ({"detail": "The community safety plan"}, True),
        ({"title": "Community safety", "kind": ItemKind.SHORT}, True),
        ({"title": "Community safety", "kind": ItemKind.BRIEFING}, False),
        ({"title": "School based police panels"}, False),
    ],
)
def test_what_counts_is_what_its_words_say(values: dict[str, Any], counts: bool) -> None:
    assert (duty(item(**values)) == []) is counts


@pytest.mark.parametrize("changed", [*({"status": s} for s in OFF), *({"kind": k} for k in UNANNOUNCED)])
def test_only_a_public_meeting_that_takes_place_fulfils_the_duty(changed: dict[str, Any]) -> None:
    assert len(duty(item(**POLICE), meetings=(meeting(**changed),))) == 1


def test_a_gap_between_meetings_gone_by_is_history() -> None:
    two = (meeting(1, date(2018, 6, 21)), meeting(2))
    held: dict[str, Any] = {"last": date(2017, 5, 1), "meetings": two, "today": date(2019, 1, 14)}
    assert duty(item(1, **POLICE), item(2, 2, **POLICE), **held) == []


def test_a_programme_of_a_year_gone_by_owes_nothing() -> None:
    assert len(duty(item(), today=date(2019, 4, 30))) == 1
    assert duty(item(), today=date(2019, 5, 1)) == []


# Education.


def seat(role: MemberRole = MemberRole.COOPTED, votes: Votes = Votes.EDUCATION, **values: Any) -> Seat:
    return Seat(id=1, person_id=50, name="Sylvia Hanson", role=role, votes=votes, **values)


SCHOOLS = item(title="School performance")


def alone(*seats: Seat, items: tuple[Any, ...] = (SCHOOLS,)) -> list[int | None]:
    found = told(plan(*items, seats=seats), FindingKind.NO_EDUCATION_MEMBERS)
    assert all(f.severity is Severity.WARNS and f.source == EDUCATION_VOTERS for f in found)
    return [finding.item_id for finding in found]


@pytest.mark.parametrize(("last", "found"), [(date(2019, 4, 3), True), (APRIL_4, False), (None, False)])
def test_education_business_needs_one_of_the_members_who_vote_on_it(last: date | None, found: bool) -> None:
    assert alone(seat(last=last)) == ([1] if found else [])
    assert alone(seat(last=last), seat(first=APRIL_4)) == []


def test_a_committee_without_such_seats_is_not_told() -> None:
    assert alone() == []
    assert alone(seat(votes=Votes.NONE, last=date(2018, 1, 1)), seat(MemberRole.MEMBER, Votes.ALL)) == []


def test_other_business_does_not_need_them() -> None:
    gone = seat(last=date(2018, 1, 1))
    assert (
        alone(gone, items=(item(1), item(2, title="Fostering"), item(3, title="Schools", kind=ItemKind.BRIEFING))) == []
    )


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Education, Sport, and Participation Strategy", True),
        ("Educational attainment", True),
        ("Home to School Transport", True),
        ("Pupils out of school", True),
        ("SEND Phase One", True),
        ("To send a report", False),
        ("Academies", True),
        ("Adoption Central England", False),
    ],
)
def test_education_business_is_what_its_words_say(words: str, counts: bool) -> None:
    assert is_education(item(title=words)) is counts
    assert is_education(item(title="Report", detail=words)) is counts
    assert is_education(item(title=words, parts=(part(1),))) is counts
