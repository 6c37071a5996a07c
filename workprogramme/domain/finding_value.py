"""A finding as a value: what it is about, how grave it is, and the key by which it is known again.

Knows no rule (see `findings`) and no English (see `web.finding_words`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from workprogramme.domain.programme import ItemValue, MeetingValue


class FindingKind(StrEnum):
    """What a finding points out, in the order in which findings of one day and severity are told."""

    SHORT_NOTICE = "short_notice"
    AGENDA_PUBLIC = "agenda_public"
    MEETING_OFF = "meeting_off"
    DEFERRAL_ASKED = "deferral_asked"
    DEADLINE_GONE = "deadline_gone"
    AT_RISK = "at_risk"
    OVER_MINUTES = "over_minutes"
    OVER_MAIN_ITEMS = "over_main_items"
    TWO_PLACES = "two_places"
    TOO_MUCH_AT_ONCE = "too_much_at_once"
    TOO_MUCH_TOO_SOON = "too_much_too_soon"
    OVERDUE = "overdue"
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    FOLLOW_UP_TOO_LATE = "follow_up_too_late"
    REPLY_LATE = "reply_late"
    ACTION_LATE = "action_late"
    PAST_TARGET = "past_target"
    BEFORE_TARGET = "before_target"
    OFTEN_DEFERRED = "often_deferred"
    CRIME_AND_DISORDER = "crime_and_disorder"
    NO_EDUCATION_MEMBERS = "no_education_members"
    NOT_A_WORKING_DAY = "not_a_working_day"
    IN_RECESS = "in_recess"
    BEFORE_ELECTION = "before_election"
    TOO_CLOSE = "too_close"
    NOTHING_ON = "nothing_on"
    FOLLOW_UP_UNANSWERED = "follow_up_unanswered"
    FOLLOW_UP_AWAITS = "follow_up_awaits"
    NO_LEAD_OFFICER = "no_lead_officer"
    SAME_TITLE = "same_title"
    NO_TARGET = "no_target"
    PAST_HORIZON = "past_horizon"


class Facts:
    """What was found, as typed values out of which words are made: one frozen dataclass for each kind, by its rule."""

    __slots__ = ()
    kind: ClassVar[FindingKind]


class Severity(StrEnum):
    """How grave a finding is. Only law stops, and only with the law named."""

    STOPS = "stops"
    WARNS = "warns"
    NOTES = "notes"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}
_KINDS = {kind: place for place, kind in enumerate(FindingKind)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something that the planner points out; never an exception.

    `subject` says what it is about and stays the same while the facts change; `key` adds the facts that matter, so an
    acknowledgement ends with them. `weight` grows as it gets worse. `day`: what it is sorted by, the meeting's day
    where it has one. `also`: other items that it concerns. `source`: the law behind it, or "". `acknowledged`: the
    reason given for leaving it as it is, or "".
    """

    facts: Facts
    severity: Severity
    subject: str
    key: str
    day: date | None = None
    meeting_id: int | None = None
    item_id: int | None = None
    person_id: int | None = None
    follow_up_id: int | None = None
    recommendation_id: int | None = None
    also: tuple[int, ...] = ()
    weight: int = 0
    source: str = ""
    acknowledged: str = ""

    @property
    def kind(self) -> FindingKind:
        """What sort of finding it is."""
        return self.facts.kind

    @property
    def may_be_folded(self) -> bool:
        """Whether it may be put out of sight: it was acknowledged, and it is not the law that stops it."""
        return bool(self.acknowledged) and self.severity is not Severity.STOPS

    @property
    def sort_key(self) -> tuple[int, date, int, str]:
        """The gravest first, then the soonest; the same whatever the order in which they were found."""
        return self.severity.rank, self.day or date.max, _KINDS[self.kind], self.key

    def concerns_item(self, item_id: int) -> bool:
        """Whether it is about this item, alone or with others."""
        return item_id == self.item_id or item_id in self.also


def finding(
    facts: Facts,
    severity: Severity,
    *identity: object,
    meeting: MeetingValue | None = None,
    item: ItemValue | None = None,
    person_id: int | None = None,
    follow_up_id: int | None = None,
    recommendation_id: int | None = None,
    about: object = None,
    wherever: bool = False,
    day: date | None = None,
    also: tuple[int, ...] = (),
    weight: int = 0,
    source: str = "",
) -> Finding:
    """A finding with its key. `identity`: the facts that matter besides the meeting's day.

    `about`: what it is about besides the meeting, item, person, follow-up or recommendation. `wherever`: it is the
    same finding when the item is at another meeting. `day`: to sort by, where it is not the meeting's. ValueError for
    one that stops without a law.
    """
    if severity is Severity.STOPS and not source:
        raise ValueError(f"Only law stops, and {facts.kind} names none.")
    placed = None if wherever else meeting
    parts = (
        ("m", placed and placed.id),
        ("i", item and item.id),
        ("p", person_id),
        ("f", follow_up_id),
        ("r", recommendation_id),
        ("", about),
    )
    subject = ":".join([facts.kind.value, *(f"{letter}{part}" for letter, part in parts if part is not None)])
    matters = (*([placed.day] if placed else []), *identity)
    return Finding(
        facts=facts,
        severity=severity,
        subject=subject,
        key="|".join([subject, severity.value, *(str(fact) for fact in matters)]),
        day=day or (meeting.day if meeting else None),
        meeting_id=meeting.id if meeting else None,
        item_id=item.id if item else None,
        person_id=person_id,
        follow_up_id=follow_up_id,
        recommendation_id=recommendation_id,
        also=also,
        weight=weight,
        source=source,
    )
