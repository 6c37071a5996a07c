"""Whatever somebody chooses, their calendar is a part of everybody's: the same names and bytes, and nothing besides."""

import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.feeds.personal.scene import Owner, an_owner, lead, shown
from tests.feeds.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.config import Settings
from workprogramme.domain.deadlines import timetable
from workprogramme.domain.kinds import MeetingStatus, PartRole
from workprogramme.domain.working_days import WorkingDays

EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
UID = re.compile(rb"UID:([^\r@]+)@")
COMMITTEES, MEETINGS = 3, 5
FIRST_DAY = date(2019, 2, 1)  # whose deadlines are shown on 1 March


@dataclass
class World:
    """Committees with meetings at which John Gregg leads, is invited, or has nothing to do; all of it published."""

    committees: list[int] = field(default_factory=list)
    meetings: dict[int, list[int]] = field(default_factory=dict)
    own: set[int] = field(default_factory=set)
    led: dict[int, int] = field(default_factory=dict)
    off: set[int] = field(default_factory=set)
    days: dict[int, date] = field(default_factory=dict)


@pytest.fixture
def world(scene: Scene, gregg: Owner, app_settings: Settings) -> World:
    made, other = World(), an_owner(scene, app_settings, "Sue Frossell")
    for number in range(COMMITTEES):
        committee = scene.committee(f"committee-{number}", f"Committee; no. {number}, of several")
        days = [(date(2019, 3, 5) + timedelta(days=7 * n + number), time(9 + n)) for n in range(MEETINGS)]
        made.committees.append(committee)
        made.meetings[committee] = scene.meetings(committee, days)
        made.days |= {meeting: day for meeting, (day, _) in zip(made.meetings[committee], days, strict=True)}
        for place, meeting in enumerate(made.meetings[committee]):
            item = scene.item(meeting, f"Item {place}", exempt_paragraph=3 if place == 2 else None)
            if place % 2 == 0:
                lead(scene, item, gregg.person_id)
                made.own.add(meeting)
                made.led[item] = meeting
            elif place == 1:
                lead(scene, item, gregg.person_id, role=PartRole.INVITEE)
                made.own.add(meeting)
            lead(scene, item, other.person_id)
        off = made.meetings[committee][number]
        scene.change_meeting(off, status=MeetingStatus.CANCELLED)
        made.off.add(off)
        scene.publish(committee)
    return made


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.sets(st.integers(0, COMMITTEES - 1)), own=st.booleans(), deadlines=st.booleans())
def test_any_choice_is_a_part_of_everybodys_calendar_and_exactly_the_right_one(
    client: InspectingClient, gregg: Owner, world: World, places: set[int], own: bool, deadlines: bool
) -> None:
    chosen = [world.committees[place] for place in places] or world.committees
    public = {_uid(event): event for event in EVENT.findall(client.get("/calendar.ics").data)}
    path = gregg.at_most(5).feed(committees=[world.committees[place] for place in places], own=own, deadlines=deadlines)
    body = client.get(path).data
    shown(body)
    assert len(icalendar.Calendar.from_ical(body).walk("VEVENT")) == body.count(b"BEGIN:VEVENT")
    mine = {_uid(event): event for event in EVENT.findall(body)}
    meetings = {uid: event for uid, event in mine.items() if uid.startswith("meeting-")}
    wanted = {
        f"meeting-{meeting}"
        for committee in chosen
        for meeting in world.meetings[committee]
        if not own or meeting in world.own
    }
    assert meetings == {uid: public[uid] for uid in wanted}
    due = {
        f"deadline-{item}-{deadline.stage.key}"
        for item, meeting in world.led.items()
        if deadlines and meeting not in world.off and any(meeting in world.meetings[one] for one in chosen)
        for deadline in timetable(world.days[meeting], WorkingDays())
        if deadline.day >= FIRST_DAY
    }
    assert mine.keys() - meetings.keys() == due


def test_a_deadline_is_the_same_in_every_calendar_of_its_owner(
    client: InspectingClient, gregg: Owner, world: World
) -> None:
    bodies = [
        client.get(gregg.feed(deadlines=True, own=own, committees=committees)).data
        for own in (False, True)
        for committees in ([], world.committees[:1], world.committees[:2])
    ]
    seen: dict[str, set[bytes]] = {}
    for event in (event for body in bodies for event in EVENT.findall(body)):
        seen.setdefault(_uid(event), set()).add(event)
    assert len(seen) > 30
    assert {uid for uid, versions in seen.items() if len(versions) > 1} == set()


def _uid(event: bytes) -> str:
    found = UID.search(event)
    assert found
    return found[1].decode()
