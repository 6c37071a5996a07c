"""An agenda that somebody has started, as its front sheet would be published now.

Reads the records that it is made of; knows nothing of whether whoever asks may read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from workprogramme.domain.agenda_drafts import AgendaDraft, sheet_of_draft
from workprogramme.domain.agenda_json import draft_from_json
from workprogramme.domain.agendas import AgendaTemplateValue, FrontSheet
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import AgendaTemplate, Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.values import item_value, meeting_value, template_value
from workprogramme.reports.queries import listings, members_on


@dataclass(frozen=True)
class EditedAgenda:
    """The draft of a meeting's agenda, and the items that its lines name, by id, as the working programme has them."""

    committee: Committee
    meeting: MeetingValue
    template: AgendaTemplateValue
    draft: AgendaDraft
    items: Mapping[int, ItemValue]


def edited_agenda(session: Session, meeting_id: int) -> EditedAgenda | None:
    """The agenda of this meeting that is being edited; None where nobody has started it. Three queries at most."""
    row = session.execute(
        select(Agenda, Meeting, Committee, AgendaTemplate)
        .join(Meeting, Meeting.id == Agenda.meeting_id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .join(AgendaTemplate, AgendaTemplate.committee_id == Committee.id)
        .where(Agenda.meeting_id == meeting_id)
    ).one_or_none()
    if row is None:
        return None
    agenda, meeting, committee, template = row
    draft = draft_from_json(agenda.document)
    named = [line.item_id for line in draft.lines if line.item_id is not None]
    wanted = select(Item).where(Item.id.in_(named)).options(selectinload(Item.parts).joinedload(Part.person))
    items = {item.id: item_value(item) for item in session.scalars(wanted)} if named else {}
    return EditedAgenda(committee, meeting_value(meeting), template_value(template), draft, items)


def sheet_now(
    session: Session, found: EditedAgenda, dispatch: date | None, jurisdiction: Jurisdiction, *, private: bool
) -> FrontSheet:
    """Its front sheet; with the text of private business only where `private` is asked for. Two queries.

    `dispatch`: the last lawful day to publish it; None where that cannot be told.
    """
    return sheet_of_draft(
        found.draft,
        found.items,
        meeting=found.meeting,
        committee=found.committee.name,
        template=found.template,
        members=members_on(session, found.committee.id, found.meeting.day),
        listings=listings(session, found.items.values()),
        dispatch=dispatch,
        jurisdiction=jurisdiction,
        private=private,
    )
