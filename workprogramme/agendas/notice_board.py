"""The notice board: which agendas must be published when, over all committees, and what each still lacks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.agendas.pages import Law, last_lawful_day
from workprogramme.domain.exempt_information import description_of
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import MeetingValue
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import Report
from workprogramme.models.values import meeting_value
from workprogramme.web.words import count, date_words, distance_words, join_names

CLEARED, IN = "director", "final"


@dataclass(frozen=True)
class Notice:
    """One meeting on the board. `day`: the last lawful day to publish; `state` and `distance` are words.

    `missing`: sentences. `late`: that day has gone and no version is out.
    """

    committee: Committee
    meeting: MeetingValue
    day: date | None
    state: str
    distance: str
    missing: tuple[str, ...]
    started: bool
    published: int
    late: bool


def notices(session: Session, law: Law, committee_ids: Collection[int] | None) -> list[Notice]:
    """The meetings to come that need a notice, the most urgent first. `committee_ids`: None for all. Two queries."""
    wanted = (
        select(Meeting, Committee, Agenda.published)
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(Agenda, Agenda.meeting_id == Meeting.id)
        .where(Meeting.day >= law.today, Committee.active.is_(True))
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    rows = [row for row in session.execute(wanted) if row[0].kind.needs_notice and row[0].status.takes_place]
    lacking = _lacking(session, [meeting.id for meeting, _, _ in rows], law)
    board = [_notice(meeting, committee, out, lacking.get(meeting.id, ()), law) for meeting, committee, out in rows]
    return sorted(board, key=lambda one: (one.day or one.meeting.day, one.meeting.day, one.meeting.id))


def _notice(meeting: Meeting, committee: Committee, out: int | None, missing: tuple[str, ...], law: Law) -> Notice:
    value = meeting_value(meeting)
    day, unknown = last_lawful_day(value, law)
    late = day is not None and day < law.today and not out
    if out:
        state = "Published" if out == 1 else f"Published, version {out}"
    else:
        state = "Draft" if out is not None else "Not started"
    return Notice(
        committee=committee,
        meeting=value,
        day=day,
        state=state,
        distance=unknown if day is None else _distance(day, law),
        missing=missing,
        started=out is not None,
        published=out or 0,
        late=late,
    )


def _distance(day: date, law: Law) -> str:
    if day == law.today:
        return "today"
    try:
        return distance_words(law.today, day, abs(law.days.count_between(law.today, day)))
    except BeyondHorizon:
        return date_words(day)


def _lacking(session: Session, meeting_ids: list[int], law: Law) -> dict[int, tuple[str, ...]]:
    """By meeting: how many reports are not in or not cleared, and which private items lack their grounds."""
    rows = session.execute(
        select(Item.meeting_id, Item.title, Item.exempt_paragraph, Item.public_interest, Report.stages)
        .outerjoin(Report, Report.item_id == Item.id)
        .where(
            Item.meeting_id.in_(meeting_ids),
            Item.withdrawn.is_(False),
            Item.kind != ItemKind.BRIEFING,
        )
        .order_by(Item.position, Item.id)
    )
    found: dict[int, dict[str, list[str]]] = {}
    for meeting_id, title, paragraph, interest, stages in rows:
        lacks = found.setdefault(meeting_id, {"in": [], "cleared": [], "grounds": []})
        done = stages or {}
        if IN not in done:
            lacks["in"].append(title)
            if CLEARED not in done:
                lacks["cleared"].append(title)
        if paragraph is not None and (description_of(paragraph, law.jurisdiction) is None or not interest.strip()):
            lacks["grounds"].append(title)
    return {meeting_id: tuple(_sentences(lacks)) for meeting_id, lacks in found.items()}


def _sentences(lacks: dict[str, list[str]]) -> list[str]:
    told = []
    if lacks["in"]:
        told.append(f"{count(len(lacks['in']), 'report').capitalize()} not in: {join_names(lacks['in'])}.")
    if lacks["cleared"]:
        told.append(f"Not cleared by the director: {join_names(lacks['cleared'])}.")
    if lacks["grounds"]:
        told.append(f"Private without its grounds: {join_names(lacks['grounds'])}.")
    return told
