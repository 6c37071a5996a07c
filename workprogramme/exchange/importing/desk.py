"""A reading laid out so that a person's corrections can be made to it one by one, and put together again.

Knows lines, items and meetings as they were read; nothing of how corrections are kept or asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target, TargetKind, read_target
from workprogramme.exchange.importing.corrections import ItemSays, More
from workprogramme.exchange.reading.items.follow_ups import find_follow_ups
from workprogramme.exchange.reading.items.people import People
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Heading, Meaning, Reading, ReadItem, ReadMeeting, Unread

_NO_DATE = "No date stands above it."


@dataclass(eq=False, slots=True)
class _Sitting:
    value: ReadMeeting


@dataclass(eq=False, slots=True)
class _Paper:
    """An item, its key, and its meeting; an item keeps its key whatever becomes of others."""

    key: str
    value: ReadItem
    sitting: _Sitting | None


@dataclass(slots=True)
class Desk:
    """See the module. Each verb says whether there was anything to do it to."""

    lines: Sequence[Line]
    reading: Reading
    year: MunicipalYear | None
    papers: list[_Paper] = field(init=False)
    sittings: list[_Sitting] = field(init=False)
    headings: list[Heading] = field(init=False)
    unread: list[Unread] = field(init=False)
    settled: list[tuple[str, str]] = field(init=False, default_factory=list)
    used: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.sittings = [_Sitting(meeting) for meeting in self.reading.meetings]
        self.headings, self.unread = list(self.reading.headings), list(self.reading.unread)
        self.papers = []
        for item in self.reading.items:
            sitting = self.sittings[item.meeting] if item.meeting is not None else None
            self.papers.append(_Paper(self._key(item.lines[0]), item, sitting))

    def _key(self, line: int) -> str:
        """A key that no item has had; the first item of a line is called by the line."""
        keys = (f"{line}.{place}" if place > 1 else str(line) for place in count(1))
        key = next(key for key in keys if key not in self.used)
        self.used.add(key)
        return key

    def make_meeting(self, number: int, day: date, note: str) -> bool:
        """Makes the line a meeting's. What stood below it up to the next date is for that meeting."""
        if self._line(number) is None:
            return False
        self._take_off(number)
        for one in self.sittings:
            one.value = replace(one.value, lines=tuple(line for line in one.value.lines if line != number))
        sitting = self._sitting_on(day)
        if sitting is None:
            sitting = _Sitting(ReadMeeting(date=day, note=note, lines=(number,)))
            self.sittings.append(sitting)
        else:
            lines = tuple(sorted({*sitting.value.lines, number}))
            sitting.value = replace(sitting.value, lines=lines, note=note or sitting.value.note)
        end = min((line for line in self._datings() if line > number), default=len(self.lines) + 1)
        for paper in self.papers:
            if number < paper.value.lines[0] < end:
                self._put(paper, Target.on(day), sitting)
        self._forget_empty_sittings()
        return True

    def unmake_meeting(self, number: int) -> bool:
        """Makes the line a heading and no meeting's. Its items keep the date as words."""
        found = [one for one in self.sittings if number in one.value.lines]
        line = self._line(number)
        for one in found:
            one.value = replace(one.value, lines=tuple(kept for kept in one.value.lines if kept != number))
        if found and line is not None:
            self.headings.append(Heading(number, line.text, Meaning.DATE))
        self._forget_empty_sittings()
        return bool(found)

    def make_item(self, number: int) -> bool:
        """Makes the line an item: its first cell is the title, the others its detail."""
        line = self._line(number)
        if line is None or not line.text or any(number == paper.value.lines[0] for paper in self.papers):
            return False
        self._take_off(number)
        cells = [cell.replace("\n", " ") for cell in line.cells if cell]
        target, sitting = self._dated_above(number)
        value = ReadItem(
            title=cells[0], title_as_written=cells[0], target=target, detail=" ".join(cells[1:]), lines=(number,)
        )
        place = sum(paper.value.lines[0] < number for paper in self.papers)
        self.papers.insert(place, _Paper(self._key(number), value, sitting))
        return True

    def unmake_item(self, key: str) -> bool:
        """Takes the item off. Its words are kept as not understood."""
        found = [paper for paper in self.papers if paper.key == key]
        self.papers = [paper for paper in self.papers if paper.key != key]
        return bool(found)

    def join_above(self, number: int, more: More) -> bool:
        """Makes the line, and what was read of it, more of the item above it."""
        above = max(
            (paper for paper in self.papers if paper.value.lines[0] < number),
            key=lambda paper: paper.value.lines[0],
            default=None,
        )
        line = self._line(number)
        if above is None or line is None or not line.text:
            return False
        own = [paper.value for paper in self.papers if paper.value.lines[0] == number]
        self._take_off(number)
        said = [item.title_as_written for item in own] or [line.text]
        details = [item.detail for item in own]
        value = above.value
        if more is More.TITLE:
            value = replace(
                value,
                title=_joined(value.title, *said),
                title_as_written=_joined(value.title_as_written, *said),
                detail=_joined(value.detail, *details),
            )
        else:
            value = replace(value, detail=_joined(value.detail, *said, *details))
        people = value.people
        for item in own:
            people = people.and_also(item.people)
        lines = (*value.lines, *(n for item in own for n in item.lines), number)
        above.value = replace(value, people=people, lines=tuple(dict.fromkeys(lines)))
        return True

    def rewrite(self, said: ItemSays) -> bool:
        """Gives the item what a person says that it says, so that it is unsure no longer."""
        paper = next((paper for paper in self.papers if paper.key == said.item), None)
        if paper is None:
            return False
        item = paper.value
        own = item.people
        people = People(
            own.cabinet_members if said.cabinet_members is None else said.cabinet_members,
            own.lead_officers if said.lead_officers is None else said.lead_officers,
            own.partners if said.partners is None else said.partners,
        )
        paper.value = replace(
            item,
            title=item.title if said.title is None else said.title,
            detail=item.detail if said.detail is None else said.detail,
            people=people,
            unsure=(),
        )
        if said.when is not None:
            target = read_target(said.when, self.year)
            sitting = self._sitting_on(target.earliest) if target.kind is TargetKind.DAY else None
            self._put(paper, target, sitting)
        return True

    def name(self, name: str, known_as: str) -> bool:
        """Calls a person by their other name wherever they are named."""
        found = False
        for paper in self.papers:
            people = paper.value.people
            if name not in people.everyone:
                continue
            found = True
            paper.value = replace(
                paper.value,
                people=People(
                    _called(people.cabinet_members, name, known_as),
                    _called(people.lead_officers, name, known_as),
                    _called(people.partners, name, known_as),
                    people.doubts,
                ),
            )
        self.settle(name, known_as)
        return found

    def settle(self, name: str, other: str) -> bool:
        """Asks no longer whether two names are one person's."""
        self.settled.append((name, other))
        return True

    def finished(self) -> tuple[Reading, tuple[str, ...]]:
        """The reading put together again, with nothing dropped, and the keys of its items."""
        places = {id(sitting): place for place, sitting in enumerate(self.sittings)}
        items = tuple(
            replace(
                paper.value,
                meeting=places[id(paper.sitting)] if paper.sitting else None,
                unsure=tuple(doubt for doubt in paper.value.unsure if not self._is_settled(doubt)),
            )
            for paper in self.papers
        )
        meetings = tuple(sitting.value for sitting in self.sittings)
        unread = sorted({*self.unread, *self._unaccounted(items, meetings)})
        headings = tuple(sorted(self.headings, key=lambda heading: heading.line))
        days = {meeting.date for meeting in meetings}
        reading = replace(
            self.reading,
            meetings=meetings,
            items=items,
            follow_ups=find_follow_ups(items, days, self.year),
            headings=headings,
            unread=tuple(unread),
            notes=tuple(note for note in self.reading.notes if not self._is_settled(note)),
            lines=tuple(self.lines),
        )
        return reading, tuple(paper.key for paper in self.papers)

    def _unaccounted(self, items: Iterable[ReadItem], meetings: Iterable[ReadMeeting]) -> list[Unread]:
        told = {number for item in items for number in item.lines}
        told |= {number for meeting in meetings for number in meeting.lines}
        told |= {heading.line for heading in self.headings} | {kept.line for kept in self.unread}
        return [
            Unread(line.number, line.written.strip())
            for line in self.lines
            if not line.is_blank and line.number not in told
        ]

    def _is_settled(self, note: str) -> bool:
        return any(f"“{name}”" in note and f"“{other}”" in note for name, other in self.settled)

    def _line(self, number: int) -> Line | None:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def _take_off(self, number: int) -> None:
        """Takes off everything that the line was read as, but its meeting."""
        self.papers = [paper for paper in self.papers if paper.value.lines[0] != number]
        self.headings = [heading for heading in self.headings if heading.line != number]
        self.unread = [kept for kept in self.unread if kept.line != number]

    def _datings(self) -> set[int]:
        found = {number for sitting in self.sittings for number in sitting.value.lines}
        return found | {heading.line for heading in self.headings if heading.meaning is Meaning.DATE}

    def _dated_above(self, number: int) -> tuple[Target, _Sitting | None]:
        """When what stands on the line would be wanted: by the meeting above it, else like the item above it."""
        above = [paper for paper in self.papers if paper.value.lines[0] < number]
        last = max(above, key=lambda paper: paper.value.lines[0], default=None)
        after = last.value.lines[0] if last else 0
        met = [(line, sitting) for sitting in self.sittings for line in sitting.value.lines if after <= line <= number]
        if met:
            sitting = max(met, key=lambda pair: pair[0])[1]
            return Target.on(sitting.value.date), sitting
        return (last.value.target, last.sitting) if last else (Target.none(), None)

    def _sitting_on(self, day: date | None) -> _Sitting | None:
        return next((sitting for sitting in self.sittings if sitting.value.date == day), None)

    def _put(self, paper: _Paper, target: Target, sitting: _Sitting | None) -> None:
        doubts = tuple(doubt for doubt in paper.value.unsure if doubt != _NO_DATE)
        paper.value = replace(paper.value, target=target, unsure=doubts)
        paper.sitting = sitting

    def _forget_empty_sittings(self) -> None:
        """A meeting of which no line is left is none: its items keep the day as words."""
        gone = {id(sitting) for sitting in self.sittings if not sitting.value.lines}
        self.sittings = [sitting for sitting in self.sittings if id(sitting) not in gone]
        for paper in self.papers:
            if paper.sitting is not None and id(paper.sitting) in gone:
                paper.sitting = None


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _called(names: tuple[str, ...], name: str, known_as: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known_as if one == name else one for one in names))
