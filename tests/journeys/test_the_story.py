"""The story that the software is for, from the first minute to the last, over sixteen months and five mornings."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import OpenPage
from tests.support.browsing import assert_good_page
from tests.support.scenes import PASSWORD, a_committee, a_council, a_meeting, a_person, an_account, changing
from tests.support.servers import Server
from workprogramme.database import Database

WORDING = "A further progress report on Adoption Central England"
BOARD = "/committees/board/"


@pytest.fixture
def morning(
    database: Database, start_shipped: Callable[..., Server], open_page_on: OpenPage
) -> Callable[[date], tuple[Page, Page]]:
    """The app as it stands on the morning of a day: a co-ordinator's page, signed in, and a reader's.

    It is started anew for every day, on the same database.
    """
    with changing(database) as session:
        a_council(session)
        board = a_committee(session, "board", name="Children’s Services Scrutiny Board", code="SB2")
        for day in (date(2018, 6, 21), date(2018, 11, 29), date(2019, 10, 3)):
            a_meeting(session, board, day)
        a_person(session, "John Gregg")
        an_account(session)

    def start(day: date) -> tuple[Page, Page]:
        server = start_shipped(today=day)
        planner, reader = open_page_on(server), open_page_on(server)
        planner.goto("/sign-in")
        planner.get_by_label("Email address").fill("coordinator@example.org")
        planner.get_by_label("Password", exact=True).fill(PASSWORD)
        planner.get_by_role("main").get_by_role("button", name="Sign in").click()
        expect(planner.get_by_role("button", name="Sign out")).to_be_visible()
        return planner, reader

    return start


def publish(planner: Page, year: str) -> None:
    planner.goto(f"/plan/board/publish?year={year}")
    planner.get_by_role("button", name="Publish edition").click()
    expect(planner.get_by_role("status", name="Done")).to_contain_text("is published.")


def test_what_was_asked_for_in_june_2018_is_answered_in_october_2019_and_never_lost(
    morning: Callable[[date], tuple[Page, Page]],
) -> None:
    planner, reader = morning(date(2018, 6, 22))
    planner.goto("/plan/board/follow-ups/new")
    planner.get_by_label("What was asked for").fill(WORDING)
    planner.get_by_label("Minute", exact=False).first.fill("5/18")
    planner.get_by_label("Meeting", exact=False).first.select_option("Thursday 21 June 2018")
    planner.get_by_role("textbox", name="Asked of (optional)").fill("John Gregg")
    planner.get_by_label("When it is wanted").fill("June 2019")
    planner.get_by_role("button", name="Record follow-up").click()
    expect(planner.get_by_role("heading", level=1)).to_have_text(WORDING)
    follow_up = planner.url.partition("/follow-ups/")[2]
    planner.get_by_role("link", name="Make an item").click()
    planner.get_by_label("Title of the item").fill("Adoption Central England")
    planner.get_by_role("button", name="Make an item").click()
    expect(planner.get_by_role("main")).to_contain_text("in the programme of 2019-20, to be scheduled")
    assert_good_page(planner)
    publish(planner, "2018-19")
    publish(planner, "2019-20")
    reader.goto(f"{BOARD}?year=2019-20")
    expect(reader.get_by_role("main")).to_contain_text("Asked for and awaited")
    expect(reader.get_by_role("main")).not_to_contain_text("late")

    _, reader = morning(date(2019, 7, 1))
    reader.goto(BOARD)
    main = reader.get_by_role("main")
    expect(main).to_contain_text("Asked for on 21 June 2018 (minute 5/18), of John Gregg.")
    expect(main).to_contain_text("1 day late: it was wanted by 30 June 2019.")
    assert_good_page(reader)
    reader.goto("/follow-ups/?late=1")
    expect(reader.get_by_role("link", name=WORDING)).to_be_visible()

    _, reader = morning(date(2019, 7, 31))
    reader.goto(f"/follow-ups/{follow_up}")
    expect(reader.get_by_role("main")).to_contain_text("4 weeks late: it was wanted by 30 June 2019.")

    planner, reader = morning(date(2019, 9, 10))
    planner.goto("/plan/board/?year=2019-20")
    planner.get_by_role("link", name="Adoption Central England").first.click()
    planner.get_by_label("Title", exact=True).fill("Adoption Service Annual Report")
    planner.get_by_label("Meeting", exact=True).select_option("Thursday 3 October 2019, 2pm")
    planner.get_by_label("Why it changes").fill("It comes with the yearly report")
    planner.get_by_role("button", name="Save item").click()
    expect(planner.get_by_role("status", name="Done")).to_contain_text("is saved.")
    publish(planner, "2019-20")
    reader.goto(BOARD)
    expect(reader.get_by_role("main")).to_contain_text(
        "To be answered by “Adoption Service Annual Report” on Thursday 3 October 2019."
    )
    expect(reader.get_by_role("main")).to_contain_text("2 months late")

    planner, reader = morning(date(2019, 10, 4))
    planner.goto(f"/follow-ups/{follow_up}")
    planner.get_by_role("link", name="Answer", exact=True).click()
    planner.get_by_label("Minute", exact=False).first.fill("19/19")
    planner.get_by_role("button", name="Close as answered").click()
    expect(planner.get_by_role("status", name="Done")).to_contain_text("It is closed as answered.")
    publish(planner, "2019-20")
    reader.goto(BOARD)
    expect(reader.get_by_role("main")).not_to_contain_text("Asked for and awaited")
    reader.get_by_role("link", name="Adoption Service Annual Report").first.click()
    main = reader.get_by_role("main")
    for words in (
        "Asked for on 21 June 2018 (minute 5/18) by the board, of John Gregg. Wanted “June 2019”.",
        "Planned as “Adoption Central England”, wanted “June 2019”.",
        "Renamed from “Adoption Central England” to “Adoption Service Annual Report”.",
        "“Adoption Service Annual Report” planned for Thursday 3 October 2019.",
        "Taken at the meeting on Thursday 3 October 2019 as “Adoption Service Annual Report”.",
        "Answered on 3 October 2019 by “Adoption Service Annual Report”, minute 19/19.",
        "Was 3 months late: it was wanted by 30 June 2019.",
    ):
        expect(main).to_contain_text(words)
    steps = main.locator("ol.changes > li").all_inner_texts()
    assert [step.split("\n")[0] for step in steps] == [
        "21 June 2018", "22 June 2018", "10 September 2019", "10 September 2019", "3 October 2019", "3 October 2019",
    ]  # fmt: skip
    assert_good_page(reader)
