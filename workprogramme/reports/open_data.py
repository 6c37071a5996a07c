"""The published programme as JSON for other systems, in the form that docs/programme-json.md describes.

Knows programmes; knows no request. What is written here once, is read elsewhere for years: names are only added.
"""

import json
from datetime import UTC
from typing import Any, Final

from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.reports.published import Published

FORMAT: Final = 1  # raise it when a name goes or means something else, not when one is added
RENDERING: Final = 2  # of the bytes for an edition; raise it when they change, so that every ETag does


def open_data(edition: Published, letterhead: Letterhead) -> bytes:
    """The edition as UTF-8."""
    return json.dumps(told(edition, letterhead), ensure_ascii=False, indent=2).encode() + b"\n"


def told(edition: Published, letterhead: Letterhead) -> dict[str, Any]:
    """The edition as JSON can hold it. Dates are ISO 8601; wall clock in London but for `published_at`, in UTC."""
    line, programme, base_url = edition.line, edition.programme, letterhead.base_url
    committee = programme.committee
    page = f"{base_url}/committees/{committee.slug}/"
    return {
        "format": FORMAT,
        "council": letterhead.council,
        "committee": {"id": committee.id, "name": committee.name, "code": committee.code, "page": page},
        "municipal_year": programme.year,
        "edition": {
            "number": line.number,
            "published_at": f"{line.published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "note": line.note,
            "consulted": line.consulted if line.delegated else None,
            "consulted_on": _day(line.consulted_on) if line.delegated else None,
            "page": f"{page}editions/{line.number}/",
        },
        "meetings": [_meeting(meeting, base_url) for meeting in programme.meetings],
        "items": [_item(item, base_url) for item in programme.items],
    }


def _meeting(meeting: MeetingValue, base_url: str) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "date": meeting.day.isoformat(),
        "starts": meeting.starts.isoformat("minutes"),
        "ends": meeting.ends.isoformat("minutes") if meeting.ends else None,
        "place": meeting.place,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "note": meeting.note,
        "elsewhere": meeting.link,
        "page": f"{base_url}/meetings/{meeting.id}/",
    }


def _item(item: ItemValue, base_url: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "agenda_title": item.agenda_title,
        "detail": item.detail,
        "kind": item.kind.value,
        "report_line": item.report_line,
        "meeting": item.meeting_id,
        "target": item.target_text,
        "target_earliest": _day(item.target_earliest),
        "target_latest": _day(item.target_latest),
        "cabinet_members": list(item.cabinet_members),
        "lead_officers": list(item.lead_officers),
        "partners": list(item.partners),
        "invitees": list(item.invitees),
        "referral": item.referral.value if item.referral else None,
        "referral_note": item.referral_note,
        "exempt_paragraph": item.exempt_paragraph,
        "page": f"{base_url}/items/{item.id}/",
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
