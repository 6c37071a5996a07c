"""Documents at their addresses: which edition they are of, 304s, costs that do not grow, and nothing private."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.reports.scene import SECRET, SLUG, a_board, next_edition
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.database import Database
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council

PROGRAMME = f"/committees/{SLUG}/programme"
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
FORMS = pytest.mark.parametrize("form", KINDS)


@pytest.fixture
def board(app_database: Database) -> Database:
    a_board(app_database)
    return app_database


def said(form: str, body: bytes) -> str:
    """All that a document says, as text."""
    if form == "pdf":
        told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
        return " ".join(told.replace("\u00a0", " ").split())
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return " ".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    return body.decode("utf-8-sig")


@FORMS
def test_the_newest_edition_comes_in_every_form(client: InspectingClient, board: Database, form: str) -> None:
    next_edition(board)
    answer = client.get(f"{PROGRAMME}.{form}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, KINDS[form])
    how = "attachment" if form in ("docx", "csv") else "inline"
    name = f"{SLUG}-work-programme-2018-19-edition-2.{form}"
    assert answer.headers["Content-Disposition"] == f'{how}; filename="{name}"'
    assert answer.headers["Cache-Control"] == "public, max-age=900"
    assert "Set-Cookie" not in answer.headers
    told = said(form, answer.data)
    assert "Item 0 renamed" in told
    assert "School places" in told


@FORMS
def test_an_edition_stays_the_same_bytes_when_another_follows(
    client: InspectingClient, board: Database, form: str
) -> None:
    address = f"/committees/{SLUG}/editions/1/programme.{form}"
    first, newest = client.get(address), client.get(f"{PROGRAMME}.{form}")
    assert first.data == newest.data
    next_edition(board)
    after = client.get(address)
    assert (after.data, after.headers["ETag"]) == (first.data, first.headers["ETag"])
    assert client.get(f"{PROGRAMME}.{form}").headers["ETag"] != first.headers["ETag"]


@FORMS
def test_whoever_has_it_is_told_so(client: InspectingClient, board: Database, form: str) -> None:
    first = client.get(f"{PROGRAMME}.{form}")
    known = [{"If-None-Match": first.headers["ETag"]}, {"If-None-Match": "*"},
             {"If-Modified-Since": first.headers["Last-Modified"]}]  # fmt: skip
    for header in known:
        answer = client.get(f"{PROGRAMME}.{form}", headers=header)
        assert (answer.status_code, answer.data) == (304, b"")
        assert answer.headers["ETag"] == first.headers["ETag"]
    next_edition(board)
    for header in known[::2]:
        assert client.get(f"{PROGRAMME}.{form}", headers=header).status_code == 200
    assert client.head(f"{PROGRAMME}.{form}").status_code == 200


def test_a_council_with_a_new_colour_gets_new_documents(client: InspectingClient, board: Database) -> None:
    before = client.get(f"{PROGRAMME}.pdf")
    with scenes.changing(board, at=datetime(2019, 3, 2, tzinfo=UTC)) as session:
        session.get_one(Council, 1).colour = "#7a1f5c"
    after = client.get(f"{PROGRAMME}.pdf", headers={"If-Modified-Since": before.headers["Last-Modified"]})
    assert after.status_code == 200
    assert after.data != before.data
    assert after.headers["ETag"] != before.headers["ETag"]


@FORMS
def test_nothing_private_is_in_any_of_them(client: InspectingClient, board: Database, form: str) -> None:
    with scenes.changing(board) as session:
        scenes.an_account(session)
    client.submit(client.visit("/sign-in"), email="coordinator@example.org", password=scenes.PASSWORD)
    told = said(form, client.get(f"{PROGRAMME}.{form}").data)
    assert "paragraph 3 of Schedule 12A" in told
    assert SECRET not in told
    assert "Price" not in told


@pytest.mark.parametrize(
    "address",
    [
        f"{PROGRAMME}.doc",
        f"{PROGRAMME}.pdf?year=2017-18",
        f"{PROGRAMME}.pdf?year=nonsense",
        "/committees/nobody/programme.pdf",
        "/committees/unpublished/programme.csv",
        f"/committees/{SLUG}/editions/9/programme.json",
        f"/committees/{SLUG}/editions/0/programme.docx",
        "/committees/nobody/editions.atom",
        "/committees/nobody/agendas.atom",
        "/committees/nobody/events.json",
        "/committees/unpublished/events.json",
        "/meetings/999/event.json",
        "/meetings/999/agenda.pdf",
    ],
)
def test_what_there_is_none_of_is_not_found(client: InspectingClient, board: Database, address: str) -> None:
    with scenes.changing(board) as session:
        scenes.a_committee(session, "unpublished")
    client.visit(address, status=404)


def test_each_year_has_its_own(client: InspectingClient, board: Database) -> None:
    with scenes.changing(board) as session:
        committee = session.scalars(select(Committee).where(Committee.slug == SLUG)).one()
        scenes.an_item(session, committee, "Next year's", year=2019)
        scenes.an_edition(session, committee, 2019, at=scenes.NOW + timedelta(days=1))
    assert json.loads(client.get(f"{PROGRAMME}.json").data)["municipal_year"] == "2018-19"
    told = json.loads(client.get(f"{PROGRAMME}.json?year=2019-20").data)
    assert (told["municipal_year"], [item["title"] for item in told["items"]]) == ("2019-20", ["Next year's"])
    assert "It knew no programme for 2019-20" in said("pdf", client.get(f"{PROGRAMME}.pdf?year=2019-20").data)


def test_the_paper_tells_what_changed_since_the_board_met(client: InspectingClient, board: Database) -> None:
    next_edition(board)
    told = said("pdf", client.get(f"{PROGRAMME}.pdf").data)
    assert "The committee last met before this edition on Thursday 14 February 2019." in told
    assert "since edition 1, which stood on that day." in told
    assert "Renamed: Item 0 renamed Was “Item 0”." in told
    first = said("pdf", client.get(f"/committees/{SLUG}/editions/1/programme.pdf").data)
    assert "The committee had not met before this edition." in first


COSTS = {
    **{f"{PROGRAMME}.{form}": 6 for form in KINDS},  # committee, editions, council twice, two of documents
    "/editions.atom": 3,
    f"/committees/{SLUG}/editions.atom": 4,
    "/agendas.atom": 3,
    f"/committees/{SLUG}/agendas.atom": 4,
    f"/committees/{SLUG}/events.json": 5,
}


@pytest.mark.parametrize("items", [1, 30])
def test_documents_cost_the_same_however_many_items(
    client: InspectingClient, app_database: Database, items: int
) -> None:
    a_board(app_database, items)
    next_edition(app_database)
    for address, cost in COSTS.items():
        with scenes.statements(app_database.engine) as seen:
            assert client.get(address).status_code == 200
        assert len(seen) == cost, (address, seen)


def test_what_lies_on_the_shelf_reads_no_edition(client: InspectingClient, board: Database) -> None:
    tag = client.get(f"{PROGRAMME}.pdf").headers["ETag"]
    with scenes.statements(board.engine) as seen:
        assert client.get(f"{PROGRAMME}.pdf").status_code == 200
        assert client.get(f"{PROGRAMME}.pdf", headers={"If-None-Match": tag}).status_code == 304
    assert len(seen) == 8
    assert not any("edition.document" in statement for statement in seen)


def test_editions_are_a_feed_of_one_committee_and_of_all(client: InspectingClient, board: Database) -> None:
    next_edition(board)
    with scenes.changing(board) as session:
        other = scenes.a_committee(session, "other")
        scenes.an_item(session, other, "Buses")
        scenes.an_edition(session, other, at=scenes.NOW + timedelta(days=1))
    mine, everything = client.get(f"/committees/{SLUG}/editions.atom"), client.get("/editions.atom")
    assert mine.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert (mine.data.count(b"<entry>"), everything.data.count(b"<entry>")) == (2, 3)
    assert everything.data.index(b"Scrutiny other: work programme") < everything.data.index(b"edition 2</title>")
    assert SECRET.encode() not in everything.data
    again = client.get("/editions.atom", headers={"If-None-Match": everything.headers["ETag"]})
    assert again.status_code == 304


def test_meetings_are_events_for_programs(client: InspectingClient, board: Database) -> None:
    told = client.get(f"/committees/{SLUG}/events.json")
    assert told.headers["Content-Type"] == "application/ld+json"
    events = json.loads(told.data)["@graph"]
    assert [event["startDate"][:10] for event in events] == ["2019-02-14", "2019-04-04"]
    address = events[1]["@id"].partition("127.0.0.1:8000")[2]
    one = client.get(f"{address}event.json")
    assert json.loads(one.data) == {"@context": "https://schema.org", **events[1]}
    assert SECRET not in one.text
    assert client.get(f"{address}event.json", headers={"If-None-Match": one.headers["ETag"]}).status_code == 304


def test_a_spreadsheet_is_one(client: InspectingClient, board: Database) -> None:
    told = list(csv.reader(io.StringIO(client.get(f"{PROGRAMME}.csv").data.decode("utf-8-sig"))))
    assert len({len(row) for row in told}) == 1
    assert len(told) == 7


def test_a_server_starts_without_the_libraries_that_make_documents() -> None:
    code = (
        "import sys; import workprogramme.app, workprogramme.rooms; "
        "print([n for n in ('docx', 'typst', 'lxml', 'openpyxl') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
