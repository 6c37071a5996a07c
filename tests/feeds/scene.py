"""Councils, committees and meetings for the tests of calendars, made and published as the application does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from workprogramme.database import Database
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.editions.actions import Publisher, publish
from workprogramme.models.committees import AgendaTemplate, Committee
from workprogramme.models.council import Council
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

BASE_URL = "https://scrutiny.example.gov.uk"
HOST = "scrutiny.example.gov.uk"
NAME = "Education and Children's Services Scrutiny Board (2)"
SLUG = "scrutiny-board-2"


@dataclass
class Scene:
    """A council with committees; every act is one transaction, as a person would do it. `now` moves on with each."""

    database: Database
    now: datetime = datetime(2019, 3, 1, 9, 30, tzinfo=UTC)

    def council(self, name: str = "Coventry City Council") -> None:
        with self.database.transaction(at=self.now) as session:
            session.add(Council(name=name))

    def committee(self, slug: str = SLUG, name: str = NAME, **values: Any) -> int:
        with self.database.transaction(at=self.now) as session:
            made = Committee(slug=slug, name=name, code=slug, template=AgendaTemplate(), **values)
            session.add(made)
            session.flush()
            return made.id

    def meeting(self, committee_id: int, day: date, starts: time = time(14), **values: Any) -> int:
        return self.meetings(committee_id, [(day, starts)], **values)[0]

    def meetings(self, committee_id: int, when: list[tuple[date, time]], **values: Any) -> list[int]:
        with self.database.transaction(at=self.now) as session:
            committee = session.get_one(Committee, committee_id)
            made = [
                Meeting(committee=committee, year=MunicipalYear.of(day).start, day=day, starts=starts, **values)
                for day, starts in when
            ]
            session.add_all(made)
            session.flush()
            return [meeting.id for meeting in made]

    def item(self, meeting_id: int, title: str, people: dict[PartRole, list[str]] | None = None, **values: Any) -> int:
        with self.database.transaction(at=self.now) as session:
            meeting = session.get_one(Meeting, meeting_id)
            committee = session.get_one(Committee, meeting.committee_id)
            parts = [
                Part(person=Person(name=name, kind=PersonKind.OFFICER), role=role, position=place)
                for role, names in (people or {}).items()
                for place, name in enumerate(names)
            ]
            made = Item(committee=committee, meeting=meeting, year=meeting.year, title=title, parts=parts, **values)
            session.add(made)
            session.flush()
            return made.id

    def change_meeting(self, meeting_id: int, **values: Any) -> None:
        self._change(Meeting, meeting_id, lambda meeting: [setattr(meeting, *change) for change in values.items()])

    def change_item(self, item_id: int, **values: Any) -> None:
        self._change(Item, item_id, lambda item: [setattr(item, *change) for change in values.items()])

    def change_committee(self, committee_id: int, **values: Any) -> None:
        self._change(Committee, committee_id, lambda found: [setattr(found, *change) for change in values.items()])

    def drop_meeting(self, meeting_id: int) -> None:
        """The meeting goes from the programme of its year, as if it had been entered for another year's committee."""
        self.change_meeting(meeting_id, committee_id=self.committee(f"elsewhere-{meeting_id}", "Elsewhere"))

    def publish(self, committee_id: int, year: int = 2018, at: datetime | None = None) -> None:
        """Publishes a minute later than whatever happened before, or at the given moment."""
        self.now = at or self.now + timedelta(minutes=1)
        with self.database.transaction(at=self.now) as session:
            by = Publisher(at=self.now, by_id=None, by_name="Gennie Holmes", base_url=BASE_URL, host=HOST)
            publish(session, session.get_one(Committee, committee_id), year, by)

    def _change(self, record: type[Any], key: int, act: Callable[[Any], object]) -> None:
        with self.database.transaction(at=self.now) as session:
            act(session.get_one(record, key))
