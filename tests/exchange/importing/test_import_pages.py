"""The pages of an import, as an officer goes through them: upload, look, compare, bring in, undo."""

import io

from sqlalchemy import select

from tests.exchange.importing.bringing import FIRST, LATER, everything, imported, told
from tests.exchange.importing.conftest import Office
from tests.exchange.importing.going import IMPORT, imports, pasted, to_compare
from tests.exchange.reading import DOCUMENTS
from tests.support.client import InspectingClient
from tests.support.scenes import an_item, changing
from workprogramme.domain.imports import ImportState
from workprogramme.models.committees import Committee
from workprogramme.models.imports import ImportFile
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person


def test_an_officer_brings_a_programme_in_and_undoes_it(office: Office, planner: InspectingClient) -> None:
    before = everything(office.database)
    board = planner.visit("/plan/board/?year=2018-19")
    page = planner.follow(board, "Bring in a document")
    page = planner.submit(page, "Read it", text=FIRST)
    assert page.heading == "Check what was read"
    assert "4 items and 2 meetings were read" in page
    assert "At the meeting on Thursday 4 April 2019" in page
    page = planner.follow(page, "Go on to people and meetings")
    assert "Nobody is added unless it says so here." in page
    page = planner.submit(page, "Save and compare")
    assert {**everything(office.database), "submission": []} == {**before, "submission": []}
    page = planner.submit(page, "Bring it in")
    assert page.heading == "Import of “Pasted text”"
    assert "2 meetings added, 4 items added and 3 people added." in page
    assert len(told(office.database)) == 4
    assert "Homes" in planner.follow(page, "Look at the programme")
    assert planner.follow(page, "Decide what was asked for: 1").heading.startswith("What was asked for")
    page = planner.submit(planner.follow(page, "Undo this import"), "Undo this import")
    assert "is undone. The programme is as it was before." in page
    assert told(office.database) == []
    assert "Undone by Ann Officer" in planner.visit(IMPORT)


def test_a_file_is_told_by_its_content_and_kept_byte_for_byte(office: Office, planner: InspectingClient) -> None:
    content = (DOCUMENTS / "kestrel-2023-24.docx").read_bytes()
    page = planner.submit(planner.visit(IMPORT), "Read it", file=(io.BytesIO(content), "Programme – final.txt"))
    assert "were read for 2023-24" in page
    answer = planner.get(f"{page.url}file")
    assert answer.data == content
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/octet-stream"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_later_version_is_compared_side_by_side_and_updates(office: Office, planner: InspectingClient) -> None:
    imported(office.database, FIRST)
    page = to_compare(planner, pasted(planner, LATER))
    assert "Is it the same item? 1 to decide" in page
    assert "In the programme, and not just so: 2" in page
    assert "Thursday 21 March 2019" not in told(office.database)
    refused = planner.submit(page, "Bring it in", status=422)
    assert "Select what happens to “Librarys”" in refused
    assert len(told(office.database)) == 4
    done = planner.submit(
        page, "Bring it in", item_6="It is this item: change it", item_2="Leave the programme as it is"
    )
    assert "1 meeting added, 1 item added, 1 person added, 2 items changed" in done
    assert told(office.database) == [
        "2019-03-21: Fostering (Where we are) Sara Mills",
        "2019-04-04: Adoption Central England (The new agency) Cllr Seaman",
        "2019-04-04: Homes (A report, as requested at their meeting on 21st March) John Gregg",
        "2019-20: Librarys (A review) John Gregg",
        "2019-04-18: Youth clubs (What is left of them) Sue Frossell",
    ]


def test_what_was_chosen_is_kept_for_later(office: Office, planner: InspectingClient) -> None:
    imported(office.database, FIRST)
    page = to_compare(planner, pasted(planner, LATER))
    planner.submit(page, "Save, and bring it in later", item_2="Leave the programme as it is", add=[])
    assert len(told(office.database)) == 4
    again = planner.visit(page.url)
    assert "1 to decide" in again
    planner.submit(again, "Bring it in", item_6="Leave the programme as it is")
    assert told(office.database)[0] == "2019-03-21: Fostering (Where we are) Sara Mills"
    assert len(told(office.database)) == 4


def test_it_is_brought_in_once_however_often_it_is_sent(office: Office, planner: InspectingClient) -> None:
    page = to_compare(planner, pasted(planner))
    planner.submit(page, "Bring it in")
    assert planner.submit(page, "Bring it in").heading == "Import of “Pasted text”"
    assert len(told(office.database)) == 4
    first = planner.visit(IMPORT)
    planner.submit(first, "Read it", text=LATER)
    planner.submit(first, "Read it", text=LATER)
    assert len(imports(office)) == 2


def test_another_file_on_the_same_form_is_another_document(office: Office, planner: InspectingClient) -> None:
    page = planner.visit(IMPORT)
    for text in (FIRST, LATER, LATER):
        planner.submit(page, "Read it", file=(io.BytesIO(text.encode()), "programme.txt"))
    assert [one.size for one in imports(office)] == [len(FIRST), len(LATER)]


def test_of_two_officers_at_once_the_second_sees_what_the_first_did(office: Office, planner: InspectingClient) -> None:
    other = office.signed_in(name="Bob Officer")
    mine, theirs = to_compare(planner, pasted(planner)), to_compare(other, pasted(other))
    other.submit(theirs, "Bring it in")
    refused = planner.submit(mine, "Bring it in", status=422)
    assert "has changed since you looked at it" in refused
    assert len(told(office.database)) == 4
    assert "There already, just as the document has them: 4" in planner.visit(mine.url)


def test_an_undo_that_cannot_be_says_why(office: Office, planner: InspectingClient) -> None:
    done = planner.submit(to_compare(planner, pasted(planner)), "Bring it in")
    with changing(office.database) as session:
        an_item(session, session.scalars(select(Committee)).one(), "Another", leads=[
            session.scalars(select(Person).where(Person.name == "John Gregg")).one()])  # fmt: skip
    page = planner.submit(planner.follow(done, "Undo this import"), "Undo this import")
    assert "The import cannot be undone as a whole. Changed or used since: John Gregg." in page
    assert len(told(office.database)) == 5


def test_a_draft_is_thrown_away(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner)
    planner.submit(planner.follow(page, "Throw this import away"), "Throw it away")
    assert imports(office) == []
    with office.database.session() as session:
        assert session.scalars(select(ImportFile.import_id)).all() == []
    assert planner.get(page.url).status_code == 404


def test_the_journal_has_the_imports_name(office: Office, planner: InspectingClient) -> None:
    planner.submit(to_compare(planner, pasted(planner)), "Bring it in")
    with office.database.session() as session:
        rows = session.execute(
            select(JournalEntry.reason, JournalEntry.by_name).where(JournalEntry.table_name.in_(("item", "meeting")))
        )
        assert {tuple(row) for row in rows} == {("Import of “Pasted text”", "Ann Officer")}


def test_asking_for_its_headers_throws_no_draft_away(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner)
    for what in ("throw-away", "undo"):
        assert planner.head(f"{page.url.split('?')[0]}{what}").status_code in (200, 302)
    (draft,) = imports(office)
    assert draft.state is ImportState.DRAFT
