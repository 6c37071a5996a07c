"""Findings: what the planner points out in a plan. The one door to them; each rule is in a file beside it.

Pure: a plan in, the same findings in the same order out, whatever the order of its meetings, items and people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.finding_value import Facts, Finding, FindingKind, Severity
from workprogramme.domain.follow_up_findings import follow_ups
from workprogramme.domain.item_findings import left_behind, placed_items, reports, unplaced_items
from workprogramme.domain.law_findings import crime_and_disorder, education, notice
from workprogramme.domain.meeting_findings import Load, calendar, horizon, load_of, loads, loads_of, spacing
from workprogramme.domain.people_findings import people
from workprogramme.domain.plans import NEW_ITEM, Plan
from workprogramme.domain.recommendation_findings import late_recommendations
from workprogramme.domain.report_findings import said_of_reports

__all__ = [
    "Facts",
    "Finding",
    "FindingKind",
    "Load",
    "Severity",
    "about",
    "findings_for",
    "findings_of",
    "load_of",
    "loads_of",
    "what_if",
    "what_if_anywhere",
    "what_if_made",
]

_RULES = (
    notice,
    left_behind,
    said_of_reports,
    reports,
    loads,
    people,
    placed_items,
    unplaced_items,
    follow_ups,
    late_recommendations,
    crime_and_disorder,
    education,
    calendar,
    spacing,
    horizon,
)


def findings_of(plan: Plan) -> tuple[Finding, ...]:
    """Everything that stands out in a plan: the gravest first, then the soonest.

    Of meetings gone by nothing is said but that items were left at one that did not take place. An acknowledged
    finding has its reason and stays in its place; what only counting working days could show is not said of days past
    the holidays' horizon, and one note says so.
    """
    ahead = Ahead(plan)
    found = (_acknowledged(finding, plan.acknowledged) for rule in _RULES for finding in rule(ahead))
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def findings_for(plan: Plan, *, meeting_id: int | None = None, item_id: int | None = None) -> tuple[Finding, ...]:
    """Those of a plan's findings that are about a meeting or an item, in the same order."""
    return about(findings_of(plan), meeting_id=meeting_id, item_id=item_id)


def about(
    findings: Iterable[Finding], *, meeting_id: int | None = None, item_id: int | None = None
) -> tuple[Finding, ...]:
    """Those of these findings that are about a meeting or an item (or both), in their order."""
    return tuple(
        finding
        for finding in findings
        if (meeting_id is None or finding.meeting_id == meeting_id)
        and (item_id is None or finding.concerns_item(item_id))
    )


def what_if(plan: Plan, item_id: int, meeting_id: int | None, position: int | None = None) -> tuple[Finding, ...]:
    """The findings that would be new, or worse than they are, with an item at a meeting or to be scheduled (None).

    `position` is as in `Plan.with_item_at`, which says when Refused is raised.
    """
    return _new(_worst(findings_of(plan)), plan.with_item_at(item_id, meeting_id, position))


def what_if_anywhere(plan: Plan, item_id: int) -> Mapping[int | None, tuple[Finding, ...]]:
    """`what_if` for every meeting to come, by its id, and for none of them (None); Refused for an unknown item."""
    before = _worst(findings_of(plan))
    places = (*(meeting.id for meeting in Ahead(plan).meetings), None)
    return {place: _new(before, plan.with_item_at(item_id, place)) for place in places}


def what_if_made(plan: Plan, follow_up_id: int) -> Mapping[int | None, tuple[Finding, ...]]:
    """The same with an item made for a follow-up, which those of whom it is asked report on; Refused where unknown."""
    before, made = _worst(findings_of(plan)), plan.with_item_for(follow_up_id)
    places = (*(meeting.id for meeting in Ahead(plan).meetings), None)
    return {place: _new(before, made.with_item_at(NEW_ITEM, place)) for place in places}


def _new(before: Mapping[str, tuple[int, int]], plan: Plan) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in findings_of(plan)
        if finding.subject not in before or _gravity(finding) > before[finding.subject]
    )


def _worst(findings: Iterable[Finding]) -> Mapping[str, tuple[int, int]]:
    worst: dict[str, tuple[int, int]] = {}
    for finding in findings:
        worst[finding.subject] = max(worst.get(finding.subject, (-len(Severity), 0)), _gravity(finding))
    return worst


def _gravity(finding: Finding) -> tuple[int, int]:
    return -finding.severity.rank, finding.weight


def _acknowledged(finding: Finding, reasons: Mapping[str, str]) -> Finding:
    reason = reasons.get(finding.key)
    return replace(finding, acknowledged=reason) if reason else finding
