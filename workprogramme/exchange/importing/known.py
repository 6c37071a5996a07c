"""What a document meets: the committee's programme and the list of people as they stand, in four queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.kinds import MeetingStatus, PersonKind
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.models.council import Council
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.values import item_value, meeting_value


@dataclass(frozen=True)
class Listed:
    """Somebody on the list of people, in office."""

    id: int
    name: str
    kind: PersonKind


@dataclass(frozen=True)
class Known:
    """The programme and the people as values.

    `years`: by an item's id, the start of the municipal year it stands in; `withdrawn`: the ids of withdrawn items.
    """

    today: date
    starts: Starts
    meetings: tuple[MeetingValue, ...]
    items: tuple[ItemValue, ...]
    years: Mapping[int, int]
    withdrawn: frozenset[int]
    people: tuple[Listed, ...]

    @cached_property
    def meetings_by_id(self) -> dict[int, MeetingValue]:
        """The meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def items_by_id(self) -> dict[int, ItemValue]:
        """The items by id, withdrawn ones too."""
        return {item.id: item for item in self.items}

    @cached_property
    def names(self) -> dict[int, str]:
        """The names of the people by id."""
        return {one.id: one.name for one in self.people}

    def meeting(self, meeting_id: int | None) -> MeetingValue | None:
        """The meeting with this id."""
        return self.meetings_by_id.get(meeting_id or 0)

    def item(self, item_id: int | None) -> ItemValue | None:
        """The item with this id, withdrawn or not."""
        return self.items_by_id.get(item_id or 0)

    def is_over(self, item: ItemValue) -> bool:
        """Whether a meeting has taken the item, or its day has passed."""
        meeting = self.meeting(item.meeting_id)
        return meeting is not None and (meeting.status is MeetingStatus.HELD or meeting.day < self.today)


def known_to(session: Session, committee_id: int, years: Collection[int], today: date) -> Known:
    """What stands in the committee's programmes of these municipal years and the ones beside them. Four queries."""
    row = session.execute(select(Council.year_month, Council.year_day)).first()
    wanted = {year + by for year in years for by in (-1, 0, 1)}
    meetings = session.scalars(
        select(Meeting).where(Meeting.committee_id == committee_id).order_by(Meeting.day, Meeting.starts, Meeting.id)
    )
    items = session.scalars(
        select(Item)
        .where(Item.committee_id == committee_id, Item.year.in_(wanted))
        .options(joinedload(Item.parts).joinedload(Part.person))
        .order_by(Item.id)
    )
    found = list(items.unique())
    people = session.execute(select(Person.id, Person.name, Person.kind).where(Person.active).order_by(Person.id))
    return Known(
        today=today,
        starts=(row[0], row[1]) if row else MAY_FIRST,
        meetings=tuple(meeting_value(meeting) for meeting in meetings),
        items=tuple(item_value(item) for item in found),
        years={item.id: item.year for item in found},
        withdrawn=frozenset(item.id for item in found if item.withdrawn),
        people=tuple(Listed(*one) for one in people),
    )


def years_in(days: Collection[date], year: MunicipalYear | None) -> set[int]:
    """The municipal years, by the year they start in, that a document with these days is about."""
    return {MunicipalYear.of(day).start for day in days} | ({year.start} if year else set())
