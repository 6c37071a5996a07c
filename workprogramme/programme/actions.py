"""What the co-ordinator does to the items of the working programme. Nothing of it is public before an edition."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from workprogramme.domain.kinds import ItemKind, PartRole, PersonKind, ReferralKind
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.targets import Target, TargetKind
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposing import keep_proposals
from workprogramme.programme.queries import (
    highest_position,
    item_by_id,
    items_at,
    lock_committee,
    meetings_on,
    published_item,
)

TITLE_LENGTH = 250
DETAIL_LENGTH = 5000

NEW_PERSON = {
    PartRole.LEAD_OFFICER: PersonKind.OFFICER,
    PartRole.CABINET_MEMBER: PersonKind.COUNCILLOR,
    PartRole.PARTNER: PersonKind.BODY,
    PartRole.INVITEE: PersonKind.BODY,
}
"""What somebody is taken for who is added to the list of people while writing an item."""


@dataclass(frozen=True)
class Place:
    """Where an item goes: to a meeting, or to be scheduled in the municipal year that starts in `year`."""

    meeting_id: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class Player:
    """Who plays a part: somebody on the list, or, with no id, a name that is to be added to it."""

    role: PartRole
    person_id: int | None
    name: str


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """All that an officer says of an item. `target` keeps their own words."""

    title: str
    agenda_title: str = ""
    detail: str = ""
    kind: ItemKind = ItemKind.MAIN
    minutes: int | None = None
    report_line: str = ""
    place: Place
    target: Target = field(default_factory=Target.none)
    players: tuple[Player, ...] = ()
    referral: ReferralKind | None = None
    referral_note: str = ""
    exempt_paragraph: int | None = None
    public_interest: str = ""


def add_item(session: Session, committee_id: int, draft: ItemDraft, now: datetime) -> Item:
    """A new item, last at its meeting or among those to be scheduled. `draft.place` says the year where no meeting."""
    lock_committee(session, committee_id)
    committee = session.get_one(Committee, committee_id)
    draft = _at_the_meeting_it_names(session, committee_id, draft, "")
    meeting = _meeting_for(session, committee_id, draft.place.meeting_id, None)
    year = meeting.year if meeting else draft.place.year
    assert year is not None
    item = Item(committee=committee, meeting=meeting, year=year, title=draft.title, created_at=now, parts=[])
    session.add(item)
    _write(session, item, draft)
    session.flush()
    item.position = highest_position(session, item, item.meeting_id, year) + 1
    keep_proposals(session, [item])
    return item


def change_item(session: Session, item_id: int, version: int, draft: ItemDraft, reason: str = "") -> Item:
    """Makes the item what the draft says. Stale when it is no longer at `version`.

    Refused without a reason where it stands in the latest edition and is moved to another meeting or year.
    """
    item = _locked(session, item_id, version)
    draft = _at_the_meeting_it_names(session, item.committee_id, draft, item.target_text)
    _ask_why(session, item, draft.place, draft.target.text, reason)
    _put(session, item, draft.place)
    if _write(session, item, draft):
        item.version += 1  # the people are in rows of their own, and yet they are part of what was edited
    keep_proposals(session, [item])
    return item


def move_item(
    session: Session, item_id: int, version: int, place: Place, position: int | None = None, reason: str = ""
) -> Item:
    """Puts the item to a meeting or back among those to be scheduled; `position` counts from 1, None is last.

    Stale and Refused as for a change. The items it goes between are not changed: only where they stand in the order.
    """
    item = _locked(session, item_id, version)
    if item.withdrawn:
        raise Refused("The item was withdrawn. Restore it first, then move it.")
    _ask_why(session, item, place, item.target_text, reason)
    _put(session, item, place)
    if position is not None and item.meeting is not None:
        _line_up(session, item, position)
    return item


def put_back(session: Session, item: Item, meeting_id: int | None, year: int, position: int) -> None:
    """Puts the item where it was before a move. Refused where its meeting no longer takes place.

    `position` is the number it had there, counting withdrawn items too; it stands there again, the others around it.
    """
    if item.withdrawn:
        raise Refused("The item was withdrawn since. Restore it first, then move it.")
    _put(session, item, Place(meeting_id, year))
    if item.meeting is not None:
        others = _others_at(session, item)
        _stand(session, [*others[:position], item, *others[position:]], item)


def withdraw_item(session: Session, item_id: int, version: int, reason: str = "") -> Item:
    """Takes the item out of the programme; it can be restored. Refused without a reason where it was published."""
    item = _locked(session, item_id, version)
    if not item.withdrawn and not reason and published_item(session, item) is not None:
        raise Refused("Say why the item is withdrawn: it is in the published programme.", "reason")
    item.withdrawn = True
    return item


def restore_item(session: Session, item_id: int) -> Item:
    """Brings a withdrawn item back to where it was: to be scheduled, if its meeting no longer takes place."""
    item = item_by_id(session, item_id, lock=True)
    assert item is not None
    item.withdrawn, item.merged_into_id = False, None
    if item.meeting is not None and not item.meeting.status.takes_place:
        _put(session, item, Place(year=item.year))
    return item


def _locked(session: Session, item_id: int, version: int) -> Item:
    item = item_by_id(session, item_id, lock=True)
    assert item is not None, "an item is never deleted"
    if item.version != version:
        raise Stale(item)
    return item


def _at_the_meeting_it_names(session: Session, committee_id: int, draft: ItemDraft, before: str) -> ItemDraft:
    """The draft at the meeting whose day its target newly says; as it is where there is no such meeting, or several."""
    target, day = draft.target, draft.target.earliest
    if draft.place.meeting_id is not None or target.kind is not TargetKind.DAY or target.doubt or target.text == before:
        return draft
    named = [m for m in meetings_on(session, committee_id, day) if m.status.takes_place] if day else []
    return replace(draft, place=Place(named[0].id), target=Target.none()) if len(named) == 1 else draft


def _ask_why(session: Session, item: Item, place: Place, target: str, reason: str) -> None:
    """Refuses a move that readers of the latest edition would wonder at, unless it says why or takes it back."""
    leaves_year = place.year not in (None, item.year)
    unplaced = place.meeting_id is None and item.meeting_id is None
    moved = place.meeting_id != item.meeting_id or leaves_year or (unplaced and target != item.target_text)
    if reason or item.withdrawn or not moved:
        return
    published = published_item(session, item)
    if published is None:
        return
    back = place.meeting_id == published.meeting_id and not leaves_year
    if not (back and (place.meeting_id is not None or target == published.target_text)):
        raise Refused("Say why the item moves: it is in the published programme.", "reason")


def _put(session: Session, item: Item, place: Place) -> None:
    """Puts the item where it belongs, last of those there, unless it is there already."""
    meeting = _meeting_for(session, item.committee_id, place.meeting_id, item.meeting_id)
    year = meeting.year if meeting else place.year or item.year
    if (place.meeting_id, year) == (item.meeting_id, item.year):
        return
    if item.meeting_id is not None:
        _stand(session, items_at(session, item.meeting_id), item, gone=True)
    position = highest_position(session, item, place.meeting_id, year) + 1
    item.meeting, item.year, item.position = meeting, year, position  # at once, so that the journal tells one move


def _meeting_for(session: Session, committee_id: int, meeting_id: int | None, now_at: int | None) -> Meeting | None:
    """The meeting of this committee that an item may go to, or stay at."""
    if meeting_id is None:
        return None
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or meeting.committee_id != committee_id:
        raise Refused("That is not a meeting of this committee. Choose one of its meetings.", "place")
    if not meeting.status.takes_place and meeting.id != now_at:
        raise Refused(f"That meeting is {meeting.status.label.lower()}. Choose another one.", "place")
    return meeting


def _line_up(session: Session, item: Item, position: int) -> None:
    """Numbers the items of the meeting anew with this one at `position`; the others keep their versions."""
    others = _others_at(session, item)
    standing = [other for other in others if not other.withdrawn]
    before = standing[max(position, 1) - 1] if position <= len(standing) else None
    place = others.index(before) if before else len(others)
    _stand(session, [*others[:place], item, *others[place:]], item)


def _others_at(session: Session, item: Item) -> list[Item]:
    assert item.meeting is not None
    with session.no_autoflush:  # what is written of the item itself is written once, when all of it is known
        return [other for other in items_at(session, item.meeting.id) if other.id != item.id]


def _stand(session: Session, order: list[Item], item: Item, *, gone: bool = False) -> None:
    """Numbers a meeting's items in this order, without `item` where it is `gone`; only the item's own change counts."""
    for number, other in enumerate([other for other in order if other.id != item.id] if gone else order):
        if other is item:
            item.position = number
        elif other.position != number:
            with session.no_autoflush:
                session.execute(
                    update(Item.__table__).where(Item.__table__.c.id == other.id).values(position=number)  # type: ignore[arg-type]
                )
            set_committed_value(other, "position", number)


def _write(session: Session, item: Item, draft: ItemDraft) -> bool:
    """Writes the draft's words into the item. Says whether other people now play a part, or in another order."""
    _check(draft)
    if draft.target.text != item.target_text:
        if draft.target.doubt:
            raise Refused(draft.target.doubt, "target")
        window = draft.target.window()
        item.target_text, item.target_kind = draft.target.text, draft.target.kind.value
        item.target_earliest, item.target_latest = window or (None, None)
    for name in ("title", "agenda_title", "detail", "kind", "minutes", "report_line", "referral", "referral_note"):
        setattr(item, name, getattr(draft, name))
    item.exempt_paragraph = draft.exempt_paragraph
    item.public_interest = draft.public_interest if draft.exempt_paragraph else ""
    return _cast(session, item, draft.players)


def _check(draft: ItemDraft) -> None:
    if not draft.title:
        raise Refused("Enter a title.", "title")
    if len(draft.title) > TITLE_LENGTH:
        raise Refused(f"The title must be {TITLE_LENGTH} characters or fewer.", "title")
    if len(draft.agenda_title) > TITLE_LENGTH:
        raise Refused(f"The title on the agenda must be {TITLE_LENGTH} characters or fewer.", "agenda_title")
    if len(draft.detail) > DETAIL_LENGTH:
        raise Refused(f"The detail must be {DETAIL_LENGTH:,} characters or fewer.", "detail")
    if draft.exempt_paragraph and not draft.public_interest:
        raise Refused(
            "Say why the public interest in keeping the item private outweighs that in making it public.",
            "public_interest",
        )


def _cast(session: Session, item: Item, players: Iterable[Player]) -> bool:
    """Gives the parts to these people, in this order. Whoever keeps a part keeps its row. Says whether any changed."""
    kept = {(part.person_id, part.role): part for part in item.parts}
    added: dict[str, Person] = {}
    parts: list[Part] = []
    for player in dict.fromkeys(players):
        part = kept.get((player.person_id or 0, player.role))
        if part is None:
            part = Part(person=_person(session, player, added), role=player.role)
        parts.append(part)
    changed = [id(part) for part in item.parts] != [id(part) for part in parts]
    if changed:
        for position, part in enumerate(parts):
            part.position = position
        item.parts = parts
    return changed


def _person(session: Session, player: Player, added: dict[str, Person]) -> Person:
    if player.person_id is not None:
        return session.get_one(Person, player.person_id)
    if player.name not in added:
        added[player.name] = Person(name=player.name, kind=NEW_PERSON[player.role])
        session.add(added[player.name])
    return added[player.name]
