"""The addresses by which a calendar is taken up: its own, and the links that hand it to a calendar program."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

GOOGLE = "https://calendar.google.com/calendar/r?"
OUTLOOK = "https://outlook.office.com/calendar/0/addfromweb?"


@dataclass(frozen=True)
class FeedAddress:
    """One calendar and the ways into it. `feed` is the address to copy."""

    feed: str
    program: str
    google: str
    outlook: str


def address_of(feed: str, name: str) -> FeedAddress:
    """The ways into the calendar at the absolute address `feed`.

    Google takes only webcal:// in a link, Outlook only https://; Apple's and Thunderbird's programs open webcal://.
    """
    program = "webcal://" + feed.partition("://")[2]
    return FeedAddress(
        feed=feed,
        program=program,
        google=GOOGLE + urlencode({"cid": program}),
        outlook=OUTLOOK + urlencode({"url": feed, "name": name}, quote_via=quote),
    )
