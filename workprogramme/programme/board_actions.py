"""What a co-ordinator does to the plan at large: splits a joint item, merges two, copies one, carries over.

Every item that comes of it says where it comes from, and goes on to answer what was asked for. Nothing of it is public
before an edition.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.programme.actions import DETAIL_LENGTH, TITLE_LENGTH
from workprogramme.programme.queries import (
    highest_position,
    item_by_id,
    latest_published,
    lock_committee,
    unscheduled_items,
)
from workprogramme.programme.threads import hand_on

MOST_PARTS = 10  # items that one item is split into

_KEPT = (
    "year", "as_written", "detail", "kind", "report_line", "target_text", "target_kind", "target_earliest",
    "target_latest", "referral", "referral_note", "exempt_paragraph", "public_interest",
)  # fmt: skip


def split_item(session: Session, item_id: int, version: int, titles: Sequence[str], now: datetime) -> list[Item]:
    """Makes two or more items of one, with these titles, one after the other where it stood.

    The first keeps the id and so the story, and what was said of it alone: its minutes and its title on the agenda.
    People, detail, target and referral are copied. Stale when the item is no longer at `version`.
    """
    item = item_by_id(session, item_id, lock=True)
    assert item is not None, "an item is never deleted"
    if item.version != version:
        raise Stale(item)
    _check_split(item, titles)
    parts = [_copy(item, item.committee, title, now) for title in titles[1:]]
    for place, part in enumerate(parts, 1):
        part.meeting, part.split_from_id, part.position = item.meeting, item.id, item.position + place
    _make_room(session, item, len(parts))
    item.title = titles[0]
    session.add_all(parts)
    session.flush()
    hand_on(session, item.id, parts)
    return [item, *parts]


def split_reason(item: Item) -> str:
    """Why an item is split, as readers will see it; of a private one no word gets out."""
    return "Split from a private item" if item.exempt_paragraph else f"Split from “{item.title}”"


def merge_item(session: Session, item_id: int, version: int, into_id: int) -> Item:
    """Withdraws the item into another of its committee, which takes over its people, its detail and its follow-ups.

    Gives the other one. Stale when the item is no longer at `version`. Refused where either was withdrawn, or where one
    is private and the other is not.
    """
    item = item_by_id(session, item_id, lock=True)
    assert item is not None, "an item is never deleted"
    if item.version != version:
        raise Stale(item)
    other = item_by_id(session, into_id)
    if other is None or other.id == item.id or other.committee_id != item.committee_id or other.withdrawn:
        raise Refused("Choose another item of this committee's programme.", "into")
    if item.withdrawn:
        raise Refused("The item was withdrawn. Restore it first, then merge it.")
    if item.exempt_paragraph != other.exempt_paragraph:
        raise Refused(
            "One of the two is private, and the other is not under the same paragraph. Make them alike first.", "into"
        )
    _take_in(other, item)
    item.withdrawn, item.merged_into_id = True, other.id
    other.version += 1  # its people are in rows of their own, and yet they are part of what was edited
    hand_on(session, item.id, [other])
    return other


def merge_reason(other: Item) -> str:
    """Why an item goes into another, as readers will see it; of a private one no word gets out."""
    return "Merged into a private item" if other.exempt_paragraph else f"Merged into “{other.title}”"


def _take_in(other: Item, item: Item) -> None:
    known = {(part.person_id, part.role) for part in other.parts}
    for part in item.parts:
        if (part.person_id, part.role) not in known:
            other.parts.append(Part(person=part.person, role=part.role, position=len(other.parts)))
    if item.detail and item.detail not in other.detail:
        detail = f"{other.detail}\n\n{item.detail}" if other.detail else item.detail
        if len(detail) > DETAIL_LENGTH:
            raise Refused(f"Shorten the detail of one: together it is over {DETAIL_LENGTH:,} characters.", "into")
        other.detail = detail


def copy_item(session: Session, item_id: int, committee_id: int, year: int, now: datetime) -> Item:
    """A copy of the item among those to be scheduled of another committee, in the year that starts in `year`.

    Whether the committee may be planned by whoever asks, the caller has made sure of.
    """
    lock_committee(session, committee_id)
    item = item_by_id(session, item_id)
    assert item is not None, "an item is never deleted"
    committee = session.get(Committee, committee_id)
    if committee is None or committee_id == item.committee_id or not committee.active:
        raise Refused("Choose another committee than the one that has the item.", "committee")
    if item.withdrawn:
        raise Refused("The item was withdrawn. Restore it first, then copy it.")
    copy = _copy(item, committee, item.title, now)
    copy.agenda_title, copy.minutes = item.agenda_title, item.minutes
    copy.copied_from_id, copy.year = item.id, year
    session.add(copy)
    session.flush()
    copy.position = highest_position(session, copy, None, year) + 1
    hand_on(session, item.id, [copy])
    return copy


def copy_reason(item: Item) -> str:
    """Why there is a copy, as readers will see it. The item's committee is loaded."""
    what = "a private item" if item.exempt_paragraph else f"“{item.title}”"
    return f"Copied from {what} of {item.committee.name}"


def carry_over(
    session: Session, committee_id: int, year: MunicipalYear, item_ids: Collection[int], reason: str = ""
) -> list[Item]:
    """Takes these items, which have no meeting, to the next municipal year's programme, after those there already.

    Refused, with nothing carried, where one of them is no longer to be scheduled in `year`, and without a reason where
    one stands in the latest edition.
    """
    lock_committee(session, committee_id)
    waiting = {item.id: item for item in unscheduled_items(session, committee_id, year.start)}
    if not item_ids:
        raise Refused("Choose the items to carry over.", "items")
    if set(item_ids) - waiting.keys():
        raise Refused(
            "Somebody has placed, withdrawn or carried over one of these items since you opened this page. "
            "Look at the list again.",
            "items",
        )
    published = latest_published(session, committee_id, year.start)
    known = {item.id for item in published.programme.items} if published else set()
    if not reason and known & set(item_ids):
        raise Refused("Say why they are carried over: some are in the published programme.", "reason")
    carried = [item for item in waiting.values() if item.id in set(item_ids)]
    there = unscheduled_items(session, committee_id, year.next.start)
    first = max((other.position for other in there), default=-1) + 1
    for place, item in enumerate(carried, first):
        item.year, item.position = year.next.start, place
    session.flush()
    return carried


def carry_reason(year: MunicipalYear, reason: str) -> str:
    """Why items leave the programme of `year`, as readers will see it."""
    return f"Carried over to {year.next}: {reason}" if reason else f"Carried over to {year.next}"


def _check_split(item: Item, titles: Sequence[str]) -> None:
    if item.withdrawn:
        raise Refused("The item was withdrawn. Restore it first, then split it.")
    if len(titles) < 2:
        raise Refused("Enter two titles or more, each on a line of its own.", "titles")
    if len(titles) > MOST_PARTS:
        raise Refused(f"An item is split into {MOST_PARTS} at most.", "titles")
    if len({title.casefold() for title in titles}) < len(titles):
        raise Refused("Give each item a title of its own.", "titles")
    if any(not title or len(title) > TITLE_LENGTH for title in titles):
        raise Refused(f"Each title must be {TITLE_LENGTH} characters or fewer.", "titles")


def _copy(item: Item, committee: Committee, title: str, now: datetime) -> Item:
    parts = [Part(person=part.person, role=part.role, position=part.position) for part in item.parts]
    kept = {name: getattr(item, name) for name in _KEPT}
    return Item(committee=committee, title=title, parts=parts, created_at=now, **kept)


def _make_room(session: Session, item: Item, places: int) -> None:
    """Moves on what stands after the item by so many places. Nobody has changed those items: their versions stay."""
    table = Item.__table__
    here = table.c.meeting_id == item.meeting_id if item.meeting_id is not None else table.c.meeting_id.is_(None)
    after = (
        table.c.committee_id == item.committee_id, table.c.year == item.year, table.c.position > item.position, here
    )  # fmt: skip
    session.execute(
        update(table).where(*after).values(position=table.c.position + places)  # type: ignore[arg-type]
    )
