"""A committee that has planned nothing yet, and what comes of documents that are brought into its programme."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tests.exchange.reading import programme
from tests.support.scenes import NOW, changing
from workprogramme.database import Database
from workprogramme.domain.imports import ImportKind
from workprogramme.exchange.importing.arranging import everything_new
from workprogramme.exchange.importing.bringing_in import Scene, bring_in
from workprogramme.exchange.importing.choices import Choices
from workprogramme.exchange.importing.keeping import Sender, keep
from workprogramme.exchange.importing.opening import read_again, sent_of
from workprogramme.exchange.importing.undoing import undo
from workprogramme.exchange.reading import read_text
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part

TODAY = NOW.date()
SENDER = Sender(None, "Ann Officer", NOW)
FIRST = programme(
    "21 March 2019\tFostering\tWhere we are\tSara Mills",
    "\tAdoption Central England\tThe new agency\tCllr Seaman",
    "4 April 2019\tHomes\tA report, as requested at their meeting on 21st March\tJohn Gregg",
    "2019-20\tLibraries\tA review\tJohn Gregg",
)
LATER = programme(
    "21 March 2019\tFostering\tWhere we are now\tSara Mills",
    "4 April 2019\tHomes\tA report, as requested at their meeting on 21st March\tJohn Gregg",
    "\tAdoption Central England\tThe new agency\tCllr Seaman",
    "18 April 2019\tYouth clubs\tWhat is left of them\tSue Frossell",
    "2019-20\tLibrarys\tA review\tJohn Gregg",
)


def imported(
    database: Database,
    text: str,
    choices: Choices | None = None,
    name: str = "programme.docx",
    today: date = TODAY,
) -> Import:
    """The import of a document with these choices; who and what nobody knows is new."""
    with changing(database) as session:
        committee_id = session.scalars(select(Committee.id)).one()
        sent = sent_of(name, text.encode(), read_text(text).lines)
        draft = keep(session, ImportKind.PROGRAMME, committee_id, sent, SENDER)
        corrected = read_again(sent.lines, None, ())
        chosen = choices or Choices()
        chosen = everything_new(Scene.of(session, committee_id, corrected, chosen, today, None).arrangement).and_also(
            chosen.people, chosen.meetings, chosen.items
        )
        return bring_in(session, draft, corrected, chosen, SENDER, today)


def undone(database: Database, done: Import) -> Import:
    with changing(database) as session:
        return undo(session, done.id, done.version, SENDER)


def told(database: Database) -> list[str]:
    """The programme, an item a line."""
    with database.session() as session:
        loaded = joinedload(Item.parts).joinedload(Part.person), joinedload(Item.meeting)
        items = session.scalars(select(Item).where(~Item.withdrawn).order_by(Item.id).options(*loaded)).unique()
        return [
            f"{item.meeting.day if item.meeting else item.target_text}: {item.title} ({item.detail}) "
            f"{', '.join(part.person.name for part in item.parts)}"
            for item in items
        ]


KEPT = {"journal", "import", "import_file"}
COUNTERS = {"version", "id"}


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, without counters, and without what only grows."""
    found = {}
    with database.session() as session:
        for table in Record.metadata.sorted_tables:
            if table.name not in KEPT:
                columns = [
                    column for column in table.columns if column.name not in COUNTERS or table.name != "proposal"
                ]
                rows = session.execute(select(*(c for c in columns if c.name != "version")))
                found[table.name] = sorted(map(repr, rows))
    return found
