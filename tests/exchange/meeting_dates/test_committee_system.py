"""Meetings fetched from the council's committee system, a real server on this machine, and what it may do wrong."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from tests.programme.scene import Scene, set_up
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.odd_servers import Answer, odd_server, says
from tests.support.page import Page
from workprogramme.config import Misconfigured, Settings
from workprogramme.domain.access import Role
from workprogramme.exchange.meeting_dates.committee_system import meetings_address
from workprogramme.models.committees import Committee

CHOOSE = "/plan/board/meetings/import/"
ANSWER = """<?xml version="1.0" encoding="utf-8"?>
<getmeetings>{}</getmeetings>"""
COMMITTEE = """<committee><committeeid>144</committeeid><committeetitle>Children&amp;apos;s Services Scrutiny Board
</committeetitle><committeemeetings>
<meeting><meetingid>4966</meetingid><meetingdate>{}</meetingdate><meetingtime>2.00 pm</meetingtime>
<meetingstatus>Confirmed</meetingstatus></meeting></committeemeetings></committee>"""
OTHER = COMMITTEE.format("20/06/2019").replace("Children&amp;apos;s Services Scrutiny Board", "Scrutiny other")


def answer(*committees: str) -> Answer:
    return says(ANSWER.format("".join(committees)).encode())


@pytest.fixture
def scene_with(make_app: Callable[..., Flask]) -> Callable[..., Scene]:
    """The board, known to the committee system as 144, with the settings given."""

    def made(number: str = "144", **settings: object) -> Scene:
        app = make_app(**settings)
        scene = Scene(app.extensions["workprogramme"].database, app.test_client)  # type: ignore[arg-type]
        with scenes.changing(scene.database) as session:
            set_up(session, scene)
            session.get_one(Committee, scene.board).committee_system_id = number
        return scene

    return made


def fetch(planner: InspectingClient, status: int = 200, address: str = CHOOSE) -> Page:
    return planner.submit(planner.visit(address), "Fetch the meetings", status=status)


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other."""
    left = iter(answers)
    return lambda connection, path: next(left)(connection, path)


def test_a_meeting_that_moved_in_the_committee_system_moves_here(scene_with: Callable[..., Scene]) -> None:
    moves = in_turn(answer(COMMITTEE.format("04/04/2019")), answer(COMMITTEE.format("06/06/2019")))
    with odd_server(moves) as server:
        scene = scene_with(committee_system_url=server.url, committee_system_inside=True)
        planner = scene.planner()
        planner.submit(fetch(planner), "Import")
        assert scene.meeting().day == date(2019, 4, 4)
        planner.submit(fetch(planner), "Import")
    assert server.asked[0] == (
        "GET /mgWebService.asmx/GetMeetings?lCommitteeId=144&sFromDate=01/05/2018&sToDate=30/04/2020 HTTP/1.1"
    )
    assert (scene.meeting().day, len(scene.meetings())) == (date(2019, 6, 6), 2)
    assert scene.journal()[-1].reason == "From the calendar “Committee system, 1 March 2019”."


def test_the_meetings_of_all_committees_are_asked_for_at_once(scene_with: Callable[..., Scene]) -> None:
    with odd_server(answer(COMMITTEE.format("23/05/2019"), OTHER)) as server:
        scene = scene_with(committee_system_url=f"{server.url}/mgWebService.asmx", committee_system_inside=True)
        planner = scene.planner()
        planner.submit(fetch(planner, address="/plan/meetings/import/"), "Import")
    assert "lCommitteeId=0&" in server.asked[0]
    assert [one.committee_id for one in scene.meetings()[2:]] == [scene.board, scene.other_board]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (says(b"<html><body>Sign in</body></html>"), "something else than meetings"),
        (says(b"\x00\x01\x02" * 100), "cannot be read"),
        (says(ANSWER.format('<!DOCTYPE m [<!ENTITY a "b">]>').encode()), "cannot be read"),
        (says(ANSWER.format("<committee>").encode()), "cannot be read"),
        (says(b"", status="500 Internal Server Error"), "500 Internal Server Error"),
        (says(b"", "Location: http://10.0.0.1/", status="302 Found"), "sends on to another address"),
        (answer(), "no meetings for this year or the next"),
    ],
)
def test_a_committee_system_that_fails_is_told_and_changes_nothing(
    scene_with: Callable[..., Scene], answers: Answer, said: str
) -> None:
    with odd_server(answers) as server:
        planner = scene_with(committee_system_url=server.url, committee_system_inside=True).planner()
        page = fetch(planner, 422)
    assert len(page.errors) == 1
    assert said in page.errors[0]
    assert "Earlier calendars" not in planner.visit(CHOOSE)


def test_this_machine_is_not_called_unless_the_setting_says_so(scene_with: Callable[..., Scene]) -> None:
    with odd_server(answer(COMMITTEE.format("23/05/2019"))) as server:
        page = fetch(scene_with(committee_system_url=server.url).planner(), 422)
    assert "is not allowed" in page.errors[0]
    assert server.asked == []


def test_without_the_setting_or_the_number_nothing_is_fetched(scene_with: Callable[..., Scene]) -> None:
    scene = scene_with(number="", committee_system_url="http://127.0.0.1:9", committee_system_inside=True)
    planner = scene.planner()
    page = planner.visit(CHOOSE)
    assert "An administrator can enter the committee’s number" in page
    token = page.source.split('name="csrf_token" value="')[1].split('"')[0]
    assert planner.post(f"{CHOOSE}fetch", data={"csrf_token": token}).status_code == 404


def test_an_administrator_gives_the_committees_number(scene_with: Callable[..., Scene]) -> None:
    scene = scene_with(number="")
    administrator = scene.planner("Ada Admin", role=Role.ADMINISTRATOR)
    page = administrator.visit("/manage/committees/board/")
    said = administrator.submit(page, "Save committee", status=422, committee_system_id="one")
    assert said.errors == ["Enter the committee’s number in the committee system in figures, like 144."]
    administrator.submit(page, "Save committee", committee_system_id="144")
    with scene.database.session() as session:
        assert session.get_one(Committee, scene.board).committee_system_id == "144"


@pytest.mark.parametrize(
    "url", ["https://democracy.example", "https://democracy.example/mgWebService.asmx", "https://democracy.example/"]
)
def test_the_service_is_found_with_or_without_its_name(url: str) -> None:
    asked = meetings_address(url, "144", date(2019, 5, 1), date(2020, 4, 30))
    assert asked == (
        "https://democracy.example/mgWebService.asmx/GetMeetings"
        "?lCommitteeId=144&sFromDate=01/05/2019&sToDate=30/04/2020"
    )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://democracy.example", "http://democracy.example", "https://", "democracy.example", "https://[::1",
        "https://name:word@democracy.example", "https://democracy.example/?a=1", "https://democracy.example:port/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused_at_the_start(settings: Callable[..., Settings], url: str) -> None:
    with pytest.raises(Misconfigured, match="COMMITTEE_SYSTEM_URL"):
        settings(committee_system_url=url)


def test_the_settings_are_read_from_the_environment() -> None:
    given = {"WORKPROGRAMME_SECRET_KEY": "x" * 40, "WORKPROGRAMME_COMMITTEE_SYSTEM_URL": "https://democracy.example"}
    assert Settings.load(given).committee_system_inside is False
    assert Settings.load({**given, "WORKPROGRAMME_COMMITTEE_SYSTEM_INSIDE": "yes"}).committee_system_inside is True
    with pytest.raises(Misconfigured, match="COMMITTEE_SYSTEM_INSIDE has a value"):
        Settings.load({**given, "WORKPROGRAMME_COMMITTEE_SYSTEM_INSIDE": "perhaps"})
