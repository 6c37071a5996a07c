"""From entries to items and meetings: dates, titles, people and deadlines read, and every doubt said in a sentence.

Knows one programme; the document around it is `interpreting`'s business. It never merges and never drops.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from workprogramme.domain.kinds import PartRole
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target, TargetKind, read_target, split_title
from workprogramme.exchange.reading.items.alike import alike
from workprogramme.exchange.reading.items.meetings import Meetings, read_meetings
from workprogramme.exchange.reading.items.people import People, read_people
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.layouts.rows import Dating, Entries, Entry
from workprogramme.exchange.reading.layouts.when import When, read_when
from workprogramme.exchange.reading.layouts.years import Years, read_dates
from workprogramme.exchange.reading.results import Heading, ReadItem, ReadMeeting, Unread

_ROLES = {
    Column.PEOPLE: None,
    Column.CABINET_MEMBER: PartRole.CABINET_MEMBER,
    Column.LEAD_OFFICER: PartRole.LEAD_OFFICER,
    Column.PARTNER: PartRole.PARTNER,
}
_LONGEST_TITLE = 300  # characters; a longer one is likely a detail in the wrong cell


@dataclass(frozen=True, slots=True)
class Programme:
    """What one programme says, the date headings in it, and the text in it that was not understood."""

    meetings: tuple[ReadMeeting, ...]
    items: tuple[ReadItem, ...]
    headings: tuple[Heading, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    under: dict[Target, list[int]]  # places of the items under each date cell's target


def years_of(datings: Iterable[Dating]) -> tuple[MunicipalYear, ...]:
    """The municipal years in which the dates that name a year fall, the most frequent first, then the first named."""
    years: Counter[MunicipalYear] = Counter()
    for dating in datings:
        target = read_when(dating.text).target
        if target.kind in (TargetKind.DAY, TargetKind.MONTH) and target.earliest:
            try:
                years[MunicipalYear.of(target.earliest)] += 1
            except ValueError:
                continue  # a year before any programme
    return tuple(year for year, _ in years.most_common())


def read_entries(entries: Entries, years: Years) -> Programme:
    """The meetings and items of the entries; dates without a year are dates of `years`."""
    read = read_dates([dating.text for dating in entries.datings], years)
    whens = {id(dating): when for dating, when in zip(entries.datings, read, strict=True)}
    items: list[ReadItem] = []
    unread: list[Unread] = []
    under: dict[Target, list[int]] = defaultdict(list)
    remarks: dict[int, list[str]] = defaultdict(list)  # what stands with a date instead of an item
    datings: list[Dating | None] = []  # of each item
    for entry in entries.entries:
        when = whens[id(entry.dating)] if entry.dating else None
        if not entry.titles:
            unread += _without_title(entry, when, remarks)
            continue
        if when:
            under[when.target].append(len(items))
        items.append(_item(entry, when, years.municipal))
        datings.append(entry.dating)
        unread += [Unread(line, text) for line, _, text in entry.other]
    items = _with_duplicates_told(items)
    items, notes = _with_likenesses_told(items)
    found = read_meetings(entries.datings, whens, remarks)
    items = [_at_its_meeting(item, dating, found) for item, dating in zip(items, datings, strict=True)]
    return Programme(found.meetings, tuple(items), found.headings, tuple(unread), (*found.doubts, *notes), under)


def _at_its_meeting(item: ReadItem, dating: Dating | None, found: Meetings) -> ReadItem:
    meeting = found.of.get(id(dating)) if dating else None
    return item if meeting is None or item.target.kind is not TargetKind.DAY else replace(item, meeting=meeting)


def _item(entry: Entry, when: When | None, year: MunicipalYear | None) -> ReadItem:
    doubts = list(entry.doubts)
    target = when.target if when else Target.none()
    if when is None:
        doubts.append("No date stands above it.")
    elif target.doubt:
        doubts.append(target.doubt)
    elif not when.is_understood:
        doubts.append(f"“{target.text}” was not read as a date.")
    written = entry.title
    title, target, doubt = _title_and_target(written, target, year)
    if len(written) > _LONGEST_TITLE:
        doubts.append("Its title is very long and may hold its detail too.")
    if entry.dating and entry.dating.decides:
        doubts.append(f"“{entry.dating.text}” is when a decision is due; it was not read as a meeting.")
    people = _people(entry)
    deadline, deadline_doubt = _deadline(" ".join(entry.deadlines), year)
    doubts += [text for text in (doubt, *people.doubts, deadline_doubt) if text]
    doubts += [f"The column “{head}” was not understood: “{text}”" for _, head, text in entry.other if head]
    return ReadItem(
        title=title,
        title_as_written=written,
        target=target,
        detail=" ".join(entry.details),
        people=people,
        report_deadline=deadline,
        lines=tuple(entry.lines),
        unsure=tuple(dict.fromkeys(doubts)),
    )


def _title_and_target(written: str, under: Target, year: MunicipalYear | None) -> tuple[str, Target, str | None]:
    """The title without a target inside it, and the narrower of the two targets.

    A target inside the title counts where it narrows the one the item stands under ("2019-20" and "June 2019") or where
    that one has no dates. One that contradicts it stays in the title, and a person is asked to look.
    """
    window = under.window()
    about = MunicipalYear.of(under.earliest) if under.kind is TargetKind.YEAR and under.earliest else year
    title, inside = split_title(written, about)
    if inside is None or inside.window() == window:
        return written, under, None
    first, last = inside.window() or (None, None)
    if first is None or last is None:
        return (title, under, None) if window is None and under.text == inside.text else (written, under, None)
    if window is None or (under.includes(first) and under.includes(last)):
        return title, inside, None
    if inside.includes(window[0]) and inside.includes(window[1]):
        return written, under, None
    return written, under, f"Its title says “{inside.text}”, and it stands under “{under.text}”."


def _people(entry: Entry) -> People:
    each = [read_people(" ".join(cells), _ROLES[column]) for column, cells in entry.people.items()]
    return reduce(People.and_also, each[1:], each[0]) if each else People()


def _deadline(text: str, year: MunicipalYear | None) -> tuple[date | None, str | None]:
    if not text:
        return None, None
    target = read_target(text, year)
    if target.kind is TargetKind.DAY:
        return target.earliest, target.doubt
    return None, f"The report deadline “{text}” was not read as a date."


def _without_title(entry: Entry, when: When | None, remarks: dict[int, list[str]]) -> list[Unread]:
    """A row without a title is no item: beside a meeting's date its detail is a remark on it; all else is kept."""
    line = entry.lines[0]
    kept = [text for cells in entry.people.values() for text in cells] + entry.deadlines
    if when and when.is_meeting and entry.dating and line in entry.dating.lines:
        remarks[id(entry.dating)] += entry.details
    else:
        kept = entry.details + kept
    unread = [Unread(line, " ".join(kept))] if kept else []
    return unread + [Unread(number, text) for number, _, text in entry.other]


def _with_duplicates_told(items: list[ReadItem]) -> list[ReadItem]:
    places: dict[tuple[Target, str], list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        places[replace(item.target, text=""), " ".join(item.title.casefold().split())].append(place)
    told = list(items)
    for same in places.values():
        for place, other in zip(same, [*same[1:], same[0]], strict=True) if len(same) > 1 else ():
            doubt = f"Line {items[other].lines[0]} has the same title under the same date."
            told[place] = _doubted(told[place], doubt)
    return told


def _with_likenesses_told(items: list[ReadItem]) -> tuple[list[ReadItem], list[str]]:
    pairs = alike(name for item in items for name in item.people.everyone)
    others: dict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        others[first].append(second)
        others[second].append(first)
    told = []
    for item in items:
        doubts = [
            f"“{name}” and “{other}” may be the same person."
            for name in item.people.everyone
            for other in others.get(name, ())
        ]
        told.append(_doubted(item, *doubts) if doubts else item)
    return told, [f"“{first}” and “{second}” may be the same person." for first, second in pairs]


def _doubted(item: ReadItem, *doubts: str) -> ReadItem:
    return replace(item, unsure=tuple(dict.fromkeys((*item.unsure, *doubts))))
