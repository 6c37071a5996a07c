"""What a personal calendar shows: the chosen meetings as everybody's calendar has them, and its owner's deadlines."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import icalendar
import pytest
from flask import Flask

from tests.feeds.personal.conftest import Year
from tests.feeds.personal.scene import Owner, an_owner, change, lead, shown
from tests.feeds.scene import BASE_URL, SLUG, Scene
from tests.support.client import InspectingClient
from tests.support.ical import Calendar
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, PartRole
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.reports import Report

EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
DRAFT = "deadline-{}-draft"


def calendar(client: InspectingClient, path: str) -> Calendar:
    response = client.get(path)
    assert response.status_code == 200
    icalendar.Calendar.from_ical(response.data)  # and the library can read it too
    return shown(response.data)


def names(found: Calendar) -> list[str]:
    return [event["UID"].split("@")[0] for event in found.events]


def test_all_meetings_of_all_committees(client: InspectingClient, gregg: Owner, year: Year) -> None:
    found = calendar(client, gregg.feed(name="Everything"))
    assert names(found) == [f"meeting-{number}" for number in (year.march, year.elsewhere, year.april)]
    assert found["NAME"] == "Everything"
    assert found["URL"] == f"{BASE_URL}/"
    assert "SOURCE" not in found.root


def test_chosen_committees_only(client: InspectingClient, gregg: Owner, year: Year) -> None:
    assert names(calendar(client, gregg.feed(committees=[year.other]))) == [f"meeting-{year.elsewhere}"]
    both = gregg.feed(committees=[year.other, year.board])
    assert names(calendar(client, both)) == names(calendar(client, gregg.feed()))


def test_only_meetings_for_which_an_item_of_ones_own_is_planned(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True)
    assert names(calendar(client, path)) == [f"meeting-{year.april}"]
    assert names(calendar(client, gregg.feed(own=True, committees=[year.other]))) == []
    invited = scene.item(year.elsewhere, "Budget")
    lead(scene, invited, gregg.person_id, role=PartRole.INVITEE)
    scene.publish(year.other)
    assert names(calendar(client, path)) == [f"meeting-{year.elsewhere}", f"meeting-{year.april}"]


def test_a_meeting_is_the_same_bytes_as_in_the_public_calendars(
    client: InspectingClient, gregg: Owner, year: Year
) -> None:
    public = set(EVENT.findall(client.get("/calendar.ics").data))
    for wanted in ({}, {"own": True}, {"committees": [year.board]}):
        mine = EVENT.findall(client.get(gregg.feed(**wanted)).data)
        assert mine
        assert set(mine) <= public


def test_deadlines_are_whole_free_days_of_their_own_kind(client: InspectingClient, gregg: Owner, year: Year) -> None:
    found = calendar(client, gregg.feed(own=True, deadlines=True))
    stages = ("brief", "draft", "finance_legal", "director", "final", "dispatch")
    assert names(found) == [*(f"deadline-{year.item}-{stage}" for stage in stages), f"meeting-{year.april}"]
    draft = found.event(DRAFT.format(year.item))
    assert draft["SUMMARY"] == "Draft due: Coventry Parenting Strategy (4 April)"
    assert (draft["DTSTART"], draft["DTEND"]) == ("20190314", "20190315")
    assert draft["CATEGORIES"] == "Report deadline"
    assert draft["URL"] == f"{BASE_URL}/items/{year.item}/"
    assert draft["DESCRIPTION"].split("\n")[:2] == [
        "The draft report is with the scrutiny co-ordinator 15 working days before the meeting.",
        "For the meeting of Education and Children's Services Scrutiny Board (2) on Thursday 4 April 2019 at 2pm.",
    ]
    assert draft["SEQUENCE"] == "0"
    read = icalendar.Calendar.from_ical(client.get(gregg.feed(deadlines=True)).data)
    days = [event.decoded("dtstart") for event in read.walk("VEVENT") if event["uid"].startswith("deadline")]
    assert len(days) == 6
    assert date(2019, 3, 14) in days


def test_only_whoever_leads_on_the_item_has_its_deadlines(
    client: InspectingClient, scene: Scene, app_settings: Settings, year: Year
) -> None:
    maton = an_owner(scene, app_settings, "Cllr Maton", Role.COUNCILLOR)
    lead(scene, year.item, maton.person_id, role=PartRole.CABINET_MEMBER)
    scene.change_meeting(year.march, place="Elsewhere")
    scene.publish(year.board)
    assert names(calendar(client, maton.feed(own=True, deadlines=True))) == [f"meeting-{year.april}"]


def test_deadlines_follow_the_chosen_committees(client: InspectingClient, gregg: Owner, year: Year) -> None:
    found = calendar(client, gregg.feed(deadlines=True, committees=[year.other]))
    assert names(found) == [f"meeting-{year.elsewhere}"]


def test_a_stage_that_is_marked_as_done_goes_with_those_before_it_and_comes_back(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    before = client.get(path)
    with scene.database.transaction(at=scene.now) as session:
        session.add(Report(item_id=year.item, committee_id=year.board, stages={"draft": {"on": "2019-03-01"}}))
    found = calendar(client, path)
    assert [name for name in names(found) if name.startswith("deadline")] == [
        f"deadline-{year.item}-{stage}" for stage in ("finance_legal", "director", "final", "dispatch")
    ]
    change(scene, Report, year.item, stages={})
    after = client.get(path)
    assert after.data == before.data, "what comes back is what it was"
    assert after.headers["ETag"] != before.headers["ETag"]


def test_a_meeting_that_moves_takes_its_deadlines_along_under_the_same_names(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(deadlines=True)
    before = calendar(client, path).event(DRAFT.format(year.item))
    scene.now += timedelta(days=1)
    scene.change_meeting(year.april, day=date(2019, 4, 11))
    scene.publish(year.board)
    after = calendar(client, path).event(DRAFT.format(year.item))
    assert (before["DTSTART"], after["DTSTART"]) == ("20190314", "20190321")
    assert after["SUMMARY"].endswith("(11 April)")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTAMP"] > before["DTSTAMP"]
    assert after["CREATED"] == before["CREATED"]


def test_another_chain_and_other_closure_days_move_them_at_once(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(deadlines=True)
    seen = [client.get(path)]
    scene.now += timedelta(days=1)
    change(scene, Committee, year.board, deadline_chain=[
        {"key": "draft", "name": "Draft", "working_days": 20},
        {"key": "public", "name": "Public", "working_days": "dispatch"},
    ])  # fmt: skip
    seen.append(client.get(path))
    scene.now += timedelta(days=1)
    closure = {"first": "2019-03-20", "last": "2019-03-20", "reason": "Moving house"}
    change(scene, Council, 1, closures=[closure])
    seen.append(client.get(path))
    drafts = [shown(answer.data).event(DRAFT.format(year.item)) for answer in seen]
    assert [draft["DTSTART"] for draft in drafts] == ["20190314", "20190307", "20190306"]
    sequences = [int(draft["SEQUENCE"]) for draft in drafts]
    assert sequences == sorted(set(sequences))
    assert [draft["DTSTAMP"][:8] for draft in drafts] == ["20190301", "20190302", "20190303"]
    assert len({answer.headers["ETag"] for answer in seen}) == 3


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_a_meeting_that_is_called_off_has_no_deadlines(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year, status: MeetingStatus
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    assert len(names(calendar(client, path))) == 7
    scene.change_meeting(year.april, status=status)
    scene.publish(year.board)
    found = calendar(client, path)
    assert names(found) == [f"meeting-{year.april}"]
    assert found.events[0]["STATUS"] == "CANCELLED"


def test_a_private_item_is_only_that_even_for_whoever_writes_it(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    secret = scene.item(
        year.march, "MARKER child K", exempt_paragraph=2, detail="MARKER", public_interest="MARKER",
        referral_note="MARKER", report_line="MARKER", target_text="MARKER", agenda_title="MARKER",
    )  # fmt: skip
    lead(scene, secret, gregg.person_id)
    scene.publish(year.board)
    answer = client.get(gregg.feed(own=True, deadlines=True))
    found = shown(answer.data)
    assert found.event(DRAFT.format(secret))["SUMMARY"] == "Draft due: Private item (21 March)"
    assert b"MARKER" not in answer.data
    assert names(found).count(f"meeting-{year.march}") == 1


def test_nothing_of_the_working_programme_is_in_it(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    before = client.get(path).data
    scene.change_meeting(year.april, day=date(2019, 4, 25))
    lead(scene, scene.item(year.march, "Not yet published"), gregg.person_id)
    assert client.get(path).data == before


def test_a_meeting_beyond_the_known_bank_holidays_has_no_deadlines_and_upsets_nothing(
    client: InspectingClient, scene: Scene, gregg: Owner, board: int
) -> None:
    far = scene.meeting(board, date(2040, 4, 5))
    lead(scene, scene.item(far, "Far ahead"), gregg.person_id)
    scene.publish(board, year=2039)
    assert names(calendar(client, gregg.feed(own=True, deadlines=True))) == [f"meeting-{far}"]


def test_deadlines_stay_to_the_end_of_the_next_month_and_meetings_for_a_year(
    make_app: Callable[..., Flask], gregg: Owner, year: Year
) -> None:
    path = gregg.feed(own=True, deadlines=True)
    stages = {}
    for today in (date(2019, 3, 1), date(2019, 3, 31), date(2019, 4, 1), date(2019, 4, 30), date(2019, 5, 1)):
        client = make_app(base_url=BASE_URL, today=today).test_client()
        found = names(calendar(client, path))
        assert f"meeting-{year.april}" in found
        stages[today] = len(found) - 1
    assert list(stages.values()) == [6, 6, 5, 5, 0]


def test_nonsense_in_titles_and_stages_still_makes_a_calendar(
    client: InspectingClient, scene: Scene, gregg: Owner, year: Year, app_database: Database
) -> None:
    scene.change_item(year.item, title='Tab\there; comma, "quote" \\ \x0b line\u2028break \ufeff' + "é" * 120)
    change(scene, Committee, year.board, name="Board; with, all\\of it", deadline_chain=[
        {"key": "two words\n; ü", "name": "Draft\nand more", "working_days": 15},
        {"key": "out", "name": "Out", "working_days": "dispatch"},
    ])  # fmt: skip
    scene.publish(year.board)
    found = calendar(client, gregg.feed(own=True, deadlines=True))
    assert len(found.events) == 3
    assert "Tab here; comma" in found.events[0]["SUMMARY"]


def test_an_account_that_is_no_persons_has_all_meetings(
    client: InspectingClient, scene: Scene, app_settings: Settings, year: Year
) -> None:
    nobody = an_owner(scene, app_settings, "Gennie Holmes", Role.COORDINATOR, person=False)
    assert len(names(calendar(client, nobody.feed()))) == 3


def test_before_anything_is_published_it_is_empty_and_valid(
    client: InspectingClient, scene: Scene, board: int, gregg: Owner
) -> None:
    paths = [gregg.feed(), gregg.feed(own=True, deadlines=True), gregg.feed(committees=[board])]
    empty = [client.get(path) for path in paths]
    assert [shown(answer.data).events for answer in empty] == [[], [], []]
    scene.meeting(board, date(2019, 4, 4))
    scene.publish(board)
    for path, answer in zip(paths, empty, strict=True):
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 200
    assert f"/committees/{SLUG}/" not in empty[0].text
