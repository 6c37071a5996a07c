"""The deadlines of reports as notices: from what is published, each committee's own chain and what was ticked off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.deadlines import timetable
from workprogramme.domain.kinds import PartRole
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import ItemValue, item_from_json, meeting_from_json, public_item
from workprogramme.domain.reminding import Moment, notches
from workprogramme.domain.report_tracks import StageState, Track, track_of
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.models.committees import Committee
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.reports import Report, ticks_in
from workprogramme.models.telling import Telling, person

LONGEST = timedelta(days=400)  # a chain is at most 250 working days long
WEEKS_AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class OnItsWay:
    """A report that one lead officer writes for a meeting to come. `item` as the public may read it."""

    person_id: int
    item: ItemValue
    committee: str
    meeting_day: date
    track: Track

    def facts(self, stage: str, rule: str, day: date) -> dict[str, Any]:
        """What is said of one of its deadlines."""
        return {
            "title": self.item.title,
            "stage": stage,
            "rule": rule,
            "day": day.isoformat(),
            "meeting_day": self.meeting_day.isoformat(),
            "committee": self.committee,
            "link": f"/items/{self.item.id}/",
        }


def reports_on_their_way(session: Session, now: Moment) -> Iterator[OnItsWay]:
    """Every published report for a meeting that is still to come, for each of its lead officers. One query.

    Mail can be forwarded, so of a private item it says no more than the public may read, even to whoever writes it.
    """
    wanted = (
        select(PublishedPart.person_id, PublishedPart.document, Committee.name, Committee.deadline_chain, Report.stages)
        .join(Committee, Committee.id == PublishedPart.committee_id)
        .outerjoin(Report, Report.item_id == PublishedPart.item_id)
        .where(
            PublishedPart.role == PartRole.LEAD_OFFICER,
            PublishedPart.day > now.today,
            PublishedPart.day <= now.today + LONGEST,
        )
        .order_by(PublishedPart.day, PublishedPart.item_id)
    )
    for row in session.execute(wanted):
        meeting = meeting_from_json(row.document["meeting"])
        if not meeting.status.takes_place:
            continue
        try:
            chain = chain_of(row.deadline_chain, now.jurisdiction)
            deadlines = timetable(meeting.day, now.days, chain, now.jurisdiction)
            track = track_of(deadlines, ticks_in(row.stages), now.today, now.days)
        except BeyondHorizon:
            continue  # nobody knows those bank holidays yet; once they do, there is time enough
        yield OnItsWay(row.person_id, public_item(item_from_json(row.document["item"])), row.name, meeting.day, track)


def deadline_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """Who is to be reminded of which deadline: some working days before it, and once when it was missed."""
    for report in reports_on_their_way(session, now):
        for step, notch in notches(report.track):
            deadline = step.deadline
            yield Telling(
                kind=NoticeKind.DEADLINE,
                to=person(report.person_id),
                about=("item", report.item.id),
                occasion=f"{deadline.stage.key} {deadline.day.isoformat()} {notch}",
                facts=report.facts(deadline.stage.name, deadline.rule, deadline.day),
                not_before=now.morning,
            )


def summary_tellings(session: Session, now: Moment) -> Iterator[Telling]:
    """For each lead officer, once a week, at its beginning: what is due from them in the next two weeks."""
    if now.today.weekday() > 1:
        return
    due: dict[int, list[dict[str, Any]]] = {}
    for report in reports_on_their_way(session, now):
        for step in report.track.steps[:-1]:  # the last is dispatch
            day = step.deadline.day
            if step.state is not StageState.DONE and now.today <= day < now.today + WEEKS_AHEAD:
                facts = report.facts(step.stage.name, step.deadline.rule, day)
                due.setdefault(report.person_id, []).append(facts)
    year, week, _ = now.today.isocalendar()
    for person_id, reports in due.items():
        yield Telling(
            kind=NoticeKind.SUMMARY,
            to=person(person_id),
            about=("person", person_id),
            occasion=f"{year} week {week}",
            facts={"reports": sorted(reports, key=lambda one: (one["day"], one["title"])), "link": "/"},
            not_before=now.morning,
        )
