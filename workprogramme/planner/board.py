"""The board as its page shows it: columns, the tray and findings, all worded, so that the template only places them.

Values and no more; how they come about, `laying_out` knows.
"""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.finding_value import Severity
from workprogramme.domain.meeting_findings import Load
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.planner.snapshot import Snapshot


@dataclass(frozen=True)
class Told:
    """A finding in words. `id`: what it is called on the page. `sort`: its kind and how grave it is, in few letters.

    `href`: the card or meeting that it is about, or "". `mark`: its few words on a card.
    """

    id: str
    key: str
    sort: str
    heading: str
    severity: str
    kind: str
    text: str
    mark: str
    href: str
    about: str
    acknowledged: str
    folded: bool


@dataclass(frozen=True)
class ToldGroup:
    """Findings of one kind that are equally grave, in order. `folds`: whether they stand folded under their heading."""

    told: tuple[Told, ...]

    @property
    def id(self) -> str:
        """What the group is called on the page."""
        return f"all-{self.told[0].sort}"

    @property
    def heading(self) -> str:
        """What all of them point out."""
        return self.told[0].heading

    @property
    def folds(self) -> bool:
        """What the law stops is never folded."""
        return len(self.told) > 1 and self.told[0].severity != Severity.STOPS


@dataclass(frozen=True)
class Card:
    """One item. `place`: where it is, as the form's list of places has it; `number`: which it is there, from 1."""

    id: int
    version: int
    title: str
    private: bool
    people: str
    facts: str
    detail: str
    place: str
    number: int
    told: tuple[Told, ...]
    names: str
    kind: str
    source: str
    late: bool
    published: bool
    hidden: bool

    @property
    def marked(self) -> bool:
        """Whether anything stands out in it that nobody has let stand."""
        return not all(told.folded for told in self.told)


@dataclass(frozen=True)
class AskedCard:
    """A follow-up that no item answers: what was asked for, of whom, when and by when."""

    id: int
    version: int
    title: str
    people: str
    facts: str
    names: str
    place: str
    told: tuple[Told, ...]
    late: bool
    hidden: bool

    @property
    def marked(self) -> bool:
        """Whether anything stands out in it that nobody has let stand."""
        return not all(told.folded for told in self.told)


@dataclass(frozen=True)
class Column:
    """One meeting with its cards. `filled`: how full it is, in hundredths of its minutes, at most 100."""

    meeting: MeetingValue
    label: str
    cards: tuple[Card, ...]
    load: Load
    minutes: str
    main_items: str
    filled: int
    over: bool
    past: bool
    distance: str
    public_by: str
    first_deadline: str
    deadlines: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def marked(self) -> bool:
        """Whether anything stands out in it that nobody has let stand."""
        return not all(told.folded for told in self.told)

    @property
    def takes_place(self) -> bool:
        """Whether anything can be put there."""
        return self.meeting.status.takes_place


@dataclass(frozen=True)
class TrayGroup:
    """Items to be scheduled, or follow-ups, wanted at about the same time; the days that its bar shows, if any."""

    heading: str
    first: date | None
    last: date | None
    late: bool
    cards: tuple[Card, ...]
    asked: tuple[AskedCard, ...] = ()


@dataclass(frozen=True)
class Place:
    """A place that a card can go to, as a form offers it."""

    value: str
    label: str


@dataclass(frozen=True)
class Board:
    """Everything on the page of one year. `opens`: the meeting that a phone shows first, or None for the tray."""

    snapshot: Snapshot
    past: tuple[Column, ...]
    coming: tuple[Column, ...]
    tray: tuple[TrayGroup, ...]
    told: tuple[Told, ...]
    summary: str
    places: tuple[Place, ...]
    shown: int
    differences: int

    @property
    def columns(self) -> tuple[Column, ...]:
        """All meetings, by day."""
        return (*self.past, *self.coming)

    @property
    def opens(self) -> int | None:
        """The meeting that a phone shows first: the next, else the last."""
        nearest = self.coming[:1] or self.past[-1:]
        return nearest[0].meeting.id if nearest else None

    @property
    def cards(self) -> int:
        """How many items there are."""
        return sum(len(column.cards) for column in self.columns) + self.unplaced

    @property
    def unplaced(self) -> int:
        """How many of them have no meeting."""
        return sum(len(group.cards) for group in self.tray)

    @property
    def asked(self) -> int:
        """How many follow-ups wait for an item."""
        return sum(len(group.asked) for group in self.tray)

    @property
    def rows(self) -> tuple[tuple[MeetingValue, tuple[ItemValue, ...]], ...]:
        """Every meeting with its items."""
        placed = self.snapshot.plan.programme.by_meeting()
        return tuple((column.meeting, tuple(placed[column.meeting.id])) for column in self.columns)

    @property
    def called_off(self) -> tuple[MeetingValue, ...]:
        """The meetings that do not take place, although readers still see that they do."""
        published = self.snapshot.published
        known = {m.id for m in published.programme.meetings if m.status.takes_place} if published else set()
        return tuple(column.meeting for column in self.columns if column.meeting.id in known and not column.takes_place)

    @property
    def can_be_published(self) -> bool:
        """Whether an edition would say anything new."""
        return bool(self.differences) if self.snapshot.published else bool(self.columns or self.cards)

    @property
    def open_told(self) -> tuple[Told, ...]:
        """The findings that nobody has let stand, and those that the law stops whoever lets them stand."""
        return tuple(told for told in self.told if not told.folded)

    @property
    def groups(self) -> tuple[ToldGroup, ...]:
        """The same, those of one kind together, each group where its first one stands."""
        found: dict[str, list[Told]] = {}
        for told in self.open_told:
            found.setdefault(told.sort, []).append(told)
        return tuple(ToldGroup(tuple(group)) for group in found.values())

    @property
    def folded_told(self) -> tuple[Told, ...]:
        """The findings that were let stand."""
        return tuple(told for told in self.told if told.folded)

    @property
    def moved_title(self) -> str | None:
        """The title of the item whose last move can be taken back, if it is still in this year's programme."""
        move = self.snapshot.last_move
        item = self.snapshot.items.get(move.item_id) if move else None
        return item.title if item is not None else None
