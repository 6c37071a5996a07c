"""Every page of the example, as everyone who may see it: accessible, narrow, and usable with the keyboard alone."""

from playwright.sync_api import Page
from sqlalchemy import select

from tests.journeys.test_plan_and_publish import sign_in
from tests.support.browser import OpenPage
from tests.support.browsing import assert_good_page
from tests.support.scenes import NOW
from workprogramme.committees.people.merging import merge_people
from workprogramme.database import Database
from workprogramme.domain.kinds import PersonKind
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.proposals import Proposal

BOARD = "/committees/scrutiny-board-2/"
PUBLIC = (
    "/", BOARD, f"{BOARD}members/",
    f"{BOARD}editions/", f"{BOARD}editions/1/", f"{BOARD}editions/2/changes/", "/subscribe/", "/sign-in",
    "/sign-in/by-email", "/sign-in/asked", "/sign-in/link", "/notices/stop",
    "/help", "/privacy", "/accessibility", "/no-such-page", "/recommendations/", "/recommendations/2/",
    f"{BOARD}recommendations/", "/replies/none/",
    "/follow-ups/", "/follow-ups/?late=1", "/follow-ups/1/",
)  # fmt: skip
FOLLOW_UPS = (
    "/follow-ups/", "/follow-ups/?state=all&sort=asked", "/follow-ups/1/", "/follow-ups/1/change",
    "/follow-ups/1/answer", "/follow-ups/1/drop", "/follow-ups/1/defer", "/follow-ups/1/event", "/follow-ups/1/link",
    "/follow-ups/1/unlink", "/follow-ups/1/item", "/follow-ups/1/reopen", "/plan/scrutiny-board-2/follow-ups/new",
)  # fmt: skip
PLANNING = (
    "/plan/", "/plan/scrutiny-board-2/?year=2018-19", "/plan/scrutiny-board-2/?year=2019-20",
    "/plan/scrutiny-board-2/publish?year=2018-19", "/plan/scrutiny-board-2/publish?year=2019-20",
    "/plan/scrutiny-board-2/items/new", "/plan/scrutiny-board-2/meetings/new",
    "/plan/scrutiny-board-2/meetings/import/", "/plan/meetings/import/",
    "/plan/scrutiny-board-2/agenda-template/", "/plan/scrutiny-board-2/reports/",
    "/plan/scrutiny-board-2/deadlines", "/my/", "/plan/scrutiny-board-2/pictures/?year=2018-19",
    "/plan/scrutiny-board-2/carry-over?year=2018-19", "/plan/scrutiny-board-2/proposals/?year=2018-19",
    "/plan/scrutiny-board-2/import/", "/plan/scrutiny-board-2/import/1/", "/plan/scrutiny-board-2/import/1/undo",
    "/manage/people/", "/manage/people/new", "/journal/?by=zz",
    "/recommendations/", "/recommendations/2/", "/recommendations/new", "/recommendations/3/notice",
    "/recommendations/3/reply", "/recommendations/3/links/new", "/recommendations/2/review", "/recommendations/2/close",
    "/plan/scrutiny-board-2/chasing/", f"{BOARD}recommendations/",
)  # fmt: skip
MANAGING = (
    "/manage/council/logo",
    "/manage/council/", "/manage/committees/", "/manage/committees/new", "/manage/committees/scrutiny-board-2/",
    "/manage/accounts/", "/manage/archive/", "/account/password",
    "/my/notices", "/my/feeds/", "/my/feeds/new",
)  # fmt: skip


def proposal(database: Database) -> int:
    """What the words of one item of the example seem to ask for."""
    with database.session() as session:
        wanted = select(Proposal.id).join(Item, Item.id == Proposal.item_id).where(Item.title == "CAMHS")
        return session.scalars(wanted).one()


def merged(database: Database) -> int:
    """Two people of the example who have become one."""
    with database.transaction(at=NOW, by_name="A test") as session:
        keep, goes = session.scalars(
            select(Person).where(Person.kind == PersonKind.OFFICER).order_by(Person.id).limit(2)
        )
        seen = {one.id: one.version for one in (keep, goes)}
        merge_people(session, keep.id, goes.id, seen, NOW.date(), "england")
        return session.scalars(select(PeopleMerge.id)).one()


def look_at(page: Page, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        page.goto(address)
        assert_good_page(page)


def ids(database: Database) -> tuple[int, int, int]:
    """A meeting, an item at it, and a person of the example."""
    with database.session() as session:
        item = session.scalars(select(Item).join(Meeting).where(Item.title == "CAMHS")).one()
        person = session.scalars(select(Person.id).where(Person.name == "John Gregg")).one()
        return item.meeting_id or 0, item.id, person


def test_what_the_public_sees(open_page: OpenPage, coventry: Database) -> None:
    meeting, item, _ = ids(coventry)
    look_at(open_page(), (*PUBLIC, f"/meetings/{meeting}/", f"/meetings/{meeting}/agenda/", f"/items/{item}/"))


def test_what_the_coordinator_sees(open_page: OpenPage, coventry: Database) -> None:
    meeting, item, person = ids(coventry)
    merge = merged(coventry)
    page = open_page()
    sign_in(page, "coordinator")
    look_at(
        page,
        (
            *PLANNING, f"/plan/items/{item}/", f"/plan/items/{item}/move", f"/plan/items/{item}/withdraw",
            f"/plan/items/{item}/split", f"/plan/items/{item}/copy", f"/plan/items/{item}/merge",
            f"/plan/items/{item}/history", f"/plan/meetings/{meeting}/", f"/plan/meetings/{meeting}/call-off",
            f"/meetings/{meeting}/agenda/", f"/manage/people/{person}/",
            "/manage/people/alike/", f"/manage/people/merges/{merge}/undo",
            f"/meetings/{meeting}/record", f"/meetings/{meeting}/outstanding/",
            f"/plan/proposals/{proposal(coventry)}/",
        ),
    )  # fmt: skip


def test_what_the_coordinator_sees_of_follow_ups(open_page: OpenPage, coventry: Database) -> None:
    page = open_page()
    sign_in(page, "coordinator")
    look_at(page, FOLLOW_UPS)


def test_what_the_administrator_sees(open_page: OpenPage, coventry: Database) -> None:
    page = open_page()
    sign_in(page, "admin")
    look_at(page, MANAGING)
