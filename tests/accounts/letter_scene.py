"""Asking for a letter as a visitor does, and whether somebody is in. Knows the pages, not the records."""

from tests.support.client import InspectingClient
from tests.support.page import Page

EMAIL = "coordinator@example.org"
ASK, FORGOTTEN = "/sign-in/by-email", "/sign-in/forgotten"


def ask(client: InspectingClient, email: str = EMAIL, address: str = ASK, status: int = 200) -> Page:
    return client.submit(client.visit(address), "Email me a link", status=status, email=email)


def is_in(client: InspectingClient) -> bool:
    return client.get("/plan/").status_code == 200
