"""When the reply to a committee's recommendation is due.

Knows the statutory period and a committee's own; it must not know who replies or what was recommended.
"""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.periods import Period, Unit


@dataclass(frozen=True, slots=True)
class ReplyPeriod:
    """How long the executive or a partner has to reply, counted from and including the day of receipt."""

    period: Period
    source: str

    def due(self, received: date, notice_received: date | None = None) -> date:
        """The last day (inclusive) for the reply: a period beginning with receipt of the recommendation or, if that
        came later, of the notice that asks for the reply. Calendar days; weekends and bank holidays do not extend it.
        """
        return self.period.beginning_with(max(received, notice_received or received))

    @classmethod
    def local(cls, count: int, unit: Unit) -> "ReplyPeriod":
        """A committee's own period, such as 8 weeks or 28 days; ValueError unless it is 1 to 999."""
        return cls(Period(count, unit), "Local: the committee's own period")


STATUTORY_REPLY = ReplyPeriod(Period(2, Unit.MONTHS), "Local Government Act 2000 s9FE")
"""Two months beginning with the date of receipt, in England; a council in Wales may take it as its local period."""


def reply_due(received: date, period: ReplyPeriod = STATUTORY_REPLY, notice_received: date | None = None) -> date:
    """The last day (inclusive) for the reply to a recommendation; received on 4 April, it is due by 3 June."""
    return period.due(received, notice_received)
