"""The public addresses that pages and calendars hold on to, and what may stand in an address at all."""

from typing import Any

from werkzeug.routing import IntegerConverter, Map, UnicodeConverter


def committee_url(committee: Any) -> str:
    """A committee's programme; takes anything with a slug."""
    return f"/committees/{committee.slug}/"


def meeting_url(meeting: Any) -> str:
    """A meeting's page; takes a meeting or its id."""
    return f"/meetings/{meeting if isinstance(meeting, int) else meeting.id}/"


def item_url(item: Any) -> str:
    """An item's page; takes an item or its id."""
    return f"/items/{item if isinstance(item, int) else item.id}/"


def follow_up_url(follow_up: Any) -> str:
    """A follow-up's page; takes a follow-up or its id."""
    return f"/follow-ups/{follow_up if isinstance(follow_up, int) else follow_up.id}/"


ADDRESSES = {
    "committee_url": committee_url, "follow_up_url": follow_up_url, "item_url": item_url, "meeting_url": meeting_url,
}  # fmt: skip


class Id(IntegerConverter):
    """A number in an address, no larger than a database can hold: a larger one belongs to nothing."""

    def __init__(self, map: Map, **options: Any) -> None:  # noqa: A002 - Werkzeug's name
        super().__init__(map, **{"max": 2**31 - 1, **options})


class Name(UnicodeConverter):
    """A name in an address, without control characters, which PostgreSQL refuses to look for."""

    regex = r"[^/\x00-\x1f\x7f]{1,200}"

    def __init__(self, map: Map, **options: Any) -> None:  # noqa: A002 - Werkzeug's name
        super().__init__(map, **options)
        self.regex = Name.regex


CONVERTERS = {"int": Id, "default": Name, "string": Name}
