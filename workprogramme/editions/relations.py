"""Where an item comes from and what came of it, as far as the public may know: its splits and its copies."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workprogramme.domain.programme import item_from_json
from workprogramme.models.editions import PublishedItem
from workprogramme.models.items import Item


@dataclass(frozen=True)
class Relation:
    """Another item, as last published, and how this one is tied to it: "Split from", "Copied to"."""

    words: str
    item_id: int
    title: str


def relations_of(session: Session, item_id: int) -> list[Relation]:
    """What it was split or copied from, then what came of it. Two queries at most.

    Only what was published, and nothing of a private item: neither that it is one, nor its title, nor, as a public
    one's title would tell what it is about, where it comes from itself.
    """
    rows = session.execute(
        select(Item.id, Item.split_from_id, Item.copied_from_id)
        .where(or_(Item.id == item_id, Item.split_from_id == item_id, Item.copied_from_id == item_id))
        .order_by(Item.id)
    ).all()
    tied: list[tuple[str, int]] = []
    for row in rows:
        if row.id == item_id:
            tied += [("Split from", row.split_from_id), ("Copied from", row.copied_from_id)]
        else:
            tied.append(("Split into this and" if row.split_from_id == item_id else "Copied as", row.id))
    titles = _public_titles(session, {item_id, *(other for _, other in tied if other is not None)})
    if item_id not in titles:
        return []
    return [Relation(words, other, titles[other]) for words, other in tied if other in titles]


def _public_titles(session: Session, ids: set[int]) -> dict[int, str]:
    wanted = select(PublishedItem.item_id, PublishedItem.document).where(PublishedItem.item_id.in_(ids))
    latest = {
        row.item_id: item_from_json(row.document["item"]) for row in session.execute(wanted.order_by(PublishedItem.id))
    }
    return {item.id: item.title for item in latest.values() if not item.private}
