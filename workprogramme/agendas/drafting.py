"""What is done to a stored agenda before it is published: starting it, its lines, its names, the programme's news."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.agendas import queries
from workprogramme.domain.agenda_differences import SheetChange
from workprogramme.domain.agenda_drafts import (
    AgendaDraft,
    AgendaLine,
    added,
    changed,
    line_of_item,
    moved,
    paragraph_of,
    started,
    without,
)
from workprogramme.domain.agenda_json import agenda_to_json, draft_from_json
from workprogramme.domain.agenda_news import decided, news
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.substitutes import cannot_come
from workprogramme.models.agendas import Agenda
from workprogramme.models.meetings import Meeting
from workprogramme.models.values import meeting_value

MOST_LINES = 60
MOST_SUB_ITEMS = 20


def start(session: Session, meeting_id: int) -> Agenda:
    """Builds the agenda from the programme and the committee's template; the one that is there, where one is."""
    session.execute(select(Meeting.id).where(Meeting.id == meeting_id).with_for_update())
    found = queries.sitting(session, meeting_id)
    assert found is not None
    if found.agenda is not None:
        return found.agenda
    draft = started(queries.working_items(session, meeting_id).items, found.template)
    agenda = Agenda(meeting_id=meeting_id, committee_id=found.committee.id, document=agenda_to_json(draft))
    session.add(agenda)
    session.flush()
    return agenda


def change_line(session: Session, meeting_id: int, seen_version: int, line: AgendaLine) -> None:
    """Makes the line with this id say this. Raises Stale after another change, Refused where nobody could read it."""
    agenda = _locked(session, meeting_id)
    if agenda.version != seen_version:
        raise Stale(agenda)
    draft = draft_from_json(agenda.document)
    if draft.line(line.id) is None:
        raise Refused("Somebody has taken this line off the agenda. Copy what you typed, then add it as a new line.")
    _check(line)
    _keep(session, agenda, changed(draft, line))


def add_line(session: Session, meeting_id: int, line: AgendaLine) -> int:
    """Adds the line and gives its id. Raises Refused for one more than an agenda may have."""
    agenda = _locked(session, meeting_id)
    _check(line)
    return _add(session, agenda, line)


def take_off(session: Session, meeting_id: int, line_id: int) -> None:
    """Takes a line off; nothing where it is gone already."""
    agenda = _locked(session, meeting_id)
    _keep(session, agenda, without(draft_from_json(agenda.document), line_id))


def put_back(session: Session, meeting_id: int, item_id: int) -> str:
    """Puts an item of the meeting that is on no line on the agenda. Gives its title; "" where there is nothing to do.

    Raises Refused for one line more than an agenda may have.
    """
    agenda = _locked(session, meeting_id)
    draft = draft_from_json(agenda.document)
    item = next((item for item in queries.working_items(session, meeting_id).items if item.id == item_id), None)
    if item is None or any(line.item_id == item_id for line in draft.lines):
        return ""
    line = line_of_item(item)
    _add(session, agenda, line)
    return line.title


def move_line(session: Session, meeting_id: int, line_id: int, by: int) -> None:
    """Moves a line one up (`by` -1) or down (1) among the public or the private business."""
    agenda = _locked(session, meeting_id)
    draft = draft_from_json(agenda.document)
    ids = [line.item_id for line in draft.lines if line.item_id is not None]
    known = queries.working_items(session, meeting_id, ids).known
    private = {line.id for line in draft.lines if paragraph_of(line, known) is not None}
    _keep(session, agenda, moved(draft, line_id, by, private))


def change_names(
    session: Session,
    meeting_id: int,
    seen_version: int,
    *,
    apologies: tuple[str, ...],
    substitutes: tuple[str, ...],
    also_invited: tuple[str, ...],
    absent: int | None = None,
    substitute: int | None = None,
) -> None:
    """Says who sent apologies, who comes instead and who else is invited.

    `absent`: the id of a member to add to the apologies; `substitute`: of who takes their place. Raises Stale after
    another change, and Refused where that substitute may not.
    """
    agenda = _locked(session, meeting_id)
    if agenda.version != seen_version:
        raise Stale(agenda)
    draft = draft_from_json(agenda.document)
    draft = replace(draft, apologies=apologies, substitutes=substitutes, also_invited=also_invited)
    if absent is not None or substitute is not None:
        day = session.get_one(Meeting, meeting_id).day
        draft = cannot_come(draft, queries.members_on(session, agenda.committee_id, day), absent, substitute)
    _keep(session, agenda, draft)


def decide(session: Session, meeting_id: int, change: SheetChange, item_id: int | None, take: bool) -> bool:
    """Takes a piece of the programme's news over, or leaves it. Says whether there still was such news."""
    agenda = _locked(session, meeting_id)
    draft, meeting = draft_from_json(agenda.document), session.get_one(Meeting, meeting_id)
    items = queries.working_items(session, meeting_id).items
    told = next(
        (d for d in news(draft, meeting_value(meeting), items) if d.change is change and d.item_id == item_id), None
    )
    if told is None:
        return False
    _keep(session, agenda, decided(draft, told, items, take))
    return True


def _add(session: Session, agenda: Agenda, line: AgendaLine) -> int:
    draft = draft_from_json(agenda.document)
    if len(draft.lines) >= MOST_LINES:
        raise Refused(f"An agenda may have {MOST_LINES} lines or fewer. Take some off.")
    wanted = added(draft, line)
    _keep(session, agenda, wanted)
    return wanted.last_id


def _keep(session: Session, agenda: Agenda, draft: AgendaDraft) -> None:
    document = agenda_to_json(draft)
    if document != agenda.document:
        agenda.document = document
        session.flush()


def _locked(session: Session, meeting_id: int) -> Agenda:
    return session.scalars(select(Agenda).where(Agenda.meeting_id == meeting_id).with_for_update()).one()


def _check(line: AgendaLine) -> None:
    if len(line.sub_items) > MOST_SUB_ITEMS:
        raise Refused(f"Make it {MOST_SUB_ITEMS} sub-items or fewer.", "sub_items")
