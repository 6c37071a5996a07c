"""What the law asks of a plan: notice and agendas in time, crime and disorder once a year, education's own members.

Knows statutes, each named in its finding; nothing else may stop a plan. What is only local is in the files beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead, is_business
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.plans import Plan
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.domain.seats import EDUCATION_VOTERS
from workprogramme.domain.working_days import BeyondHorizon

URGENT_BUSINESS = "Local Government Act 1972 s100B(4)(b)"
"""An item that was not on the public agenda in time waits, unless the chair finds it urgent by special circumstances.

The circumstances are specified in the minutes.
"""

YEARLY_SCRUTINY = "Police and Justice Act 2006 s19; SI 2009/942 regulation 4"
"""The crime and disorder committee meets to scrutinise no less than once in every twelve months."""

TWELVE_MONTHS = Period(12, Unit.MONTHS)

_CRIME = re.compile(r"\bcrime (?:and|&) disorder\b|\bcommunity safety\b", re.I)
_EDUCATION = re.compile(
    r"\b(?:SEND|(?i:education\w*|school(?:s|ing)?|pupils?|academ(?:y|ies)|early years|curriculum|teach(?:ing|ers?)))\b"
)


@dataclass(frozen=True, slots=True)
class ShortNotice(Facts):
    """A meeting of which no notice was given by its last lawful day. `earliest`: the first day with time for it."""

    kind = FindingKind.SHORT_NOTICE
    meeting: date
    notice_by: date
    clear_days: int
    earliest: date | None


@dataclass(frozen=True, slots=True)
class AgendaPublic(Facts):
    """An item that was not on the agenda on the last day on which that could lawfully become public."""

    kind = FindingKind.AGENDA_PUBLIC
    meeting: date
    title: str
    public_by: date


@dataclass(frozen=True, slots=True)
class CrimeAndDisorder(Facts):
    """No crime and disorder scrutiny planned in time.

    `last`: when it last took place, None where that is not known, and then no day is known by which it is `due`.
    `planned`: the next one, which comes too late. `lapsed`: whether the day has gone.
    """

    kind = FindingKind.CRIME_AND_DISORDER
    last: date | None
    due: date | None
    planned: date | None
    lapsed: bool


@dataclass(frozen=True, slots=True)
class NoEducationMembers(Facts):
    """Education business at a meeting on whose day none of the committee's education seats is held."""

    kind = FindingKind.NO_EDUCATION_MEMBERS
    meeting: date
    title: str


def is_crime_and_disorder(item: ItemValue) -> bool:
    """Whether an item counts as crime and disorder scrutiny: its titles or its detail say so, in these words.

    "crime and disorder" or "community safety"; a briefing note alone is no scrutiny.
    """
    return is_business(item) and _CRIME.search(_text(item)) is not None


def is_education(item: ItemValue) -> bool:
    """Whether an item's titles or detail speak of education, schools or pupils."""
    return _EDUCATION.search(_text(item)) is not None


def _text(item: ItemValue) -> str:
    return f"{item.title}\n{item.agenda_title}\n{item.detail}"


def notice(ahead: Ahead) -> Iterator[Finding]:
    """Meetings called, and business added or moved, when the agenda must already be public.

    Local Government Act 1972 s100A(6) and s100B(3) and (4). Of a meeting without notice only that is said: its agenda
    is open to the public from when it is convened.
    """
    for meeting in ahead.meetings:
        public_by = ahead.public_by(meeting)
        if public_by is None or ahead.plan.today <= public_by:
            continue
        if ahead.is_closed(meeting):
            yield from _late_business(ahead, meeting, public_by)
        else:
            yield _short_notice(ahead.plan, meeting, public_by)


def _short_notice(plan: Plan, meeting: MeetingValue, public_by: date) -> Finding:
    clear = plan.jurisdiction.clear_days
    try:
        earliest = plan.days.after(plan.today, clear + 1)
    except BeyondHorizon:
        earliest = None
    facts = ShortNotice(meeting.day, public_by, clear, earliest)
    return finding(facts, Severity.STOPS, meeting=meeting, source=plan.jurisdiction.clear_days_source)


def _late_business(ahead: Ahead, meeting: MeetingValue, public_by: date) -> Iterator[Finding]:
    for item in ahead.placed[meeting.id]:
        if is_business(item) and (item.id, meeting.id) not in ahead.listed:
            facts = AgendaPublic(meeting.day, item.title, public_by)
            yield finding(facts, Severity.STOPS, meeting=meeting, item=item, source=URGENT_BUSINESS)


def crime_and_disorder(ahead: Ahead) -> Iterator[Finding]:
    """The first lapse of the yearly duty within this municipal year, on the committee that holds it."""
    plan = ahead.plan
    year_ends = MunicipalYear.parse(plan.programme.year).last_day(plan.starts)
    if not plan.holds_crime_and_disorder or plan.today > year_ends:
        return
    looked = {
        meeting.day
        for meeting in plan.programme.meetings
        if meeting.kind.needs_notice
        and meeting.status.takes_place
        and any(is_crime_and_disorder(item) for item in ahead.placed[meeting.id])
    }
    if plan.last_crime_and_disorder:
        looked.add(plan.last_crime_and_disorder)
    if not looked:
        yield finding(CrimeAndDisorder(None, None, None, lapsed=False), Severity.WARNS, source=YEARLY_SCRUTINY)
        return
    days = sorted(looked)
    for last, planned in zip(days, [*days[1:], None], strict=True):
        due = TWELVE_MONTHS.after(last)
        if due <= year_ends if planned is None else due < planned and plan.today <= planned:
            gone = due < plan.today
            yield finding(
                CrimeAndDisorder(last, due, planned, lapsed=gone),
                Severity.WARNS,
                last,
                planned,
                gone,
                day=due,
                weight=((planned or year_ends) - due).days + (planned is None),
                source=YEARLY_SCRUTINY,
            )
            return


def education(ahead: Ahead) -> Iterator[Finding]:
    """Education business with none of the members who would vote on it, where the committee has such seats."""
    plan = ahead.plan
    if not plan.education_seats:
        return
    for meeting in ahead.meetings:
        if plan.coopted_education_members_on(meeting.day):
            continue
        for item in ahead.placed[meeting.id]:
            if is_business(item) and is_education(item):
                facts = NoEducationMembers(meeting.day, item.title)
                yield finding(facts, Severity.WARNS, meeting=meeting, item=item, source=EDUCATION_VOTERS)
