"""What a council calls its files stays with those who plan the committee: no reader is told of it as a reason."""

from sqlalchemy import select

from tests.exchange.importing.bringing import FIRST, LATER, imported, undone
from tests.support.scenes import NOW, an_edition, changing
from workprogramme.database import Database
from workprogramme.domain.comparison import Change, Difference
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition
from workprogramme.models.journal import JournalEntry
from workprogramme.web.change_words import told

NAME = "Tribunal of A Smith.docx"


def publish(scene: Database) -> Edition:
    with changing(scene, at=NOW) as session:
        return an_edition(session, session.scalars(select(Committee)).one())


def test_no_edition_names_the_document_that_its_changes_came_from(scene: Database) -> None:
    imported(scene, FIRST, name=NAME)
    publish(scene)
    imported(scene, LATER.replace("Librarys", "Libraries"), name=NAME)
    second = publish(scene)
    assert second.changes
    assert "Tribunal" not in str(second.changes)
    assert not any(change.get("reason") for change in second.changes)


def test_an_edition_that_named_it_says_so_no_more() -> None:
    known = {"title": "Fostering", "item_id": 1, "before": "2019-03-21", "after": "2019-04-04"}
    for reason in (f"Import of “{NAME}”", f"Import of “{NAME}” undone"):
        assert told(Difference(change=Change.MOVED, reason=reason, **known)).reason == ""
    assert told(Difference(change=Change.MOVED, reason="Import of coal", **known)).reason == "Import of coal"


def test_planners_of_other_committees_read_of_no_document_in_the_journal(scene: Database) -> None:
    done = imported(scene, FIRST, name=NAME)
    undone(scene, done)
    with scene.session() as session:
        rows = session.execute(select(JournalEntry.table_name, JournalEntry.committee_id, JournalEntry.reason)).all()
    reasons = {table: {row.reason for row in rows if row.table_name == table} for table in ("person", "item")}
    assert reasons["item"] == {f"Import of “{NAME}”", f"Import of “{NAME}” undone"}
    assert reasons["person"] == {"Import into the programme of Scrutiny board"}
