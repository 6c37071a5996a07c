"""Publishing: one press freezes the working programme, and everything the outside reads changes with it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.comparison import Change, Difference, compare, compare_for_all, difference_to_json
from workprogramme.domain.concerned import Concern, concerned
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.programme import Programme, from_json, public_view, to_json
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.withheld_documents import named_in
from workprogramme.editions.follow_ups import (
    follow_ups_to_publish,
    known_follow_ups,
    publish_follow_ups,
    without_closed,
)
from workprogramme.editions.outward import Outward, publish_items, publish_meetings, touch_feeds
from workprogramme.editions.parts import publish_parts
from workprogramme.editions.queries import (
    edition_numbered,
    last_journal_id,
    newest_number_and_last,
    reasons_since,
    working_programme,
)
from workprogramme.editions.telling import tell_asked, tell_concerned
from workprogramme.editions.withholding import withhold_what_became_private
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition
from workprogramme.models.items import Item
from workprogramme.models.journal import EXPLAINED, JournalEntry

NOTE_LENGTH = 2000
NAME_LENGTH = 200
ASKS_WHY = (Change.MOVED, Change.TARGET, Change.WITHDRAWN)
"""What happens to an item that readers want to know the reason of."""


@dataclass(frozen=True)
class Publisher:
    """Who publishes, when (UTC), and the fixed addresses that calendars will hold on to."""

    at: datetime
    by_id: int | None
    by_name: str
    base_url: str
    host: str


@dataclass(frozen=True)
class Consultation:
    """What stands for a meeting's agreement to an edition by delegation: the chair who was consulted, and the day."""

    name: str
    day: date | None


@dataclass(frozen=True)
class Comparison:
    """What an edition would change: the last one and what it said, the working programme, and their differences.

    `newest`: the number of the committee's newest edition, whatever its year; 0 before the first. `told`: the
    follow-ups that it tells of, where it is of another year.
    """

    newest: int
    last: Edition | None
    before: Programme | None
    programme: Programme
    differences: tuple[Difference, ...]
    told: tuple[FollowUpValue, ...] | None = None

    @cached_property
    def private(self) -> frozenset[int]:
        """The ids of items that the public may not read of in one of the two."""
        items = (*(self.before.items if self.before else ()), *self.programme.items)
        return frozenset(item.id for item in items if item.private)

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """What readers would wonder at, as nobody has said why; nothing is asked of private items."""
        return tuple(
            d for d in self.differences if d.change in ASKS_WHY and not d.reason and d.item_id not in self.private
        )

    @property
    def is_nothing_new(self) -> bool:
        """Whether readers have been told all of it; what they know to be closed is not told again."""
        if self.before is None or any(difference.follow_up_id for difference in self.differences):
            return False
        known = replace(self.before, follow_ups=()), without_closed(self.before)
        return known == (replace(self.programme, follow_ups=()), without_closed(self.programme))

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """The lead officers and cabinet members whose items or meetings differ."""
        return concerned(self.before, self.programme, self.differences)

    @property
    def mark(self) -> str:
        """The same for the same last edition and working programme, and for no other: 64 hexadecimal digits."""
        said = json.dumps([self.last.number if self.last else 0, to_json(self.programme)], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def compared_with_last(
    session: Session, committee: Committee, year: int, reasons: Mapping[int, str] | None = None
) -> Comparison:
    """What publishing now would change. `reasons`, by item id, go before what the journal says."""
    newest, last = newest_number_and_last(session, committee.id, year)
    programme = working_programme(session, committee, year)
    programme = replace(programme, follow_ups=follow_ups_to_publish(session, committee.id, programme))
    before = from_json(last.document) if last else None
    known = reasons_since(session, committee.id, last.journal_id) if last else {}
    newer = edition_numbered(session, committee.id, newest) if newest and (not last or last.number < newest) else None
    told = known_follow_ups(newer) if newer else None
    differences = compare(before, programme, {**known, **(reasons or {})}, told)
    return Comparison(newest, last, before, programme, differences, told)


def publish(
    session: Session,
    committee: Committee,
    year: int,
    by: Publisher,
    note: str = "",
    *,
    reasons: Mapping[int, str] | None = None,
    consulted: Consultation | None = None,
    seen: str = "",
) -> Edition:
    """Freezes the working programme of a municipal year as the committee's next edition.

    `reasons`: by item id, why it moved or went, where nobody said so while planning; the journal keeps them.
    `consulted`: no meeting agreed this; it is published by delegation. `seen`: the mark of the comparison that whoever
    publishes had before them; Stale when it has changed since. Refused where there is nothing to publish or nothing has
    changed since the last edition of that year.
    """
    session.execute(select(Committee.id).where(Committee.id == committee.id).with_for_update())
    compared = compared_with_last(session, committee, year)
    last, programme = compared.last, compared.programme
    if not programme.meetings and not programme.items:
        raise Refused(
            f"There is nothing in the {MunicipalYear(year).label} programme yet. Add a meeting or an item first."
        )
    if last is not None and compared.is_nothing_new:
        raise Refused(f"Nothing has changed since edition {last.number}, so there is nothing to publish.")
    if seen and seen != compared.mark:
        raise Stale(compared)
    if len(note) > NOTE_LENGTH:
        raise Refused(f"Shorten the note to {NOTE_LENGTH} characters or fewer.", "note")
    _refuse_private_words(programme, note, reasons or {})
    _check(consulted, by.at.astimezone(LONDON).date())
    asked = {difference.item_id for difference in compared.unexplained}
    given = {item_id: reason for item_id, reason in (reasons or {}).items() if reason and item_id in asked}
    if given:
        _explain(session, committee, by, given)
        compared = compared_with_last(session, committee, year, given)
    public = _told_to_all(compared)
    edition = Edition(
        committee=committee,
        year=year,
        number=compared.newest + 1,
        published_at=max(by.at, last.published_at + timedelta(seconds=1)) if last else by.at,
        by_id=by.by_id,
        by_name=by.by_name,
        note=note,
        delegated=consulted is not None,
        consulted=consulted.name if consulted else "",
        consulted_on=consulted.day if consulted else None,
        journal_id=last_journal_id(session),
        document=to_json(programme),
        changes=[difference_to_json(difference) for difference in public],
    )
    session.add(edition)
    session.flush()
    outward = Outward(edition, committee, programme, by.base_url, by.host)
    publish_items(session, outward, compared.before)
    hidden = publish_follow_ups(session, edition, programme)
    publish_parts(session, edition, programme)
    changed = publish_meetings(session, outward)
    changed |= withhold_what_became_private(session, outward, compared.before, hidden)
    touch_feeds(session, outward, changed)
    tell_concerned(session, edition, compared.before, programme, public)
    tell_asked(session, edition, public_view(programme))
    return edition


def _refuse_private_words(programme: Programme, note: str, reasons: Mapping[int, str]) -> None:
    """Raises Refused where what is written for readers names an item that they must not read of."""
    private = [title for item in programme.items if item.private for title in (item.title, item.agenda_title)]
    for field, words in (("note", note), *((f"why_{item_id}", reason) for item_id, reason in reasons.items())):
        if title := named_in(words, private):
            raise Refused(f"“{title}” is private, and readers see what you write here. Leave it out.", field)


def _check(consulted: Consultation | None, today: date) -> None:
    if consulted is None:
        return
    if not consulted.name:
        raise Refused("Enter the name of the chair who was consulted.", "consulted")
    if len(consulted.name) > NAME_LENGTH:
        raise Refused(f"The name must be {NAME_LENGTH} characters or fewer.", "consulted")
    if consulted.day is None:
        raise Refused("Enter the day on which the chair was consulted.", "consulted_on")
    if consulted.day > today:
        raise Refused(
            "Enter a day that is not in the future: the chair is consulted before you publish.", "consulted_on"
        )


def _explain(session: Session, committee: Committee, by: Publisher, reasons: Mapping[int, str]) -> None:
    """Keeps in the journal why items had changed, where it is said only now."""
    entry: dict[str, Any] = {"at": by.at, "by_id": by.by_id, "by_name": by.by_name, "table_name": Item.__tablename__,
             "committee_id": committee.id, "verb": EXPLAINED, "changes": {}}  # fmt: skip
    session.execute(
        insert(JournalEntry), [{**entry, "record_id": item_id, "reason": reason} for item_id, reason in reasons.items()]
    )


def _told_to_all(compared: Comparison) -> tuple[Difference, ...]:
    """The differences that the public may read, with the reasons given."""
    reasons = {d.item_id: d.reason for d in compared.differences if d.item_id and d.reason}
    return compare_for_all(compared.before, compared.programme, reasons, compared.told)
