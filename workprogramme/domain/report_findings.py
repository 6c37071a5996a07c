"""What the writers of reports say that a planner should hear: a request to defer one, and one that is at risk.

Knows what they said; what the calendar says of a report is in `item_findings`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity, finding
from workprogramme.domain.report_tracks import Standing


@dataclass(frozen=True, slots=True)
class DeferralAsked(Facts):
    """A request to defer a report that waits for an answer. `wanted`: the day proposed, None for a later one."""

    kind = FindingKind.DEFERRAL_ASKED
    meeting: date | None
    title: str
    by: str
    reason: str
    wanted: date | None


@dataclass(frozen=True, slots=True)
class AtRisk(Facts):
    """A report that its writers say is at risk."""

    kind = FindingKind.AT_RISK
    meeting: date
    title: str
    by: str
    note: str


def said_of_reports(ahead: Ahead) -> Iterator[Finding]:
    """Requests that wait for an answer, wherever their items stand; and reports at risk for meetings to come."""
    programme = ahead.plan.programme
    days = {meeting.id: meeting.day for meeting in programme.meetings}
    coming = {meeting.id: meeting for meeting in ahead.meetings}
    for item in programme.items:
        said = ahead.plan.reports.get(item.id)
        if said is None:
            continue
        meeting = coming.get(item.meeting_id or 0)
        if said.deferral is not None:
            request, stands = said.deferral, days.get(item.meeting_id or 0)
            asked = DeferralAsked(stands, item.title, request.by, request.reason, days.get(request.meeting_id or 0))
            yield finding(asked, Severity.WARNS, request.id, meeting=meeting, item=item, wherever=True, day=stands)
        if said.standing is Standing.AT_RISK and meeting is not None:
            risk = AtRisk(meeting.day, item.title, said.by, said.note)
            yield finding(risk, Severity.WARNS, said.note, meeting=meeting, item=item)
