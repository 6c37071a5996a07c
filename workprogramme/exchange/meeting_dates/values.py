"""Frozen values of a comparison: the meetings that are known, and line by line what a calendar says of them."""

import enum
from dataclasses import dataclass
from datetime import date, time

from workprogramme.exchange.reading.calendars import CalendarMeeting
from workprogramme.models.meeting_changes import MeetingDraft


@dataclass(frozen=True, kw_only=True)
class KnownMeeting:
    """A meeting of the working programme. `uids`: what calendars know it by; `items`: how many are planned for it."""

    id: int
    version: int
    draft: MeetingDraft
    uids: frozenset[str] = frozenset()
    items: int = 0

    @property
    def day(self) -> date:
        """Its day."""
        return self.draft.day


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What is usual for the committee, where a calendar does not say: hour, length in minutes, place."""

    starts: time
    minutes: int
    place: str = ""
    name: str = ""


class What(enum.Enum):
    """What one line of the comparison is."""

    NEW = "new"
    MOVED = "moved"
    CALLED_OFF = "called off"
    CHANGED = "changed"
    MISSING = "missing"  # known, to come, and not in the calendar
    UNCHANGED = "unchanged"
    TOLD = "told"  # the calendar's line says what another of its lines says already


class How(enum.Enum):
    """By what a meeting of the calendar was found to be one that is known."""

    IDENTITY = "identity"  # what the calendar knows it by
    DAY = "day"
    NEW_DATE = "new date"  # the calendar calls it the new date of a meeting
    NEARNESS = "nearness"


class Doubt(enum.Enum):
    """Why a person should look before the line is taken."""

    SAME_DAY = "same day"
    NOT_CLOSE = "not close"
    OTHERS_NEAR = "others near"
    OVER = "over"
    CALLED_OFF_HERE = "called off here"
    NOT_KNOWN = "not known"
    CLASH = "clash"
    FAR = "far"
    LONG_AGO = "long ago"
    NO_END = "no end"
    LONG_PLACE = "long place"


class Choice(enum.Enum):
    """What is done about a line: what it says, a second meeting instead of a move, or nothing."""

    TAKE = "take"
    ADD = "add"
    LEAVE = "leave"


CHANGES = frozenset({What.NEW, What.MOVED, What.CALLED_OFF, What.CHANGED, What.MISSING})


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: a meeting of the calendar, a meeting that is known, or both.

    `after` is what the meeting would be when the line is taken. `told`: sentences, why a person should look, beside
    the `doubts`. `key` names the line among those of one comparison, and is the same in the next.
    """

    key: str
    what: What
    known: KnownMeeting | None = None
    coming: CalendarMeeting | None = None
    after: MeetingDraft | None = None
    how: How | None = None
    doubts: tuple[Doubt, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether a person has to look before anything comes of it."""
        return bool(self.doubts or self.told)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen; nothing where there is nothing to do."""
        if self.what not in CHANGES:
            return ()
        if self.what is What.MOVED and self.how in (How.NEARNESS, How.NEW_DATE):
            return (Choice.TAKE, Choice.ADD, Choice.LEAVE)
        return (Choice.TAKE, Choice.LEAVE)

    @property
    def default(self) -> Choice:
        """What is chosen until somebody chooses otherwise: doubtful lines and missing meetings are left."""
        return Choice.LEAVE if self.doubtful or self.what not in CHANGES - {What.MISSING} else Choice.TAKE

    @property
    def day(self) -> date:
        """The day by which the line stands among the others."""
        if self.coming is not None:
            return self.coming.day
        assert self.known is not None, "a line has a meeting"
        return self.known.day
