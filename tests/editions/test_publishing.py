"""Publishing: plan freely, publish deliberately. What the outside reads changes with an edition and not before."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.support.scenes import (
    NOW,
    YEAR,
    a_committee,
    a_council,
    a_meeting,
    a_person,
    an_edition,
    an_item,
    changing,
    statements,
)
from workprogramme.database import Database
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.refusals import Refused
from workprogramme.editions.queries import programme_in, story_of
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, Feed, PublishedMeeting
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

LATER = NOW + timedelta(days=1)
MUCH_LATER = NOW + timedelta(days=2)


@pytest.fixture
def board(database: Database) -> int:
    """A board with two meetings and three items, published once; gives the committee's id."""
    with changing(database) as session:
        a_council(session)
        committee = a_committee(session)
        john = a_person(session, "John Gregg")
        march = a_meeting(session, committee, date(2019, 3, 21))
        a_meeting(session, committee, date(2019, 4, 4))
        an_item(session, committee, "Early Help Hubs", march, leads=[john], position=1)
        an_item(session, committee, "Fostering", march, position=2)
        an_item(session, committee, "Adoption", target_text="June 2019")
        an_edition(session, committee)
    return committee.id


def committee_in(session: Session) -> Committee:
    return session.scalars(select(Committee)).one()


def item_called(session: Session, title: str) -> Item:
    return session.scalars(select(Item).where(Item.title == title)).one()


def meeting_on(session: Session, day: date) -> Meeting:
    return session.scalars(select(Meeting).where(Meeting.day == day)).one()


def entry(session: Session, day: date) -> PublishedMeeting:
    return session.scalars(select(PublishedMeeting).where(PublishedMeeting.day == day)).one()


def feed_versions(session: Session) -> dict[str, int]:
    return {feed.key: feed.version for feed in session.scalars(select(Feed))}


def test_an_edition_never_changes_when_the_working_programme_does(database: Database, board: int) -> None:
    with database.session() as session:
        before = session.scalars(select(Edition.document)).one()
    with changing(database) as session:
        item_called(session, "Fostering").title = "Fostering and adoption"
        meeting_on(session, date(2019, 3, 21)).place = "Elsewhere"
    with database.session() as session:
        assert session.scalars(select(Edition.document)).one() == before


def test_publishing_twice_without_a_change_is_refused(database: Database, board: int) -> None:
    with pytest.raises(Refused, match="Nothing has changed since edition 1"), changing(database) as session:
        an_edition(session, committee_in(session), at=LATER)
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Edition)) == 1


def test_publishing_nothing_at_all_is_refused(database: Database) -> None:
    with pytest.raises(Refused, match="nothing in the 2018-19 programme yet"), changing(database) as session:
        an_edition(session, a_committee(session))


def test_numbers_run_through_the_years(database: Database, board: int) -> None:
    with changing(database) as session:
        a_meeting(session, committee_in(session), date(2019, 6, 20))
        assert an_edition(session, committee_in(session), 2019, LATER).number == 2
        item_called(session, "Fostering").detail = "More of it"
        assert an_edition(session, committee_in(session), YEAR, MUCH_LATER).number == 3


def test_a_reason_given_while_planning_is_told_with_the_edition(database: Database, board: int) -> None:
    with changing(database, reason="The inspection comes first") as session:
        item_called(session, "Fostering").meeting = meeting_on(session, date(2019, 4, 4))
    with changing(database) as session:
        edition = an_edition(session, committee_in(session), at=LATER)
    assert [(c["change"], c["before"], c["after"], c["reason"]) for c in edition.changes] == [
        ("moved", "2019-03-21", "2019-04-04", "The inspection comes first")
    ]


def test_only_the_calendar_entries_that_changed_are_rendered_again(database: Database, board: int) -> None:
    with database.session() as session:
        april = entry(session, date(2019, 4, 4))
        kept = (april.entry, april.sequence, april.changed_at)
    with changing(database) as session:
        meeting_on(session, date(2019, 3, 21)).starts = time(10)
        an_edition(session, committee_in(session), at=LATER)
    with database.session() as session:
        march, april = entry(session, date(2019, 3, 21)), entry(session, date(2019, 4, 4))
        assert (april.entry, april.sequence, april.changed_at) == kept
        assert (march.sequence, march.changed_at) == (1, LATER)
        assert b"DTSTART;TZID=Europe/London:20190321T100000" in march.entry


def test_an_edition_that_says_nothing_new_of_meetings_leaves_the_feeds_alone(database: Database, board: int) -> None:
    with database.session() as session:
        before = feed_versions(session)
    with changing(database) as session:
        item_called(session, "Adoption").target_text = "October 2019"
        an_edition(session, committee_in(session), at=LATER)
    with database.session() as session:
        assert feed_versions(session) == before


def test_a_change_to_a_meeting_moves_on_both_its_feeds(database: Database, board: int) -> None:
    with changing(database) as session:
        meeting_on(session, date(2019, 4, 4)).status = MeetingStatus.CANCELLED
        an_edition(session, committee_in(session), at=LATER)
    with database.session() as session:
        assert feed_versions(session) == {"all": 2, "committee:board": 2}
        assert session.get_one(Feed, "all").changed_at == LATER
        assert b"STATUS:CANCELLED" in entry(session, date(2019, 4, 4)).entry


def test_a_feeds_stamp_only_grows_even_when_the_clock_goes_back(database: Database, board: int) -> None:
    with changing(database) as session:
        meeting_on(session, date(2019, 4, 4)).place = "Central Library"
        an_edition(session, committee_in(session), at=NOW - timedelta(hours=3))
    with database.session() as session:
        assert session.get_one(Feed, "all").changed_at > NOW


def test_a_meeting_that_goes_to_the_next_year_is_not_cancelled(database: Database, board: int) -> None:
    with changing(database) as session:
        moved = meeting_on(session, date(2019, 4, 4))
        moved.day, moved.year = date(2019, 6, 6), 2019
        an_edition(session, committee_in(session), 2019, LATER)
        item_called(session, "Fostering").detail = "More"
        an_edition(session, committee_in(session), YEAR, MUCH_LATER)
    with database.session() as session:
        row = entry(session, date(2019, 6, 6))
        assert (row.cancelled, row.year, row.sequence) == (False, 2019, 1)


def test_an_items_story_has_a_chapter_for_each_edition_that_says_something_new(database: Database, board: int) -> None:
    with changing(database) as session:
        item_called(session, "Adoption").title = "Adoption Service Annual Report"
        an_edition(session, committee_in(session), at=LATER)
        item_called(session, "Fostering").detail = "More"
        an_edition(session, committee_in(session), at=MUCH_LATER)
        item = item_called(session, "Adoption Service Annual Report")
    with database.session() as session:
        story = story_of(session, item.id)
        assert [(row.change, line.number, row.document["item"]["title"]) for row, line, _ in story] == [
            ("added", 1, "Adoption"),
            ("changed", 2, "Adoption Service Annual Report"),
        ]


def test_nothing_private_is_in_anything_that_goes_out(database: Database, board: int) -> None:
    with changing(database) as session:
        committee = committee_in(session)
        secret = an_item(
            session, committee, "Dismissal of Mr Secret", meeting_on(session, date(2019, 4, 4)),
            detail="Mr Secret", exempt_paragraph=1, public_interest="Mr Secret's privacy",
        )  # fmt: skip
    with changing(database, reason="Mr Secret objects") as session:
        session.get_one(Item, secret.id).position = 5
        edition = an_edition(session, committee_in(session), at=LATER)
    with database.session() as session:
        story = [row.document for row, _, _ in story_of(session, secret.id)]
        rows = session.scalars(select(PublishedMeeting)).all()
        outward = str(story) + str([row.document for row in rows]) + str([row.entry for row in rows])
        outward += str(edition.changes) + str(programme_in(edition))
        assert "Secret" not in outward
        assert "Private item (paragraph 1" in outward
        assert "Mr Secret" in str(programme_in(edition, private=True))


def test_publishing_asks_the_database_equally_often_for_one_item_and_for_thirty(database: Database) -> None:
    asked = []
    with changing(database) as session:
        a_council(session)
    for slug, amount in (
        ("first", 1),
        ("small", 1),
        ("large", 30),
    ):  # the first of all makes the feed of all committees
        with changing(database) as session:
            committee = a_committee(session, slug)
            meeting = a_meeting(session, committee, date(2019, 4, 4))
            for number in range(amount):
                person = a_person(session, f"{slug} {number}")
                an_item(session, committee, f"Item {number}", meeting, leads=[person])
        with changing(database) as session, statements(database.engine) as seen:
            an_edition(session, session.scalars(select(Committee).where(Committee.slug == slug)).one())
            session.flush()
            asked.append(len(seen))
    assert asked[1] == asked[2]
