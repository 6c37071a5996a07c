"""One interpreter for the lines of any document: table, summary, front sheet, and an account of every line.

Knows which layer comes after which, and nothing of files; readers of other kinds of file hand it the same lines.
"""

from collections.abc import Sequence
from dataclasses import replace

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.reading.items.follow_ups import find_follow_ups
from workprogramme.exchange.reading.items.reading import Programme, read_entries, years_of
from workprogramme.exchange.reading.layouts.headings import find_calendar_year, find_committee, find_year
from workprogramme.exchange.reading.layouts.rows import Entries, entries_of
from workprogramme.exchange.reading.layouts.searching import search
from workprogramme.exchange.reading.layouts.summary import Section, check
from workprogramme.exchange.reading.layouts.tables import Tables
from workprogramme.exchange.reading.layouts.when import read_when
from workprogramme.exchange.reading.layouts.years import Years, year_of_weekdays
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Heading, Meaning, Reading, ReadItem, Unread

_NO_PROGRAMME = "No work programme was found: neither a table with dates and titles, nor dates with items below them."
_NO_ITEMS = "A table was found, but there is no item in it."
_ENDS_EARLY = "The document ends in the middle of this row."


def interpret(lines: Sequence[Line], year: MunicipalYear | None = None) -> Reading:
    """What the lines say. `year` is the municipal year of dates without a year; else the document's own title or dates.

    Every line that is not blank is an item's, a meeting's, a heading's, or is kept under `unread`.
    """
    found = search(lines)
    tables, summary = found.tables, found.summary
    entries = entries_of(found.rows)
    first = summary[0].date.number if summary else found.first
    years, titled, doubts = _years(year, lines, first, entries)
    programme = read_entries(entries, years)
    items = _with_broken_end_told(programme.items, tables, lines)

    understood: dict[int, Heading] = {}
    if titled:
        understood[titled[0].number] = Heading(titled[0].number, titled[0].text, Meaning.YEAR)
    committee = find_committee(lines)
    if committee:
        understood[committee[0].number] = Heading(committee[0].number, committee[0].text, Meaning.COMMITTEE)
    items, of_summary, notes = _checked(items, programme, summary, years.municipal)
    understood |= {heading.line: heading for heading in of_summary}

    headings = [
        *understood.values(),
        *(Heading(line.number, line.text, meaning) for line, meaning in found.headings),
        *programme.headings,
    ]
    unread = [
        *(Unread(line.number, line.written.strip()) for line in found.rest if line.number not in understood),
        *(Unread(line.number, text) for line, text in found.leftover),
        *(Unread(row.line.number, row.line.written.strip()) for row in found.rows if _is_only_markup(row.line)),
        *programme.unread,
    ]
    notes += [*found.notes, *doubts]
    if not items:
        notes.append(_NO_ITEMS if tables.heads else _NO_PROGRAMME)
    return Reading(
        committee=committee[1] if committee else None,
        municipal_year=years.municipal,
        meetings=programme.meetings,
        items=items,
        follow_ups=find_follow_ups(items, {meeting.date for meeting in programme.meetings}, years.municipal),
        headings=tuple(sorted(headings, key=lambda heading: heading.line)),
        unread=tuple(sorted(unread)),
        notes=(*programme.notes, *notes),
        lines=tuple(lines),
    )


def _years(
    given: MunicipalYear | None, lines: Sequence[Line], first: int, entries: Entries
) -> tuple[Years, tuple[Line, MunicipalYear] | None, list[str]]:
    """The year that was given, else that of the title, else that of most dates, else that of the weekdays.

    With it the title's line, and what contradicts it.
    """
    titled = find_year(lines, first)
    dated = years_of(entries.datings)
    title = titled[1] if titled else None
    if given is None and title is None and (calendar := find_calendar_year(lines, first)):
        return Years(dated[0] if dated else None, calendar), None, []
    if given is None and title is None and not dated:
        found = year_of_weekdays([dating.text for dating in entries.datings], lines)
        return (Years(found[0], sure=False), None, [found[1]]) if found else (Years(), None, [])
    year, doubts = _year(given, title, dated)
    return Years(year, sure=year in (given, title)), titled, doubts


def _year(
    given: MunicipalYear | None, titled: MunicipalYear | None, dated: tuple[MunicipalYear, ...]
) -> tuple[MunicipalYear | None, list[str]]:
    """The municipal year that was given, else that of the title, else that of most dates; and what contradicts it."""
    year = given or (titled if titled in dated else None) or (dated[0] if dated else titled)
    if year and dated and year not in dated:
        return year, [f"No date in the document falls in {year}."]
    if titled and year != titled:
        return year, [f"The title says {titled}, and was not followed."]
    return year, []


def _with_broken_end_told(items: tuple[ReadItem, ...], tables: Tables, lines: Sequence[Line]) -> tuple[ReadItem, ...]:
    """The last item with a doubt when the document's last line is its row, and has neither all its cells nor an end."""
    if not tables.rows or not items or not lines or tables.rows[-1].line is not lines[-1]:
        return items
    row, last = tables.rows[-1], items[-1]
    if row.line.number not in last.lines or row.line.written.count("\t") + 1 >= len(row.columns.meanings):
        return items
    return (*items[:-1], replace(last, unsure=(*last.unsure, _ENDS_EARLY)))


def _checked(
    items: tuple[ReadItem, ...], programme: Programme, summary: Sequence[Section], year: MunicipalYear | None
) -> tuple[tuple[ReadItem, ...], list[Heading], list[str]]:
    """The items with what the summary says against them, its lines that the table bears out, and notes on the rest."""
    told = list(items)
    headings: list[Heading] = []
    notes: list[str] = []
    under = {(target.kind, target.window()): places for target, places in programme.under.items()}
    meetings = {meeting.date for meeting in programme.meetings}
    for section in summary:
        target = read_when(section.date.text, year).target
        places = under.get((target.kind, target.window()), [])
        if not places and target.earliest not in meetings:
            notes.append(f"Line {section.date.number}: the summary has “{section.date.text}”, and the table has not.")
            continue
        headings.append(_of_summary(section.date))
        found = check(section, [items[place].title_as_written for place in places])
        if found.explained:
            headings += map(_of_summary, section.titles)
        else:
            line = section.titles[0].number
            notes.append(f"Line {line}: the summary has “{_shortened(found.surplus)}” there, and the table has not.")
        for place in places:
            if items[place].title_as_written in found.missing:
                doubt = f"The summary has no such title under “{section.date.text}”."
                told[place] = replace(told[place], unsure=(*told[place].unsure, doubt))
    return tuple(told), headings, notes


def _is_only_markup(line: Line) -> bool:
    """Whether something is written on it, but no word."""
    return not line.text and not line.is_blank


def _of_summary(line: Line) -> Heading:
    return Heading(line.number, line.text, Meaning.SUMMARY)


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:200]}…"
