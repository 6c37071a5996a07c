"""Withholding what was published: when an item becomes exempt, or a follow-up private, what told of it tells no more.

Editions, agendas and the story of an item are brought into line in the transaction that publishes it, and back again
when it is opened. What was told before is kept beside, for those who may read it. Mail that waits is looked at when it
is sent, see `notices.standing`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.attendance import bare_name
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.programme import item_from_json, public_item, to_json
from workprogramme.domain.withheld_documents import (
    follow_ups_of,
    follow_ups_told,
    items_told,
    public_agenda,
    public_agenda_changes,
    public_changes,
    public_note,
    titles_told,
    titles_withheld,
)
from workprogramme.domain.withholding import Withheld, Withholding, withholding_from_json, withholding_to_json
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.committees import Membership
from workprogramme.models.editions import Edition, PublishedItem
from workprogramme.models.people import Person

AS_PUBLISHED = "as_published"
NOTES = ("note", "short_notice", "special")
"""What whoever publishes an agenda writes for readers."""


@dataclass(frozen=True)
class Standing:
    """How things stand now: by item id its paragraph, None for a public one; by follow-up id whether it is private.

    What is not named stays as it is. `on`: the day in London.
    """

    on: date
    exempt: Mapping[int, int | None] = field(default_factory=dict)
    hidden: Mapping[int, bool] = field(default_factory=dict)

    def of(self, before: Mapping[int, Withheld], told: Iterable[int]) -> dict[int, Withheld]:
        """What of these items is withheld now. `before`: what was; `told`: those of which everybody was told."""
        now = {key: one for key, one in before.items() if self.exempt.get(key, one.paragraph) is not None}
        for key in told:
            if (paragraph := self.exempt.get(key)) is not None:
                now.setdefault(key, Withheld(paragraph, self.on))
        return now


def withhold(session: Session, committee_id: int, standing: Standing, at: datetime, but: int | None = None) -> int:
    """Brings everything that one committee published into line. `at`: this moment (UTC); `but`: an edition left alone.

    Reads every edition and agenda of the committee, so call it where something became private, or public again. Gives
    how many of them now tell something else than before.
    """
    changed = _editions(session, committee_id, standing, at, but)
    _stories(session, standing)
    return changed + _agendas(session, AgendaVersion.committee_id == committee_id, standing, at)


def withhold_in_agenda(session: Session, version: AgendaVersion, on: date) -> None:
    """What this version keeps private no earlier one tells any more; what it opens they tell, if the edition does."""
    told = (*version.document.get("public", ()), *version.document.get("private", ()))
    exempt = exempt_as_published(session, {line["item_id"] for line in told if line.get("item_id") is not None})
    _agendas(session, AgendaVersion.meeting_id == version.meeting_id, Standing(on, exempt), version.published_at)


def exempt_as_published(session: Session, item_ids: Iterable[int]) -> dict[int, int | None]:
    """By id, the paragraph by which the newest edition keeps an item private, None where it does not. One query."""
    wanted = select(PublishedItem.item_id, PublishedItem.document).where(PublishedItem.item_id.in_(list(item_ids)))
    rows = session.execute(wanted.order_by(PublishedItem.id))
    return {row.item_id: row.document["item"].get("exempt_paragraph") for row in rows}


def anything_withheld(session: Session, committee_id: int) -> bool:
    """Whether anything that the committee published is, or ever was, withheld."""
    for record in (Edition, AgendaVersion):
        wanted = select(record.id).where(record.committee_id == committee_id, record.withheld_at.is_not(None))
        if session.scalar(wanted.limit(1)) is not None:
            return True
    return False


def _editions(session: Session, committee_id: int, standing: Standing, at: datetime, but: int | None) -> int:
    changed = 0
    columns = (Edition.id, Edition.document, Edition.changes, Edition.note, Edition.withheld)
    wanted = select(*columns).where(Edition.committee_id == committee_id, Edition.id.is_distinct_from(but))
    for row in session.execute(wanted.order_by(Edition.id)).all():
        before, original = withholding_from_json(row.withheld), row.withheld.get("changes", row.changes)
        hidden = before.follow_ups | follow_ups_told(row.document)
        now = Withholding(
            standing.of(before.items, items_told(row.document, original)),
            frozenset(key for key in hidden if standing.hidden.get(key, key in before.follow_ups)),
        )
        written = row.withheld.get("note", row.note)
        note = public_note(written, titles_told(row.document, original, now.items), now.since)
        if now == before and note == row.note:
            continue
        told = replace(now, follow_ups=now.follow_ups | follow_ups_of(row.document, now.items))
        kept = {"changes": original, "note": written}
        values: dict[str, Any] = {
            "withheld": {**withholding_to_json(now), **kept} if withholding_to_json(now) else {},
            "changes": public_changes(original, told),
            "note": note,
            "withheld_at": at,
        }
        _store(session, Edition, row.id, values)
        changed += 1
    return changed


def _stories(session: Session, standing: Standing) -> None:
    for row in session.scalars(select(PublishedItem).where(PublishedItem.item_id.in_(standing.exempt))):
        paragraph, said = standing.exempt[row.item_id], row.as_published or row.document
        if paragraph is None:
            if row.as_published is not None:
                row.document, row.as_published = row.as_published, None
        elif said["item"].get("exempt_paragraph") is None and row.as_published is None:
            item = public_item(item_from_json(said["item"]), Withheld(paragraph, standing.on))
            row.document, row.as_published = {**said, "item": to_json(item)}, said
    session.flush()


def _agendas(session: Session, which: ColumnElement[bool], standing: Standing, at: datetime) -> int:
    columns = (AgendaVersion.id, AgendaVersion.meeting_id, AgendaVersion.committee_id, AgendaVersion.document,
               AgendaVersion.changes, AgendaVersion.withheld,
               *(getattr(AgendaVersion, name) for name in NOTES))  # fmt: skip
    wanted = select(*columns).where(which)
    rows = session.execute(wanted.order_by(AgendaVersion.meeting_id, AgendaVersion.number)).all()
    meetings = groupby(rows, key=lambda row: row.meeting_id)
    return sum(_versions(session, list(versions), standing, at) for _, versions in meetings)


def _versions(session: Session, versions: list[Row[Any]], standing: Standing, at: datetime) -> int:
    """The versions of one agenda. What its newest keeps private, by itself, no earlier one tells either."""
    changed = 0
    newest = versions[-1].document.get("private", ())
    own = {line["item_id"]: line["exempt_paragraph"] for line in newest if line.get("item_id") is not None}
    lines = {line["line_id"]: line["exempt_paragraph"] for line in newest if line.get("item_id") is None}
    items = replace(standing, exempt={**standing.exempt, **own})
    for row in versions:
        before = withholding_from_json(row.withheld)
        frozen = {name: getattr(row, name) for name in ("document", "changes", *NOTES)}
        original = {**frozen, **row.withheld.get(AS_PUBLISHED, {})}
        told = original["document"].get("public", ())
        by_line = {line.get("line_id") for line in told if line.get("item_id") is None}
        now = Withholding(
            items.of(before.items, {line["item_id"] for line in told if line.get("item_id") is not None}),
            lines={
                key: before.lines.get(key, Withheld(paragraph, standing.on))
                for key, paragraph in lines.items()
                if key in by_line
            },
        )
        titles = titles_withheld(original["document"], now)
        notes = {name: public_note(original[name], titles, now.since) for name in NOTES}
        if now == before and all(getattr(row, name) == said for name, said in notes.items()):
            continue
        values: dict[str, Any] = {
            **notes,
            "withheld": {**withholding_to_json(now), AS_PUBLISHED: original} if withholding_to_json(now) else {},
            "document": public_agenda(original["document"], now, _guests(session, row.committee_id, now.items)),
            "changes": public_agenda_changes(original["changes"], original["document"], now),
            "withheld_at": at,
        }
        _store(session, AgendaVersion, row.id, values)
        changed += 1
    return changed


def _guests(session: Session, committee_id: int, item_ids: Collection[int]) -> set[str]:
    """The names, as agendas list them, of those who were invited for these items and have no standing invitation."""
    told = select(PublishedItem.document, PublishedItem.as_published).where(PublishedItem.item_id.in_(item_ids))
    parts = [
        part
        for row in session.execute(told)
        for part in item_from_json((row.as_published or row.document)["item"]).parts
        if part.role in (PartRole.CABINET_MEMBER, PartRole.INVITEE)
    ]
    standing = select(Membership.person_id).where(
        Membership.committee_id == committee_id, Membership.role == MemberRole.INVITED
    )
    guests = {part.person_id: part.name for part in parts}
    for person_id in session.scalars(standing):
        guests.pop(person_id, None)
    now = session.scalars(select(Person).where(Person.id.in_(guests)))
    return {bare_name(name) for name in (*guests.values(), *(person.listed_as for person in now))}


def _store(session: Session, record: Any, record_id: int, values: dict[str, Any]) -> None:
    """Not as a record: what is frozen has no version, and the journal tells of the publication that withholds."""
    session.execute(
        update(record).where(record.id == record_id).values(values).execution_options(synchronize_session=False)
    )
