"""An item that becomes exempt after it was published: what was frozen tells of it no more, until it is opened again."""

from tests.agendas.pressing import readable
from tests.rights.scene import BOARD, GUEST, MARKER, Place, close, open_again
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.editions import Edition

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
