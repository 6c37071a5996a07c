"""What the words of an item propose as they are typed and changed, on each database."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from tests.programme.scene import FEBRUARY, Scene
from tests.support import scenes
from workprogramme.domain.asked_for_kinds import AskedForKind
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal
from workprogramme.models.proposing import keep_proposals
from workprogramme.programme.actions import ItemDraft, Place, add_item, change_item

DRAFT = ItemDraft(title="School places", place=Place(year=2019))
ASKED = "Members requested a note on the cost of places."


def add(scene: Scene, detail: str) -> int:
    with scenes.changing(scene.database) as session:
        return add_item(session, scene.board, replace(DRAFT, detail=detail), scenes.NOW).id


def change(scene: Scene, item_id: int, detail: str) -> None:
    item = scene.item(item_id)
    with scenes.changing(scene.database) as session:
        change_item(session, item_id, item.version, replace(DRAFT, detail=detail))


def proposals(scene: Scene) -> list[Proposal]:
    with scene.database.session() as session:
        return list(session.scalars(select(Proposal).order_by(Proposal.id)))


def decide(scene: Scene, state: ProposalState) -> None:
    with scenes.changing(scene.database) as session:
        for proposal in session.scalars(select(Proposal)):
            proposal.state, proposal.decided_by = state, "Ann Planner"
            proposal.decided_at = datetime(2019, 3, 1, tzinfo=UTC)


def test_what_is_typed_is_proposed(scene: Scene) -> None:
    item_id = add(scene, f"{ASKED} A follow up to the report received on 7th February.")
    requested, following = proposals(scene)
    assert (requested.kind, requested.item_id, requested.words) == (AskedForKind.REQUEST, item_id, ASKED)
    assert (following.kind, following.meeting_id) == (AskedForKind.FOLLOW_UP, scene.february)
    assert "No item at that meeting goes by this name." in following.doubts[0]


def test_saving_again_proposes_nothing_twice(scene: Scene) -> None:
    item_id = add(scene, ASKED)
    change(scene, item_id, f"{ASKED} How it goes.")
    change(scene, item_id, "How it goes.\n\nMEMBERS requested  a note on the cost of places")
    (proposal,) = proposals(scene)
    assert proposal.words == "MEMBERS requested  a note on the cost of places"


def test_a_proposal_whose_words_are_gone_is_taken_back(scene: Scene) -> None:
    item_id = add(scene, ASKED)
    change(scene, item_id, "How it goes.")
    assert proposals(scene) == []


def test_what_a_person_decided_stays_though_the_words_are_gone_and_come_again(scene: Scene) -> None:
    item_id = add(scene, ASKED)
    decide(scene, ProposalState.TURNED_DOWN)
    change(scene, item_id, "How it goes.")
    change(scene, item_id, ASKED)
    assert [proposal.state for proposal in proposals(scene)] == [ProposalState.TURNED_DOWN]


def test_a_meeting_called_off_is_none_that_anything_was_asked_at(scene: Scene) -> None:
    scene.change(Meeting, scene.february, status=MeetingStatus.CANCELLED)
    add(scene, "A follow up to the report received on 7th February.")
    (proposal,) = proposals(scene)
    assert (proposal.meeting_id, proposal.day_text) == (None, "7th February")
    assert proposal.doubts


def test_a_day_with_two_meetings_is_flagged(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        scenes.a_meeting(session, session.get_one(Committee, scene.board), FEBRUARY)
    add(scene, "A follow up to the report received on 7th February.")
    (proposal,) = proposals(scene)
    assert proposal.meeting_id == scene.february
    assert "There is more than one meeting on that day. Choose the right one." in proposal.doubts


def test_words_that_were_decided_are_not_proposed_again_for_a_part_or_for_what_took_the_item_in(scene: Scene) -> None:
    item_id = add(scene, ASKED)
    decide(scene, ProposalState.CONFIRMED)
    with scenes.changing(scene.database) as session:
        whole, other = session.get_one(Item, item_id), session.get_one(Item, scene.libraries)
        board = session.get_one(Committee, scene.board)
        part = scenes.an_item(session, board, "A part", detail=ASKED, split_from_id=item_id, year=2019)
        keep_proposals(session, [part])
        whole.withdrawn, whole.merged_into_id, other.detail = True, other.id, ASKED
        session.flush()
        keep_proposals(session, [other, whole])
    assert [proposal.item_id for proposal in proposals(scene)] == [item_id]
