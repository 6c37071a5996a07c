"""What people open in a spreadsheet, as rows of text: meetings, items, people, follow-ups, recommendations.

All of the working programme, what is private too. Dates are written 2019-04-04, times 14:00; several names in a cell
are parted by "; ". The journal's own rows are in its room.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.follow_ups import late_on, state_of
from workprogramme.domain.kinds import Kind, PartRole
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.journal.export import journal_rows
from workprogramme.journal.queries import Scope, Wanted
from workprogramme.journal.routes import SHARED
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation

Row = tuple[str, ...]
BETWEEN: Final = "; "
_TOGETHER: Final = 500  # records in memory at a time


def spreadsheets(session: Session, today: date, base_url: str) -> Iterator[tuple[str, Iterator[Row]]]:
    """The name of each table and its rows, the heading first."""
    yield "meetings", meetings(session, base_url)
    yield "items", items(session, base_url)
    yield "people", people(session)
    yield "follow-ups", follow_ups(session, today, base_url)
    yield "recommendations", recommendations(session, today, base_url)
    yield "journal", journal_rows(session, Scope(committee_ids=None, shared=frozenset(SHARED)), Wanted())


def meetings(session: Session, base_url: str) -> Iterator[Row]:
    """Every meeting."""
    yield (
        "Number",
        "Committee",
        "Municipal year",
        "Date",
        "Starts",
        "Ends",
        "Place",
        "Kind",
        "Status",
        "Note",
        "Address",
    )
    for one in _all(session, Meeting, select(Meeting).options(joinedload(Meeting.committee))):
        yield _row(
            one.id, one.committee.name, MunicipalYear(one.year).label, one.day, one.starts, one.ends, one.place,
            one.kind, one.status, one.note, f"{base_url}/meetings/{one.id}/",
        )  # fmt: skip


def items(session: Session, base_url: str) -> Iterator[Row]:
    """Every item, those that were withdrawn too."""
    yield (
        "Number", "Committee", "Municipal year", "Meeting", "When wanted", "Title", "Title on the agenda", "As written",
        "Detail", "Kind", "Minutes", "Report line", *(role.label for role in PartRole), "Sent by", "What of that",
        "Private under paragraph", "Withdrawn", "Split from", "Copied from", "Merged into", "Address",
    )  # fmt: skip
    wanted = select(Item).options(
        joinedload(Item.committee), joinedload(Item.meeting), selectinload(Item.parts).joinedload(Part.person)
    )
    for one in _all(session, Item, wanted):
        yield _row(
            one.id, one.committee.name, MunicipalYear(one.year).label, one.meeting.day if one.meeting else None,
            one.target_text, one.title, one.agenda_title, one.as_written, one.detail, one.kind, one.minutes,
            one.report_line, *([person.name for person in one.people(role)] for role in PartRole), one.referral,
            one.referral_note, one.exempt_paragraph, one.withdrawn, one.split_from_id, one.copied_from_id,
            one.merged_into_id, f"{base_url}/items/{one.id}/",
        )  # fmt: skip


def people(session: Session) -> Iterator[Row]:
    """Everybody on the list of people."""
    yield ("Number", "Name", "Listed as", "Kind", "Job title", "Portfolio", "Email", "Manager", "Active")
    names = {row.id: row.name for row in session.execute(select(Person.id, Person.name))}
    for one in _all(session, Person, select(Person)):
        yield _row(
            one.id, one.name, one.formal_name, one.kind, one.job_title, one.portfolio, one.email,
            names.get(one.manager_id or 0), one.active,
        )  # fmt: skip


def follow_ups(session: Session, today: date, base_url: str) -> Iterator[Row]:
    """Every follow-up, with how it stands on this day."""
    yield (
        "Number", "Committee", "Asked on", "At the meeting on", "Minute", "Under the item", "What was asked",
        "Asked by", "Asked of", "To be answered by", "Wanted", "Wanted by", "First promised by", "Times put off",
        "State",
        "Days late", "Will be answered by the items", "Answered on", "Answered at minute", "Answer", "Dropped on",
        "Why dropped", "Private", "Address",
    )  # fmt: skip
    for record in _all(session, FollowUp, select(FollowUp).options(*whole())):
        one = follow_up_value(record)
        late = late_on(one, today)
        yield _row(
            one.id, record.committee.name, one.asked_on, one.source_day or one.source_text, one.minute,
            one.source_title, one.wording, one.asked_by_note or one.asked_by, [of.name for of in one.asked_of],
            one.answer_form,
            one.target_text, one.target_latest, one.first_latest, one.deferrals, state_of(one),
            late.days if late else None, [item.title for item in one.items], one.answered_on, one.answered_minute,
            one.answered_note, one.dropped_on, one.dropped_reason, one.private, f"{base_url}/follow-ups/{one.id}/",
        )  # fmt: skip


def recommendations(session: Session, today: date, base_url: str) -> Iterator[Row]:
    """Every recommendation, with how far it has come on this day."""
    yield (
        "Reference", "Committee", "Made on", "Minute", "Under the item", "Recommendation", "To", "Notice given",
        "Received", "Reply due", "State", "Days late", "Verdict", "Reply", "Replied by", "Replied on", "Action",
        "Owner", "Promised", "Promised by", "Last rating", "Closed on", "Evidence", "Withdrawn on", "Why withdrawn",
        "Address",
    )  # fmt: skip
    wanted = select(Recommendation).options(
        joinedload(Recommendation.committee), joinedload(Recommendation.item), joinedload(Recommendation.to_person),
        joinedload(Recommendation.owner),
    )  # fmt: skip
    for one in _all(session, Recommendation, wanted):
        yield _row(
            one.reference, one.committee.name, one.made_on, one.minute, one.item.title if one.item else None, one.text,
            one.to_person.name if one.to_person else one.to_words, one.notice_given_on, one.received_on, one.reply_due,
            one.course.state_on(today), one.course.days_late(today) or None, one.verdict, one.reply, one.replied_by,
            one.replied_on, one.action, one.owner.name if one.owner else one.owner_words, one.target_text,
            one.target_latest, one.rating, one.closed_on, one.evidence, one.withdrawn_on, one.withdrawn_reason,
            f"{base_url}/recommendations/{one.id}/",
        )  # fmt: skip


def _all(session: Session, record: Any, wanted: Select[Any]) -> Iterator[Any]:
    """Every record in the order of their ids, some hundreds at a time."""
    last = 0
    while found := session.scalars(wanted.where(record.id > last).order_by(record.id).limit(_TOGETHER)).unique().all():
        last = found[-1].id
        yield from found
        session.expunge_all()


def _row(*values: Any) -> Row:
    return tuple(map(_cell, values))


_WRITTEN: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (bool, lambda value: "Yes" if value else "No"),
    (str, str),
    (Kind, lambda value: value.label),
    (date, lambda value: value.isoformat()),
    (time, lambda value: value.isoformat("minutes")),
)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    for kind, write in _WRITTEN:
        if isinstance(value, kind):
            return write(value)
    return BETWEEN.join(value) if isinstance(value, Iterable) else str(value)
