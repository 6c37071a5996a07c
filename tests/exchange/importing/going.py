"""How an officer goes through the pages of an import."""

from sqlalchemy import select

from tests.exchange.importing.bringing import FIRST
from tests.exchange.importing.conftest import Office
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import PersonKind
from workprogramme.exchange.importing.arranging import Named
from workprogramme.models.imports import Import

IMPORT = "/plan/board/import/"


def pasted(client: InspectingClient, text: str = FIRST, status: int = 200, **fields: str) -> Page:
    return client.submit(client.visit(IMPORT), "Read it", status=status, text=text, **fields)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def corrected(client: InspectingClient, page: Page, line: int, status: int = 200, **answers: str) -> Page:
    return client.submit(client.visit(f"{page.url.split('?')[0]}lines/{line}"), "Save", status=status, **answers)


def to_compare(client: InspectingClient, page: Page) -> Page:
    return client.submit(client.follow(page, "Go on to people and meetings"), "Save and compare")


def imports(office: Office) -> list[Import]:
    with office.database.session() as session:
        return list(session.scalars(select(Import).order_by(Import.id)))


def name_field(name: str) -> str:
    """What the question about a name is called on the form."""
    return Named(name, PersonKind.OFFICER, None, False, (), ()).field
