"""The page: everything is given with the password again, and written down. Who may: committees/test_who_may.py."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.accounts.test_own_password import scene
from tests.archive.test_lossless import everything
from tests.committees.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.forms import filled, find_form
from workprogramme.archive.reading import Archive
from workprogramme.domain.access import Role
from workprogramme.models.journal import TAKEN_AWAY, JournalEntry

__all__ = ["scene"]

ADDRESS, PRESS = "/manage/archive/", "Download everything"
PASSWORD = "correct horse battery"


@pytest.fixture
def admin(scene: Scene) -> InspectingClient:
    """The administrator of everything."""
    return scene.signed_in(Role.ADMINISTRATOR, name="Ada Minn", password=PASSWORD)


def takings(scene: Scene) -> list[JournalEntry]:
    with scene.database.session() as session:
        return list(session.scalars(select(JournalEntry).where(JournalEntry.verb == TAKEN_AWAY)))


def press(client: InspectingClient, **answers: str) -> bytes:
    page = client.visit(ADDRESS)
    form, pressed = find_form(page, PRESS)
    with client.post(ADDRESS, data=filled(page, form, pressed, answers).data) as response:
        assert (response.status_code, response.mimetype) == (200, "application/zip")
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Content-Disposition"] == "attachment; filename=anytown-council-2019-03-01.zip"
        assert int(response.headers["Content-Length"]) == len(response.data)
        return response.data


def test_one_press_gives_everything_and_the_journal_says_who_took_it(
    scene: Scene, admin: InspectingClient, tmp_path: Path
) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(press(admin, password=PASSWORD))
    with Archive(file) as archive:
        assert archive.manifest.made_by == "Ada Minn"
        assert archive.manifest.rows["committee"] == 2
    (entry,) = takings(scene)
    assert (entry.by_name, entry.table_name) == ("Ada Minn", "council")
    with zipfile.ZipFile(file) as opened:  # and it tells of itself
        assert [row["id"] for row in json.loads(opened.read("data/journal.json"))][-1] == entry.id
    assert "Last it was Ada Minn, on 1 March 2019" in admin.visit(ADDRESS)
    assert "Everything taken away: council" in admin.visit("/journal/")


def test_a_get_gives_nothing_and_writes_nothing(scene: Scene, admin: InspectingClient, database_url: str) -> None:
    before = everything(database_url)
    page = admin.visit(ADDRESS)
    assert PRESS in page.source
    assert everything(database_url) == before


def test_without_the_right_password_nothing_is_given(scene: Scene, admin: InspectingClient) -> None:
    page = admin.submit(admin.visit(ADDRESS), PRESS, password="another phrase", status=422)
    assert page.errors == ["That is not your password. Check it and try again."]
    assert admin.submit(admin.visit(ADDRESS), PRESS, password="", status=422).errors == ["Enter your password"]
    assert takings(scene) == []


@pytest.mark.engines("sqlite")
def test_guessing_is_slowed_down(scene: Scene, admin: InspectingClient) -> None:
    for _ in range(5):
        admin.submit(admin.visit(ADDRESS), PRESS, password="another phrase", status=422)
    page = admin.submit(admin.visit(ADDRESS), PRESS, password=PASSWORD, status=429)
    assert page.errors == ["There were too many tries. Wait 15 minutes, then try again."]
    assert takings(scene) == []


@pytest.mark.engines("sqlite")
def test_an_account_without_a_password_confirms_by_the_press(scene: Scene) -> None:
    client = scene.signed_in(Role.ADMINISTRATOR, name="By link")
    assert zipfile.is_zipfile(io.BytesIO(press(client)))
    assert [entry.by_name for entry in takings(scene)] == ["By link"]


@pytest.mark.engines("sqlite")
def test_the_page_asks_as_much_however_much_there_is(scene: Scene, admin: InspectingClient) -> None:
    def asked() -> int:
        with scenes.statements(scene.database.engine) as seen:
            admin.visit(ADDRESS)
        return len(seen)

    before = asked()
    with scene.changing() as session:
        for number in range(30):
            scenes.a_committee(session, f"{number}-board")
    assert asked() == before
