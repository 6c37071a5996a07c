"""A follow-up's record as the frozen value of the law. Asks the database nothing: whoever calls has loaded it whole."""

from collections.abc import Mapping

from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from workprogramme.domain.follow_up_value import AskedOfValue, FollowUpValue, LinkedItemValue
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item

_SAME = (
    "id", "wording", "asked_on", "asked_by", "asked_by_note", "answer_form", "source_meeting_id", "source_text",
    "source_item_id", "minute", "target_text", "target_kind", "target_earliest", "target_latest", "first_text",
    "first_earliest", "first_latest", "event_on", "deferrals", "raised_by_id", "answered_on", "answered_meeting_id",
    "answered_item_id", "answered_minute", "answered_note", "dropped_on", "dropped_reason", "dropped_by",
)  # fmt: skip


def whole() -> tuple[ORMOption, ...]:
    """What is loaded with a follow-up so that all of it can be read. Two queries beside its own."""
    return (
        joinedload(FollowUp.committee),
        joinedload(FollowUp.source_meeting),
        joinedload(FollowUp.source_item),
        joinedload(FollowUp.answered_meeting),
        joinedload(FollowUp.answered_item),
        selectinload(FollowUp.asked_of).joinedload(AskedOf.person),
        selectinload(FollowUp.links).joinedload(FollowUpLink.item).joinedload(Item.meeting),
    )


def follow_up_value(record: FollowUp, told: Mapping[int, LinkedItemValue] | None = None) -> FollowUpValue:
    """The follow-up with its meetings, items, people and links as they stand.

    `told`: how readers know the items, by id, where they are not to be told how those stand in the working programme;
    then an item that is not among them is left out, and what answered it bears the title known to readers.
    """
    source, answered = record.source_item, record.answered_item
    if told is None:
        items = tuple(linked_item_value(link.item) for link in record.links)
        titles = {item.id: item.title for item in (source, answered) if item is not None}
    else:
        items = tuple(told[link.item_id] for link in record.links if link.item_id in told)
        titles = {item_id: item.title for item_id, item in told.items()}
    return FollowUpValue(
        **{name: getattr(record, name) for name in _SAME},
        asked_of=tuple(AskedOfValue(person_id=one.person_id, name=one.person.name) for one in record.asked_of),
        source_day=record.source_meeting.day if record.source_meeting else None,
        source_title=titles.get(record.source_item_id or 0, ""),
        answered_title=titles.get(record.answered_item_id or 0, ""),
        items=items,
        private=is_private(record),
    )


def linked_item_value(item: Item) -> LinkedItemValue:
    """An item as a follow-up speaks of it. Its meeting is loaded; one that is called off is no place to answer at."""
    meeting = item.meeting if item.meeting is not None and item.meeting.status.takes_place else None
    return LinkedItemValue(
        id=item.id,
        title=item.title,
        day=meeting.day if meeting else None,
        meeting_id=meeting.id if meeting else None,
        target_text=item.target_text,
        off=item.withdrawn,
    )


def is_private(record: FollowUp) -> bool:
    """Whether its wording is marked private, or an item that it comes from or that answers it is exempt.

    What is read out of an exempt item's words repeats them, so the whole of it is withheld: Local Government Act 1972
    s100A(4) and Schedule 12A Part 1.
    """
    items = (record.source_item, record.answered_item, *(link.item for link in record.links))
    return record.private or any(item is not None and item.exempt_paragraph is not None for item in items)
