"""The stored agenda of a meeting while it is edited: its lines, and what the programme said when they were made.

Values in, values out: what officers typed is never changed by the programme, only by whoever takes a difference. Knows
no records, no requests and no day.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from workprogramme.domain.agendas import (
    AgendaTemplateValue,
    Business,
    FrontSheet,
    StandingItem,
    sheet_of_lines,
)
from workprogramme.domain.attendance import Listing, MemberValue
from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import ItemValue, MeetingValue, public_item

Place = Literal["first", "item", "last"]


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """One line as officers have it. `place`: a standing item that comes first or last, or the meeting's own business.

    `exempt_paragraph` and `public_interest`: for private business, and why keeping it exempt outweighs disclosing it.
    """

    id: int
    title: str
    place: Place = "item"
    second_title: str = ""
    report_line: str = ""
    note: str = ""
    sub_items: tuple[str, ...] = ()
    starts: time | None = None
    item_id: int | None = None
    exempt_paragraph: int | None = None
    public_interest: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaDraft:
    """An agenda while it is edited. `basis`: the items as the programme had them when they were last looked at here.

    `last_id`: the highest id that a line ever had. Names are one each, and everybody reads them.
    """

    lines: tuple[AgendaLine, ...] = ()
    basis: tuple[ItemValue, ...] = ()
    last_id: int = 0
    apologies: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    also_invited: tuple[str, ...] = ()

    def line(self, line_id: int) -> AgendaLine | None:
        """The line with this id, if it is there."""
        return next((line for line in self.lines if line.id == line_id), None)


def started(items: Iterable[ItemValue], template: AgendaTemplateValue) -> AgendaDraft:
    """The agenda to begin with: the standing items around the meeting's items, in order."""
    known = tuple(item for item in items if item.kind is not ItemKind.BRIEFING)
    draft = AgendaDraft(basis=tuple(seen_of(item) for item in known))
    for standing in template.first_items:
        draft = added(draft, _of_standing(standing, "first"))
    for item in known:
        draft = added(draft, line_of_item(item))
    for standing in template.last_items:
        draft = added(draft, _of_standing(standing, "last"))
    return draft


def _of_standing(standing: StandingItem, place: Place) -> AgendaLine:
    return AgendaLine(id=0, title=standing.title, report_line=standing.report_line, note=standing.note, place=place)


def line_of_item(item: ItemValue) -> AgendaLine:
    """The line, still without its id, that an item of the programme makes."""
    return AgendaLine(
        id=0,
        title=item.agenda_title or item.title,
        report_line=item.report_line,
        item_id=item.id,
        exempt_paragraph=item.exempt_paragraph,
        public_interest=item.public_interest,
    )


def seen_of(item: ItemValue) -> ItemValue:
    """What of an item an agenda says."""
    return ItemValue(
        id=item.id,
        title=item.title,
        agenda_title=item.agenda_title,
        report_line=item.report_line,
        exempt_paragraph=item.exempt_paragraph,
    )


def added(draft: AgendaDraft, line: AgendaLine) -> AgendaDraft:
    """The draft with a new line, which is given its id: before the standing items that come last, unless it is one."""
    line, lines = replace(line, id=draft.last_id + 1), list(draft.lines)
    rear = next((n for n, other in enumerate(lines) if other.place == "last"), len(lines))
    lines.insert(len(lines) if line.place == "last" else rear, line)
    return replace(draft, lines=tuple(lines), last_id=line.id)


def changed(draft: AgendaDraft, line: AgendaLine) -> AgendaDraft:
    """The draft with this line in place of the one with its id."""
    return replace(draft, lines=tuple(line if other.id == line.id else other for other in draft.lines))


def without(draft: AgendaDraft, line_id: int) -> AgendaDraft:
    """The draft without that line."""
    return replace(draft, lines=tuple(line for line in draft.lines if line.id != line_id))


def moved(draft: AgendaDraft, line_id: int, by: int, private: Collection[int] = ()) -> AgendaDraft:
    """The draft with the line one up (`by` -1) or down (1) among the public or the `private` lines (their ids)."""
    lines, line = list(draft.lines), draft.line(line_id)
    if line is None:
        return draft
    same = [n for n, other in enumerate(lines) if (other.id in private) == (line_id in private)]
    here = next(n for n, place in enumerate(same) if lines[place].id == line_id)
    there = here + by
    if 0 <= there < len(same):
        first, second = same[here], same[there]
        lines[first], lines[second] = lines[second], lines[first]
    return replace(draft, lines=tuple(lines))


def paragraph_of(line: AgendaLine, items: Mapping[int, ItemValue]) -> int | None:
    """The paragraph that a line is exempt under: its own or, where it has none, the one the programme says."""
    item = items.get(line.item_id or 0)
    return line.exempt_paragraph if line.exempt_paragraph is not None or item is None else item.exempt_paragraph


def interest_of(line: AgendaLine, items: Mapping[int, ItemValue]) -> str:
    """Why keeping it exempt is in the public interest: in the agenda's own words, else in the programme's."""
    item = items.get(line.item_id or 0)
    return line.public_interest or (item.public_interest if item is not None else "")


def sheet_of_draft(
    draft: AgendaDraft,
    items: Mapping[int, ItemValue],
    *,
    meeting: MeetingValue,
    committee: str,
    template: AgendaTemplateValue,
    members: Iterable[MemberValue] = (),
    listings: Mapping[int, Listing] | None = None,
    dispatch: date | None = None,
    jurisdiction: Jurisdiction = ENGLAND,
    private: bool = False,
) -> FrontSheet:
    """The front sheet that the draft makes. `items`: those that its lines name, as the programme has them, by id.

    Unless `private` is asked for, of private business it says only that there is some: Local Government Act 1972
    s100A(4), s100I.
    """
    lines = [(line, paragraph_of(line, items)) for line in draft.lines]
    named = (line.item_id for line, _ in lines)
    kept = [items[item_id] for item_id in named if item_id is not None and item_id in items]
    closed = {line.item_id for line, paragraph in lines if paragraph is not None}
    sheet = sheet_of_lines(
        public=(_business(line, None) for line, paragraph in lines if paragraph is None),
        private=(_private(line, paragraph, private) for line, paragraph in lines if paragraph is not None),
        shown=[item if private else public_item(item) for item in kept if private or item.id not in closed],
        meeting=meeting,
        committee=committee,
        template=template,
        members=members,
        listings=listings,
        dispatch=dispatch,
        jurisdiction=jurisdiction,
    )
    return replace(
        sheet, apologies_from=draft.apologies, substitutes=draft.substitutes, also_invited=draft.also_invited
    )


def _business(line: AgendaLine, paragraph: int | None) -> Business:
    return Business(
        number=0,
        title=line.title,
        report_line=line.report_line,
        note=line.note,
        item_id=line.item_id,
        exempt_paragraph=paragraph,
        line_id=line.id,
        second_title=line.second_title,
        starts=line.starts,
        sub_items=line.sub_items,
    )


def _private(line: AgendaLine, paragraph: int, private: bool) -> Business:
    if private:
        return _business(line, paragraph)
    told = public_item(ItemValue(id=line.item_id or 0, title="", exempt_paragraph=paragraph))
    return Business(number=0, title=told.title, item_id=line.item_id, exempt_paragraph=paragraph, line_id=line.id)
