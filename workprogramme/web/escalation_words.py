"""English for what is late by working days: how late, with whom it is now, and to whom it goes from when.

Knows the law's steps and the names it is given; knows no request, and nothing of what is late.
"""

from collections.abc import Mapping, Sequence

from workprogramme.domain.escalation import Escalation, Step, Whom
from workprogramme.web.words import capital, count, date_words

Names = Mapping[Whom, str]


def working_days_late(late: Escalation | None) -> str:
    """ "12 working days late", "12 days late" where working days cannot be counted; "" where nothing is late."""
    if late is None:
        return ""
    if late.working_days:
        return f"{count(late.working_days, 'working day')} late"
    return f"{count(late.days, 'day')} late"


def now_with(late: Escalation | None, names: Names | None = None) -> str:
    """ "now with the chair of the committee, Cllr Mutton"; "" before the first step."""
    return f"now with {_named(late.with_whom, names)}" if late and late.with_whom else ""


def goes_next(late: Escalation | None, names: Names | None = None) -> str:
    """ "From Thursday 14 March 2019 it goes to the chief executive."; "" after the last step."""
    if late is None or late.next_step is None or late.next_day is None:
        return ""
    return f"From {date_words(late.next_day)} it goes to {_named(late.next_step.whom, names)}."


def escalation_words(late: Escalation | None, names: Names | None = None) -> str:
    """ "Now with the chair of the committee. From Thursday 14 March 2019 it goes to the chief executive."; or ""."""
    now = now_with(late, names)
    return " ".join(filter(None, (f"{capital(now)}." if now else "", goes_next(late, names))))


def steps_in_words(steps: Sequence[Step]) -> list[str]:
    """The steps of a committee, one line each: "10 working days late: tell the chair of the committee"."""
    return [
        f"{count(step.working_days, 'working day')} late: "
        f"{'remind' if step.whom is Whom.OWNER else 'tell'} {step.whom.label}"
        for step in steps
    ]


def _named(whom: Whom, names: Names | None) -> str:
    return ", ".join(filter(None, (whom.label, (names or {}).get(whom, ""))))
