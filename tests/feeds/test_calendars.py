"""What a subscriber's calendar shows as a programme is published, changed, moved, cancelled and dropped."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from tests.feeds.scene import BASE_URL, NAME, SLUG, Scene
from tests.support.client import InspectingClient
from tests.support.ical import Calendar, read
from workprogramme.domain.kinds import MeetingStatus, PartRole

BOARD = f"/committees/{SLUG}/calendar.ics"
EVERYTHING = "/calendar.ics"


def calendar(client: InspectingClient, address: str = BOARD) -> Calendar:
    response = client.get(address)
    assert response.status_code == 200
    icalendar.Calendar.from_ical(response.data)  # and the library can read it too
    return read(response.data)


def test_a_published_programme_is_a_calendar_of_its_meetings(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    winter, summer = scene.meetings(board, [(date(2019, 2, 7), time(14)), (date(2019, 4, 4), time(14))])
    scene.change_meeting(summer, place="Committee Room 3, Council House", ends=time(16, 30))
    scene.item(summer, "Coventry Parenting Strategy", {PartRole.LEAD_OFFICER: ["John Gregg"]})
    scene.publish(board)
    shown = calendar(client)
    assert shown["NAME"] == NAME
    assert shown["SOURCE"] == BASE_URL + BOARD
    assert shown["URL"] == f"{BASE_URL}/committees/{SLUG}/"
    assert [event["UID"] for event in shown.events] == [
        f"meeting-{winter}@scrutiny.example.gov.uk",
        f"meeting-{summer}@scrutiny.example.gov.uk",
    ]
    assert shown.moment(shown.event(f"meeting-{winter}")) == datetime(2019, 2, 7, 14, tzinfo=UTC)
    april = shown.event(f"meeting-{summer}")
    assert shown.moment(april) == datetime(2019, 4, 4, 13, tzinfo=UTC)
    assert shown.moment(april, "DTEND") == datetime(2019, 4, 4, 15, 30, tzinfo=UTC)
    assert april["LOCATION"] == "Committee Room 3, Council House"
    assert "1. Coventry Parenting Strategy\nLead officer: John Gregg\n" in april["DESCRIPTION"]
    assert april["URL"] == f"{BASE_URL}/meetings/{summer}/"


def test_what_is_planned_reaches_no_calendar_before_it_is_published(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    assert calendar(client).events == []
    scene.publish(board)
    before = client.get(BOARD).data
    scene.change_meeting(meeting, day=date(2019, 4, 11))
    scene.item(meeting, "Not yet public")
    assert client.get(BOARD).data == before


def test_a_board_that_has_not_published_has_an_empty_calendar_that_is_valid(
    client: InspectingClient, board: int
) -> None:
    shown = calendar(client)
    assert shown.events == []
    assert shown["NAME"] == NAME


def test_everything_is_an_empty_calendar_before_anything_is_published(client: InspectingClient, scene: Scene) -> None:
    shown = calendar(client, EVERYTHING)
    assert shown.events == []
    assert shown["NAME"] == "Coventry City Council scrutiny meetings"


def test_even_before_there_is_a_council(client: InspectingClient) -> None:
    assert calendar(client, EVERYTHING).events == []


def test_the_calendar_of_all_committees_holds_them_all_under_the_same_identifiers(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    other = scene.committee("finance", "Finance Scrutiny Board (1)")
    scene.meeting(board, date(2019, 4, 4))
    scene.meeting(other, date(2019, 3, 20))
    scene.publish(board)
    scene.publish(other)
    together = calendar(client, EVERYTHING)
    assert [event["SUMMARY"] for event in together.events] == ["Finance Scrutiny Board (1)", NAME]
    alone = calendar(client), calendar(client, "/committees/finance/calendar.ics")
    assert {e["UID"] for e in together.events} == {e["UID"] for shown in alone for e in shown.events}
    assert together["SOURCE"] == BASE_URL + EVERYTHING


def test_a_meeting_that_moves_is_the_same_entry_with_a_higher_sequence(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    scene.publish(board)
    before = calendar(client).event(f"meeting-{meeting}")
    scene.change_meeting(meeting, day=date(2019, 4, 11), starts=time(10))
    scene.publish(board)
    shown = calendar(client)
    (after,) = shown.events
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert after["DTSTAMP"] > before["DTSTAMP"]
    assert after["CREATED"] == before["CREATED"]
    assert shown.moment(after) == datetime(2019, 4, 11, 9, tzinfo=UTC)


def test_a_meeting_that_moved_says_from_when_until_it_moves_again(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 3, 21))
    scene.publish(board)
    assert "Moved" not in calendar(client).event(f"meeting-{meeting}")["DESCRIPTION"]
    told = []
    for changes in (
        {"day": date(2019, 4, 4)},
        {"place": "Elsewhere"},  # another edition of the same date says the same
        {"starts": time(10)},
        {"day": date(2019, 4, 11), "starts": time(14)},
    ):
        scene.change_meeting(meeting, **changes)
        scene.publish(board)
        told.append(calendar(client).event(f"meeting-{meeting}")["DESCRIPTION"].split("\n")[0])
    assert told == [
        "Moved from Thursday 21 March 2019.",
        "Moved from Thursday 21 March 2019.",
        "Moved from 2pm.",
        "Moved from Thursday 4 April 2019 at 10am.",
    ]
    scene.change_meeting(meeting, status=MeetingStatus.CANCELLED)
    scene.publish(board)
    assert "Moved" not in calendar(client).event(f"meeting-{meeting}")["DESCRIPTION"]


def test_an_edition_without_news_of_a_moved_meeting_leaves_its_bytes_alone(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting, other = scene.meetings(board, [(date(2019, 3, 21), time(14)), (date(2019, 4, 18), time(14))])
    scene.publish(board)
    scene.change_meeting(meeting, day=date(2019, 4, 4))
    scene.publish(board)
    before = calendar(client).event(f"meeting-{meeting}")
    scene.change_meeting(other, place="Elsewhere")
    scene.publish(board)
    assert calendar(client).event(f"meeting-{meeting}") == before


@pytest.mark.parametrize(
    ("status", "word"), [(MeetingStatus.CANCELLED, "CANCELLED"), (MeetingStatus.POSTPONED, "POSTPONED")]
)
def test_a_meeting_that_will_not_take_place_stays_in_the_calendar_with_three_signs(
    client: InspectingClient, scene: Scene, board: int, status: MeetingStatus, word: str
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    scene.publish(board)
    scene.change_meeting(meeting, status=status)
    scene.publish(board)
    (event,) = calendar(client).events
    assert event["UID"].startswith(f"meeting-{meeting}@")
    assert event["SUMMARY"] == f"{word}: {NAME}"
    assert event["STATUS"] == "CANCELLED"
    assert (event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("TRANSPARENT", "FREE")
    assert event["SEQUENCE"] == "1"


def test_a_meeting_dropped_from_the_programme_stays_as_cancelled(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    dropped, kept = scene.meetings(board, [(date(2019, 3, 14), time(14)), (date(2019, 4, 4), time(14))])
    scene.publish(board)
    scene.drop_meeting(dropped)
    scene.publish(board)
    shown = calendar(client)
    gone = shown.event(f"meeting-{dropped}")
    assert gone["SUMMARY"] == f"CANCELLED: {NAME}"
    assert (gone["STATUS"], gone["TRANSP"], gone["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", "1")
    assert shown.event(f"meeting-{kept}")["SEQUENCE"] == "0"


def test_a_cancelled_meeting_that_is_called_again_is_confirmed_with_a_still_higher_sequence(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    for status in (MeetingStatus.PROVISIONAL, MeetingStatus.CANCELLED, MeetingStatus.CONFIRMED):
        scene.change_meeting(meeting, status=status)
        scene.publish(board)
    (event,) = calendar(client).events
    assert (event["STATUS"], event["SUMMARY"], event["SEQUENCE"]) == ("CONFIRMED", NAME, "2")


def test_a_change_that_no_calendar_shows_leaves_every_byte_alone(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    item = scene.item(meeting, "Coventry Parenting Strategy")
    scene.publish(board)
    before = client.get(BOARD)
    scene.change_item(item, detail="Longer words for the programme page.")
    scene.publish(board)
    after = client.get(BOARD)
    assert after.data == before.data
    assert after.headers["ETag"] == before.headers["ETag"]


def test_a_private_item_is_not_told(client: InspectingClient, scene: Scene, board: int) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    scene.item(meeting, "A named child's care", {PartRole.LEAD_OFFICER: ["John Gregg"]}, exempt_paragraph=2)
    scene.publish(board)
    body = client.get(BOARD).data + client.get(EVERYTHING).data
    assert b"Private item (paragraph 2" in body
    assert b"named child" not in body
    assert b"Gregg" not in body


def test_a_long_name_is_cut_to_what_calendars_show(client: InspectingClient, scene: Scene) -> None:
    name = "Children, Families; Education \\ Skills and " * 4
    committee = scene.committee("long", name)
    scene.meeting(committee, date(2019, 4, 4))
    scene.publish(committee)
    shown = calendar(client, "/committees/long/calendar.ics")
    assert shown["NAME"].startswith("Children, Families; Education \\ Skills and Children")
    assert shown["NAME"].endswith("…")
    assert shown.events[0]["SUMMARY"] == name.strip()


def test_a_board_renamed_is_renamed_in_calendars_when_it_publishes(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    scene.meeting(board, date(2019, 4, 4))
    scene.publish(board)
    before = client.get(BOARD)
    scene.change_committee(board, name="Learning Scrutiny Board (2)")
    assert client.get(BOARD).data == before.data
    scene.publish(board)
    shown = calendar(client)
    assert (shown["NAME"], shown.events[0]["SUMMARY"]) == ("Learning Scrutiny Board (2)",) * 2
    assert client.get(BOARD).headers["ETag"] != before.headers["ETag"]


def test_meetings_at_the_same_hour_stand_in_the_order_of_their_ids(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    ids = scene.meetings(board, [(date(2019, 4, 4), time(14))] * 12)
    scene.publish(board)
    assert [event["UID"].split("@")[0] for event in calendar(client).events] == [f"meeting-{id_}" for id_ in ids]


def test_the_stamps_come_from_the_publication_and_not_from_the_clock(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    scene.meeting(board, date(2019, 4, 4))
    scene.publish(board, at=datetime(2019, 3, 5, 11, 12, 13, 999999, tzinfo=UTC))
    shown = calendar(client)
    assert shown["LAST-MODIFIED"] == "20190305T111213Z"
    assert {shown.events[0][name] for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED")} == {"20190305T111213Z"}


def test_two_publications_in_one_second_still_differ_in_every_stamp(
    client: InspectingClient, scene: Scene, board: int
) -> None:
    meeting = scene.meeting(board, date(2019, 4, 4))
    at = datetime(2019, 3, 5, 11, 12, 13, 100, tzinfo=UTC)
    scene.publish(board, at=at)
    before = client.get(BOARD).headers
    scene.change_meeting(meeting, place="Elsewhere")
    scene.publish(board, at=at + timedelta(milliseconds=200))
    after = client.get(BOARD).headers
    assert after["ETag"] != before["ETag"]
    assert (before["Last-Modified"], after["Last-Modified"]) == (
        "Tue, 05 Mar 2019 11:12:13 GMT",
        "Tue, 05 Mar 2019 11:12:14 GMT",
    )
