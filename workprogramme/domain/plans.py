"""The plan: everything that the planner's law judges by, as one frozen snapshot of a committee's year.

Knows no tables: a query of the planner's room builds it. What stands out in it, the findings say; it must not judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time

from workprogramme.domain.deadlines import DEFAULT_CHAIN, Stage, check_chain
from workprogramme.domain.escalation import DEFAULT_STEPS, Step
from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue
from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction
from workprogramme.domain.kinds import ItemKind, MemberRole, PartRole, Votes
from workprogramme.domain.municipal_years import MAY_FIRST, Starts
from workprogramme.domain.programme import ItemValue, PartValue, Programme
from workprogramme.domain.refusals import Refused
from workprogramme.domain.report_tracks import ReportSaid
from workprogramme.domain.seats import Seat
from workprogramme.domain.working_days import WorkingDays

NEW_ITEM = 0
"""The id of an item that is not there yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much a committee plans, and from when the planner speaks up: all local, each a setting.

    `main_items`: the most at one meeting. `main_minutes`, `short_minutes`: what an item takes that says no length; a
    briefing note takes none. `reports`: the most that one person has at one meeting, or at meetings no more than
    `reports_within` working days apart. `apart`: the fewest working days from one meeting to the next. `moves`: from
    so many moves between editions an item is put off too often. `soon`: a meeting with nothing on it is a warning
    when it is no more than so many working days away. `event_days`: how many days something asked for may wait for an
    event that nobody has dated, before it is asked about; and again after as many.
    """

    main_items: int = 3
    main_minutes: int = 40
    short_minutes: int = 10
    reports: int = 3
    reports_within: int = 10
    apart: int = 10
    moves: int = 3
    soon: int = 40
    event_days: int = 90

    def minutes_of(self, item: ItemValue) -> int:
        """How many minutes of a meeting an item takes: its own, or what is assumed for its kind."""
        if item.minutes is not None:
            return item.minutes
        return {ItemKind.MAIN: self.main_minutes, ItemKind.SHORT: self.short_minutes}.get(item.kind, 0)


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Span:
    """A stretch of days, both included, and what it is: "Summer recess"."""

    first: date
    last: date
    reason: str = ""

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Engagement:
    """Where a person reports outside this programme: one for each person and meeting of another committee.

    Wall clock in London; `reports`: how many that person has there as lead officer or cabinet member. A meeting that
    does not take place is no engagement.
    """

    person_id: int
    meeting_id: int
    day: date
    starts: time
    ends: time | None = None
    committee: str = ""
    reports: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class AwaitedOf:
    """Something that is awaited of a recommendation by `awaits` (inclusive): the reply, or the action `promised` in it.

    `whom`: of whom, by name; "" where nobody is named.
    """

    id: int
    reference: str
    whom: str
    awaits: date
    promised: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The working programme, with all its items, private ones too, and what it is judged by on the day `today`.

    A programme and a day make a plan; all else has the default of design, or is not known. Raises ValueError with a
    sentence when the chain of deadlines makes no sense in the jurisdiction (see `deadlines.check_chain`).

    - `starts`: the council's rule for its municipal year.
    - `last_crime_and_disorder`: the latest day before this programme's meetings on which the committee looked at crime
      and disorder, where it `holds_crime_and_disorder`.
    - `seats`: all seats on the committee, past and to come.
    - `recesses`, `pre_election`: stretches of days; the council's closure days are in `days`.
    - `elsewhere`: what the people of this programme have before other committees.
    - `moves`: by item id, how often it moved to a later time from one edition to the next; `first_promise`: the
      earliest day that an edition promised it for.
    - `reached`: by item id, the key of the furthest stage that its report has passed.
    - `follow_ups`: what was asked for and is awaited, as far as it concerns this year.
    - `recommendations`: those of which a reply or an action is awaited by a day that has gone.
    - `steps`: whom the committee turns to when something is late.
    - `reports`: by item id, what the writers of its report say of it, where they have said anything.
    - `published`: the last edition of the same year, none if there is none.
    - `acknowledged`: by the key of a finding, the reason why it is left as it is.
    """

    programme: Programme
    today: date
    days: WorkingDays = field(default_factory=WorkingDays)
    jurisdiction: Jurisdiction = ENGLAND
    limits: Limits = field(default_factory=Limits)
    chain: tuple[Stage, ...] = DEFAULT_CHAIN
    starts: Starts = MAY_FIRST
    holds_crime_and_disorder: bool = False
    last_crime_and_disorder: date | None = None
    seats: tuple[Seat, ...] = ()
    recesses: tuple[Span, ...] = ()
    pre_election: tuple[Span, ...] = ()
    elsewhere: tuple[Engagement, ...] = ()
    moves: Mapping[int, int] = field(default_factory=dict)
    first_promise: Mapping[int, date] = field(default_factory=dict)
    reached: Mapping[int, str] = field(default_factory=dict)
    reports: Mapping[int, ReportSaid] = field(default_factory=dict)
    follow_ups: tuple[FollowUpValue, ...] = ()
    recommendations: tuple[AwaitedOf, ...] = ()
    steps: tuple[Step, ...] = DEFAULT_STEPS
    published: Programme | None = None
    acknowledged: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_chain(self.chain, self.jurisdiction)

    @property
    def education_seats(self) -> tuple[Seat, ...]:
        """The seats of those who vote on education matters only (Education Act 1996 s499), whenever held."""
        return tuple(seat for seat in self.seats if seat.role is MemberRole.COOPTED and seat.votes is Votes.EDUCATION)

    def coopted_education_members_on(self, day: date) -> tuple[Seat, ...]:
        """Those of the education seats that are held on a day."""
        return tuple(seat for seat in self.education_seats if seat.held_on(day))

    def with_item_at(self, item_id: int, meeting_id: int | None, position: int | None = None) -> "Plan":
        """The plan as it would be with an item at a meeting, or to be scheduled (None).

        `position` counts from 0 among the other items there; None, or one past the end, is last. Raises Refused for an
        item or a meeting that is not in the programme, and for a position below 0.
        """
        item = self.programme.item(item_id)
        if item is None:
            raise Refused("Choose an item of this programme.", "item")
        if meeting_id is not None and self.programme.meeting(meeting_id) is None:
            raise Refused("Choose a meeting of this programme.", "meeting")
        if position is not None and position < 0:
            raise Refused("Choose a place in the order from the first to the last.", "position")
        others = [other for other in self.programme.items if other.id != item_id]
        return replace(
            self, programme=replace(self.programme, items=_with(others, replace(item, meeting_id=meeting_id), position))
        )

    def with_item_for(self, follow_up_id: int) -> "Plan":
        """The plan with `NEW_ITEM`, made for a follow-up and to be scheduled. Refused for an unknown one."""
        value = next((one for one in self.follow_ups if one.id == follow_up_id), None)
        if value is None:
            raise Refused("Choose something that was asked for.", "follow_up")
        parts = (
            PartValue(person_id=one.person_id, name=one.name, role=PartRole.LEAD_OFFICER) for one in value.asked_of
        )
        item = ItemValue(
            id=NEW_ITEM,
            title=value.source_title or value.wording,
            target_text=value.target_text,
            target_earliest=value.target_earliest,
            target_latest=value.target_latest,
            parts=tuple(parts),
        )
        link = LinkedItemValue(id=NEW_ITEM, title=item.title)
        return replace(
            self,
            programme=replace(self.programme, items=(*self.programme.items, item)),
            follow_ups=tuple(
                replace(one, items=(*one.items, link)) if one is value else one for one in self.follow_ups
            ),
        )


def _with(others: list[ItemValue], item: ItemValue, position: int | None) -> tuple[ItemValue, ...]:
    there = [place for place, other in enumerate(others) if other.meeting_id == item.meeting_id]
    if position is not None and position < len(there):
        place = there[position]
    else:
        place = there[-1] + 1 if there else len(others)
    return (*others[:place], item, *others[place:])
