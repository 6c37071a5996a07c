"""The record of a meeting as its page shows it: the lines of the agenda in order, and what is recorded of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from workprogramme.domain.agendas import front_sheet
from workprogramme.followups.recording import queries
from workprogramme.followups.recording.actions import Spot
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.meetings import Meeting
from workprogramme.models.minutes import Minute
from workprogramme.models.values import item_value, meeting_value, template_value


@dataclass(frozen=True)
class Entry:
    """One line: its number on the agenda ("" for what was not on it), what is recorded, what it may answer."""

    spot: Spot
    number: str
    title: str
    private: bool
    minute: Minute | None
    answerable: Sequence[FollowUp] = ()

    @property
    def begun(self) -> bool:
        """Whether anything is recorded of it."""
        return self.minute is not None and bool(self.minute.number or self.minute.lines)


def entries(session: Session, meeting: Meeting) -> list[Entry]:
    """The agenda of the working programme in its own numbering, then what was taken besides. Seven queries."""
    items = queries.items_at(session, meeting.id)
    sheet = front_sheet(
        meeting=meeting_value(meeting),
        items=[item_value(item) for item in items],
        committee=meeting.committee.name,
        template=template_value(meeting.committee.template),
        private=True,
    )
    recorded: Mapping[str, Minute] = {minute.key: minute for minute in queries.minutes_of(session, meeting.id)}
    may_answer = queries.answerable(session, [*(item.id for item in items), *_items_of(recorded.values())])
    found = []
    for line in sheet.business:
        spot = Spot(line.item_id, "" if line.item_id is not None else line.title)
        found.append(
            Entry(
                spot=spot,
                number=str(line.number),
                title=line.title,
                private=line.exempt_paragraph is not None,
                minute=recorded.get(spot.key),
                answerable=may_answer.get(line.item_id or 0, ()),
            )
        )
    on_it = {entry.spot.key for entry in found}
    for key, minute in recorded.items():
        if key not in on_it:
            private = minute.item is not None and minute.item.exempt_paragraph is not None
            found.append(
                Entry(
                    spot=Spot(minute.item_id, "" if minute.item_id is not None else minute.title),
                    number="",
                    title=minute.title,
                    private=private,
                    minute=minute,
                    answerable=may_answer.get(minute.item_id or 0, ()),
                )
            )
    return found


def _items_of(minutes: Iterable[Minute]) -> list[int]:
    return [minute.item_id for minute in minutes if minute.item_id is not None]
