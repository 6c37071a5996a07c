"""The days by which agendas must be public, in a calendar of one's own: lawful, free, and gone once they are."""

from datetime import date

import pytest
from sqlalchemy import update

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner
from tests.feeds.scene import Scene
from tests.support.client import InspectingClient
from tests.support.ical import Calendar, read
from workprogramme.domain.kinds import MeetingKind
from workprogramme.domain.refusals import Refused
from workprogramme.models.agendas import Agenda
from workprogramme.models.council import Council

ONLY = {"meetings": False, "agendas": True}


def shown(client: InspectingClient, path: str) -> Calendar:
    return read(client.get(path).data, secret=True)


def names(calendar: Calendar) -> list[str]:
    return [event["UID"].split("@")[0] for event in calendar.events]


def test_each_is_a_whole_free_day_of_its_own_kind(client: InspectingClient, gregg: Owner, year: Year) -> None:
    found = shown(client, gregg.feed(**ONLY))
    assert names(found) == [f"agenda-{number}" for number in (year.march, year.elsewhere, year.april)]
    event = found.event(f"agenda-{year.april}")
    assert event["SUMMARY"] == "Agenda must be public: scrutiny-board-2, 4 April"
    assert (event["DTSTART"], event["DTEND"]) == ("20190327", "20190328")
    assert (event["CATEGORIES"], event["TRANSP"]) == ("Agenda deadline", "TRANSPARENT")
    assert event["URL"].endswith(f"/meetings/{year.april}/agenda/")
    assert "5 clear days before the meeting of Education and Children's" in event["DESCRIPTION"]


def test_they_stand_beside_meetings_and_follow_the_committees(
    client: InspectingClient, gregg: Owner, year: Year
) -> None:
    found = shown(client, gregg.feed(agendas=True, committees=[year.other]))
    assert names(found) == [f"agenda-{year.elsewhere}", f"meeting-{year.elsewhere}"]
    assert not [name for name in names(shown(client, gregg.feed())) if name.startswith("agenda")]


def test_one_goes_when_its_agenda_is_published(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(**ONLY)
    before = client.get(path)
    with scene.database.transaction(at=scene.now) as session:
        session.add(Agenda(meeting_id=year.april, committee_id=year.board, document={}, published=1))
    scene.change_meeting(year.march, place="Elsewhere")
    scene.publish(year.board)
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert names(read(after.data, secret=True)) == [f"agenda-{number}" for number in (year.march, year.elsewhere)]


def test_what_needs_no_notice_has_none(client: InspectingClient, scene: Scene, gregg: Owner, year: Year) -> None:
    scene.change_meeting(year.march, kind=MeetingKind.INFORMAL)
    scene.publish(year.board)
    assert f"agenda-{year.march}" not in names(shown(client, gregg.feed(**ONLY)))


def test_a_closure_day_moves_it_and_the_calendar_is_another(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(**ONLY)
    before = client.get(path)
    closed = [{"first": "2019-03-29", "last": "2019-03-29", "reason": "Moving house"}]
    with scene.database.transaction(at=scene.now) as session:
        session.execute(update(Council).values(closures=closed, version=Council.version + 1))
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    moved = read(after.data, secret=True).event(f"agenda-{year.april}")
    assert moved["DTSTART"] == "20190326"
    assert int(moved["SEQUENCE"]) > int(read(before.data, secret=True).event(f"agenda-{year.april}")["SEQUENCE"])


def test_past_the_known_bank_holidays_there_is_none(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    far = scene.meeting(year.board, date(2040, 4, 5))
    scene.publish(year.board, year=2039)
    assert f"agenda-{far}" not in names(shown(client, gregg.feed(**ONLY)))


def test_a_calendar_of_nothing_is_refused(gregg: Owner, year: Year) -> None:
    with pytest.raises(Refused, match="Nothing would be in this calendar"):
        gregg.feed(meetings=False)
