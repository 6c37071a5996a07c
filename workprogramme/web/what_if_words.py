"""A finding in a few words, for a column while a card is held over it; it knows no rule."""

from collections.abc import Iterable

from workprogramme.domain.finding_value import Finding
from workprogramme.domain.follow_up_findings import (
    FollowUpAwaits,
    FollowUpOverdue,
    FollowUpTooLate,
    FollowUpUnanswered,
)
from workprogramme.domain.item_findings import (
    BeforeTarget,
    DeadlineGone,
    MeetingOff,
    NoLeadOfficer,
    NoTarget,
    OftenDeferred,
    Overdue,
    PastTarget,
    SameTitle,
)
from workprogramme.domain.law_findings import AgendaPublic, CrimeAndDisorder, NoEducationMembers, ShortNotice
from workprogramme.domain.meeting_findings import (
    BeforeElection,
    InRecess,
    NotAWorkingDay,
    NothingOn,
    OverMainItems,
    OverMinutes,
    PastHorizon,
    TooClose,
)
from workprogramme.domain.people_findings import TooMuchAtOnce, TooMuchTooSoon, TwoPlaces
from workprogramme.domain.recommendation_findings import ActionLate, ReplyLate
from workprogramme.domain.report_findings import AtRisk, DeferralAsked
from workprogramme.web.words import count, day_month, time_words, times_words

FITS = "fits"


def what_if_words(findings: Iterable[Finding]) -> str:
    """What would happen to a held card: "fits", or "over by 20 minutes, final report deadline gone"."""
    return ", ".join(dict.fromkeys(short_words(finding) for finding in findings)) or FITS


def short_words(finding: Finding) -> str:
    """One finding in a few words, without its cure: "over by 20 minutes"."""
    match finding.facts:
        case ShortNotice():
            return "no time left for notice"
        case AgendaPublic():
            return "agenda must already be public"
        case MeetingOff() as f:
            return f"meeting {'postponed' if f.postponed else 'cancelled'}"
        case DeferralAsked():
            return "asked to be deferred"
        case AtRisk():
            return "report at risk"
        case DeadlineGone() as f:
            return f"{_lower(f.stage_name)} deadline gone"
        case OverMinutes() as f:
            return f"over by {count(f.minutes - f.limit, 'minute')}"
        case OverMainItems() as f:
            return f"{count(f.main_items, 'main item')} for {f.limit}"
        case TwoPlaces() as f:
            return f"{f.name} is elsewhere at {time_words(f.starts)}"
        case TooMuchAtOnce() as f:
            return f"{count(f.reports, 'report')} for {f.name}"
        case TooMuchTooSoon() as f:
            return f"{count(f.reports, 'report')} for {f.name} in {count(f.working_days, 'working day')}"
        case Overdue():
            return "overdue"
        case PastTarget():
            return "after its target"
        case FollowUpOverdue():
            return "asked for and overdue"
        case FollowUpTooLate():
            return "later than it was asked for"
        case FollowUpUnanswered():
            return "asked for and not planned"
        case FollowUpAwaits() as f:
            return f"no day known for {f.event}"
        case ReplyLate() as f:
            return f"reply late on {f.reference}"
        case ActionLate() as f:
            return f"action late on {f.reference}"
        case BeforeTarget():
            return "before its target"
        case OftenDeferred() as f:
            return f"put off {times_words(f.moves)}"
        case CrimeAndDisorder():
            return "crime and disorder duty lapses"
        case NoEducationMembers():
            return "no education members"
        case NotAWorkingDay() as f:
            return f"not a working day ({f.reason})"
        case InRecess():
            return "in recess"
        case BeforeElection():
            return "in the pre-election period"
        case TooClose() as f:
            return f"too close to {day_month(f.before)}"
        case NothingOn() as f:
            return f"leaves nothing on {day_month(f.meeting)}"
        case NoLeadOfficer():
            return "no lead officer"
        case SameTitle():
            return "same title twice"
        case NoTarget():
            return "no target"
        case PastHorizon():
            return "too far ahead to check"
    raise TypeError(f"There are no words for {finding.facts!r}.")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
