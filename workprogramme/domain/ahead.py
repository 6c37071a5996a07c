"""What of a plan still lies ahead, looked up once so that every rule over it is one pass.

Knows which meetings are to come, what is placed there and what the last edition said of it; it must not judge.
"""

from datetime import date, time

from workprogramme.domain.agendas import needs_notice
from workprogramme.domain.deadlines import Deadline, timetable
from workprogramme.domain.kinds import ItemKind, MeetingStatus
from workprogramme.domain.plans import Plan
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.domain.working_days import BeyondHorizon


class Ahead:
    """A plan, indexed. Items stand by id, not by position: no finding hangs on the order of a meeting's business.

    - `meetings`: those to come, today's among them, that take place and were not held; by day, hour and id.
    - `placed`: by meeting id, the items of every meeting in the programme; `unplaced`: those to be scheduled.
    - `noticed`: ids of the meetings of which the last edition gave notice for the same day.
    - `asked`: (item id, last day) of the items that answer what was asked for, and by when that was.
    - `listed`: (item id, meeting id) of the business that the last edition had on those meetings' agendas.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        programme = plan.programme
        self.placed: dict[int, list[ItemValue]] = {meeting.id: [] for meeting in programme.meetings}
        self.unplaced: list[ItemValue] = []
        for item in sorted(programme.items, key=_id):
            if item.meeting_id is None:
                self.unplaced.append(item)
            elif item.meeting_id in self.placed:
                self.placed[item.meeting_id].append(item)
        self.meetings = tuple(
            sorted((meeting for meeting in programme.meetings if is_ahead(meeting, plan.today)), key=_moment)
        )
        self.noticed, self.listed = _published(plan)
        self.asked = frozenset((item.id, one.target_latest) for one in plan.follow_ups for item in one.items)
        self._timetables: dict[int, tuple[Deadline, ...] | None] = {}

    def deadlines(self, meeting: MeetingValue) -> tuple[Deadline, ...] | None:
        """The deadlines of reports for a meeting, dispatch last; None where it needs no notice or cannot be counted."""
        if meeting.id not in self._timetables:
            self._timetables[meeting.id] = self._timetable(meeting)
        return self._timetables[meeting.id]

    def public_by(self, meeting: MeetingValue) -> date | None:
        """The latest lawful day of publication; None where the meeting needs no notice or it cannot be counted."""
        deadlines = self.deadlines(meeting)
        return deadlines[-1].day if deadlines else None

    def is_closed(self, meeting: MeetingValue) -> bool:
        """Whether notice was given of a meeting whose agenda must already be public.

        Local Government Act 1972 s100B(3) and (4)(a).
        """
        public_by = self.public_by(meeting)
        return public_by is not None and public_by < self.plan.today and meeting.id in self.noticed

    def counts(self, day: date) -> bool:
        """Whether working days can be counted on a day, which is within the years whose bank holidays are known."""
        return self.plan.days.known_from <= day.year <= self.plan.days.known_to

    def _timetable(self, meeting: MeetingValue) -> tuple[Deadline, ...] | None:
        plan = self.plan
        if not needs_notice(meeting):
            return None
        try:
            return timetable(meeting.day, plan.days, plan.chain, plan.jurisdiction)
        except BeyondHorizon:
            return None


def is_ahead(meeting: MeetingValue, today: date) -> bool:
    """Whether a meeting is still to take place, today included."""
    return meeting.day >= today and meeting.status.takes_place and meeting.status is not MeetingStatus.HELD


def is_business(item: ItemValue) -> bool:
    """Whether an item stands on the agenda of its meeting: all but one for which a briefing note is enough."""
    return item.kind is not ItemKind.BRIEFING


def _published(plan: Plan) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    if plan.published is None:
        return frozenset(), frozenset()
    today = {meeting.id: meeting.day for meeting in plan.programme.meetings}
    noticed = frozenset(
        meeting.id
        for meeting in plan.published.meetings
        if needs_notice(meeting) and today.get(meeting.id) == meeting.day
    )
    listed = frozenset(
        (item.id, item.meeting_id)
        for item in plan.published.items
        if item.meeting_id in noticed and item.meeting_id is not None and is_business(item)
    )
    return noticed, listed


def _id(item: ItemValue) -> int:
    return item.id


def _moment(meeting: MeetingValue) -> tuple[date, time, int]:
    return meeting.day, meeting.starts, meeting.id
