"""Where the reader's documents lie, and how a test accounts for every word of one."""

import re
from datetime import date
from pathlib import Path

from workprogramme.exchange.reading import Reading

REPOSITORY = Path(__file__).parents[2]
DOCUMENTS = Path(__file__).with_name("documents")
DEMO = REPOSITORY / "workprogramme" / "demo" / "programme-2018-19.txt"
FOUNDING = REPOSITORY.parent / "shared" / "founding-document"
PACK = FOUNDING / "agenda-pack-2019-04-04.txt"

HEAD = "Date\tTitle\tDetail\tCabinet Member/ Lead Officer"
_WORD = re.compile(r"\w+")
_ORDINAL = re.compile(r"(?<=\d) ?<sup>(\w\w)</sup>")
_MARKUP = re.compile(r"<[^<>]*>|&\w+;")


def programme(*rows: str, head: str = HEAD) -> str:
    """A programme of those rows under a head."""
    return "\n".join((head, *rows)) + "\n"


def lines_missing(text: str, reading: Reading) -> list[int]:
    """The numbers of the lines of `text` that are not blank and of which nothing was kept."""
    kept = {line for item in reading.items for line in item.lines}
    kept |= {line for meeting in reading.meetings for line in meeting.lines}
    kept |= {heading.line for heading in reading.headings} | {unread.line for unread in reading.unread}
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip() and number not in kept]


def words_missing(text: str, reading: Reading) -> list[tuple[int, str]]:
    """The words of `text` that are in nothing kept of their line, with the line's number."""
    kept: dict[int, list[str]] = {}

    def keep(lines: tuple[int, ...], *texts: str) -> None:
        for line in lines:
            kept.setdefault(line, []).extend(texts)

    for meeting in reading.meetings:
        keep(meeting.lines, meeting.note, _ways_to_write(meeting.date))
    for item in reading.items:
        keep(item.lines, item.title_as_written, item.detail, item.target.text, *item.people.everyone, *item.unsure)
        keep(item.lines, _ways_to_write(item.report_deadline) if item.report_deadline else "")
    for heading in reading.headings:
        keep((heading.line,), heading.text)
    for unread in reading.unread:
        keep((unread.line,), unread.text)
    missing = []
    for number, line in enumerate(text.split("\n"), 1):
        known = set(_words(" ".join(kept.get(number, ()))))
        missing += [(number, word) for word in _words(line) if word not in known]
    return missing


def _words(text: str) -> list[str]:
    """ "4 <sup>th</sup> July" and "4th July" are the same words."""
    return _WORD.findall(_MARKUP.sub(" ", _ORDINAL.sub(r"\1", text)))


def _ways_to_write(day: date) -> str:
    ordinals = " ".join(f"{day.day}{ending}" for ending in ("", "st", "nd", "rd", "th"))
    return f"{day:%d %m %Y %y %B %b %A %a} {ordinals}"
