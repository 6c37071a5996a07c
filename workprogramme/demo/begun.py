"""What has begun in the example when one first looks at it: briefs that are agreed, and who manages whom."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.models.items import Item
from workprogramme.models.people import Person
from workprogramme.models.reports import Report

MANAGER, TEAM = "John Gregg", ("Paul Smith", "Rebecca Wilshire")


def begin_reports(session: Session, titles: tuple[str, ...], year: int, agreed_on: date) -> None:
    """The briefs of these items of a municipal year are agreed, and the manager has a team."""
    manager = session.scalars(select(Person).where(Person.name == MANAGER)).one()
    for member in session.scalars(select(Person).where(Person.name.in_(TEAM))):
        member.manager_id = manager.id
    brief = {"brief": {"on": agreed_on.isoformat(), "by": manager.name}}
    for item in session.scalars(select(Item).where(Item.title.in_(titles), Item.year == year)):
        session.add(Report(item_id=item.id, committee_id=item.committee_id, stages=brief))
