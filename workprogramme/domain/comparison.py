"""What one programme says differently from the one before it. Values in, values out; English is made elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.programme import ItemValue, MeetingValue, Programme, public_view


class Change(Enum):
    """The kinds of difference that readers of a programme ask about."""

    MEETING_ADDED = "meeting_added"
    MEETING_DROPPED = "meeting_dropped"
    MEETING_MOVED = "meeting_moved"
    MEETING_STATUS = "meeting_status"
    MEETING_PLACE = "meeting_place"
    MEETING_NOTE = "meeting_note"
    ORDER = "order"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    RENAMED = "renamed"
    TARGET = "target"
    PEOPLE = "people"
    DETAIL = "detail"
    AGENDA = "agenda"
    PLANNING = "planning"
    PRIVACY = "privacy"
    ASKED = "asked"
    ANSWERED = "answered"
    DROPPED = "dropped"
    DEFERRED = "deferred"
    REOPENED = "reopened"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One difference. `before` and `after` are the two texts, days (ISO) or name lists (joined by "; ") that differ.

    Of a meeting's difference the `title` is its day (ISO), of an item's the title it has now.

    A move has as `before` and `after` the days of the two meetings, or the target's words where there is no meeting;
    Of a follow-up's the `title` is its wording: asked for, `after` is when it is wanted; answered, the minute; put off,
    both targets. `meeting_id`, `item_id` and `follow_up_id` say where to look; `reason` is why, where that was said.
    """

    change: Change
    title: str = ""
    before: str = ""
    after: str = ""
    item_id: int | None = None
    meeting_id: int | None = None
    follow_up_id: int | None = None
    reason: str = ""


def compare(
    before: Programme | None,
    after: Programme,
    reasons: dict[int, str] | None = None,
    told: tuple[FollowUpValue, ...] | None = None,
) -> tuple[Difference, ...]:
    """The differences in reading order: meetings by day, items in the order of `after`, those withdrawn, new orders.

    Last come follow-ups. `reasons`: by item id, why it moved or went. `told`: the follow-ups that readers know of,
    where they know them from another year's edition. With no `before`, every meeting, item and follow-up is added.
    """
    reorders = _orders(before, after) if before else ()
    known = told if told is not None else before.follow_ups if before else ()
    return (
        *_meetings(before, after),
        *_items(before, after, reasons or {}),
        *reorders,
        *_follow_ups(known, after.follow_ups),
    )


SAID_OF_PRIVATE = frozenset({Change.ADDED, Change.WITHDRAWN, Change.MOVED, Change.PRIVACY})


def compare_for_all(
    before: Programme | None,
    after: Programme,
    reasons: dict[int, str] | None = None,
    told: tuple[FollowUpValue, ...] | None = None,
) -> tuple[Difference, ...]:
    """The differences that the public may read: between the public's views of both, in the order of `compare`.

    Of an item that either programme keeps private, only where it stands and that it is private: not its reason, and not
    the name or people it had before, which would say what the private item is about.
    """
    private = {item.id for programme in (before, after) if programme for item in programme.items if item.private}
    differences = compare(
        public_view(before) if before else None,
        public_view(after),
        {item_id: reason for item_id, reason in (reasons or {}).items() if item_id not in private},
        public_view(replace(after, follow_ups=told)).follow_ups if told is not None else None,
    )
    return tuple(d for d in differences if d.item_id not in private or d.change in SAID_OF_PRIVATE)


def _meetings(before: Programme | None, after: Programme) -> Iterable[Difference]:
    old = {meeting.id: meeting for meeting in before.meetings} if before else {}
    new = {meeting.id for meeting in after.meetings}
    for meeting in after.meetings:
        if meeting.id not in old:
            yield Difference(
                change=Change.MEETING_ADDED, title="", after=meeting.day.isoformat(), meeting_id=meeting.id
            )
        else:
            yield from _meeting(old[meeting.id], meeting)
    for meeting in old.values():
        if meeting.id not in new:
            yield Difference(
                change=Change.MEETING_DROPPED, title="", before=meeting.day.isoformat(), meeting_id=meeting.id
            )


def _meeting(old: MeetingValue, new: MeetingValue) -> Iterable[Difference]:
    def difference(change: Change, before: str, after: str) -> Difference:
        return Difference(change=change, title=new.day.isoformat(), before=before, after=after, meeting_id=new.id)

    moments = [f"{m.day.isoformat()}T{m.starts.isoformat('minutes')}" for m in (old, new)]
    if moments[0] != moments[1]:
        yield difference(Change.MEETING_MOVED, *moments)
    if old.status is not new.status:
        yield difference(Change.MEETING_STATUS, old.status.label, new.status.label)
    if old.place != new.place:
        yield difference(Change.MEETING_PLACE, old.place, new.place)
    if (old.note, old.kind, old.ends, old.link) != (new.note, new.kind, new.ends, new.link):
        yield difference(Change.MEETING_NOTE, old.note, new.note)


def _items(before: Programme | None, after: Programme, reasons: dict[int, str]) -> Iterable[Difference]:
    old = {item.id: item for item in before.items} if before else {}
    new = {item.id for item in after.items}
    for item in after.items:
        if item.id not in old:
            yield Difference(
                change=Change.ADDED,
                title=item.title,
                after=where(after, item),
                item_id=item.id,
                meeting_id=item.meeting_id,
                reason=reasons.get(item.id, ""),
            )
        elif before is not None:
            yield from _item(before, old[item.id], after, item, reasons.get(item.id, ""))
    for item in old.values():
        if item.id not in new and before is not None:
            yield Difference(
                change=Change.WITHDRAWN,
                title=item.title,
                before=where(before, item),
                item_id=item.id,
                reason=reasons.get(item.id, ""),
            )


def _item(before: Programme, old: ItemValue, after: Programme, new: ItemValue, reason: str) -> Iterable[Difference]:
    def difference(change: Change, before: str, after: str, why: str = "") -> Difference:
        return Difference(
            change=change, title=new.title, before=before, after=after, item_id=new.id, meeting_id=new.meeting_id,
            reason=why,
        )  # fmt: skip

    if old.meeting_id != new.meeting_id:
        yield difference(Change.MOVED, where(before, old), where(after, new), reason)
    elif old.meeting_id is None and old.target_text != new.target_text:
        yield difference(Change.TARGET, old.target_text, new.target_text, reason)
    if old.exempt_paragraph != new.exempt_paragraph:
        yield difference(Change.PRIVACY, str(old.exempt_paragraph or ""), str(new.exempt_paragraph or ""))
    if old.title != new.title:
        yield difference(Change.RENAMED, old.title, new.title)
    if (names := _names(old)) != _names(new):
        yield difference(Change.PEOPLE, names, _names(new))
    if old.detail != new.detail:
        yield difference(Change.DETAIL, old.detail, new.detail)
    if (old.agenda_title, old.report_line) != (new.agenda_title, new.report_line):
        yield difference(Change.AGENDA, old.agenda_title, new.agenda_title)
    if any(getattr(old, name) != getattr(new, name) for name in ("kind", "minutes", "referral", "referral_note")):
        yield difference(Change.PLANNING, "", "")


def difference_to_json(difference: Difference) -> dict[str, Any]:
    """A difference as JSON can hold it; empty parts are left out."""
    written = {f.name: value for f in fields(difference) if (value := getattr(difference, f.name)) not in ("", None)}
    return {**written, "change": difference.change.value}


def difference_from_json(document: dict[str, Any]) -> Difference:
    """The difference that `difference_to_json` wrote."""
    return Difference(**{**document, "change": Change(document["change"])})


def where(programme: Programme, item: ItemValue) -> str:
    """The day of the item's meeting (ISO), else its target's words, else nothing."""
    meeting = programme.meeting(item.meeting_id) if item.meeting_id is not None else None
    return meeting.day.isoformat() if meeting else item.target_text


def _orders(before: Programme, after: Programme) -> Iterable[Difference]:
    """The meetings at which the items that stand in both programmes follow each other differently."""
    old, new = before.by_meeting(), after.by_meeting()
    for meeting in after.meetings:
        was = [item.id for item in old.get(meeting.id, ())]
        now = [item.id for item in new[meeting.id] if item.id in set(was)]
        if now != [item_id for item_id in was if item_id in set(now)]:
            yield Difference(change=Change.ORDER, title=meeting.day.isoformat(), meeting_id=meeting.id)


def _follow_ups(known: Iterable[FollowUpValue], after: Iterable[FollowUpValue]) -> Iterable[Difference]:
    """What readers do not know of follow-ups; of one that is no longer told of, they know how it was closed."""
    old = {value.id: value for value in known}
    for value in after:
        was = old.get(value.id)

        def difference(change: Change, before: str, now: str, why: str = "", of: FollowUpValue = value) -> Difference:
            return Difference(
                change=change, title=of.wording, before=before, after=now, follow_up_id=of.id, reason=why,
            )  # fmt: skip

        if was is None:
            yield difference(Change.ASKED, "", value.target_text)
        elif was.target_text != value.target_text:
            yield difference(Change.DEFERRED, was.target_text, value.target_text)
        if value.answered_on and not (was and was.answered_on):
            yield difference(Change.ANSWERED, "", value.answered_minute, value.answered_note)
        if value.dropped_on and not (was and was.dropped_on):
            yield difference(Change.DROPPED, "", value.dropped_by, value.dropped_reason)
        if was and was.closed_on and not value.closed_on:
            yield difference(Change.REOPENED, "", value.target_text)


def _names(item: ItemValue) -> str:
    return "; ".join(dict.fromkeys(part.name for part in item.parts))
