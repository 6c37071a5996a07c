"""What the exchange room asks of the records: the committee, and the people already known."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person


def committee_by_slug(session: Session, slug: str) -> Committee | None:
    """The committee with this slug."""
    return session.scalars(select(Committee).where(Committee.slug == slug)).one_or_none()


def people_by_name(session: Session) -> dict[str, Person]:
    """Everybody in office, by name without regard to case and spacing; of namesakes, whoever came first."""
    people = session.scalars(select(Person).where(Person.active).order_by(Person.id.desc()))
    return {name_key(person.name): person for person in people}


def name_key(name: str) -> str:
    """A name without regard to case and spacing."""
    return " ".join(name.split()).casefold()


def meetings_of(session: Session, committee: Committee) -> list[Meeting]:
    """Every meeting of the committee in the working programme."""
    return list(session.scalars(select(Meeting).where(Meeting.committee_id == committee.id)))


def items_of(session: Session, committee: Committee) -> list[Item]:
    """Every item of the committee's working programme, withdrawn ones too."""
    return list(session.scalars(select(Item).where(Item.committee_id == committee.id)))
