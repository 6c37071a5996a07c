"""Reading documents in and publishing from the shell."""

from typing import Any

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.editions.actions import Publisher, publish
from workprogramme.exchange.actions import import_document
from workprogramme.exchange.importing.keeping import Sender, Sent
from workprogramme.exchange.queries import committee_by_slug
from workprogramme.web.words import count

BY = "The command line"


def import_into(slug: str, sent: Sent, year: MunicipalYear | None, dry_run: bool) -> str:
    """Brings a document into the working programme, and says in a sentence or two what came in. Raises Refused."""
    settings = Settings.load()
    clock, database = Clock(settings.today), Database(settings.database)
    by = Sender(None, BY, clock.now())
    try:
        with database.transaction(at=by.at, by_name=BY) as session:
            committee = committee_by_slug(session, slug)
            if committee is None:
                raise Refused(f"There is no committee {slug!r}. Its name in addresses is on the Set up page.")
            came_of = import_document(session, committee, sent, by, clock.today(), year).came_of
            if dry_run:
                raise _OnlyTried(came_of)
    except _OnlyTried as tried:
        return f"This would add {_amount(tried.came_of)}. Nothing was changed."
    finally:
        database.dispose()
    undo = f" It can be undone at {settings.base_url}/plan/{slug}/import/."
    return f"Added {_amount(came_of)}.{undo if came_of['items'] or came_of['meetings'] else ''}"


class _OnlyTried(Exception):
    """Rolls the transaction back when only the answer was wanted."""

    def __init__(self, came_of: dict[str, Any]) -> None:
        super().__init__()
        self.came_of = came_of


def _amount(came_of: dict[str, Any]) -> str:
    meetings, items, people = (len(came_of[what]) for what in ("meetings", "items", "people"))
    added = f"{count(meetings, 'meeting')}, {count(items, 'item')} and {count(people, 'person', 'people')}"
    there, other = came_of["there"], came_of["left"] - came_of["there"]
    added += f"; {count(there, 'item')} already there" if there else ""
    return added + (f"; {count(other, 'item')} like one that is there but not just so, left as it is" if other else "")


def publish_edition(slug: str, year: MunicipalYear | None, note: str) -> str:
    """Publishes a committee's working programme, and says so in one sentence. Raises Refused."""
    settings = Settings.load()
    clock, database = Clock(settings.today), Database(settings.database)
    wanted = year or MunicipalYear.of(clock.today())
    publisher = Publisher(clock.now(), None, BY, settings.base_url, settings.host)
    try:
        with database.transaction(at=publisher.at, by_name=BY, reason=note) as session:
            committee = committee_by_slug(session, slug)
            if committee is None:
                raise Refused(f"There is no committee {slug!r}. Its name in addresses is on the Set up page.")
            edition = publish(session, committee, wanted.start, publisher, note)
            return f"Published edition {edition.number} of {committee.name}, {wanted.label}."
    finally:
        database.dispose()
