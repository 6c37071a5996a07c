"""The pages on which an agenda is started, edited and published: accessible, narrow, usable with the keyboard."""

from urllib.parse import urlsplit

from tests.journeys.test_every_page import ids, look_at
from tests.journeys.test_plan_and_publish import sign_in
from tests.support.browser import OpenPage
from workprogramme.database import Database


def test_an_agenda_is_started_and_every_page_of_it_is_good(open_page: OpenPage, coventry: Database) -> None:
    meeting, _, _ = ids(coventry)
    agenda = f"/meetings/{meeting}/agenda/"
    page = open_page()
    sign_in(page, "coordinator")
    look_at(page, ("/agendas/",))
    page.goto(agenda)
    page.get_by_role("button", name="Start the agenda").click()
    page.wait_for_url(f"**{agenda}edit/")
    look_at(page, (urlsplit(page.url).path, f"{agenda}publish/", f"{agenda}draft/", f"{agenda}edit/lines/1/"))
