"""Meetings as schema.org events: in London's time, with their state, and no more than the public may know."""

import json
from dataclasses import replace
from datetime import date, time

import pytest

from tests.reports.scene import COMMITTEE, EDITION, LETTERHEAD, MEETINGS, SECRET
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.programme import MeetingValue
from workprogramme.web.events import event, inline, one, several

SITE = (LETTERHEAD.council, LETTERHEAD.base_url)
ITEMS = EDITION.programme.at(4)


def test_a_meeting_is_an_event() -> None:
    assert event(MEETINGS[0], EDITION.programme.at(1), COMMITTEE, *SITE) == {
        "@type": "Event",
        "@id": "https://scrutiny.example.gov.uk/meetings/1/",
        "name": COMMITTEE.name,
        "url": "https://scrutiny.example.gov.uk/meetings/1/",
        "startDate": "2018-06-21T14:00:00+01:00",
        "endDate": "2018-06-21T16:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": "Coventry City Council",
            "url": "https://scrutiny.example.gov.uk/",
        },
        "location": {"@type": "Place", "name": "Council House", "address": "Council House, Coventry City Council"},
        "description": "Planned: Fostering and SCR – Baby F.",
        "isAccessibleForFree": True,
    }


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (MeetingStatus.CANCELLED, "EventCancelled"),
        (MeetingStatus.POSTPONED, "EventPostponed"),
        (MeetingStatus.PROVISIONAL, "EventScheduled"),
        (MeetingStatus.HELD, "EventScheduled"),
    ],
)
def test_its_state_is_schema_orgs(status: MeetingStatus, told: str) -> None:
    found = event(replace(MEETINGS[0], status=status), (), COMMITTEE, *SITE)
    assert found["eventStatus"] == f"https://schema.org/{told}"


def test_winter_and_past_midnight() -> None:
    late = MeetingValue(id=9, day=date(2019, 1, 31), starts=time(22), ends=time(0, 30))
    found = event(late, (), COMMITTEE, *SITE)
    assert (found["startDate"], found["endDate"]) == ("2019-01-31T22:00:00+00:00", "2019-02-01T00:30:00+00:00")
    assert not {"location", "description"} & found.keys()


def test_nobody_is_invited_to_a_briefing_and_told_nothing_private() -> None:
    found = event(replace(MEETINGS[3], kind=MeetingKind.INFORMAL), ITEMS, COMMITTEE, *SITE)
    assert "isAccessibleForFree" not in found
    assert found["name"].endswith("(informal briefing)")
    assert SECRET not in json.dumps(found)


def test_it_is_json_ld() -> None:
    told = event(MEETINGS[0], (), COMMITTEE, *SITE)
    assert json.loads(one(told)) == {"@context": "https://schema.org", **told}
    assert json.loads(several([told])) == {"@context": "https://schema.org", "@graph": [told]}


def test_no_text_in_a_page_ends_the_block_that_it_stands_in() -> None:
    odd = "</script><script>alert(1)</script> <!-- & \u2028"
    told = event(replace(MEETINGS[0], place=odd), (), COMMITTEE, *SITE)
    written = inline(told)
    assert not set("<>&") & set(written)
    assert json.loads(written)["location"]["name"] == odd
    assert json.loads(written)["@context"] == "https://schema.org"
