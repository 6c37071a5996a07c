"""What the feeds room asks of the records. A feed is asked for without an ORM session, in at most two statements.

The statements run outside any transaction, so the second says whether it still saw what the first did.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, or_, select, true
from sqlalchemy.orm import Session

from workprogramme.feeds.windows import Window
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import Feed, PublishedMeeting

EVERYTHING: Final = "all"
NO_COUNCIL: Final = "Council"  # until `init` has named it


@dataclass(frozen=True)
class FeedState:
    """One feed as it stands. `version` and `changed_at` only grow; version 0: nothing has been published."""

    key: str
    committee_id: int | None
    name: str
    description: str
    path: str
    version: int
    changed_at: datetime | None


@dataclass(frozen=True)
class OfferedFeed:
    """A feed that people can subscribe to. Without a slug and a code it is the one of all committees."""

    name: str
    slug: str | None = None
    code: str | None = None


_feed = cast(Table, Feed.__table__)
_entry = cast(Table, PublishedMeeting.__table__)

_FEED = select(*(_feed.c[field.name] for field in fields(FeedState))).where(_feed.c.key == bindparam("key"))
_IN_WINDOW = and_(
    _entry.c.starts_at >= bindparam("since"),
    or_(_entry.c.cancelled.is_(False), _entry.c.starts_at >= bindparam("cancelled_since")),
)


def _shown(which: ColumnElement[bool]) -> Select[tuple[int, bytes | None]]:
    """The feed's version beside each entry that it shows; one row without an entry where it shows none."""
    return (
        select(_feed.c.version, _entry.c.entry)
        .select_from(_feed.outerjoin(_entry, and_(which, _IN_WINDOW)))
        .where(_feed.c.key == bindparam("key"))
        .order_by(_entry.c.starts_at, _entry.c.meeting_id)
    )


_SHOWN_OF_ALL = _shown(true())
_SHOWN_OF_COMMITTEE = _shown(_entry.c.committee_id == bindparam("committee_id"))


def feed_of_everything(connection: Connection) -> FeedState:
    """The feed of all committees. One statement once something has been published, else two."""
    if row := connection.execute(_FEED, {"key": EVERYTHING}).one_or_none():
        return FeedState(*row)
    council = connection.execute(select(Council.__table__.c.name)).scalar() or NO_COUNCIL
    return FeedState(
        key=EVERYTHING,
        committee_id=None,
        name=f"{council} scrutiny meetings",
        description=f"Meetings of the scrutiny committees of {council} and what is planned for each.",
        path="/",
        version=0,
        changed_at=None,
    )


def feed_of_committee(connection: Connection, slug: str) -> FeedState | None:
    """The feed of the committee with this slug, if there is one. One statement once it has published, else two."""
    if not slug.isprintable():  # PostgreSQL refuses some of these even as a question
        return None
    key = f"committee:{slug}"
    if row := connection.execute(_FEED, {"key": key}).one_or_none():
        return FeedState(*row)
    committee = cast(Table, Committee.__table__).c
    found = connection.execute(select(committee.id, committee.name).where(committee.slug == slug)).one_or_none()
    if found is None:
        return None
    return FeedState(
        key=key,
        committee_id=found.id,
        name=found.name,
        description=f"Meetings of {found.name} and what is planned for each.",
        path=f"/committees/{slug}/",
        version=0,
        changed_at=None,
    )


def entries_of(connection: Connection, feed: FeedState, window: Window) -> list[bytes] | None:
    """The stored entries that the feed shows, by start, then id: one statement, and none if nothing is published.

    None where somebody has published since the feed was found: then it has to be found again.
    """
    if not feed.version:
        return []
    values: dict[str, Any] = {"key": feed.key, "since": window.since, "cancelled_since": window.cancelled_since}
    if feed.committee_id is None:
        rows = connection.execute(_SHOWN_OF_ALL, values).all()
    else:
        rows = connection.execute(_SHOWN_OF_COMMITTEE, {**values, "committee_id": feed.committee_id}).all()
    if rows and rows[0].version != feed.version:
        return None
    return [row.entry for row in rows if row.entry is not None]


def offered_feeds(session: Session) -> list[OfferedFeed]:
    """The feed of all committees, then that of each active one by name."""
    wanted = select(Committee.name, Committee.slug, Committee.code).where(Committee.active).order_by(Committee.name)
    return [OfferedFeed("All committees"), *(OfferedFeed(*row) for row in session.execute(wanted))]
