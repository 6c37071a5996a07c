"""An item that becomes exempt after it was published: what was frozen tells of it no more, until it is opened again."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from tests.agendas.pressing import readable
from tests.rights.scene import (
    BOARD,
    GUEST,
    MARKER,
    NOW,
    WRITTEN,
    Place,
    close,
    open_again,
    publish_board,
    publish_sheet,
)
from workprogramme.agendas.publishing import Said
from workprogramme.cli import workprogramme
from workprogramme.config import PREFIX
from workprogramme.domain.refusals import Refused
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.editions import Edition, PublishedItem
from workprogramme.models.items import Item
from workprogramme.models.withholding import AS_PUBLISHED
from workprogramme.operation.overlooked import withhold_overlooked

THIRD = f"/committees/{BOARD}/editions/3/"
WITHHELD = "Private item (paragraph 3 of Schedule 12A), withheld since 1 March 2019"


def frozen(place: Place) -> tuple[str, ...]:
    """What was published while the item was public."""
    agenda = f"/meetings/{place.ids['meeting_id']}/agenda"
    return (
        THIRD, f"{THIRD}changes/", *(f"{THIRD}programme.{form}" for form in ("docx", "pdf", "csv", "json")),
        f"{agenda}/?version=1", f"{agenda}.docx?version=1", f"{agenda}.pdf?version=1",
        f"/items/{place.ids['item_id']}/",
    )  # fmt: skip


def test_what_was_published_says_since_when_it_is_withheld(place: Place) -> None:
    visitor = place.visitor()
    before = {path: visitor.get(path) for path in frozen(place)}
    assert all(MARKER.encode() in readable(path.partition("?")[0], one.data) for path, one in before.items())
    close(place)
    for path, one in before.items():
        now = visitor.get(path)
        words = b" ".join(readable(path.partition("?")[0], now.data).split())
        assert MARKER.encode() not in words, path
        assert GUEST.encode() not in words, path
        assert WITHHELD.encode() in words, path
        if tag := one.headers.get("ETag"):
            known = {"If-None-Match": tag, "If-Modified-Since": one.headers["Last-Modified"]}
            assert now.headers["ETag"] != tag
            assert visitor.get(path, headers=known).status_code == 200
            del known["If-None-Match"]
            assert visitor.get(path, headers=known).status_code == 200, "its date has to grow"


def test_a_note_that_names_it_is_withheld_with_it_and_comes_back(place: Place) -> None:
    visitor, agenda = place.visitor(), f"/meetings/{place.ids['meeting_id']}/agenda/?version=1"
    written = " ".join(f"New are {WRITTEN}.".split())
    addresses = (f"{THIRD}changes/", f"/committees/{BOARD}/editions/", agenda)
    assert all(written in visitor.visit(address) for address in addresses)
    close(place)
    for address in addresses:
        page = visitor.visit(address)
        assert "Withheld since 1 March 2019: it named something that is private now." in page, address
        assert written not in page, address
    open_again(place)
    assert all(written in visitor.visit(address) for address in addresses)


def test_no_note_is_published_that_names_what_is_private(place: Place) -> None:
    refused = "is private, and readers see what you write here"
    with place.changing(NOW) as session:
        session.get_one(Item, place.ids["item_id"]).exempt_paragraph = 3
    with pytest.raises(Refused, match=refused), place.changing(NOW) as session:
        publish_board(session, NOW, f"Not told: {WRITTEN}.")
    with place.changing(NOW) as session:
        publish_board(session, NOW, "An item is private now.")
    with pytest.raises(Refused, match=refused), place.changing(NOW) as session:
        publish_sheet(session, place, NOW, Said(note=f"Private now: {WRITTEN}."))


def test_what_was_frozen_stays_for_those_who_may_read_it(place: Place) -> None:
    close(place)
    with place.database.session() as session:
        assert MARKER in str(session.get_one(Edition, 3).document)
        assert MARKER in str(session.get_one(AgendaVersion, 1).private_document)
    lines = place.visitor().visit(f"/meetings/{place.ids['meeting_id']}/agenda/?version=1")
    assert WITHHELD in lines
    assert MARKER in place.visitor("governance").visit(
        f"/meetings/{place.ids['meeting_id']}/agenda/versions/2/private/"
    )


def test_what_is_opened_again_is_told_again(place: Place) -> None:
    visitor = place.visitor()
    before = {path: readable(path.partition("?")[0], visitor.get(path).data) for path in frozen(place)}
    close(place)
    open_again(place)
    for path, words in before.items():
        now = readable(path.partition("?")[0], visitor.get(path).data)
        assert b"withheld since" not in now, path
        assert MARKER.encode() in now, path
        if "agenda" not in path and "items" not in path and not path.endswith(("/", "docx")):
            assert now == words, path


def test_an_upgrade_withholds_what_became_exempt_while_nothing_was_withheld(place: Place) -> None:
    close(place)
    visitor = place.visitor()
    after = {path: readable(path.partition("?")[0], visitor.get(path).data) for path in frozen(place)}
    before = _as_an_earlier_version_left_it(place)
    assert all(MARKER.encode() in readable(path.partition("?")[0], visitor.get(path).data) for path in after)
    settings = place.app.extensions["workprogramme"].settings
    assert withhold_overlooked(settings) == f"What is private by now is withheld from {before} that told it."
    for path, words in after.items():
        assert readable(path.partition("?")[0], visitor.get(path).data) == words, path
    assert withhold_overlooked(settings) == "", "the second time there is nothing to do"


def test_what_an_earlier_version_backed_up_is_withheld_when_it_is_restored(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    close(place)
    before = _as_an_earlier_version_left_it(place)
    settings = place.app.extensions["workprogramme"].settings
    for name, value in {"DATABASE_URL": settings.database, "SECRET_KEY": settings.secret_key}.items():
        monkeypatch.setenv(PREFIX + name, value)
    monkeypatch.setenv(f"{PREFIX}INSTANCE", str(tmp_path))
    file = tmp_path / "backup.zip"
    assert CliRunner().invoke(workprogramme, ["backup", str(file)]).exit_code == 0
    done = CliRunner().invoke(workprogramme, ["restore", str(file), "--yes"])
    assert done.exit_code == 0
    assert f"What is private by now is withheld from {before} that told it." in done.output


def _as_an_earlier_version_left_it(place: Place) -> str:
    """Tells again everything that is withheld, as before the program could withhold. How much that is, in words."""
    with place.changing() as session:
        editions = session.scalars(select(Edition).where(Edition.withheld_at.is_not(None))).all()
        sheets = session.scalars(select(AgendaVersion).where(AgendaVersion.withheld_at.is_not(None))).all()
        for one in editions:
            one.changes, one.note = one.withheld["changes"], one.withheld["note"]
        for sheet in sheets:
            for name, value in sheet.withheld[AS_PUBLISHED].items():
                setattr(sheet, name, value)
        for record in (*editions, *sheets):
            record.withheld, record.withheld_at = {}, None
        for row in session.scalars(select(PublishedItem).where(PublishedItem.as_published.is_not(None))):
            row.document, row.as_published = row.as_published, None
    return f"{len(editions) + len(sheets)} editions and agendas"
