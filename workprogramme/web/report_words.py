"""English for how a report comes along: its stages, what is next, what its writers say. Knows no rule and no record."""

from datetime import date

from workprogramme.domain.deadlines import DISPATCH
from workprogramme.domain.report_findings import AtRisk, DeferralAsked
from workprogramme.domain.report_tracks import StageState, Step, Track
from workprogramme.web.words import capital, count, date_words, day_month, distance_words

STATES = {
    StageState.DONE: "Done",
    StageState.NEXT: "Next",
    StageState.LATE: "Late",
    StageState.TO_COME: "To come",
}


def state_words(step: Step) -> str:
    """ "Done", "Next", "Late", "To come"."""
    return STATES[step.state]


def left_words(step: Step) -> str:
    """How long there is: "3 working days left", "due today", "2 working days late"; "" for what is done."""
    if step.state is StageState.DONE:
        return ""
    if step.left > 0:
        return f"{count(step.left, 'working day')} left"
    if step.left < 0:
        return f"{count(-step.left, 'working day')} late"
    return "late since the last working day" if step.state is StageState.LATE else "due today"


def step_sentence(step: Step, today: date) -> str:
    """ "Draft due in 3 working days, Thursday 14 March 2019.", "Draft was due yesterday, Thursday 14 March 2019."."""
    verb = "was due" if step.state is StageState.LATE else "due"
    return f"{step.stage.name} {verb} {distance_words(today, step.deadline.day, abs(step.left))}, {_day(step)}."


def next_sentence(track: Track, today: date) -> str:
    """What is next for whoever writes the report, in a sentence."""
    step = track.following
    if step is None:
        return "Every stage is done."
    if step.stage.working_days == DISPATCH:
        return f"Nothing more for you to do. The agenda and reports are public by {_day(step)}."
    return capital(step_sentence(step, today))


def report_finding_words(facts: DeferralAsked | AtRisk) -> str:
    """What the writers of a report say, and what to do about it."""
    if isinstance(facts, AtRisk):
        said = f" (“{facts.note}”)" if facts.note else ""
        return (
            f"{facts.by} says that {facts.title} is at risk for {day_month(facts.meeting)}{said}. "
            "Ask what would help, or move the item."
        )
    start = f" from {day_month(facts.meeting)}" if facts.meeting else ""
    to = day_month(facts.wanted) if facts.wanted else "a later meeting"
    return f"{facts.by} asks to defer {facts.title}{start} to {to} (“{facts.reason}”). Accept or refuse the request."


def lower_first(name: str) -> str:
    """A stage's name inside a sentence: "finance and legal", but "SLT" stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def size_words(size: int) -> str:
    """The size of a file: "340 kB", "1.2 MB"; never nought."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _day(step: Step) -> str:
    return date_words(step.deadline.day)
