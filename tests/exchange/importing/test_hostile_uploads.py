"""Files made to do harm, sent to the import page: one sentence each, nothing kept, and the page answers as before."""

import io

import pytest
from sqlalchemy import func, select

from tests.exchange.hostile import HOSTILE
from tests.exchange.importing.conftest import Office
from tests.exchange.importing.going import IMPORT, pasted
from tests.support.client import InspectingClient
from workprogramme.exchange.importing.trial import MOST_LINES
from workprogramme.models.imports import Import

pytestmark = pytest.mark.engines("sqlite")


@pytest.mark.parametrize("kind", sorted(HOSTILE)[::3])
def test_a_hostile_file_gets_one_sentence_and_is_not_kept(office: Office, planner: InspectingClient, kind: str) -> None:
    make, says = HOSTILE[kind]
    page = planner.submit(planner.visit(IMPORT), "Read it", status=422, file=(io.BytesIO(make()), "programme.docx"))
    assert [error for error in page.errors if says in error], page.errors
    assert len(page.errors) == 1
    with office.database.session() as session:
        assert session.scalar(select(func.count()).select_from(Import)) == 0


def test_a_text_that_would_take_for_ever_is_refused(planner: InspectingClient) -> None:
    page = pasted(planner, "a\n" * (MOST_LINES + 1), status=422)
    assert f"more than {MOST_LINES:,} lines" in page


def test_signs_that_no_database_can_keep_do_no_harm(planner: InspectingClient) -> None:
    text = "Date\tTitle\tDetail\n21 March 2019\tFostering\tWhere \x01we are\u202e\ufffe\n"
    page = planner.submit(planner.visit(IMPORT), "Read it", file=(io.BytesIO(text.encode()), "\u202eplan\x01.txt"))
    assert page.heading == "Check what was read"
