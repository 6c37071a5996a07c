"""What becomes of a recommendation: made, notice given, reply due, replied, in progress, closed; and what is late.

Knows the days of one recommendation as a frozen value; it must not know who recommends what to whom, or what day it is.
"""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import Kind
from workprogramme.domain.municipal_years import MunicipalYear


class RecipientKind(Kind):
    """Whom a recommendation is made to. The duty to reply in time binds the council and its cabinet."""

    CABINET_MEMBER = "cabinet_member", "Cabinet member"
    COUNCIL = "council", "Full council"
    PARTNER = "partner", "Partner"

    @property
    def must_reply(self) -> bool:
        """Whether the law obliges them to reply: Local Government Act 2000 s9FE, the authority or its executive."""
        return self is not RecipientKind.PARTNER


class Verdict(Kind):
    """What the reply says to a recommendation."""

    ACCEPTED = "accepted", "Accepted"
    PART = "part", "Accepted in part"
    REJECTED = "rejected", "Rejected"

    @property
    def leads_on(self) -> bool:
        """Whether something is to be done."""
        return self is not Verdict.REJECTED


class Channel(Kind):
    """How a reply came in."""

    LINK = "link", "Through the link for replies"
    ACCOUNT = "account", "Signed in"
    LETTER = "letter", "By letter or email"
    MEETING = "meeting", "At a meeting"


class Rating(Kind):
    """How a review rates the progress. Each says its colour and what that means, so that no colour speaks alone."""

    GREEN = "green", "Green: done, or on course"
    AMBER = "amber", "Amber: slower than promised, and acceptable"
    RED = "red", "Red: the owner is asked to come to the committee"


class State(Kind):
    """How far a recommendation has come."""

    MADE = "made", "Made, no notice given yet"
    NOTICE_GIVEN = "notice_given", "Notice given, receipt not known"
    REPLY_DUE = "reply_due", "Reply due"
    REPLY_LATE = "reply_late", "Reply late"
    REPLIED = "replied", "Replied"
    IN_PROGRESS = "in_progress", "In progress"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self not in (State.CLOSED, State.WITHDRAWN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """The days of one recommendation, as far as they are known.

    `reply_due`: the last day (inclusive) for the reply, counted when receipt is recorded. `action`: whether it is said
    what will be done. `promised`: the last day (inclusive) that the target of the action can mean.
    """

    made: date
    notice_given: date | None = None
    reply_due: date | None = None
    replied: date | None = None
    verdict: Verdict | None = None
    action: bool = False
    promised: date | None = None
    closed: date | None = None
    withdrawn: date | None = None

    def state_on(self, day: date) -> State:
        """The state on `day`, of what is known now."""
        if self.withdrawn:
            return State.WITHDRAWN
        if self.closed:
            return State.CLOSED
        if self.verdict:
            return State.IN_PROGRESS if self.verdict.leads_on and self.action else State.REPLIED
        if self.reply_due:
            return State.REPLY_LATE if day > self.reply_due else State.REPLY_DUE
        return State.NOTICE_GIVEN if self.notice_given else State.MADE

    @property
    def awaits(self) -> date | None:
        """The last day (inclusive) of what is awaited: the reply, then the action; None where no day is set."""
        if self.closed or self.withdrawn:
            return None
        if self.verdict:
            return self.promised if self.verdict.leads_on else None
        return self.reply_due

    def is_late_on(self, day: date) -> bool:
        """Whether what is awaited should have come before `day`; the last day itself is not late."""
        return self.awaits is not None and day > self.awaits

    def days_late(self, day: date) -> int:
        """Calendar days since the last day of what is awaited; 0 where nothing is late."""
        return (day - self.awaits).days if self.awaits is not None and day > self.awaits else 0

    def age(self, day: date) -> int:
        """Calendar days since it was made; 0 before that."""
        return max(0, (day - self.made).days)


def series(code: str, year: MunicipalYear) -> str:
    """What the references of a committee begin with in a municipal year: "SB2 (18/19)"."""
    return f"{code} ({year.start % 100:02d}/{(year.start + 1) % 100:02d})"


def reference(series: str, number: int) -> str:
    """The reference of the recommendation with this running number, from 1: "SB2 (18/19) 01"."""
    if number < 1:
        raise ValueError("References are numbered from 1.")
    return f"{series} {number:02d}"
