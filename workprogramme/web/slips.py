"""How the date of an item has slipped from edition to edition, and where everything goes in the picture of it.

Pure geometry in the units of a drawing 316 wide; `components/pictures.html` draws it. Knows no request and no record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.web.pictures import WIDTH
from workprogramme.web.words import WEEKDAYS, short_date

CHARACTER = 5.6  # the mean width of one in the small type of a picture
EDITION_WIDTH, ROW = 58, 32


@dataclass(frozen=True)
class Promise:
    """When an edition said that an item would come: in words, and the days they can mean (inclusive; None: no days).

    `off`: "cancelled" or "postponed" where the meeting was called off; the item has still not gone elsewhere.
    """

    edition: int
    words: str
    first: date | None = None
    last: date | None = None
    off: str = ""

    @property
    def told(self) -> str:
        """The words, and that the meeting was called off."""
        return f"{self.words} ({self.off})" if self.off else self.words

    def differs(self, other: "Promise") -> bool:
        """Whether the other names another time."""
        return (self.words, self.first, self.last) != (other.words, other.first, other.last)


@dataclass(frozen=True)
class SlipRow:
    """One promise: a dot for a day, a bar as wide as a loose target, nothing for words that name no days."""

    y: int
    edition: int
    words: str
    text_x: float
    anchor: str
    x: float | None
    width: float


@dataclass(frozen=True)
class SlipPicture:
    """How an item's date went from edition to edition, from top to bottom. `trail` is the path between the marks."""

    height: int
    rows: tuple[SlipRow, ...]
    trail: str
    width: int = WIDTH
    left: int = EDITION_WIDTH


@dataclass(frozen=True)
class Slip:
    """What editions promised of one item, each promise once while it stood."""

    promises: tuple[Promise, ...] = field(default=())

    @property
    def moves(self) -> int:
        """How often the promised time changed."""
        return sum(new.differs(old) for old, new in pairwise(self.promises))

    @property
    def days(self) -> int | None:
        """How many days later the last promise is than the first; negative for earlier; None where one has no days."""
        ends = (self.promises[0].last, self.promises[-1].last) if self.promises else (None, None)
        return (ends[1] - ends[0]).days if ends[0] and ends[1] else None

    @property
    def picture(self) -> SlipPicture:
        """The drawing."""
        return _slip_picture(self.promises)


def slip_of(promises: Sequence[Promise]) -> Slip:
    """These promises, in order of their editions, without those that only repeat the one before."""
    kept: list[Promise] = []
    for promise in promises:
        if not kept or promise.differs(kept[-1]) or promise.off != kept[-1].off:
            kept.append(promise)
    return Slip(tuple(kept))


def day_words(day: date) -> str:
    """A day as a picture says it: "Thu 4 Apr 2019"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_date(day)}"


def promise_of(number: int, item: ItemValue, meeting: MeetingValue | None) -> Promise:
    """The meeting's day, or the target as wide as it is."""
    if meeting is not None:
        off = "" if meeting.status.takes_place else meeting.status.label.lower()
        return Promise(number, day_words(meeting.day), meeting.day, meeting.day, off)
    return Promise(number, item.target_text or "No date", item.target_earliest, item.target_latest)


def _slip_picture(promises: Sequence[Promise]) -> SlipPicture:
    days = [day for promise in promises for day in (promise.first, promise.last) if day]
    start = min(days, default=date(2000, 1, 1))
    span = max(1, (max(days, default=start) - start).days)
    right = WIDTH - 6
    scale = (right - EDITION_WIDTH - 6) / span

    def place(day: date) -> float:
        return round(EDITION_WIDTH + 6 + (day - start).days * scale, 1)

    rows, marks = [], []
    for number, promise in enumerate(promises):
        y = number * ROW + 22
        x = place(promise.first) if promise.first else None
        width = round(place(promise.last) - x, 1) if x is not None and promise.last else 0.0
        if x is not None:
            marks.append((round(x + width / 2, 1), y))
        length = len(promise.told) * CHARACTER
        begin = x if x is not None else float(EDITION_WIDTH + 6)
        fits = begin + length <= WIDTH
        text_x, anchor = (begin, "start") if fits else (float(right), "end")
        rows.append(SlipRow(y, promise.edition, promise.told, text_x, anchor, x, width))
    trail = "M" + "L".join(f"{x} {y}" for x, y in marks) if len(marks) > 1 else ""
    return SlipPicture(len(promises) * ROW + 2, tuple(rows), trail)
