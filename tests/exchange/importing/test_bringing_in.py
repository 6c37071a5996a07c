"""Bringing documents in: a later version updates, the same one changes nothing, and undoing puts everything back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from tests.exchange.reading import DEMO, programme
from tests.support.scenes import NOW, a_committee, a_council, a_meeting, a_person, an_edition, an_item, changing
from workprogramme.database import Database
from workprogramme.domain.imports import ImportKind, ImportState
from workprogramme.domain.kinds import PartRole, PersonKind
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.exchange.importing.arranging import everything_new
from workprogramme.exchange.importing.bringing_in import Scene, bring_in
from workprogramme.exchange.importing.choices import Choices, Do, Fate, Somebody
from workprogramme.exchange.importing.keeping import Sender, keep
from workprogramme.exchange.importing.opening import read_again, sent_of
from workprogramme.exchange.importing.undoing import undo
from workprogramme.exchange.reading import read_text
from workprogramme.models.base import Record
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item, Part
from workprogramme.models.journal import JournalEntry
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposals import Proposal

TODAY = NOW.date()
SENDER = Sender(None, "Ann Officer", NOW)
FIRST = programme(
    "21 March 2019\tFostering\tWhere we are\tSara Mills",
    "\tAdoption Central England\tThe new agency\tCllr Seaman",
    "4 April 2019\tHomes\tA report, as requested at their meeting on 21st March\tJohn Gregg",
    "2019-20\tLibraries\tA review\tJohn Gregg",
)
LATER = programme(
    "21 March 2019\tFostering\tWhere we are now\tSara Mills",
    "4 April 2019\tHomes\tA report, as requested at their meeting on 21st March\tJohn Gregg",
    "\tAdoption Central England\tThe new agency\tCllr Seaman",
    "18 April 2019\tYouth clubs\tWhat is left of them\tSue Frossell",
    "2019-20\tLibrarys\tA review\tJohn Gregg",
)


@pytest.fixture
def scene(database: Database) -> Database:
    """A council with one committee that has planned nothing yet."""
    with changing(database) as session:
        a_council(session)
        a_committee(session)
    return database


def imported(
    database: Database,
    text: str,
    choices: Choices | None = None,
    name: str = "programme.docx",
    today: date = TODAY,
) -> Import:
    """The import of a document with these choices; who and what nobody knows is new."""
    with changing(database) as session:
        committee_id = session.scalars(select(Committee.id)).one()
        sent = sent_of(name, text.encode(), read_text(text).lines)
        draft = keep(session, ImportKind.PROGRAMME, committee_id, sent, SENDER)
        corrected = read_again(sent.lines, None, ())
        chosen = choices or Choices()
        chosen = everything_new(Scene.of(session, committee_id, corrected, chosen, today, None).arrangement).and_also(
            chosen.people, chosen.meetings, chosen.items
        )
        return bring_in(session, draft, corrected, chosen, SENDER, today)


def undone(database: Database, done: Import) -> Import:
    with changing(database) as session:
        return undo(session, done.id, done.version, SENDER)


def told(database: Database) -> list[str]:
    """The programme, an item a line."""
    with database.session() as session:
        loaded = joinedload(Item.parts).joinedload(Part.person), joinedload(Item.meeting)
        items = session.scalars(select(Item).where(~Item.withdrawn).order_by(Item.id).options(*loaded)).unique()
        return [
            f"{item.meeting.day if item.meeting else item.target_text}: {item.title} ({item.detail}) "
            f"{', '.join(part.person.name for part in item.parts)}"
            for item in items
        ]


KEPT = {"journal", "import", "import_file"}
COUNTERS = {"version", "id"}


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, without counters, and without what only grows."""
    found = {}
    with database.session() as session:
        for table in Record.metadata.sorted_tables:
            if table.name not in KEPT:
                columns = [
                    column for column in table.columns if column.name not in COUNTERS or table.name != "proposal"
                ]
                rows = session.execute(select(*(c for c in columns if c.name != "version")))
                found[table.name] = sorted(map(repr, rows))
    return found


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


def test_undoing_puts_everything_back_as_it_was(scene: Database) -> None:
    empty = everything(scene)
    first = imported(scene, FIRST)
    between = everything(scene)
    second = imported(scene, LATER, Choices(items={"6": Fate(Do.UPDATE)}))
    assert everything(scene) != between
    done = undone(scene, second)
    assert (done.state, done.undone_by) == (ImportState.UNDONE, "Ann Officer")
    assert everything(scene) == between
    with changing(scene) as session, pytest.raises(Refused, match="cannot be undone as a whole"):
        undo(session, first.id, first.version, SENDER)  # what the second changed is at another version since
    assert everything(scene) == between
    fresh = imported(scene, programme("2 May 2019\tParks\tA report\tAnn New"))
    undone(scene, fresh)
    assert everything(scene) == between
    assert empty != between


def test_undoing_the_first_import_leaves_an_empty_programme(scene: Database) -> None:
    before = everything(scene)
    undone(scene, imported(scene, DEMO.read_text(encoding="utf-8")))
    assert everything(scene) == before


def rename(session: Session) -> None:
    session.scalars(select(Item).where(Item.title == "Fostering")).one().title = "Foster care"


def place_another(session: Session) -> None:
    committee = session.scalars(select(Committee)).one()
    meeting = session.scalars(select(Meeting).where(Meeting.day == date(2019, 4, 4))).one()
    an_item(session, committee, "Something else", meeting)


def use_a_person(session: Session) -> None:
    committee = session.scalars(select(Committee)).one()
    an_item(
        session, committee, "Another", leads=[session.scalars(select(Person).where(Person.name == "Sara Mills")).one()]
    )


def publish(session: Session) -> None:
    an_edition(session, session.scalars(select(Committee)).one())


def decide(session: Session) -> None:
    from workprogramme.domain.proposed_links import ProposalState

    session.scalars(select(Proposal)).one().state = ProposalState.TURNED_DOWN


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (rename, "“Foster care”"),
        (place_another, "the meeting on 4 April 2019"),
        (use_a_person, "Sara Mills"),
        (publish, "“Fostering”, “Adoption Central England”"),
        (decide, "“Homes”"),
    ],
)
def test_what_was_changed_or_used_since_is_named_and_nothing_is_undone(
    scene: Database, change: Callable[[Session], None], named: str
) -> None:
    done = imported(scene, FIRST)
    with changing(scene) as session:
        change(session)
    before = everything(scene)
    with changing(scene) as session, pytest.raises(Refused) as refusal:
        undo(session, done.id, done.version, SENDER)
    assert named in refusal.value.reason
    assert "Change them by hand." in refusal.value.reason
    assert everything(scene) == before


def test_an_import_is_undone_once(scene: Database) -> None:
    done = imported(scene, FIRST)
    undone(scene, done)
    with changing(scene) as session, pytest.raises(Refused, match="nothing to undo"):
        undo(session, done.id, done.version, SENDER)
    again = imported(scene, FIRST)
    with changing(scene) as session, pytest.raises(Stale):
        undo(session, again.id, again.version + 1, SENDER)


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


_days = st.sampled_from(["21 March 2019", "4 April 2019", "June 2019", "2019-20", "To be scheduled"])
_titles = st.sampled_from(["Fostering", "Adoption", "Homes", "Libraries", "Youth clubs", "Budget"])
_people = st.sampled_from(["", "Sara Mills", "Cllr Seaman; John Gregg", "Health partners"])
_rows = st.lists(st.tuples(_days, _titles, st.sampled_from(["", "A report"]), _people), min_size=1, max_size=6)


@pytest.mark.engines("sqlite")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_rows)
def test_any_programme_twice_changes_nothing_and_undone_is_gone(scene: Database, rows: list[tuple[str, ...]]) -> None:
    text = "Work programme 2018-19\n" + programme(*("\t".join(row) for row in rows))
    before = everything(scene)
    first = imported(scene, text)
    once = everything(scene)
    second = imported(scene, text)
    assert everything(scene) == once
    undone(scene, second)
    assert everything(scene) == once
    undone(scene, first)
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
