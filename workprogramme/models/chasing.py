"""How a committee chases what is late, where it does not go by the usual rules: JSON in, the rules of the law out.

Must not say what is late; rules that make no sense are none.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.escalation import DEFAULT_STEPS, Step, Whom, check_steps
from workprogramme.domain.periods import Unit
from workprogramme.domain.refusals import Refused
from workprogramme.domain.replies import STATUTORY_REPLY, ReplyPeriod
from workprogramme.models.base import Record


class Chasing(Record, kw_only=True):
    """What one committee has set for itself. No row, or nothing in it: the usual rules.

    `steps`: a list of `{"working_days", "whom"}`. `reply_count` and `reply_unit`: its own period for replies.
    """

    __tablename__ = "chasing"
    __table_args__ = (
        CheckConstraint("(reply_count IS NULL) = (reply_unit IS NULL)", name="whole_period"),
        CheckConstraint("reply_count BETWEEN 1 AND 999", name="reply_count"),
    )

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), primary_key=True, autoincrement=False)
    reply_count: Mapped[int | None] = mapped_column(default=None)
    reply_unit: Mapped[Unit | None] = mapped_column(default=None)
    steps: Mapped[list[Any]] = mapped_column(default_factory=list)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


@dataclass(frozen=True, slots=True)
class Rules:
    """By which a committee waits and chases. They serve replies, actions and follow-ups alike."""

    period: ReplyPeriod = STATUTORY_REPLY
    steps: tuple[Step, ...] = DEFAULT_STEPS
    version: int = 0


def rules_of(stored: Chasing | None) -> Rules:
    """The rules of a committee; `version` is 0 where it has set none."""
    if stored is None:
        return Rules()
    period = STATUTORY_REPLY
    if stored.reply_count and stored.reply_unit:
        period = ReplyPeriod.local(stored.reply_count, stored.reply_unit)
    return Rules(period, _steps(stored.steps), stored.version)


def _steps(stored: Any) -> tuple[Step, ...]:
    try:
        steps = tuple(Step(int(one["working_days"]), Whom(one["whom"])) for one in stored)
        check_steps(steps)
    except (ValueError, TypeError, KeyError, Refused):
        return DEFAULT_STEPS
    return steps
