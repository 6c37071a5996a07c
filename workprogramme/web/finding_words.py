"""English for findings: what stands out, why, and what would cure it; the short forms are in `what_if_words`.

Takes the law's findings and knows no rule; a finding without words is a mistake in this file.
"""

from workprogramme.domain.finding_value import Facts, Finding, Severity
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
from workprogramme.domain.plans import Span
from workprogramme.domain.recommendation_findings import ActionLate, ReplyLate
from workprogramme.domain.report_findings import AtRisk, DeferralAsked
from workprogramme.web.late_finding_words import asked_finding_words, late_recommendation_words
from workprogramme.web.report_words import report_finding_words
from workprogramme.web.what_if_words import short_words, what_if_words
from workprogramme.web.words import (
    count,
    date_span,
    day_month,
    join_names,
    long_date,
    number_words,
    time_words,
    times_words,
    weekday_day_month,
)

__all__ = ["finding_words", "severity_words", "short_words", "what_if_words"]

SEVERITIES = {Severity.STOPS: "Stops", Severity.WARNS: "Warning", Severity.NOTES: "Note"}

# How a stage is spoken of where it still has the name of the usual chain; any other is quoted.
STAGES = {
    ("brief", "Brief"): "The brief",
    ("draft", "Draft"): "The draft report",
    ("finance_legal", "Finance and legal"): "The finance and legal comment",
    ("director", "Director"): "The director’s clearance",
    ("final", "Final report"): "The final report",
}


def severity_words(severity: Severity) -> str:
    """ "Stops", "Warning", "Note": what stands before a finding."""
    return SEVERITIES[severity]


def finding_words(finding: Finding) -> str:
    """What, why and what to do, in a sentence or two; the law behind it is named where there is one."""
    return _words(finding.facts, finding.source)


def _words(facts: Facts, source: str) -> str:
    match facts:
        case ShortNotice() | AgendaPublic() | CrimeAndDisorder() | NoEducationMembers() | BeforeElection():
            return _law_words(facts, source)
        case TwoPlaces() | TooMuchAtOnce() | TooMuchTooSoon():
            return _people_words(facts)
        case OverMinutes(assumed=0) as f:
            return f"{_over_minutes(f)}. Move an item, or shorten one."
        case OverMinutes() as f:
            return (
                f"{_over_minutes(f)}, counting {f.main_minutes} for a main item and {f.short_minutes} for a short one "
                "where no length is given. Move an item, or say how long each takes."
            )
        case OverMainItems() as f:
            return (
                f"The {day_month(f.meeting)} meeting has {count(f.main_items, 'main item')}, and the committee takes "
                f"{f.limit}. Move one, or make it a short item or a briefing note."
            )
        case NothingOn() as f:
            return f"The {day_month(f.meeting)} meeting has nothing on it. Place an item, or cancel the meeting."
        case TooClose() as f:
            return (
                f"The {day_month(f.meeting)} meeting is {_after(f)}; the committee leaves "
                f"{count(f.limit, 'working day')}. Move one of them."
            )
        case NotAWorkingDay() as f:
            return (
                f"The {day_month(f.meeting)} meeting is on a day when the council does not work ({f.reason}). "
                "Move it to a working day."
            )
        case InRecess() as f:
            return (
                f"The {day_month(f.meeting)} meeting is in a recess ({_span(f.recess)}). "
                "Move it, or check that members can come."
            )
        case PastHorizon() as f:
            return (
                f"Bank holidays are known for {f.known_from} to {f.known_to}, so working days cannot be counted for "
                f"{count(f.meetings, 'meeting')} from {long_date(f.first)}. Check notice and deadlines by hand."
            )
    return _item_words(facts)


def _item_words(facts: Facts) -> str:
    match facts:
        case DeferralAsked() | AtRisk():
            return report_finding_words(facts)
        case DeadlineGone() as f:
            return f"{_stage(f)} for {f.title} was due {weekday_day_month(f.due)}. {_late_cure(f)}"
        case MeetingOff(postponed=True) as f:
            return (
                f"{f.title} is still at the {day_month(f.meeting)} meeting, which is postponed. "
                "Move it to another meeting, or give this one its new day."
            )
        case MeetingOff() as f:
            return (
                f"{f.title} is still at the {day_month(f.meeting)} meeting, which is cancelled. "
                "Move it to another meeting, or take it off."
            )
        case Overdue() as f:
            return (
                f"{f.title} was wanted by {long_date(f.latest)}{_target(f.target)} and has no meeting. "
                "Place it, or agree a new target."
            )
        case FollowUpAwaits() | FollowUpOverdue() | FollowUpTooLate() | FollowUpUnanswered():
            return asked_finding_words(facts)
        case ReplyLate() | ActionLate():
            return late_recommendation_words(facts)
        case PastTarget() as f:
            return (
                f"{f.title} is placed on {day_month(f.meeting)} but is wanted by {long_date(f.latest)}"
                f"{_target(f.target)}. Move it to an earlier meeting, or agree a new target."
            )
        case BeforeTarget() as f:
            return (
                f"{f.title} is placed on {day_month(f.meeting)} but is not wanted before {long_date(f.earliest)}"
                f"{_target(f.target)}. Move it to a later meeting, or check that there is something to report."
            )
        case OftenDeferred() as f:
            first = f" and was first promised for {long_date(f.promised)}" if f.promised else ""
            return (
                f"{f.title} has been put off {times_words(f.moves)}{first}. "
                "Keep it where it is, or ask the chair whether it is still wanted."
            )
        case NoLeadOfficer() as f:
            where = f", at the {day_month(f.meeting)} meeting," if f.meeting else ""
            return f"{f.title}{where} has no lead officer. Say who will report."
        case SameTitle() as f:
            return (
                f"The {day_month(f.meeting)} meeting has {number_words(f.items)} items called {f.title}. "
                "Join them, or give them different titles."
            )
        case NoTarget() as f:
            return f"{f.title} has neither a meeting nor a target. Say when it is wanted."
    raise TypeError(f"There are no words for {facts!r}.")


def _law_words(
    facts: ShortNotice | AgendaPublic | CrimeAndDisorder | NoEducationMembers | BeforeElection, source: str
) -> str:
    match facts:
        case ShortNotice() as f:
            later = f"Move it to {weekday_day_month(f.earliest)} or later" if f.earliest else "Move it to a later day"
            return (
                f"Notice of the {day_month(f.meeting)} meeting, and its agenda, had to be public by "
                f"{weekday_day_month(f.notice_by)}: {count(f.clear_days, 'clear day')} before it ({source}). "
                f"{later}, or record why it is called at shorter notice."
            )
        case AgendaPublic() as f:
            return (
                f"The agenda of the {day_month(f.meeting)} meeting had to be public by "
                f"{weekday_day_month(f.public_by)}, and {f.title} was not on it ({source}). "
                "Move it to a later meeting, or record the special circumstances that make it urgent to the chair."
            )
        case CrimeAndDisorder(last=None):
            return (
                "No crime and disorder scrutiny is planned, and none is known from before; it is due once in every "
                f"12 months ({source}). Place an item on crime and disorder or community safety."
            )
        case CrimeAndDisorder(last=last, due=due, planned=planned, lapsed=lapsed) if last and due:
            again = "was due again" if lapsed else "is due again"
            ahead = f"it is planned for {long_date(planned)}" if planned else "none is planned"
            cure = "Bring it forward." if planned else f"Place an item on it{' as soon as you can' if lapsed else ''}."
            return (
                f"Crime and disorder was last scrutinised on {long_date(last)} and {again} by {long_date(due)}; "
                f"{ahead} ({source}). {cure}"
            )
        case NoEducationMembers() as f:
            return (
                f"{f.title} is education business, and no church or parent governor representative sits on the "
                f"committee on {day_month(f.meeting)} ({source}). "
                "Ask for one to be appointed by then, or move the item."
            )
        case BeforeElection() as f:
            return (
                f"The {day_month(f.meeting)} meeting is in a pre-election period ({_span(f.period)}), when nothing "
                f"published may seem to favour a party ({source}). Take only what cannot wait, or move the meeting."
            )
    raise TypeError(f"There are no words for {facts!r}.")


def _people_words(facts: TwoPlaces | TooMuchAtOnce | TooMuchTooSoon) -> str:
    cure = "Move an item, or ask who else can report."
    match facts:
        case TwoPlaces() as f:
            return (
                f"{f.name} reports to the {day_month(f.meeting)} meeting and, at {time_words(f.starts)} the same day, "
                f"to {f.committee or 'another committee'}. {cure}"
            )
        case TooMuchAtOnce() as f:
            return (
                f"{f.name} has {count(f.reports, 'report')} at the {day_month(f.meeting)} meeting, "
                f"and more than {f.limit} is too much at once. {cure}"
            )
        case TooMuchTooSoon() as f:
            others = f", some of them for {join_names(f.committees)}" if any(f.committees) else ""
            when = f"{'on' if f.first == f.last else 'from'} {date_span(f.first, f.last)}"
            return (
                f"{f.name} has {count(f.reports, 'report')} {when}{others}; more than "
                f"{f.limit} within {count(f.working_days, 'working day')} is too much. {cure}"
            )


def _over_minutes(f: OverMinutes) -> str:
    business, limit = count(f.minutes, "minute"), count(f.limit, "minute")
    return f"The {day_month(f.meeting)} meeting has {business} of business for {limit}"


def _after(f: TooClose) -> str:
    if f.meeting == f.before:
        return "on the same day as another"
    return f"{count(f.working_days, 'working day')} after the one on {day_month(f.before)}"


def _stage(f: DeadlineGone) -> str:
    return STAGES.get((f.stage_key, f.stage_name), f"The “{f.stage_name}” stage")


def _late_cure(f: DeadlineGone) -> str:
    if not f.lead_officers:
        return "Name a lead officer, or move the item."
    ready = "is ready" if f.last_step else f"will be ready for {day_month(f.meeting)}"
    return f"Ask {join_names(f.lead_officers, 'or')} whether it {ready}, or move the item."


def _target(words: str) -> str:
    return f" (“{words.strip()}”)" if words.strip() else ""


def _span(span: Span) -> str:
    return ", ".join(filter(None, (span.reason, date_span(span.first, span.last))))
