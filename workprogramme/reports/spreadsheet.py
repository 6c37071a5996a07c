"""The published programme as CSV: one line for each item, for a spreadsheet. Knows programmes; knows no request."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from workprogramme.domain.programme import ItemValue, MeetingValue, Programme
from workprogramme.reports.programme_paper import TO_BE_SCHEDULED
from workprogramme.web.csv_text import safe_cell

RENDERING: Final = 1  # of the bytes for a programme; raise it when they change, so that every ETag does
HEADS: Final = ("Date", "Title", "Detail", "Cabinet member", "Lead officer", "Partner", "To be invited", "Kind of item",
                "Starts", "Ends", "Place", "Kind of meeting", "Status", "Address")  # fmt: skip
BETWEEN: Final = "; "


def spreadsheet(programme: Programme, base_url: str) -> bytes:
    """The lines in UTF-8 with a mark by which Excel knows it, separated by commas, ended by CRLF.

    Dates are written 2019-04-04, times 14:00; an item to be scheduled has its target's words for a date. A cell that
    a spreadsheet would run as a formula begins with an apostrophe, which makes it a text.
    """
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(HEADS)
    placed = programme.by_meeting()
    for meeting in programme.meetings:
        for item in placed[meeting.id]:
            writer.writerow(
                map(safe_cell, (meeting.day.isoformat(), *_item(item), *_meeting(meeting), _url(item, base_url)))
            )
    for item in programme.to_be_scheduled:
        when = item.target_text or TO_BE_SCHEDULED
        writer.writerow(map(safe_cell, (when, *_item(item), "", "", "", "", "", _url(item, base_url))))
    return told.getvalue().encode("utf-8-sig")


def _item(item: ItemValue) -> Iterator[str]:
    yield item.title
    yield item.detail
    for names in (item.cabinet_members, item.lead_officers, item.partners, item.invitees):
        yield BETWEEN.join(names)
    yield item.kind.label


def _meeting(meeting: MeetingValue) -> Iterator[str]:
    yield meeting.starts.isoformat("minutes")
    yield meeting.ends.isoformat("minutes") if meeting.ends else ""
    yield meeting.place
    yield meeting.kind.label
    yield meeting.status.label


def _url(item: ItemValue, base_url: str) -> str:
    return f"{base_url}/items/{item.id}/"
