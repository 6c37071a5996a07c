"""The databases that are measured: a board with 50 items, long feeds, and a past as deep as is asked for.

What is measured was published by the product's own actions. The past around it is copied row by row inside the
database, because writing 100,000 items by hand would take longer than everything else here.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, String, Table, cast, func, insert, literal, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from tests.support import scenes
from workprogramme.config import Settings
from workprogramme.database import Database, upgrade
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

TODAY = date(2019, 3, 1)
OFFICER = "Officer With Forty"
BOARD, SIXTY, THOUSAND, PAST = "board", "sixty", "thousand", "past"
COMMITTEES = 20  # with a past: as many as a large council has ever had
PAST_YEAR = 2015  # its last year, before the months that feeds hold
ROLES = (PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER, PartRole.PARTNER)
NAMES = ("Paul Smith", "Sara Mills", "John Gregg", "Cllr Maton", "Cllr Seaman", "Cllr Skipper", "CWPT", "The CCG")
NOTE = (
    "The board meets in public; whoever wants to speak says so by noon on the day before. "
    "Councillors have asked for figures by ward and school, for £ per place, and for what changed since last year. "
)
DETAIL = (
    "To look at how the service has changed since the board last heard of it, what the figures by ward and by age say, "
    "and what partners are asked to do next. The board asked for a comparison with neighbouring councils."
)


def settings_for(folder: Path, name: str) -> Settings:
    """The settings of an installation with a database of that name in the folder; its day is fixed."""
    return Settings(
        secret_key="only-for-measuring-only-for-measuring",
        database_url=f"sqlite:///{folder / name}.sqlite3",
        base_url=scenes.BASE_URL,
        today=TODAY,
        instance=folder,
    )


def fill(database: Database, *, past: int, per_year: int, thousand: bool = False) -> None:
    """Fills an empty database: the board, a feed of 60 events, and `past` years of every committee.

    `per_year`: items in each of those years, five to a meeting. `thousand`: a committee with 1,000 meetings as well.
    """
    upgrade(database)
    with scenes.changing(database) as session:
        scenes.a_council(session, name="Anytown City Council")
        people = _people(session, NAMES)
        scenes.an_account(session)
        _board(session, people)
        _officer(session)
        _long_feed(session, SIXTY, 60, people)
        if thousand:
            _long_feed(session, THOUSAND, 1000, people)
        if past:
            _past(session, per_year, _people(session, [f"{name} the elder" for name in NAMES]))
    if past:
        with database.transaction(at=scenes.NOW) as session:
            _deepen(session.connection(), past)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def size(database: Database) -> int:
    """How many items the database holds."""
    with database.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(Item.__table__)) or 0


def _people(session: Session, names: Sequence[str]) -> list[Person]:
    return [scenes.a_person(session, name, PersonKind.OFFICER) for name in names]


def _board(session: Session, people: list[Person]) -> None:
    """The committee page of the targets: 50 items, 40 of them at ten meetings, and a public agenda draft."""
    board = scenes.a_committee(session, BOARD, name="Education and Children's Services Scrutiny Board (2)")
    board.template.draft_is_public = True
    days = [date(2018, 6, 21) + timedelta(days=35 * n) for n in range(10)]
    for number, day in enumerate(days):
        meeting = _meeting(session, board, day, ends=time(16))
        _items(session, board, meeting, 4, people, number)
    _items(session, board, None, 10, people, 10)
    scenes.an_edition(session, board)


def _officer(session: Session) -> None:
    """Somebody who leads on 40 items over ten committees, which are not on the home page."""
    officer = scenes.a_person(session, OFFICER)
    scenes.an_account(session, Role.OFFICER, person=officer)
    for number in range(10):
        committee = scenes.a_committee(session, f"forty{number}", code=f"F{number}", active=False)
        meeting = _meeting(session, committee, date(2019, 6, 3) + timedelta(days=number))
        _items(session, committee, meeting, 4, [officer, officer, officer], number)
        scenes.an_edition(session, committee, meeting.year)


def _long_feed(session: Session, slug: str, meetings: int, people: list[Person]) -> None:
    """Meetings of one municipal year with some 1,700 bytes of calendar each."""
    committee = scenes.a_committee(session, slug)
    for number in range(meetings):
        day, hour = date(2018, 5, 10) + timedelta(days=number * 340 // meetings), 9 + number % 8
        meeting = _meeting(session, committee, day, starts=time(hour), note=NOTE * 6)
        _items(session, committee, meeting, 1, people, number)
    scenes.an_edition(session, committee)


def _past(session: Session, per_year: int, people: list[Person]) -> None:
    """One year of one committee, from which the past is copied, with people of its own who have left since."""
    committee = scenes.a_committee(session, PAST)
    for number in range(per_year // 5):
        meeting = _meeting(session, committee, date(PAST_YEAR, 5, 20) + timedelta(days=5 * number))
        _items(session, committee, meeting, 5, people, number)
    scenes.an_edition(session, committee, PAST_YEAR)


def _meeting(session: Session, committee: Committee, day: date, starts: time = time(14), **values: Any) -> Meeting:
    """A meeting that goes to the database together with all the others, which is many times faster."""
    meeting = Meeting(committee=committee, day=day, starts=starts, year=MunicipalYear.of(day).start, **values)
    session.add(meeting)
    return meeting


def _items(
    session: Session, committee: Committee, meeting: Meeting | None, count: int, people: list[Person], seed: int
) -> None:
    for number in range(count):
        chosen = [people[(seed + number + step * 3) % len(people)] for step in range(3)]
        item = Item(
            committee=committee,
            meeting=meeting,
            year=meeting.year if meeting else scenes.YEAR,
            title=f"{committee.name[:40]}: progress on places, attendance and support, report {seed}.{number}",
            detail=DETAIL,
            position=number,
            target_text="" if meeting else ("Autumn 2019", "2019-20", "")[number % 3],
            parts=[
                Part(person=person, role=role, position=n)
                for n, (person, role) in enumerate(zip(chosen, ROLES, strict=True))
            ],
        )
        session.add(item)


def _deepen(connection: Connection, years: int) -> None:
    """Copies the one year of the past into the years before it, then that committee as often as there are to be."""
    block = connection.scalar(select(Committee.id).where(Committee.slug == PAST))
    assert block is not None
    for number in _numbers(connection, years - 1):
        _copy(connection, block, number, same_committee=True)
    for number in _numbers(connection, COMMITTEES - 1):
        _copy(connection, block, number, same_committee=False)


def _numbers(connection: Connection, highest: int) -> Iterator[FromClause]:
    """Rows with 1 to `highest`, to copy by in one statement; none for 0."""
    if highest > 0:
        number = select(literal(1).label("n")).cte("numbers", recursive=True)
        yield number.union_all(select(number.c.n + 1).where(number.c.n < highest))


def _copy(connection: Connection, block: int, numbers: FromClause, *, same_committee: bool) -> None:
    tables = Record.metadata.tables
    step = {
        name: (connection.scalar(select(func.max(tables[name].c.id))) or 0) + 1
        for name in ("committee", "meeting", "item", "part", "edition", "published_item", "published_part", "journal")
    }
    for name in ("committee", "agenda_template", "meeting", "item", "part", "edition", "published_meeting",
                 "published_item", "published_part", "feed", "journal"):  # fmt: skip
        table = tables[name]
        if same_committee and name in ("committee", "agenda_template", "feed"):
            continue
        copied = [_shifted(table, column, numbers.c.n, step, same_committee) for column in table.columns]
        rows = select(*copied).select_from(table.join(numbers, literal(True))).where(_of(table, block))
        connection.execute(insert(table).from_select(list(table.columns.keys()), rows))


def _shifted(
    table: Table, column: ColumnElement[Any], n: ColumnElement[int], step: dict[str, int], same_committee: bool
) -> ColumnElement[Any]:
    name = column.key
    owner = table.name if name == "id" else {"record_id": "item"}.get(name or "", (name or "").removesuffix("_id"))
    if owner == "committee" and same_committee:
        return column
    if owner in step:
        return column + n * step[owner]
    if name in ("slug", "code", "key"):
        return column.concat("-").concat(cast(n, String))
    if not same_committee:
        return column
    if name in ("year", "number"):
        return column - n if name == "year" else column + n
    if name == "day":
        return func.date(column, cast(-n * 364, String).concat(" days"))
    if name == "starts_at":
        return func.strftime("%Y-%m-%d %H:%M:%S.000000", column, cast(-n * 364, String).concat(" days"))
    return column


def _of(table: Table, block: int) -> ColumnElement[bool]:
    """The rows of the block's committee."""
    if table.name == "committee":
        return table.c.id == block
    if table.name == "part":
        return table.c.item_id.in_(select(Item.id).where(Item.committee_id == block))
    if table.name == "published_item":
        tables = Record.metadata.tables
        return table.c.edition_id.in_(select(tables["edition"].c.id).where(tables["edition"].c.committee_id == block))
    return table.c.committee_id == block
