"""The issues outstanding for a meeting as a section of the paper that goes to it.

Knows the law's report of them and its English; whether exempt words are in the report is decided by whoever made it.
"""

from collections.abc import Iterator

from workprogramme.domain.outstanding import Line, OutstandingReport, Thread
from workprogramme.reports.paper import Block, Heading, Point, Points, Text
from workprogramme.reports.programme_paper import Section
from workprogramme.web.words import capital, count, long_date

HEADING = "Issues outstanding"
_AWAITED = {Thread.FOLLOW_UP: "Asked for and awaited", Thread.RECOMMENDATION: "Recommended and awaited"}
_BEGAN = {Thread.FOLLOW_UP: "Asked for", Thread.RECOMMENDATION: "Recommended"}


def outstanding_section(report: OutstandingReport) -> Section:
    """What the committee still waits for on the day of the meeting, then what ended since the one before."""
    return Section(heading=HEADING, blocks=tuple(_blocks(report)))


def _blocks(report: OutstandingReport) -> Iterator[Block]:
    if report.open:
        open_ = capital(count(len(report.open), "issue"))
        verb = "is" if len(report.open) == 1 else "are"
        late = f", {len(report.late)} of them late" if report.late else ""
        yield Text(text=f"{open_} {verb} open on {long_date(report.day)}{late}.")
    else:
        yield Text(text=f"Nothing is outstanding on {long_date(report.day)}.")
    for thread, heading in _AWAITED.items():
        if lines := report.about(thread):
            yield Heading(text=heading, level=3)
            yield Points(points=tuple(_point(line, _stands(line)) for line in lines))
    if report.ended:
        since = f"Ended since the meeting of {long_date(report.since)}" if report.since else "Ended before this meeting"
        yield Heading(text=since, level=3)
        yield Points(points=tuple(_point(line, _ended(line)) for line in report.ended))


def _point(line: Line, how: str) -> Point:
    matter = line.matter
    name = matter.reference or f"{matter.thread.label} {matter.id}"
    return Point(text=f"{name}: {matter.words}", lines=tuple(filter(None, (_origin(line), how))))


def _origin(line: Line) -> str:
    matter = line.matter
    if matter.began is None:
        began = "Nobody knows since when"
    else:
        minute = f", minute {matter.minute}" if matter.minute else ""
        began = f"{_BEGAN[matter.thread]} on {long_date(matter.began)}{minute}"
    return f"{began}. {matter.whom}." if matter.whom else f"{began}."


def _stands(line: Line) -> str:
    matter = line.matter
    told = [matter.state] if matter.state else []
    if matter.due is not None:
        wanted = f" ({matter.wanted})" if matter.wanted else ""
        late = f", {count(line.late, 'day')} late" if line.late else ""
        told.append(f"{'Was due' if line.late else 'Due'} by {long_date(matter.due)}{wanted}{late}")
    elif matter.wanted:
        told.append(f"Wanted: {matter.wanted}")
    return ". ".join(told) + "." if told else ""


def _ended(line: Line) -> str:
    matter = line.matter
    day = f"{long_date(matter.ended)}: " if matter.ended else ""
    return f"{day}{matter.ending}"
