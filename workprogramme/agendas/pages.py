"""The agenda draft as a page shows it.

Planners read it from the working programme, the public from the latest edition; which of the two asks, is known above.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.agendas import queries
from workprogramme.agendas.queries import PublishedSitting, Sitting
from workprogramme.domain.agenda_differences import sheet_differences
from workprogramme.domain.agendas import FrontSheet, dispatch_day, front_sheet
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.models.values import meeting_value
from workprogramme.web import agenda_words as wording


@dataclass(frozen=True)
class Law:
    """What binds the council on the day that the page is asked for."""

    today: date
    days: WorkingDays
    jurisdiction: Jurisdiction


@dataclass(frozen=True)
class AgendaPage:
    """A draft and how it stands. `warnings` and `differences` are for planners; `edition` is what the public reads."""

    sheet: FrontSheet
    stands: str
    warnings: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    edition: int | None = None


def public_page(session: Session, found: Sitting, published: PublishedSitting, law: Law) -> AgendaPage:
    """The draft as the public may read it: nothing of the working programme goes into it. Two queries."""
    dispatch, unknown = last_lawful_day(published.meeting, law)
    sheet = front_sheet(
        meeting=published.meeting,
        items=published.items,
        committee=found.committee.name,
        template=found.template,
        members=queries.members_on(session, found.committee.id, published.meeting.day),
        listings=queries.listings(session, published.items),
        dispatch=dispatch,
        jurisdiction=law.jurisdiction,
    )
    return AgendaPage(sheet, stands(sheet, law, unknown), edition=published.number)


def planners_page(session: Session, found: Sitting, law: Law, private: bool) -> AgendaPage:
    """The draft of the working programme; `private`: with the text of exempt items. Three queries.

    What is compared with the edition is the public's view of both, so that a difference never tells a private title.
    """
    meeting = meeting_value(found.meeting)
    working = queries.working_items(session, meeting.id)
    members = queries.members_on(session, found.committee.id, meeting.day)
    dispatch, unknown = last_lawful_day(meeting, law)

    def sheet_of(private: bool) -> FrontSheet:
        return front_sheet(
            meeting=meeting,
            items=working.items,
            committee=found.committee.name,
            template=found.template,
            members=members,
            listings=working.listings,
            dispatch=dispatch,
            jurisdiction=law.jurisdiction,
            private=private,
        )

    sheet, published = sheet_of(private), found.published
    differences: tuple[str, ...] = ()
    if published is not None:
        before = front_sheet(
            meeting=published.meeting,
            items=published.items,
            committee=found.committee.name,
            template=found.template,
            members=members,
            listings=working.listings,
            jurisdiction=law.jurisdiction,
        )
        differences = tuple(map(wording.difference_words, sheet_differences(before, sheet_of(False))))
    late = wording.short_notice(sheet, law.today)
    return AgendaPage(
        sheet,
        stands(sheet, law, unknown),
        warnings=(*filter(None, [late]), *wording.wrong_paragraphs(sheet, law.jurisdiction.name)),
        differences=differences,
        edition=published.number if published else None,
    )


def last_lawful_day(meeting: MeetingValue, law: Law) -> tuple[date | None, str]:
    """The last lawful day, or None and, where it cannot be counted, why."""
    try:
        return dispatch_day(meeting, law.days, law.jurisdiction), ""
    except BeyondHorizon as beyond:
        return None, str(beyond)


def stands(sheet: FrontSheet, law: Law, unknown: str) -> str:
    """How the draft stands against the last lawful day, in words. `unknown`: why that day cannot be counted."""
    left = None
    if sheet.dispatch is not None:
        try:
            left = law.days.count_between(law.today, sheet.dispatch)
        except BeyondHorizon:
            left = None
    return wording.dispatch_words(sheet, law.today, left, unknown)
