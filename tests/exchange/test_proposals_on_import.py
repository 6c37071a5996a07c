"""What an imported programme proposes, as it is kept in the working programme, on each database."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import aliased

from tests.exchange.reading import DEMO, DOCUMENTS, FOUNDING, PACK, programme
from tests.support.scenes import a_committee, a_council, brought_in, changing
from workprogramme.database import Database
from workprogramme.domain.asked_for_kinds import AskedForKind
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.domain.targets import read_target
from workprogramme.exchange.reading import Reading, read_file, read_text
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal

founding_document = pytest.mark.skipif(not PACK.exists(), reason=f"the founding document is not at {FOUNDING}")


def imported(database: Database, *readings: Reading) -> list[dict[str, Any]]:
    """What is proposed after these documents came in one after the other, in the words of the expectation."""
    with changing(database) as session:
        a_council(session)
        a_committee(session)
    for reading in readings:
        with changing(database) as session:
            brought_in(session, session.scalars(select(Committee)).one(), reading)
    return proposed(database)


def proposed(database: Database) -> list[dict[str, Any]]:
    """What is proposed, oldest item first, in the words of the expectation."""
    placed, source = aliased(Meeting), aliased(Item)
    wanted = (
        select(Proposal, Item, placed, Meeting, source)
        .join(Item, Item.id == Proposal.item_id)
        .outerjoin(placed, placed.id == Item.meeting_id)
        .outerjoin(Meeting, Meeting.id == Proposal.meeting_id)
        .outerjoin(source, source.id == Proposal.source_item_id)
        .order_by(Item.id, Proposal.id)
    )
    with database.session() as session:
        return [_told(*row) for row in session.execute(wanted)]


def _told(proposal: Proposal, item: Item, at: Meeting | None, asked_at: Meeting | None, source: Item | None) -> Any:
    when = at.day.isoformat() if at else read_target(item.target_text).code
    told = {
        "item": [when, item.title],
        "kind": proposal.kind.value,
        "from": proposal.asked_by or None,
        "meeting": asked_at.day.isoformat() if asked_at else None,
        "source": source.title if source else None,
        "rule": proposal.rule or None,
    }
    return {name: fact for name, fact in told.items() if fact is not None}


def expected(file: Path) -> list[dict[str, Any]]:
    follow_ups: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["follow_ups"]
    return follow_ups


@founding_document
def test_the_founding_document_proposes_no_link_too_many_and_none_too_few(database: Database) -> None:
    assert imported(database, read_file(PACK)) == expected(FOUNDING / "expected.json")


def test_the_example_proposes_no_link_too_many_and_none_too_few(database: Database) -> None:
    assert imported(database, read_file(DEMO)) == expected(DOCUMENTS / "follow-ups-2018-19.json")


def test_every_proposal_keeps_its_words_and_waits_for_a_person(database: Database) -> None:
    imported(database, read_file(DEMO))
    with database.session() as session:
        rows = session.execute(select(Proposal, Item).join(Item, Item.id == Proposal.item_id)).all()
    assert rows
    for proposal, item in rows:
        assert proposal.words in item.detail
        assert proposal.state is ProposalState.PROPOSED
        assert not proposal.decided_by


def test_a_document_read_twice_proposes_nothing_twice(database: Database) -> None:
    once = read_file(DEMO)
    assert imported(database, once, once) == expected(DOCUMENTS / "follow-ups-2018-19.json")


def test_a_day_without_a_meeting_is_kept_as_it_was_written_and_flagged(database: Database) -> None:
    asked = "10 January 2019\tHomes\tA follow up report to that received on 5th October."
    imported(database, read_text(programme("21 June 2018\tFostering\tWhere", asked)))
    with database.session() as session:
        proposal = session.scalars(select(Proposal)).one()
    assert (proposal.kind, proposal.meeting_id, proposal.day_text) == (AskedForKind.FOLLOW_UP, None, "5th October")
    assert proposal.doubts == ["The programme has no meeting on 5 October 2018."]


def test_an_item_of_an_earlier_document_is_the_source(database: Database) -> None:
    first = read_text(programme("21 June 2018\tFostering\tWhere"))
    second = read_text(programme("10 January 2019\tFostering\tAs requested at their meeting on 21st June"))
    (link,) = imported(database, first, second)
    assert (link["meeting"], link["source"]) == ("2018-06-21", "Fostering")
