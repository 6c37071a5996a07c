"""Bringing documents in: a later version updates and does not duplicate, and the same one changes nothing."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tests.exchange.importing.bringing import FIRST, LATER, SENDER, TODAY, everything, imported, told
from tests.exchange.reading import programme
from tests.support.scenes import NOW, a_meeting, a_person, an_item, changing
from workprogramme.database import Database
from workprogramme.domain.imports import ImportKind, ImportState
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing.bringing_in import Scene, bring_in
from workprogramme.exchange.importing.choices import Choices, Do, Fate, Somebody
from workprogramme.exchange.importing.keeping import keep
from workprogramme.exchange.importing.opening import read_again, sent_of
from workprogramme.exchange.reading import read_text
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.people import Person


def test_what_is_read_comes_in(scene: Database) -> None:
    done = imported(scene, FIRST)
    assert told(scene) == [
        "2019-03-21: Fostering (Where we are) Sara Mills",
        "2019-03-21: Adoption Central England (The new agency) Cllr Seaman",
        "2019-04-04: Homes (A report, as requested at their meeting on 21st March) John Gregg",
        "2019-20: Libraries (A review) John Gregg",
    ]
    assert (done.state, done.done_by, done.done_at) == (ImportState.DONE, "Ann Officer", NOW)
    assert [len(done.came_of[what]) for what in ("meetings", "items", "people", "updated")] == [2, 4, 3, 0]
    assert done.came_of["proposals"] == 1
    with scene.session() as session:
        reasons = set(session.scalars(select(JournalEntry.reason).where(JournalEntry.table_name == "item")))
        assert reasons == {"Import of “programme.docx”"}


def test_the_same_document_again_changes_nothing(scene: Database) -> None:
    imported(scene, FIRST)
    before = everything(scene)
    done = imported(scene, FIRST)
    assert everything(scene) == before
    assert done.came_of["there"] == 4
    assert not any(done.came_of[what] for what in ("meetings", "items", "people", "updated"))


def test_a_later_version_updates_and_does_not_duplicate(scene: Database) -> None:
    imported(scene, FIRST)
    libraries = Fate(Do.UPDATE)
    done = imported(scene, LATER, Choices(items={"6": libraries}))
    assert told(scene) == [
        "2019-03-21: Fostering (Where we are now) Sara Mills",
        "2019-04-04: Adoption Central England (The new agency) Cllr Seaman",
        "2019-04-04: Homes (A report, as requested at their meeting on 21st March) John Gregg",
        "2019-20: Librarys (A review) John Gregg",
        "2019-04-18: Youth clubs (What is left of them) Sue Frossell",
    ]
    assert [len(done.came_of[what]) for what in ("meetings", "items", "people", "updated")] == [1, 1, 1, 3]


def test_a_title_that_is_only_like_one_waits_for_a_person(scene: Database) -> None:
    imported(scene, FIRST)
    before = everything(scene)
    with pytest.raises(Refused, match="Say whether “Librarys” is an item of the programme") as refusal:
        imported(scene, LATER)
    assert refusal.value.field == "item_6"
    assert everything(scene) == before


@pytest.mark.parametrize(("do", "titles"), [
    (Do.NEW, ["Fostering", "Adoption Central England", "Homes", "Libraries", "Youth clubs", "Librarys"]),
    (Do.SKIP, ["Fostering", "Adoption Central England", "Homes", "Libraries", "Youth clubs"]),
])  # fmt: skip
def test_it_is_new_or_left_out_where_a_person_says_so(scene: Database, do: Do, titles: list[str]) -> None:
    imported(scene, FIRST)
    imported(scene, LATER, Choices(items={"6": Fate(do)}))
    with scene.session() as session:
        assert list(session.scalars(select(Item.title).order_by(Item.id))) == titles


def test_a_name_is_whoever_a_person_says_it_is(scene: Database) -> None:
    with changing(scene) as session:
        known = a_person(session, "Sarah Mills").id
    imported(scene, FIRST, Choices(people={"sara mills": Somebody(id=known), "cllr seaman": Somebody()}))
    assert [line.rpartition(") ")[2] for line in told(scene)[:2]] == ["Sarah Mills", ""]
    with scene.session() as session:
        assert {one.name for one in session.scalars(select(Person))} == {"Sarah Mills", "John Gregg"}


def test_an_item_keeps_what_the_document_does_not_say(scene: Database) -> None:
    with changing(scene) as session:
        committee = session.scalars(select(Committee)).one()
        meeting = a_meeting(session, committee, date(2019, 3, 21))
        gregg = a_person(session, "John Gregg")
        an_item(
            session, committee, "Fostering and kinship", meeting, [gregg], as_written="Fostering", detail="Much",
            exempt_paragraph=2, public_interest="Names children", minutes=40,
        )  # fmt: skip
    imported(scene, programme("March 2019\tFostering\t\t", "21 March 2019\tOther\t\t"))
    with scene.session() as session:
        item = session.scalars(select(Item).options(joinedload(Item.parts)).where(Item.detail == "Much")).unique().one()
        assert (item.title, item.meeting_id, len(item.parts)) == ("Fostering and kinship", meeting.id, 1)
        assert (item.exempt_paragraph, item.minutes) == (2, 40)
        assert session.scalars(select(Item.title).order_by(Item.id)).all() == ["Fostering and kinship", "Other"]


def test_what_a_meeting_has_taken_is_not_moved_by_a_later_document(scene: Database) -> None:
    later = programme("5 September 2019\tFostering\tA follow-up\tSara Mills")
    imported(scene, FIRST, today=date(2019, 3, 1))
    imported(scene, later, today=date(2019, 6, 1))
    assert [line.partition(" (")[0] for line in told(scene)][::4] == ["2019-03-21: Fostering", "2019-09-05: Fostering"]


def test_what_somebody_has_not_seen_is_not_done(scene: Database) -> None:
    with changing(scene) as session:
        committee_id = session.scalars(select(Committee.id)).one()
        corrected = read_again(sent_of("x", b"x", read_text(FIRST).lines).lines, None, ())
        seen = Scene.of(session, committee_id, corrected, Choices(), TODAY, None).arrangement.fingerprint
        draft = keep(session, ImportKind.PROGRAMME, committee_id, sent_of("x", b"x", read_text(FIRST).lines), SENDER)
        draft_id = draft.id
    imported(scene, FIRST)
    before = everything(scene)
    with changing(scene) as session, pytest.raises(Refused, match="has changed since you looked"):
        bring_in(session, session.get_one(Import, draft_id), corrected, Choices(), SENDER, TODAY, seen)
    assert everything(scene) == before


def test_kinds_follow_the_parts(scene: Database) -> None:
    imported(scene, programme("21 March 2019\tFostering\t\tCllr Seaman; John Gregg; Health partners"))
    with scene.session() as session:
        rows = session.execute(select(Person.name, Person.kind, Part.role).join(Part, Part.person_id == Person.id))
        assert {tuple(row) for row in rows} == {
            ("Cllr Seaman", PersonKind.COUNCILLOR, PartRole.CABINET_MEMBER),
            ("John Gregg", PersonKind.OFFICER, PartRole.LEAD_OFFICER),
            ("Health partners", PersonKind.BODY, PartRole.PARTNER),
        }
