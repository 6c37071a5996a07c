"""Who plays which part in what is published: written with each edition, and filled in from editions that there were."""

from datetime import date

import pytest
from alembic import command
from sqlalchemy import select

from tests.support import scenes
from workprogramme.database import Database, _configuration, upgrade
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.models.items import Part
from workprogramme.models.published_parts import PublishedPart


def told(database: Database) -> list[tuple[str, str, str, date | None]]:
    """Every row as (role, title, detail, day)."""
    with database.session() as session:
        rows = session.scalars(select(PublishedPart).order_by(PublishedPart.item_id, PublishedPart.role))
        return [
            (row.role.value, row.document["item"]["title"], row.document["item"].get("detail", ""), row.day)
            for row in rows
        ]


def test_an_edition_says_who_plays_which_part(database: Database) -> None:
    with scenes.changing(database) as session:
        scenes.a_council(session)
        board = scenes.a_committee(session)
        april = scenes.a_meeting(session, board, date(2019, 4, 4))
        gregg, maton = scenes.a_person(session, "John Gregg"), scenes.a_person(session, "Maton", PersonKind.COUNCILLOR)
        libraries = scenes.an_item(session, board, "Libraries", april, [gregg])
        secret = scenes.an_item(session, board, "Secure", None, [gregg], detail="marker", exempt_paragraph=1)
        secret.parts.append(Part(person=maton, role=PartRole.CABINET_MEMBER, position=1))
        scenes.an_edition(session, board)
    hidden = "Private item (paragraph 1 of Schedule 12A)"
    assert told(database) == [
        ("lead_officer", "Libraries", "", date(2019, 4, 4)),
        ("cabinet_member", hidden, "", None),
        ("lead_officer", "Secure", "marker", None),
    ]
    with scenes.changing(database) as session:
        session.get_one(type(libraries), libraries.id).withdrawn = True
        session.flush()
        scenes.an_edition(session, session.get_one(type(board), board.id))
    assert [title for _, title, _, _ in told(database)] == [hidden, "Secure"]


@pytest.mark.parametrize("exempt", [None, 3])
def test_the_migration_fills_them_in_from_the_newest_editions(empty_database_url: str, exempt: int | None) -> None:
    database = Database(empty_database_url)
    upgrade(database)
    with scenes.changing(database) as session:
        scenes.a_council(session)
        board = scenes.a_committee(session)
        april = scenes.a_meeting(session, board, date(2019, 4, 4))
        gregg, maton = scenes.a_person(session, "John Gregg"), scenes.a_person(session, "Maton", PersonKind.COUNCILLOR)
        item = scenes.an_item(session, board, "Libraries", None, [gregg], detail="All", exempt_paragraph=exempt)
        item.parts.append(Part(person=maton, role=PartRole.CABINET_MEMBER, position=1))
        scenes.an_edition(session, board)
        item.meeting = april
        scenes.an_item(session, board, "Later", target_text="2019-20", leads=[gregg])
        scenes.an_edition(session, board)
    before = told(database)
    configuration = _configuration()
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "0040")
        connection.commit()
    upgrade(database)
    assert told(database) == before
    assert len(before) == 3
    database.dispose()
