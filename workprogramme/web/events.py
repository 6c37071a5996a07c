"""Published meetings as schema.org events in JSON-LD, for search engines and for whoever gathers dates.

Knows published meetings in the public's view; knows no request. Source: schema.org/Event.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from markupsafe import Markup

from workprogramme.clock import LONDON
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue
from workprogramme.web.words import join_names

CONTEXT: Final = "https://schema.org"
_STATUS: Final = {MeetingStatus.CANCELLED: "EventCancelled", MeetingStatus.POSTPONED: "EventPostponed"}


def event(
    meeting: MeetingValue, items: Iterable[ItemValue], committee: CommitteeValue, council: str, base_url: str
) -> dict[str, Any]:
    """One meeting. `items`: in order, already as the public may read them. Without a known end there is none.

    `council`: its name; `base_url`: the address of its site, without a final slash.
    """
    page, titles = f"{base_url}/meetings/{meeting.id}/", [item.title for item in items]
    kind = "" if meeting.kind is MeetingKind.FORMAL else f" ({meeting.kind.label.lower()})"
    told: dict[str, Any] = {
        "@type": "Event",
        "@id": page,
        "name": f"{committee.name}{kind}",
        "url": page,
        "startDate": _moment(meeting.day, meeting.starts),
        "eventStatus": f"{CONTEXT}/{_STATUS.get(meeting.status, 'EventScheduled')}",
        "organizer": {"@type": "GovernmentOrganization", "name": council, "url": f"{base_url}/"},
    }
    if meeting.ends is not None:
        told["endDate"] = _moment(meeting.day + timedelta(days=meeting.ends < meeting.starts), meeting.ends)
    if meeting.place:
        told["eventAttendanceMode"] = f"{CONTEXT}/OfflineEventAttendanceMode"
        told["location"] = {
            "@type": "Place",
            "name": meeting.place,
            "address": f"{meeting.place}, {council}",
        }
    if titles:
        told["description"] = f"Planned: {join_names(titles)}."
    if meeting.kind.needs_notice:  # a meeting that the public must be told of is one that it may come to
        told["isAccessibleForFree"] = True
    return told


def _moment(day: date, at: time) -> str:
    return datetime.combine(day, at, LONDON).isoformat()


def inline(told: dict[str, Any]) -> Markup:
    """One event as it may stand inside a page: no text in it can end the block that it stands in."""
    written = json.dumps({"@context": CONTEXT, **told}, ensure_ascii=False)
    for letter in "<>&":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(written)  # noqa: S704  (no letter in it can end the block)


def one(told: dict[str, Any]) -> bytes:
    """One event as a JSON-LD document."""
    return _written({"@context": CONTEXT, **told})


def several(told: list[dict[str, Any]]) -> bytes:
    """Several events as one JSON-LD document."""
    return _written({"@context": CONTEXT, "@graph": told})


def _written(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
