"""What is said of a meeting, and writing it down: shared by those who change meetings by hand and by a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.refusals import Refused
from workprogramme.domain.written_dates import write_date
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

PLACE_LENGTH = 250
NOTE_LENGTH = 1000


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """All that an officer says of a meeting. Day and hours are wall clock in London."""

    day: date
    starts: time
    ends: time | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.FORMAL
    status: MeetingStatus = MeetingStatus.CONFIRMED
    note: str = ""
    link: str = ""

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingDraft":
        """What is said of the meeting now."""
        return cls(**{name: getattr(meeting, name) for name in cls.__dataclass_fields__})


def later(starts: time, minutes: int) -> time | None:
    """The hour so many minutes after another; None where that is the next day."""
    ends = starts.hour * 60 + starts.minute + minutes
    return time(ends // 60, ends % 60) if ends < 24 * 60 else None


def write_meeting(session: Session, meeting: Meeting, draft: MeetingDraft, year: int) -> None:
    """Makes the meeting what the draft says. In another municipal year, by the year it starts, its items go along."""
    for name in MeetingDraft.__dataclass_fields__:
        setattr(meeting, name, getattr(draft, name))
    if meeting.year != year:
        meeting.year = year
        for item in session.scalars(select(Item).where(Item.meeting_id == meeting.id)):
            item.year = year


def refuse_the_same_hour(others: Iterable[Meeting], day: date, starts: time) -> None:
    """Refused where one of the committee's other meetings takes place at that hour already."""
    if any(other.day == day and other.starts == starts and other.status.takes_place for other in others):
        raise Refused(
            f"The committee has a meeting on {write_date(day)} at that hour already. "
            "Choose another day or hour, or change that meeting.",
            "day",
        )


def note_with(said: str, note: str, field: str) -> str:
    """The note of a meeting that is called off: why, before what was noted earlier. Refused where that is too long."""
    told = " ".join(filter(None, (said, note)))
    if len(told) > NOTE_LENGTH:
        raise Refused(f"Shorten the reason: with the note there is, it is over {NOTE_LENGTH:,} characters.", field)
    return told
