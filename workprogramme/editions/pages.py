"""What the public pages show, worked out from published values: past and coming, how far off, in which groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from workprogramme.clock import LONDON, Clock
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import FollowUpState, Lateness, late_on, state_of
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import (
    ItemValue,
    MeetingValue,
    Programme,
    item_from_json,
    meeting_from_json,
)
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.editions import queries
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedItem
from workprogramme.web.slips import Slip, promise_of, slip_of
from workprogramme.web.words import date_words, distance_words

AWAITED_SHOWN = 20  # on the page of a programme; all of them are in the tracker


@dataclass(frozen=True)
class MeetingPage:
    """One meeting with its items, as seen on the day `today`."""

    meeting: MeetingValue
    items: tuple[ItemValue, ...]
    today: date
    days: WorkingDays
    committee: Committee | None = None

    @property
    def past(self) -> bool:
        """Whether its day has gone by."""
        return self.meeting.day < self.today

    @property
    def distance(self) -> str:
        """How far off it is in words ("in 9 working days")."""
        try:
            off = abs(self.days.count_between(self.today, self.meeting.day))
        except BeyondHorizon:
            off = None
        return distance_words(self.today, self.meeting.day, off)


@dataclass(frozen=True)
class Wanted:
    """Items to be scheduled that are wanted at the same time, in the officer's words; no words: no time given."""

    target: str
    items: tuple[ItemValue, ...]


@dataclass(frozen=True)
class Awaited:
    """Something asked for that is awaited on the day the page is looked at: its state then, and how late it is."""

    value: FollowUpValue
    state: FollowUpState
    late: Lateness | None


@dataclass(frozen=True)
class ProgrammePage:
    """A published programme as its page shows it: the next meeting, the year's meetings, what has no meeting yet.

    `awaited`: what was asked for, the latest first; `more_awaited`: how many more there are than are shown.
    """

    programme: Programme
    next: MeetingPage | None
    past: tuple[MeetingPage, ...]
    coming: tuple[MeetingPage, ...]
    wanted: tuple[Wanted, ...]
    awaited: tuple[Awaited, ...] = ()
    more_awaited: int = 0


def programme_page(programme: Programme, today: date, days: WorkingDays, *, is_newest: bool = True) -> ProgrammePage:
    """Sorts a programme (already the public's view of it) into what the page shows on that day.

    `is_newest`: whether no later edition of the committee knows better what is awaited.
    """
    waiting = awaited(programme, today) if is_newest else ()
    placed = programme.by_meeting()
    meetings = [MeetingPage(meeting, tuple(placed[meeting.id]), today, days) for meeting in programme.meetings]
    coming = tuple(page for page in meetings if not page.past)
    return ProgrammePage(
        programme=programme,
        next=next((page for page in coming if page.meeting.status.takes_place), None),
        past=tuple(page for page in meetings if page.past),
        coming=coming,
        wanted=wanted(programme.to_be_scheduled),
        awaited=waiting[:AWAITED_SHOWN],
        more_awaited=max(0, len(waiting) - AWAITED_SHOWN),
    )


def awaited(programme: Programme, today: date) -> tuple[Awaited, ...]:
    """What the programme says is awaited, as late as it is today, whenever it was published: first what is late."""
    open_ones = [
        Awaited(value, state_of(value), late_on(value, today))
        for value in programme.follow_ups
        if value.closed_on is None
    ]
    return tuple(
        sorted(open_ones, key=lambda one: (one.value.target_latest or date.max, one.value.asked_on or date.max))
    )


def wanted(items: Sequence[ItemValue]) -> tuple[Wanted, ...]:
    """Items grouped by their target's words, in the order in which the words first come."""
    groups: dict[str, list[ItemValue]] = {}
    for item in items:
        groups.setdefault(item.target_text, []).append(item)
    return tuple(Wanted(target, tuple(group)) for target, group in groups.items())


def upcoming(session: Session, clock: Clock, limit: int, days: WorkingDays) -> list[MeetingPage]:
    """The next published meetings of all committees, from today on. One query."""
    today = clock.today()
    midnight = datetime.combine(today, time.min, LONDON).astimezone(UTC)
    return [
        MeetingPage(
            meeting_from_json(document["meeting"]),
            tuple(item_from_json(item) for item in document["items"]),
            today,
            days,
            committee,
        )
        for document, committee in queries.published_meetings_from(session, midnight, limit)
    ]


@dataclass(frozen=True)
class Chapter:
    """What one edition newly said of an item. `before` is the chapter it replaces.

    `carried_to`: the municipal year that it went on to, where that is why it is no longer there; else "".
    """

    item: ItemValue
    meeting: MeetingValue | None
    change: str
    edition: queries.EditionLine
    committee: Committee
    before: "Chapter | None"
    carried_to: str = ""

    @property
    def year(self) -> str:
        """The municipal year of its edition: "2018-19"."""
        return MunicipalYear(self.edition.year).label

    @property
    def where(self) -> str:
        """The meeting's day, or the target, in words."""
        if self.meeting:
            return date_words(self.meeting.day)
        return f"“{self.item.target_text}”" if self.item.target_text else "no date"


def chapter_words(chapter: Chapter) -> str:
    """What the chapter says that the one before it did not, in a sentence or two."""
    old, item = chapter.before, chapter.item
    if chapter.carried_to:
        return f"Carried over to {chapter.carried_to}."
    if chapter.change == "withdrawn":
        return "Withdrawn from the programme."
    if old is None or old.change == "withdrawn":
        if old is None:
            begun = "Added to the programme"
        else:
            begun = f"Taken into the programme for {chapter.year}" if old.carried_to else "Taken up again"
        place = f"for {chapter.where}" if chapter.where != "no date" else "to be scheduled"
        return f"{begun}, {place}, as “{item.title}”."
    told = []
    if old.where != chapter.where:
        told.append(f"Moved from {old.where} to {chapter.where}.")
    if old.item.private or item.private:  # what it was called would say what the private item is about
        if old.item.private != item.private:
            told.append("Now private." if item.private else "Now public.")
        return " ".join(told) or "Described anew."
    if old.item.title != item.title:
        told.append(f"Renamed from “{old.item.title}” to “{item.title}”.")
    if {part.name for part in old.item.parts} != {part.name for part in item.parts}:
        told.append("Other people named.")
    return " ".join(told) or "Described anew."


def chapters_of(story: Iterable[tuple[PublishedItem, queries.EditionLine, Committee]]) -> list[Chapter]:
    """An item's story in order, oldest chapter first; never empty for a story that is not."""
    chapters: list[Chapter] = []
    for row, edition, committee in story:
        meeting = row.document["meeting"]
        chapters.append(
            Chapter(
                item=item_from_json(row.document["item"]),
                meeting=meeting_from_json(meeting) if meeting else None,
                change=row.change,
                edition=edition,
                committee=committee,
                before=chapters[-1] if chapters else None,
                carried_to=row.document.get("year", ""),
            )
        )
    return chapters


def current(chapters: Sequence[Chapter]) -> Chapter:
    """The chapter that says how things stand: the last, unless that only tells that it went where another has it."""
    last = chapters[-1]
    there = [chapter for chapter in chapters if chapter.year == last.carried_to and chapter.change != "withdrawn"]
    return there[-1] if there else last


def slip(chapters: Iterable[Chapter]) -> Slip:
    """How the item's date went from edition to edition; chapters that only tell that it left say no date."""
    told = (chapter for chapter in chapters if chapter.change != "withdrawn")
    return slip_of([promise_of(chapter.edition.number, chapter.item, chapter.meeting) for chapter in told])
