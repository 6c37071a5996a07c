"""Follow-ups on their way out: which of them an edition freezes, how it tells their items, and what is kept of it.

An edition tells how an item stands only as far as it, or an earlier one, publishes the item itself.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.follow_up_value import (
    FollowUpValue,
    LinkedItemValue,
    follow_up_from_json,
    follow_up_to_json,
)
from workprogramme.domain.follow_ups import state_of
from workprogramme.domain.programme import Programme, item_from_json, meeting_from_json, public_view
from workprogramme.models.editions import Edition, PublishedFollowUp, PublishedItem
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.models.items import Item

WITHHELD = "withheld"  # the change of one that became private since it was published


def follow_ups_to_publish(session: Session, committee_id: int, programme: Programme) -> tuple[FollowUpValue, ...]:
    """The committee's follow-ups that are awaited, and those closed since readers last heard of them; oldest first.

    Four queries, whatever their number.
    """
    known = select(PublishedFollowUp.follow_up_id).where(
        PublishedFollowUp.committee_id == committee_id,
        PublishedFollowUp.newest,
        PublishedFollowUp.closed_on.is_not(None),
    )
    awaited = FollowUp.answered_on.is_(None) & FollowUp.dropped_on.is_(None)
    wanted = select(FollowUp).where(FollowUp.committee_id == committee_id, or_(awaited, FollowUp.id.not_in(known)))
    records = list(session.scalars(wanted.options(*whole()).order_by(FollowUp.id)))
    told = _as_readers_know(session, records, programme)
    return tuple(follow_up_value(record, told) for record in records)


def known_follow_ups(edition: Edition) -> tuple[FollowUpValue, ...]:
    """What an edition says of follow-ups, without reading the rest of it."""
    return tuple(follow_up_from_json(one) for one in edition.document.get("follow_ups", ()))


def without_closed(programme: Programme | None) -> set[FollowUpValue]:
    """What a programme awaits; to tell whether there is anything new, for what was closed is told only once."""
    return {value for value in programme.follow_ups if value.closed_on is None} if programme else set()


def publish_follow_ups(session: Session, edition: Edition, programme: Programme) -> dict[int, bool]:
    """Adds to the story of every follow-up of which this edition says something new. Four statements at most.

    One that became private, itself or by an item, is withheld from then on, and so is what was said of it before. Gives
    by id which are withheld from now on, and which (False) are told of again.
    """
    columns = (PublishedFollowUp.follow_up_id, PublishedFollowUp.document, PublishedFollowUp.change)
    rows = session.execute(
        select(*columns).where(PublishedFollowUp.committee_id == edition.committee_id, PublishedFollowUp.newest)
    )
    before = {row.follow_up_id: row for row in rows}
    fresh: list[dict[str, Any]] = []
    for value in public_view(programme).follow_ups:
        document = follow_up_to_json(value)
        known = before.get(value.id)
        if known is None or known.change == WITHHELD or known.document != document:
            fresh.append(_row(edition, value, "changed" if known else "added", document))
    shown = [row.follow_up_id for row in before.values() if row.change != WITHHELD]
    hidden = _now_private(session, edition.committee_id, programme).intersection(shown)
    fresh += [_row(edition, FollowUpValue(id=follow_up_id, wording=""), WITHHELD, {}) for follow_up_id in hidden]
    again = [row["follow_up_id"] for row in fresh if row["change"] != WITHHELD]
    changed = dict.fromkeys((one for one in again if one in before and before[one].change == WITHHELD), False)
    changed |= dict.fromkeys(hidden, True)
    if not fresh:
        return changed
    session.execute(
        update(PublishedFollowUp)
        .where(PublishedFollowUp.follow_up_id.in_([row["follow_up_id"] for row in fresh]), PublishedFollowUp.newest)
        .values(newest=False),
        execution_options={"synchronize_session": False},
    )
    session.execute(insert(PublishedFollowUp), fresh)
    return changed


def _row(edition: Edition, value: FollowUpValue, change: str, document: dict[str, Any]) -> dict[str, Any]:
    return {
        "follow_up_id": value.id,
        "edition_id": edition.id,
        "committee_id": edition.committee_id,
        "newest": True,
        "change": change,
        "state": state_of(value).value,
        "asked_on": value.asked_on,
        "target_latest": value.target_latest,
        "closed_on": value.closed_on,
        "people": "".join(f" {one.person_id}" for one in value.asked_of) + " " if value.asked_of else "",
        "document": document,
    }


def _now_private(session: Session, committee_id: int, programme: Programme) -> set[int]:
    """The committee's private follow-ups (see `models.follow_up_values.is_private`), closed ones too."""
    exempt = select(Item.id).where(Item.exempt_paragraph.is_not(None))
    linked = select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id.in_(exempt))
    private = or_(
        FollowUp.private,
        FollowUp.source_item_id.in_(exempt),
        FollowUp.answered_item_id.in_(exempt),
        FollowUp.id.in_(linked),
    )
    found = set(session.scalars(select(FollowUp.id).where(FollowUp.committee_id == committee_id, private)))
    public = {value.id for value in public_view(programme).follow_ups}
    return found | {value.id for value in programme.follow_ups if value.id not in public}


def _as_readers_know(session: Session, records: Iterable[FollowUp], programme: Programme) -> dict[int, LinkedItemValue]:
    """By id, the items that these follow-ups speak of: as this programme publishes them, else as last published."""
    items: dict[int, Item] = {}
    for record in records:
        spoken_of = (record.source_item, record.answered_item, *(link.item for link in record.links))
        items.update({item.id: item for item in spoken_of if item is not None})
    days = {meeting.id: meeting.day for meeting in programme.meetings if meeting.status.takes_place}
    told = {
        item.id: LinkedItemValue(
            id=item.id,
            title=item.title,
            day=days.get(item.meeting_id or 0),
            meeting_id=item.meeting_id if item.meeting_id in days else None,
            target_text=item.target_text,
        )
        for item in programme.items
        if item.id in items
    }
    elsewhere = items.keys() - told.keys()
    if not elsewhere:
        return told
    wanted = select(PublishedItem).where(PublishedItem.item_id.in_(elsewhere)).order_by(PublishedItem.id)
    for row in session.scalars(wanted):  # the last one of each stands
        told[row.item_id] = _last_published(row, gone_here=_is_gone(items[row.item_id], programme))
    return told


def _is_gone(item: Item, programme: Programme) -> bool:
    """Whether this programme, which no longer has the item, says that it was withdrawn."""
    return item.withdrawn and item.committee_id == programme.committee.id and programme.year.startswith(f"{item.year}-")


def _last_published(row: PublishedItem, *, gone_here: bool) -> LinkedItemValue:
    item = item_from_json(row.document["item"])
    meeting = meeting_from_json(row.document["meeting"]) if row.document["meeting"] else None
    placed = meeting if meeting is not None and meeting.status.takes_place else None
    withdrawn = row.change == "withdrawn" and not row.document.get("year")
    return LinkedItemValue(
        id=item.id,
        title=item.title,
        day=placed.day if placed else None,
        meeting_id=placed.id if placed else None,
        target_text=item.target_text,
        off=withdrawn or gone_here,
    )
