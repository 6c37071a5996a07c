"""The notice board: which agendas must be published when, over all committees, and what each still lacks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.agendas.lacking import Lack, Planned, reports_lacking
from workprogramme.agendas.pages import Law, last_lawful_day
from workprogramme.domain.agenda_drafts import line_of_item
from workprogramme.domain.agenda_json import draft_from_json
from workprogramme.domain.agenda_publication import unfounded
from workprogramme.domain.deadlines import timetable
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import Report, ticks_in
from workprogramme.models.values import meeting_value
from workprogramme.web.agenda_words import unfounded_words
from workprogramme.web.words import date_words, distance_words


@dataclass(frozen=True)
class Notice:
    """One meeting on the board. `day`: the last lawful day to publish; `state` and `distance` are words.

    `late`: that day has gone and no version is out.
    """

    committee: Committee
    meeting: MeetingValue
    day: date | None
    state: str
    distance: str
    missing: tuple[Lack, ...]
    started: bool
    published: int
    late: bool


def notices(session: Session, law: Law, committee_ids: Collection[int] | None) -> list[Notice]:
    """The meetings to come that need a notice, the most urgent first. `committee_ids`: None for all. Two queries."""
    wanted = (
        select(Meeting, Committee, Agenda)
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(Agenda, Agenda.meeting_id == Meeting.id)
        .where(Meeting.day >= law.today, Committee.active.is_(True))
        .order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    if committee_ids is not None:
        wanted = wanted.where(Meeting.committee_id.in_(committee_ids))
    rows = [row for row in session.execute(wanted) if row[0].kind.needs_notice and row[0].status.takes_place]
    planned = _planned(session, [meeting.id for meeting, _, _ in rows])
    board = [
        _notice(meeting, committee, agenda, planned.get(meeting.id, []), law) for meeting, committee, agenda in rows
    ]
    return sorted(board, key=lambda one: (one.day or one.meeting.day, one.meeting.day, one.meeting.id))


def _notice(meeting: Meeting, committee: Committee, agenda: Agenda | None, planned: list[Planned], law: Law) -> Notice:
    value, out = meeting_value(meeting), agenda.published if agenda is not None else None
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
        missing=tuple(_lacking(value, committee, agenda, planned, law)),
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


def _planned(session: Session, meeting_ids: list[int]) -> dict[int, list[Planned]]:
    """By meeting: its items that have a report, in order. One query."""
    rows = session.execute(
        select(Item.meeting_id, Item.id, Item.title, Item.exempt_paragraph, Item.public_interest, Report.stages)
        .outerjoin(Report, Report.item_id == Item.id)
        .where(Item.meeting_id.in_(meeting_ids), Item.withdrawn.is_(False), Item.kind != ItemKind.BRIEFING)
        .order_by(Item.position, Item.id)
    )
    found: dict[int, list[Planned]] = {}
    for meeting_id, item_id, title, paragraph, interest, stages in rows:
        item = ItemValue(id=item_id, title=title, exempt_paragraph=paragraph, public_interest=interest)
        found.setdefault(meeting_id or 0, []).append(Planned(item, frozenset(ticks_in(stages))))
    return found


def _lacking(
    meeting: MeetingValue, committee: Committee, agenda: Agenda | None, planned: list[Planned], law: Law
) -> Iterator[Lack]:
    chain = chain_of(committee.deadline_chain, law.jurisdiction)
    try:
        deadlines = timetable(meeting.day, law.days, chain, law.jurisdiction)
    except BeyondHorizon:
        deadlines = ()
    yield from reports_lacking(chain, planned, {one.stage.key: one.day for one in deadlines}, law.today)
    items = {one.item.id: one.item for one in planned}
    lines = [line_of_item(item) for item in items.values()]
    if agenda is not None:
        lines = list(draft_from_json(agenda.document).lines)
    for one in unfounded(lines, items, law.jurisdiction):
        yield Lack(unfounded_words(one, law.jurisdiction.name))
