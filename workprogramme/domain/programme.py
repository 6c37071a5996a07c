"""A committee's programme for one municipal year, as frozen values: the form in which it is published and compared.

Knows nothing of tables: a query builds it from the working programme, an edition keeps it as JSON.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from typing import Any

from workprogramme.domain.follow_up_value import FollowUpValue, follow_up_from_json, follow_up_to_json
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, PartRole, ReferralKind
from workprogramme.domain.withholding import NOTHING, Withheld, Withholding, withheld_title

FORMAT = 1  # of the JSON form; a later reader must go on reading every earlier one


@dataclass(frozen=True, kw_only=True)
class CommitteeValue:
    """The committee as it was called on the day. `minutes`: how long its meetings usually last."""

    id: int
    slug: str
    name: str
    code: str
    minutes: int = 120


@dataclass(frozen=True, kw_only=True)
class MeetingValue:
    """One sitting. `day`, `starts` and `ends` are wall clock in London. `link`: its page elsewhere, "" for none."""

    id: int
    day: date
    starts: time
    ends: time | None = None
    place: str = ""
    kind: MeetingKind = MeetingKind.FORMAL
    status: MeetingStatus = MeetingStatus.CONFIRMED
    note: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class PartValue:
    """A person or body in one role, by name as it was then."""

    person_id: int
    name: str
    role: PartRole


@dataclass(frozen=True, kw_only=True)
class ItemValue:
    """One line of the programme. `target_text` is the officer's own words; the window read out of it is inclusive."""

    id: int
    title: str
    agenda_title: str = ""
    as_written: str = ""
    detail: str = ""
    kind: ItemKind = ItemKind.MAIN
    minutes: int | None = None
    report_line: str = ""
    meeting_id: int | None = None
    target_text: str = ""
    target_earliest: date | None = None
    target_latest: date | None = None
    referral: ReferralKind | None = None
    referral_note: str = ""
    exempt_paragraph: int | None = None
    public_interest: str = ""
    parts: tuple[PartValue, ...] = ()

    def names(self, role: PartRole) -> tuple[str, ...]:
        """The names of those who play this part, in order."""
        return tuple(part.name for part in self.parts if part.role is role)

    @property
    def lead_officers(self) -> tuple[str, ...]:
        """Names of the lead officers, in order."""
        return self.names(PartRole.LEAD_OFFICER)

    @property
    def cabinet_members(self) -> tuple[str, ...]:
        """Names of the cabinet members, in order."""
        return self.names(PartRole.CABINET_MEMBER)

    @property
    def partners(self) -> tuple[str, ...]:
        """Names of the partners, in order."""
        return self.names(PartRole.PARTNER)

    @property
    def invitees(self) -> tuple[str, ...]:
        """Names of the invitees, in order."""
        return self.names(PartRole.INVITEE)

    @property
    def private(self) -> bool:
        """Whether the public must not read it (Local Government Act 1972, Schedule 12A)."""
        return self.exempt_paragraph is not None


@dataclass(frozen=True, kw_only=True)
class Programme:
    """Meetings by day and hour; items by meeting and position, the unplaced ones last. `year` is "2018-19".

    `follow_ups`: what the committee awaits, whatever the year, and what was closed since readers last heard of it.
    """

    committee: CommitteeValue
    year: str
    meetings: tuple[MeetingValue, ...] = ()
    items: tuple[ItemValue, ...] = field(default=())
    follow_ups: tuple[FollowUpValue, ...] = field(default=())

    def at(self, meeting_id: int) -> tuple[ItemValue, ...]:
        """The items placed at a meeting, in order."""
        return tuple(item for item in self.items if item.meeting_id == meeting_id)

    def by_meeting(self) -> dict[int, list[ItemValue]]:
        """The placed items of every meeting, found in one pass; a meeting with nothing on it has an empty list."""
        placed: dict[int, list[ItemValue]] = {meeting.id: [] for meeting in self.meetings}
        for item in self.items:
            if item.meeting_id is not None:
                placed.setdefault(item.meeting_id, []).append(item)
        return placed

    @property
    def to_be_scheduled(self) -> tuple[ItemValue, ...]:
        """The items that have no meeting, in order."""
        return tuple(item for item in self.items if item.meeting_id is None)

    def meeting(self, meeting_id: int) -> MeetingValue | None:
        """The meeting with this id, if it is in the programme."""
        return next((meeting for meeting in self.meetings if meeting.id == meeting_id), None)

    def item(self, item_id: int) -> ItemValue | None:
        """The item with this id, if it is in the programme."""
        return next((item for item in self.items if item.id == item_id), None)


def public_view(programme: Programme, withheld: Withholding = NOTHING) -> Programme:
    """The programme as the public may read it. Everything public goes through here and nowhere else.

    `withheld`: what it told everybody when it was published, and tells nobody since.
    """
    exempt = {item.id for item in programme.items if item.private} | withheld.items.keys()
    return replace(
        programme,
        items=tuple(public_item(item, withheld.items.get(item.id)) for item in programme.items),
        follow_ups=tuple(
            value for value in programme.follow_ups if value.id not in withheld.follow_ups and _is_public(value, exempt)
        ),
    )


def _is_public(value: FollowUpValue, exempt: set[int]) -> bool:
    """Whether the public may read a follow-up: of one that belongs to an exempt item it is not even told that it is."""
    belongs = {value.source_item_id, value.answered_item_id, *(item.id for item in value.items)}
    return not value.private and belongs.isdisjoint(exempt)


def public_item(item: ItemValue, withheld: Withheld | None = None) -> ItemValue:
    """An item as the public may read it: of an exempt one only that there is one, and under which paragraph.

    `withheld`: since when it is, where it was not exempt when this was published. Local Government Act 1972 s100A(4),
    s100I and Schedule 12A Part 1.
    """
    if not item.private and withheld is None:
        return item
    since = None if item.private else withheld
    paragraph = since.paragraph if since else item.exempt_paragraph
    assert paragraph is not None
    return ItemValue(
        id=item.id,
        title=withheld_title(paragraph, since),
        kind=item.kind,
        meeting_id=item.meeting_id,
        target_earliest=item.target_earliest,
        target_latest=item.target_latest,
        exempt_paragraph=paragraph,
    )


def to_json(value: Any) -> Any:
    """A value of this module as JSON can hold it; fields that have their default are left out."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (ItemKind, MeetingKind, MeetingStatus, PartRole, ReferralKind)):
        return value.value
    if isinstance(value, FollowUpValue):
        return follow_up_to_json(value)
    if isinstance(value, tuple):
        return [to_json(part) for part in value]
    if isinstance(value, (CommitteeValue, MeetingValue, PartValue, ItemValue, Programme)):
        written = {f.name: to_json(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
        return {"format": FORMAT, **written} if isinstance(value, Programme) else written
    return value


def from_json(document: dict[str, Any]) -> Programme:
    """The programme that `to_json` wrote. Raises ValueError for a format it does not know."""
    if document.get("format") != FORMAT:
        raise ValueError(f"an edition in format {document.get('format')!r} cannot be read")
    return Programme(
        committee=CommitteeValue(**document["committee"]),
        year=document["year"],
        meetings=tuple(meeting_from_json(meeting) for meeting in document.get("meetings", ())),
        items=tuple(item_from_json(item) for item in document.get("items", ())),
        follow_ups=tuple(follow_up_from_json(one) for one in document.get("follow_ups", ())),
    )


def meeting_from_json(document: dict[str, Any]) -> MeetingValue:
    """The meeting that `to_json` wrote."""
    values = dict(document)
    values["day"] = date.fromisoformat(values["day"])
    for name in ("starts", "ends"):
        if values.get(name):
            values[name] = time.fromisoformat(values[name])
    return MeetingValue(**_kinds(values, kind=MeetingKind, status=MeetingStatus))


def item_from_json(document: dict[str, Any]) -> ItemValue:
    """The item that `to_json` wrote."""
    values = dict(document)
    for name in ("target_earliest", "target_latest"):
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    values["parts"] = tuple(PartValue(**_kinds(dict(part), role=PartRole)) for part in values.get("parts", ()))
    return ItemValue(**_kinds(values, kind=ItemKind, referral=ReferralKind))


def _kinds(values: dict[str, Any], **kinds: type[Any]) -> dict[str, Any]:
    for name, kind in kinds.items():
        if values.get(name) is not None:
            values[name] = kind(values[name])
    return values
