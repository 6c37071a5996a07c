"""What the pictures ask of the records: the working programme as values, and what editions promised of its items."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.programme import Programme
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, PublishedItem
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.values import programme_value


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def working_programme(session: Session, committee: Committee, year: int) -> Programme:
    """The working programme of the municipal year that starts in `year`, as values. Two queries."""
    meetings = session.scalars(select(Meeting).where(Meeting.committee_id == committee.id, Meeting.year == year))
    items = session.scalars(
        select(Item)
        .where(Item.committee_id == committee.id, Item.year == year, Item.withdrawn.is_(False))
        .options(joinedload(Item.parts).joinedload(Part.person))
    )
    return programme_value(committee, year, meetings.all(), items.unique().all())


def published_stories(session: Session, committee_id: int, year: int) -> dict[int, list[tuple[int, Mapping[str, Any]]]]:
    """By id of each item of the working year that was published: its chapters, oldest first. One query.

    A chapter: the edition's number, and the public form of the item and its meeting. Chapters that only tell that it
    left a programme are not among them.
    """
    rows = session.execute(
        select(PublishedItem.item_id, Edition.number, PublishedItem.document)
        .join(Edition, Edition.id == PublishedItem.edition_id)
        .join(Item, Item.id == PublishedItem.item_id)
        .where(Item.committee_id == committee_id, Item.year == year, Item.withdrawn.is_(False))
        .where(PublishedItem.change != "withdrawn")
        .order_by(PublishedItem.id)
    )
    stories: dict[int, list[tuple[int, Mapping[str, Any]]]] = {}
    for item_id, number, document in rows:
        stories.setdefault(item_id, []).append((number, document))
    return stories
