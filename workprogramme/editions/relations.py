"""Where an item comes from and what came of it, as far as the public may know: its splits, copies and mergers."""

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
    """What it was split or copied from, or merged into, then what came of it. Two queries at most.

    Only what was published, and nothing of a private item: neither that it is one, nor its title, nor, as a public
    one's title would tell what it is about, where it comes from itself.
    """
    kin = (Item.id, Item.split_from_id, Item.copied_from_id, Item.merged_into_id)
    rows = session.execute(select(*kin).where(or_(*(column == item_id for column in kin))).order_by(Item.id)).all()
    tied: list[tuple[str, int, int]] = []  # the words, the other item, and the one whose going an edition has to tell
    for row in rows:
        if row.id == item_id:
            tied += [("Split from", row.split_from_id, 0), ("Copied from", row.copied_from_id, 0)]
            tied.append(("Merged into", row.merged_into_id, row.id))
        elif row.merged_into_id == item_id:
            tied.append(("Took in", row.id, row.id))
        else:
            tied.append(("Split into this and" if row.split_from_id == item_id else "Copied as", row.id, 0))
    titles, gone = _public_titles(session, {item_id, *(other for _, other, _ in tied if other is not None)})
    if item_id not in titles:
        return []
    told = (tie for tie in tied if tie[1] in titles and (not tie[2] or tie[2] in gone))
    return [Relation(words, other, titles[other]) for words, other, _ in told]


def _public_titles(session: Session, ids: set[int]) -> tuple[dict[int, str], set[int]]:
    """What was last published of these items, by id, without private ones; and which of them an edition let go."""
    wanted = select(PublishedItem.item_id, PublishedItem.change, PublishedItem.document)
    rows = session.execute(wanted.where(PublishedItem.item_id.in_(ids)).order_by(PublishedItem.id))
    latest = {row.item_id: (item_from_json(row.document["item"]), row.change) for row in rows}
    titles = {item.id: item.title for item, _ in latest.values() if not item.private}
    return titles, {item.id for item, change in latest.values() if change == "withdrawn"}
