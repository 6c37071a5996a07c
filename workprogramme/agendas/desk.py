"""A stored agenda as whoever edits it has it before them: its draft, the programme beside it, what is published."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from workprogramme.agendas import queries
from workprogramme.agendas.pages import Law, last_lawful_day
from workprogramme.agendas.queries import Sitting, VersionLine, WorkingItems
from workprogramme.domain.agenda_differences import SheetDifference
from workprogramme.domain.agenda_drafts import AgendaDraft, paragraph_of, sheet_of_draft
from workprogramme.domain.agenda_json import draft_from_json
from workprogramme.domain.agenda_news import news
from workprogramme.domain.agenda_publication import Press, Unfounded, press, unfounded
from workprogramme.domain.agendas import FrontSheet
from workprogramme.domain.attendance import MemberValue
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.models.agendas import Agenda
from workprogramme.models.values import meeting_value


@dataclass(frozen=True)
class Desk:
    """All that a draft is judged by on one day. `last`: the newest published version in the public's view."""

    found: Sitting
    agenda: Agenda
    draft: AgendaDraft
    working: WorkingItems
    members: tuple[MemberValue, ...]
    versions: list[VersionLine]
    last: FrontSheet | None
    law: Law

    @property
    def meeting(self) -> MeetingValue:
        """The meeting as the working programme has it."""
        return meeting_value(self.found.meeting)

    @property
    def unknown(self) -> str:
        """Why the last lawful day cannot be told; "" where it can."""
        return last_lawful_day(self.meeting, self.law)[1]

    def sheet(self, private: bool) -> FrontSheet:
        """The front sheet that the draft makes: in the public's view, or all of it."""
        return sheet_of_draft(
            self.draft,
            self.working.known,
            meeting=self.meeting,
            committee=self.found.committee.name,
            template=self.found.template,
            members=self.members,
            listings=self.working.listings,
            dispatch=last_lawful_day(self.meeting, self.law)[0],
            jurisdiction=self.law.jurisdiction,
            private=private,
        )

    @cached_property
    def public(self) -> FrontSheet:
        """The front sheet as the public would read it."""
        return self.sheet(False)

    @cached_property
    def news(self) -> tuple[SheetDifference, ...]:
        """What the programme says differently since it was last looked at here."""
        return news(self.draft, self.meeting, self.working.items)

    @property
    def left_off(self) -> tuple[ItemValue, ...]:
        """The meeting's items that somebody took off the agenda, or left off it, in the programme's order."""
        told = {line.item_id for line in self.draft.lines} | {one.item_id for one in self.news}
        return tuple(item for item in self.working.items if item.kind is not ItemKind.BRIEFING and item.id not in told)

    @cached_property
    def press(self) -> Press:
        """What publishing now would do."""
        return press(self.last, self.public, self.law.today)

    @property
    def unfounded(self) -> tuple[Unfounded, ...]:
        """Private lines that may not be published yet."""
        return unfounded(self.draft.lines, self.working.known, self.law.jurisdiction)

    @property
    def private_ids(self) -> frozenset[int]:
        """The ids of the lines that are private business."""
        return frozenset(line.id for line in self.draft.lines if paragraph_of(line, self.working.known) is not None)


def desk(session: Session, meeting_id: int, law: Law) -> Desk | None:
    """The agenda of this meeting and what it is judged by; None where nobody has started it. Six queries."""
    found = queries.sitting(session, meeting_id)
    if found is None or found.agenda is None:
        return None
    draft = draft_from_json(found.agenda.document)
    known = [line.item_id for line in draft.lines if line.item_id is not None]
    out = queries.versions(session, meeting_id) if found.agenda.published else []
    return Desk(
        found=found,
        agenda=found.agenda,
        draft=draft,
        working=queries.working_items(session, meeting_id, known),
        members=queries.members_on(session, found.committee.id, found.meeting.day),
        versions=out,
        last=queries.sheet_of_version(session, meeting_id, out[-1].number) if out else None,
        law=law,
    )
