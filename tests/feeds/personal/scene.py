"""People with accounts and calendars of their own, for the tests of personal feeds."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tests.feeds.scene import Scene
from tests.support.ical import Calendar, read
from tests.support.scenes import an_account
from workprogramme.config import Settings
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.feeds.personal.actions import Wanted, change_feed, make_feed, withdraw_feed
from workprogramme.feeds.personal.tokens import feed_key, token_of
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.models.personal_feeds import PersonalFeed


@dataclass
class Owner:
    """Somebody with an account: who they are, and the calendars they make."""

    scene: Scene
    settings: Settings
    account_id: int
    person_id: int | None

    def feed(self, **wanted: Any) -> str:
        """Makes a calendar and gives the path of its address."""
        with self.scene.database.transaction(at=self.scene.now) as session:
            made = make_feed(session, self.account_id, _wanted(wanted), feed_key(self.settings), self.scene.now)
            return self.path(made)

    def at_most(self, number: int) -> "Owner":
        """The same, with no more calendars than that: the oldest are withdrawn."""
        with self.scene.database.transaction(at=self.scene.now) as session:
            mine = select(PersonalFeed).where(PersonalFeed.account_id == self.account_id).order_by(PersonalFeed.id)
            for feed in session.scalars(mine).all()[:-number]:
                withdraw_feed(session, self.account_id, feed.id)
        return self

    def choose(self, path: str, **wanted: Any) -> None:
        """Chooses anew what is in the calendar at this path."""
        with self.scene.database.transaction(at=self.scene.now) as session:
            feed = self.at(path)
            change_feed(session, self.account_id, feed.id, feed.version, _wanted(wanted), self.scene.now)

    def withdraw(self, path: str) -> str | None:
        """Withdraws the calendar at this path and gives its name."""
        with self.scene.database.transaction(at=self.scene.now) as session:
            return withdraw_feed(session, self.account_id, self.at(path).id)

    def path(self, feed: PersonalFeed) -> str:
        """The path of a calendar's address."""
        return f"/feeds/{token_of(feed_key(self.settings), feed.id, feed.nonce)}.ics"

    def at(self, path: str) -> PersonalFeed:
        """The calendar at this path."""
        with self.scene.database.session() as session:
            feeds = session.scalars(select(PersonalFeed).where(PersonalFeed.account_id == self.account_id))
            return next(feed for feed in feeds if self.path(feed) == path)


def _wanted(values: dict[str, Any]) -> Wanted:
    return Wanted(**{"name": "Mine", **values, "committees": frozenset(values.get("committees", ()))})


def an_owner(
    scene: Scene, settings: Settings, name: str = "John Gregg", role: Role = Role.OFFICER, *, person: bool = True
) -> Owner:
    """An account, linked to a person of that name, who is made where there is none."""
    with scene.database.transaction(at=scene.now) as session:
        account = an_account(session, role, email=f"{name.lower().replace(' ', '.')}@example.org", name=name)
        if person:
            known = session.scalars(select(Person).where(Person.name == name)).one_or_none()
            account.person = known or Person(name=name, kind=PersonKind.OFFICER)
        session.flush()
        return Owner(scene, settings, account.id, account.person_id)


def lead(scene: Scene, item_id: int, person_id: int | None, **values: Any) -> None:
    """Gives a person a part for an item: lead officer, unless another `role` is named."""
    assert person_id is not None
    with scene.database.transaction(at=scene.now) as session:
        part = Part(person=session.get_one(Person, person_id), **{"role": PartRole.LEAD_OFFICER, **values})
        part.item = session.get_one(Item, item_id)
        session.add(part)


def change(scene: Scene, record: type[Any], key: int, **values: Any) -> None:
    """Changes a record, so that the journal hears of it."""
    with scene.database.transaction(at=scene.now) as session:
        found = session.get_one(record, key)
        for name, value in values.items():
            setattr(found, name, value)


def shown(body: bytes) -> Calendar:
    """The calendar in these bytes, by the strict reader."""
    return read(body, secret=True)
