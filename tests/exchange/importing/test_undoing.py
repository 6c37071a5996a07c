"""Undoing an import puts everything back as it was, or touches nothing and names what stands in the way."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.exchange.importing.bringing import FIRST, LATER, SENDER, everything, imported, undone
from tests.exchange.reading import DEMO, programme
from tests.support.scenes import an_edition, an_item, changing
from workprogramme.database import Database
from workprogramme.domain.imports import ImportState
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.exchange.importing.choices import Choices, Do, Fate
from workprogramme.exchange.importing.undoing import undo
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.proposals import Proposal


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
