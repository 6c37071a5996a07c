"""The issues outstanding for a meeting as the paper that goes to it, in the order of its page.

Knows the law's report of them and its English; whether exempt words are in the report is decided by whoever made it.
"""

from collections.abc import Iterator
from datetime import datetime

from workprogramme.domain.outstanding import Line, OutstandingReport, Thread
from workprogramme.reports.paper import PRIVATE, Block, Facts, Heading, Paper, Point, Points, Text
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.web.words import capital, count, date_words, long_date

_AWAITED = {Thread.FOLLOW_UP: "Asked for and awaited", Thread.RECOMMENDATION: "Recommended and awaited"}
_BEGAN = {Thread.FOLLOW_UP: "Asked for", Thread.RECOMMENDATION: "Recommended"}


def outstanding_paper(
    report: OutstandingReport, letterhead: Letterhead, at: datetime, code: str, page: str, *, private: bool
) -> Paper:
    """What the committee still waits for on the day of the meeting, then what ended since the one before.

    `at` (aware): since when it stands so. `code`: the committee's short one. `page`: the address of the report's page.
    `private`: exempt words are in it, which every page then says at its head.
    """
    subject = f"outstanding issues for {date_words(report.day)}"
    return Paper(
        title=f"{report.committee}: {subject}",
        heading=report.committee,
        under=capital(subject),
        council=letterhead.council,
        colour=letterhead.colour,
        logo=letterhead.logo,
        running=f"{code} {subject}",
        at=at,
        blocks=tuple(_blocks(report, page)),
        standing=PRIVATE if private else "",
    )


def _blocks(report: OutstandingReport, page: str) -> Iterator[Block]:
    yield Facts(pairs=(("On the web", page),))
    if report.open:
        open_ = capital(count(len(report.open), "issue"))
        verb = "is" if len(report.open) == 1 else "are"
        late = f", {len(report.late)} of them late" if report.late else ""
        yield Text(text=f"{open_} {verb} open on {long_date(report.day)}{late}.")
    else:
        yield Text(text=f"Nothing is outstanding on {long_date(report.day)}.")
    for thread, heading in _AWAITED.items():
        if lines := report.about(thread):
            yield Heading(text=heading)
            yield Points(points=tuple(_point(line, _stands(line)) for line in lines))
    if report.ended:
        since = f"Ended since the meeting of {long_date(report.since)}" if report.since else "Ended before this meeting"
        yield Heading(text=since)
        yield Points(points=tuple(_point(line, _ended(line)) for line in report.ended))


def _point(line: Line, how: str) -> Point:
    matter = line.matter
    name = matter.reference or f"{matter.thread.label} {matter.id}"
    private = " (private)" if matter.private else ""
    told = (matter.words, _origin(line), how)
    return Point(text=f"{name}{private}{_lateness(line)}", lines=tuple(filter(None, told)), strong=True)


def _lateness(line: Line) -> str:
    return f": {count(line.late, 'day')} late" if line.late else ""


def _origin(line: Line) -> str:
    matter = line.matter
    if matter.began is None:
        began = "Asked for on a day that is not known"
    else:
        minute = f", minute {matter.minute}" if matter.minute else ""
        began = f"{_BEGAN[matter.thread]} on {long_date(matter.began)}{minute}"
    return f"{began}. {matter.whom}." if matter.whom else f"{began}."


def _stands(line: Line) -> str:
    matter = line.matter
    told = [matter.state] if matter.state else []
    if matter.due is not None:
        day = long_date(matter.due)
        wanted = f" ({matter.wanted})" if matter.wanted and matter.wanted != day else ""
        told.append(f"{'Was due' if line.late else 'Due'} by {day}{wanted}")
    elif matter.wanted:
        told.append(f"Wanted: {matter.wanted}")
    return ". ".join(told) + "." if told else ""


def _ended(line: Line) -> str:
    matter = line.matter
    day = f"{long_date(matter.ended)}: " if matter.ended else ""
    ending = matter.ending if matter.ending.endswith((".", "!", "?")) else f"{matter.ending}."
    return f"{day}{ending}"
