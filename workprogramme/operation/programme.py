"""Reading documents in and publishing from the shell."""

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.editions.actions import Publisher, publish
from workprogramme.exchange.actions import Imported, import_programme
from workprogramme.exchange.queries import committee_by_slug
from workprogramme.exchange.reading import Reading
from workprogramme.web.words import count

BY = "The command line"


def import_document(reading: Reading, slug: str, year: MunicipalYear | None, dry_run: bool) -> str:
    """Brings a reading into the working programme, and says in one sentence what came in. Raises Refused."""
    settings = Settings.load()
    clock, database = Clock(settings.today), Database(settings.database)
    try:
        with database.transaction(at=clock.now(), by_name=BY) as session:
            committee = committee_by_slug(session, slug)
            if committee is None:
                raise Refused(f"There is no committee {slug!r}. Its name in addresses is on the Set up page.")
            done = import_programme(session, committee, reading, clock.now(), year)
            if dry_run:
                raise _OnlyTried(done)
    except _OnlyTried as tried:
        return f"This would add {_amount(tried.done)}. Nothing was changed."
    finally:
        database.dispose()
    return f"Added {_amount(done)}."


class _OnlyTried(Exception):
    """Rolls the transaction back when only the answer was wanted."""

    def __init__(self, done: Imported) -> None:
        super().__init__()
        self.done = done


def _amount(done: Imported) -> str:
    added = (
        f"{count(done.meetings, 'meeting')}, {count(done.items, 'item')} and {count(done.people, 'person', 'people')}"
    )
    return added + (f"; {count(done.already_there, 'item')} already there" if done.already_there else "")


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
