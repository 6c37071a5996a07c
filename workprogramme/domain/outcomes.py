"""What became of a year's recommendations, counted. Knows their courses as frozen values and no record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import Kind
from workprogramme.domain.recommendations import Course, State, Verdict


class Outcome(Kind):
    """What became of a recommendation. Each belongs to exactly one; a withdrawn one to none."""

    ACCEPTED = "accepted", "Accepted"
    PART = "part", "Accepted in part"
    REJECTED = "rejected", "Rejected"
    WAITING = "waiting", "No reply yet"
    LATE = "late", "No reply, and late"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many came to what on a day.

    `counts` has every outcome, in order. `done`: accepted, wholly or in part, and closed. `action_late`: accepted, and
    past the day by which it was promised. `withdrawn` stand in no other number.
    """

    counts: tuple[tuple[Outcome, int], ...]
    done: int
    in_hand: int
    action_late: int
    withdrawn: int

    @property
    def total(self) -> int:
        """All but the withdrawn."""
        return sum(number for _, number in self.counts)

    @property
    def agreed(self) -> int:
        """Those accepted, wholly or in part."""
        return sum(number for outcome, number in self.counts if outcome in (Outcome.ACCEPTED, Outcome.PART))


def outcome_of(course: Course, day: date) -> Outcome | None:
    """What became of one recommendation by `day`; None where it was withdrawn.

    One that was closed without a reply was not replied to, and so is not late either.
    """
    if course.withdrawn:
        return None
    match course.verdict:
        case Verdict.ACCEPTED:
            return Outcome.ACCEPTED
        case Verdict.PART:
            return Outcome.PART
        case Verdict.REJECTED:
            return Outcome.REJECTED
    return Outcome.LATE if course.state_on(day) is State.REPLY_LATE else Outcome.WAITING


def outcomes(courses: Iterable[Course], day: date) -> Outcomes:
    """What became of all of them by `day`."""
    counts = dict.fromkeys(Outcome, 0)
    done = in_hand = action_late = withdrawn = 0
    for course in courses:
        outcome = outcome_of(course, day)
        if outcome is None:
            withdrawn += 1
            continue
        counts[outcome] += 1
        if course.verdict is not None and course.verdict.leads_on:
            done += course.closed is not None
            late = course.is_late_on(day)
            action_late += late
            in_hand += course.closed is None and not late
    return Outcomes(tuple(counts.items()), done, in_hand, action_late, withdrawn)
