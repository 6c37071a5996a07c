"""Whatever is done to items, every follow-up is still found from where it was asked and from where it is answered."""

import ast
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.followups.scene import WORDING
from tests.house.sources import sources
from tests.support.scenes import NOW, a_committee, a_meeting, an_item, changing, statements
from workprogramme.database import Database
from workprogramme.domain.follow_ups import FollowUpState, state_of
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.followups import closing
from workprogramme.followups.actions import FollowUpDraft, ask
from workprogramme.models.committees import Committee
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.programme import actions, board_actions
from workprogramme.programme.actions import ItemDraft, Place
from workprogramme.web.item_threads import family_of, follow_ups_of

DOINGS = ("rename", "move", "unplace", "split", "merge", "copy", "carry over", "withdraw", "restore")
DOING = st.tuples(st.sampled_from(DOINGS), st.integers(0, 30), st.integers(0, 30))


@dataclass
class World:
    """A board with an item that is to answer a follow-up, which was asked for at another; and what came of the item."""

    board: int
    other: int
    meetings: list[int]
    source: int
    follow_up: int
    items: list[int]
    carriers: set[int] = field(default_factory=set)


def a_world(session: Session) -> World:
    """A new board beside those there are."""
    number = session.scalar(select(func.count()).select_from(Committee)) or 0
    board, other = a_committee(session, f"b{number}"), a_committee(session, f"o{number}")
    meetings = [a_meeting(session, board, day) for day in (date(2018, 6, 21), date(2019, 4, 4), date(2019, 10, 3))]
    source = an_item(session, board, "Adoption, first report", meetings[0])
    item = an_item(session, board, "Adoption Central England")
    draft = FollowUpDraft(
        wording=WORDING,
        source_meeting_id=meetings[0].id,
        source_item_id=source.id,
        minute="5/18",
        target=read_target("June 2019"),
        item_ids=(item.id,),
    )
    asked = ask(session, board.id, draft, NOW)
    spare = an_item(session, board, "Libraries")
    ids = [meeting.id for meeting in meetings]
    return World(board.id, other.id, ids, source.id, asked.id, [item.id, source.id, spare.id], {item.id})


def do(session: Session, world: World, what: str, first: int, second: int) -> None:
    """Does one thing to one item, as the pages would; keeps account of which items must lead to the follow-up."""
    item = session.get_one(Item, world.items[first % len(world.items)])
    carries = item.id in world.carriers
    match what:
        case "rename":
            draft = ItemDraft(title=f"Renamed {second}", detail=item.detail, place=Place(item.meeting_id, item.year))
            actions.change_item(session, item.id, item.version, draft, "A better name")
        case "move":
            place = Place(world.meetings[second % len(world.meetings)])
            actions.move_item(session, item.id, item.version, place, None, "It moves")
        case "unplace":
            actions.move_item(session, item.id, item.version, Place(year=2018 + second % 2), None, "It moves")
        case "split":
            made = board_actions.split_item(session, item.id, item.version, [f"Part {second}", "The rest"], NOW)
            world.items += [part.id for part in made[1:]]
            world.carriers |= {part.id for part in made if carries}
        case "merge":
            into = world.items[second % len(world.items)]
            board_actions.merge_item(session, item.id, item.version, into)
            world.carriers |= {into} if carries else set()
        case "copy":
            copy = board_actions.copy_item(session, item.id, world.other, item.year, NOW)
            world.carriers |= {copy.id} if carries else set()
        case "carry over":
            board_actions.carry_over(session, world.board, MunicipalYear(item.year), [item.id], "No time")
        case "withdraw":
            actions.withdraw_item(session, item.id, item.version, "Overtaken")
        case _:
            actions.restore_item(session, item.id)


def leads_to(session: Session, item_id: int) -> set[int]:
    """The follow-ups that the item's page tells of."""
    return {found.id for found in follow_ups_of(session, family_of(session, item_id))}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(doings=st.lists(DOING, max_size=12))
def test_no_sequence_of_changes_to_items_breaks_a_thread(
    database: Database, doings: list[tuple[str, int, int]]
) -> None:
    with changing(database) as session:
        world = a_world(session)
        asked_before = session.scalar(select(func.count()).select_from(FollowUp))
        for what, first, second in doings:
            savepoint = session.begin_nested()
            try:
                do(session, world, what, first, second)
                session.flush()
            except Refused:
                savepoint.rollback()
        session.flush()
        session.expire_all()
        found = follow_ups_of(session, {world.source})[0]
        assert found.id == world.follow_up, "it is found where it was asked for"
        assert session.scalar(select(func.count()).select_from(FollowUp)) == asked_before
        for item_id in world.carriers | {world.source}:
            assert world.follow_up in leads_to(session, item_id), "it is found from all that is to answer it"
        standing = [item_id for item_id in world.carriers if not session.get_one(Item, item_id).withdrawn]
        assert state_of(follow_up_value(found)) is (FollowUpState.SCHEDULED if standing else FollowUpState.OPEN)
        if standing:
            said = closing.Answer(day=date(2019, 10, 3), item_id=standing[0], minute="19/19")
            closing.answer(session, found.id, found.version, said, NOW)
            session.flush()
            assert world.follow_up in leads_to(session, standing[0]), "it is found from its answer"
        session.rollback()


def test_an_item_that_was_withdrawn_and_restored_answers_again(database: Database) -> None:
    with changing(database) as session:
        world = a_world(session)
    for doing, state in (("withdraw", FollowUpState.OPEN), ("restore", FollowUpState.SCHEDULED)):
        with changing(database) as session:
            do(session, world, doing, 0, 0)
        with database.session() as session:
            assert state_of(follow_up_value(follow_ups_of(session, {world.source})[0])) is state


@pytest.mark.parametrize("others", [1, 30])
def test_finding_the_follow_ups_of_an_item_costs_the_same(database: Database, others: int) -> None:
    with changing(database) as session:
        world = a_world(session)
        for _ in range(others):
            ask(session, world.board, FollowUpDraft(wording=WORDING, item_ids=(world.items[0],)), NOW)
    with database.session() as session, statements(database.engine) as seen:
        found = follow_ups_of(session, family_of(session, world.items[0]))
        assert len([follow_up_value(record) for record in found]) == others + 1
    assert len(seen) == 4


def test_no_follow_up_can_be_deleted(database: Database) -> None:
    with changing(database) as session:
        world = a_world(session)
    with pytest.raises(RuntimeError, match="never deleted"), changing(database) as session:
        session.delete(session.get_one(FollowUp, world.follow_up, options=whole()))
    with database.session() as session:
        assert session.get(FollowUp, world.follow_up) is not None


def test_nothing_in_the_package_deletes_follow_ups_past_their_record() -> None:
    deleted = {
        ast.unparse(node.args[0])
        for file in sources("workprogramme")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "delete" and node.args
    }
    assert "SignInFailure" in deleted, "the search finds what there is"
    assert not deleted & {"FollowUp", "follow_up", "PublishedFollowUp"}
