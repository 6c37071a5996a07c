"""What the programme says differently since an agenda was made of it, to be taken or left, one by one.

Values in, values out; nothing is taken unless somebody asks for it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from workprogramme.domain.agenda_differences import SheetChange, SheetDifference, sheet_differences
from workprogramme.domain.agenda_drafts import AgendaDraft, AgendaLine, added, changed, line_of_item, seen_of, without
from workprogramme.domain.agendas import AgendaTemplateValue, FrontSheet, front_sheet
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.programme import ItemValue, MeetingValue

TAKEN_OR_LEFT: Final = (
    *(SheetChange.ADDED, SheetChange.GONE, SheetChange.REWORDED),
    *(SheetChange.OPENED, SheetChange.CLOSED, SheetChange.ORDER),
)


def news(draft: AgendaDraft, meeting: MeetingValue, items: Iterable[ItemValue]) -> tuple[SheetDifference, ...]:
    """What the programme says differently since it was last looked at here. `items`: those placed at the meeting now.

    Titles are those of the programme, private ones too.
    """

    def sheet(known: Iterable[ItemValue]) -> FrontSheet:
        return front_sheet(
            meeting=meeting,
            items=(seen_of(item) for item in known),
            committee="",
            template=AgendaTemplateValue(),
            private=True,
        )

    return tuple(d for d in sheet_differences(sheet(draft.basis), sheet(items)) if d.change in TAKEN_OR_LEFT)


def decided(draft: AgendaDraft, news_of: SheetDifference, items: Iterable[ItemValue], take: bool) -> AgendaDraft:
    """The draft once this piece of news was taken over, or left: either way it is not told again.

    A line that somebody took off is not put back by its item's new words.
    """
    placed = {item.id: item for item in items if item.kind is not ItemKind.BRIEFING}
    item = placed.get(news_of.item_id or 0)
    line = next((line for line in draft.lines if line.item_id == news_of.item_id), None) if news_of.item_id else None
    match news_of.change:
        case SheetChange.ORDER:
            return _in_order(draft, list(placed), take)
        case SheetChange.GONE:
            seen = tuple(known for known in draft.basis if known.id != news_of.item_id)
            draft = without(draft, line.id) if take and line is not None else draft
        case SheetChange.ADDED if item is not None:
            seen = _inserted(draft.basis, item, list(placed))
            draft = added(draft, line_of_item(item)) if take and line is None else draft
        case SheetChange.REWORDED if item is not None:
            new = {"title": item.title, "agenda_title": item.agenda_title, "report_line": item.report_line}
            seen = tuple(replace(known, **new) if known.id == item.id else known for known in draft.basis)  # type: ignore[arg-type]
            draft = _reworded(draft, line, item) if take and line is not None else draft
        case _ if item is not None:
            seen = tuple(
                replace(known, exempt_paragraph=item.exempt_paragraph) if known.id == item.id else known
                for known in draft.basis
            )
            draft = _closed(draft, line, item) if take and line is not None else draft
        case _:
            seen = draft.basis
    return replace(draft, basis=seen)


def _reworded(draft: AgendaDraft, line: AgendaLine, item: ItemValue) -> AgendaDraft:
    told = line_of_item(item)
    return changed(draft, replace(line, title=told.title, report_line=told.report_line))


def _closed(draft: AgendaDraft, line: AgendaLine, item: ItemValue) -> AgendaDraft:
    return changed(draft, replace(line, exempt_paragraph=item.exempt_paragraph, public_interest=item.public_interest))


def _inserted(basis: tuple[ItemValue, ...], item: ItemValue, order: list[int]) -> tuple[ItemValue, ...]:
    """With the new item where the programme has it, so that no other seems to have moved."""
    before = set(order[: order.index(item.id)])
    place = max((n for n, known in enumerate(basis, 1) if known.id in before), default=0)
    return (*basis[:place], seen_of(item), *basis[place:])


def _in_order(draft: AgendaDraft, order: list[int], take: bool) -> AgendaDraft:
    rank = {item_id: n for n, item_id in enumerate(order)}
    seen = tuple(sorted(draft.basis, key=lambda known: rank.get(known.id, len(rank))))
    if take:
        mine = [line for line in draft.lines if line.item_id in rank]
        sorted_lines = iter(sorted(mine, key=lambda line: rank[line.item_id or 0]))
        lines = tuple(next(sorted_lines) if line.item_id in rank else line for line in draft.lines)
        draft = replace(draft, lines=lines)
    return replace(draft, basis=seen)
