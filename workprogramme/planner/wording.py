"""What the board says in few words: loads, deadlines, where an item comes from; the hall words its findings."""

from collections.abc import Iterable
from datetime import date

from workprogramme.domain.deadlines import Deadline
from workprogramme.domain.finding_value import FindingKind, Severity
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.meeting_findings import Load
from workprogramme.domain.programme import ItemValue
from workprogramme.web.words import count, long_date, times_words, weekday_day_month

MARKS = {Severity.STOPS: "Stops", Severity.WARNS: "Check", Severity.NOTES: "Note"}

HEADINGS = {
    FindingKind.SHORT_NOTICE: "No time left for notice",
    FindingKind.AGENDA_PUBLIC: "The agenda must already be public",
    FindingKind.MEETING_OFF: "On a meeting that does not take place",
    FindingKind.DEFERRAL_ASKED: "Asked to be deferred",
    FindingKind.AT_RISK: "Reports at risk",
    FindingKind.DEADLINE_GONE: "A deadline of the report has gone",
    FindingKind.OVER_MINUTES: "More than the meeting has minutes for",
    FindingKind.OVER_MAIN_ITEMS: "Too many main items at a meeting",
    FindingKind.TWO_PLACES: "At two meetings at once",
    FindingKind.TOO_MUCH_AT_ONCE: "Too many reports for one person at a meeting",
    FindingKind.TOO_MUCH_TOO_SOON: "Too many reports for one person in a short time",
    FindingKind.OVERDUE: "Overdue",
    FindingKind.FOLLOW_UP_OVERDUE: "Asked for and overdue",
    FindingKind.FOLLOW_UP_TOO_LATE: "Later than it was asked for",
    FindingKind.REPLY_LATE: "Replies that are late",
    FindingKind.ACTION_LATE: "Actions that are late",
    FindingKind.FOLLOW_UP_UNANSWERED: "Asked for and not planned",
    FindingKind.FOLLOW_UP_AWAITS: "Waiting for an event without a day",
    FindingKind.PAST_TARGET: "After its target",
    FindingKind.BEFORE_TARGET: "Before its target",
    FindingKind.OFTEN_DEFERRED: "Put off too often",
    FindingKind.CRIME_AND_DISORDER: "Crime and disorder not looked at",
    FindingKind.NO_EDUCATION_MEMBERS: "Education without its co-opted members",
    FindingKind.NOT_A_WORKING_DAY: "Not on a working day",
    FindingKind.IN_RECESS: "In recess",
    FindingKind.BEFORE_ELECTION: "In the pre-election period",
    FindingKind.TOO_CLOSE: "Meetings too close to each other",
    FindingKind.NOTHING_ON: "Meetings with nothing on them",
    FindingKind.NO_LEAD_OFFICER: "No lead officer",
    FindingKind.SAME_TITLE: "The same title twice",
    FindingKind.NO_TARGET: "No target",
    FindingKind.PAST_HORIZON: "Too far ahead to check",
}


def minutes_words(load: Load) -> str:
    """ "75 of 120 minutes", "140 of 120 minutes, 20 over"."""
    said = f"{load.minutes} of {count(load.limit, 'minute')}"
    return f"{said}, {load.minutes_over} over" if load.minutes_over else said


def main_items_words(load: Load) -> str:
    """ "2 of 3 main items", "4 of 3 main items, 1 over"."""
    said = f"{load.main_items} of {count(load.main_limit, 'main item')}"
    return f"{said}, {load.main_items_over} over" if load.main_items_over else said


def facts_words(item: ItemValue, moves: int, asked_on: date | None = None) -> str:
    """ "Asked for 21 June 2018 · short item · 20 minutes · wanted June 2019 · from a petition · put off twice".

    A target is "wanted" where the item is placed. `asked_on`: when what it answers was asked for.
    """
    facts = [f"asked for {long_date(asked_on)}"] if asked_on else []
    if item.kind is not ItemKind.MAIN:
        facts.append(item.kind.label)
    if item.minutes is not None:
        facts.append(count(item.minutes, "minute"))
    if item.target_text:
        facts.append(f"wanted {item.target_text}" if item.meeting_id else item.target_text)
    if item.referral:
        facts.append(f"from {item.referral.label.lower()}")
    if moves:
        facts.append(f"put off {times_words(moves)}")
    return " · ".join(facts)


def asked_facts_words(value: FollowUpValue) -> str:
    """ "asked for 21 June 2018 · June 2019 · put off twice": the same of what no item answers yet."""
    asked = f"asked for {long_date(value.asked_on)}" if value.asked_on else "asked for"
    put_off = f"put off {times_words(value.deferrals)}" if value.deferrals else ""
    return " · ".join(filter(None, (asked, value.target_text, put_off)))


def people_words(item: ItemValue) -> str:
    """ "Paul Smith · Cllr Maton": lead officers, then cabinet members; else the partners."""
    return " · ".join((*item.lead_officers, *item.cabinet_members)) or " · ".join(item.partners)


def deadline_words(deadline: Deadline, today: date) -> str:
    """ "Draft by Thursday 14 March", "Draft was due Thursday 14 March"."""
    when = weekday_day_month(deadline.day)
    name = deadline.stage.name
    return f"{name} was due {when}" if deadline.is_late_on(today) else f"{name} by {when}"


def counted(severities: Iterable[Severity]) -> str:
    """ "1 stops, 3 warnings, 2 notes"; "nothing to point out"."""
    found = list(severities)
    named = (("stop", Severity.STOPS), ("warning", Severity.WARNS), ("note", Severity.NOTES))
    told = [count(found.count(severity), name) for name, severity in named if severity in found]
    return ", ".join(told) or "nothing to point out"
