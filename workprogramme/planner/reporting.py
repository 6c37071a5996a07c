"""How the reports on a year's items come along, as the law takes it. The items' reports and requests are loaded."""

from collections.abc import Iterable, Sequence

from workprogramme.domain.deadlines import Stage
from workprogramme.domain.report_tracks import ReportSaid, Request, reached
from workprogramme.models.items import Item


def reached_by(items: Iterable[Item], chain: Sequence[Stage]) -> dict[int, str]:
    """By item id: the key of the furthest stage that was marked as done."""
    found = {item.id: reached(item.report.stages, chain) for item in items if item.report is not None}
    return {item_id: key for item_id, key in found.items() if key}


def said_of(items: Iterable[Item]) -> dict[int, ReportSaid]:
    """By item id: what the writers of its report say, where they have said anything."""
    found = {}
    for item in items:
        asked, report = item.asked_to_defer, item.report
        request = Request(asked.id, asked.asked_by, asked.reason, asked.meeting_id) if asked else None
        said = ReportSaid(deferral=request)
        if report is not None:
            said = ReportSaid(report.standing, report.note, report.said_by, request)
        if said != ReportSaid():
            found[item.id] = said
    return found
