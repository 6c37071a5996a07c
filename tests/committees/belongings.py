"""Whatever can hang on somebody on the list of people, one maker for each column that refers to a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.committees.scene import a_seat
from tests.support import scenes
from workprogramme.accounts.actions import make_account
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PartRole, PersonKind
from workprogramme.domain.notices import Cadence, NoticeKind, Topic
from workprogramme.editions.actions import Publisher, publish
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Part
from workprogramme.models.outbox import NoticeChoice
from workprogramme.models.people import Person
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.recommendations import Recommendation
from workprogramme.models.telling import Telling, person, tell

NOT_COMPARED = frozenset({"journal", "people_merge"})
NUMBERS = count(1)


@dataclass(frozen=True)
class Belonging:
    """A column that refers to a person, and what makes one of its rows for each of some people, alike for all."""

    table: str
    column: str
    make: Callable[[Session, Committee, Sequence[Person]], None]


def hang(session: Session, kind: Belonging, people: Sequence[Person]) -> None:
    """Hangs one thing of that kind on each of these people, the same thing where they can share it."""
    number = next(NUMBERS)
    kind.make(session, scenes.a_committee(session, f"c{number}"), people)
    session.flush()


def two_people(session: Session) -> tuple[Person, Person, Person]:
    """Two entries that may be one person, and somebody else."""
    scenes.a_council(session)
    keep, goes, third = (scenes.a_person(session, name) for name in ("Sarah Mills", "Sara Mills", "John Gregg"))
    return keep, goes, third


def everything(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the journal and what is known of merges; which version it is does not matter."""
    return {
        table.name: [
            {name: value for name, value in row.items() if name != "version"}
            for row in session.execute(select(table).order_by(*table.primary_key.columns)).mappings()
        ]
        for table in Record.metadata.sorted_tables
        if table.name not in NOT_COMPARED
    }


def _parts(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    item = scenes.an_item(session, committee, "Item", leads=people)
    item.parts.append(Part(person=people[0], role=PartRole.INVITEE, position=5))


def _seats(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    for one in people:
        a_seat(session, committee, one, MemberRole.INVITED)


def _substitutes(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    for one in people:
        comes = scenes.a_person(session, "Somebody", PersonKind.COUNCILLOR)
        a_seat(session, committee, comes, MemberRole.SUBSTITUTE, in_place_of=one)


def _asked(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    asked = [AskedOf(person=one, position=place) for place, one in enumerate(people)]
    session.add(FollowUp(committee=committee, wording="A report", asked_of=asked))


def _accounts(session: Session, _: Committee, people: Sequence[Person]) -> None:
    for one in people:
        email, grants = f"a{next(NUMBERS)}@example.org", [(Role.OFFICER, None)]
        make_account(session, email=email, name="A", password=None, grants=grants, now=scenes.NOW, person=one)


def _recommended(session: Session, committee: Committee, **who: Person) -> None:
    number = next(NUMBERS)
    meeting = scenes.a_meeting(session, committee, scenes.NOW.date())
    known: dict[str, Any] = {"series": "R", "number": number, "reference": f"R{number}", "text": "Do it", **who}
    made = {"made_on": scenes.NOW.date(), "created_at": scenes.NOW}
    session.add(Recommendation(committee=committee, meeting=meeting, **known, **made))


def _recommended_to(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    for one in people:
        _recommended(session, committee, to_person=one)


def _owned(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    for one in people:
        _recommended(session, committee, owner=one, to_person=people[0])


def _notices(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    told = [Telling(kind=NoticeKind.EDITION, to=person(one.id), about=("edition", committee.id)) for one in people]
    tell(session, told, scenes.NOW)


def _choices(session: Session, _: Committee, people: Sequence[Person]) -> None:
    for one in people:
        chosen = set(session.scalars(select(NoticeChoice.topic).where(NoticeChoice.person_id == one.id)))
        free = [topic for topic in Topic if topic not in chosen]
        if free:
            cadence = Cadence.NONE if len(people) > 1 and one is people[0] else Cadence.WEEKLY
            session.add(NoticeChoice(person_id=one.id, topic=free[0], cadence=cadence))
            session.flush()


def _team(session: Session, _: Committee, people: Sequence[Person]) -> None:
    for one in people:
        scenes.a_person(session, "Somebody", manager_id=one.id)


def _published(session: Session, committee: Committee, people: Sequence[Person]) -> None:
    scenes.an_item(session, committee, "Published", leads=people)
    session.flush()
    session.expire_all()
    publish(session, session.get_one(Committee, committee.id), scenes.YEAR, _PUBLISHER, "")
    assert session.scalars(select(PublishedPart).where(PublishedPart.committee_id == committee.id)).all()


_PUBLISHER = Publisher(scenes.NOW, None, "A test", scenes.BASE_URL, scenes.HOST)

KINDS = (
    Belonging("part", "person_id", _parts),
    Belonging("membership", "person_id", _seats),
    Belonging("membership", "in_place_of_id", _substitutes),
    Belonging("asked_of", "person_id", _asked),
    Belonging("account", "person_id", _accounts),
    Belonging("recommendation", "to_person_id", _recommended_to),
    Belonging("recommendation", "owner_id", _owned),
    Belonging("notice", "person_id", _notices),
    Belonging("notice_choice", "person_id", _choices),
    Belonging("person", "manager_id", _team),
    Belonging("published_part", "person_id", _published),
)
