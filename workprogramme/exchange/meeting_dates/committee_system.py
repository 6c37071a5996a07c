"""The council's committee system: how it is asked for meetings, and what is made of its answer.

Modern.gov's web service: GetMeetings with a committee's number (0: all of them) and two days.
"""

from datetime import date
from typing import Final
from urllib.parse import urlencode

from workprogramme.exchange.meeting_dates.fetching import MOST, SECONDS, Unfetched, fetch
from workprogramme.exchange.reading.calendars import Calendar, is_of_a_committee_system, read_committee_system
from workprogramme.exchange.reading.files import text_in
from workprogramme.exchange.reading.unreadable import Unreadable

ALL: Final = "0"  # in the place of a committee's number
SERVICE: Final = "mgWebService.asmx"


def ask_for_meetings(
    url: str, number: str, first: date, last: date, *, inside: bool = False, seconds: float = SECONDS, most: int = MOST
) -> tuple[bytes, Calendar]:
    """The answer, and the meetings in it, of a committee from `first` to `last`, both included.

    Raises Unfetched with a sentence.
    """
    address = meetings_address(url, number, first, last)
    try:
        data = fetch(address, inside=inside, seconds=seconds, most=most)
        text = text_in(data, most)
        if text is None or not is_of_a_committee_system(text):
            raise Unfetched("It answered with something else than meetings. Check the setting COMMITTEE_SYSTEM_URL.")
        return data, read_committee_system(text)
    except Unreadable:
        raise Unfetched("Its answer cannot be read.") from None


def meetings_address(url: str, number: str, first: date, last: date) -> str:
    """Where the meetings are asked for. `url`: the setting, with or without the name of the service."""
    base = url.rstrip("/")
    if not base.casefold().endswith(".asmx"):
        base = f"{base}/{SERVICE}"
    asked = {"lCommitteeId": number, "sFromDate": f"{first:%d/%m/%Y}", "sToDate": f"{last:%d/%m/%Y}"}
    return f"{base}/GetMeetings?{urlencode(asked, safe='/')}"
