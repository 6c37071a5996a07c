"""What is outstanding for one meeting, as frozen values: the report that a page shows and a document prints.

Knows lines about follow-ups and recommendations and the days that matter to them; it must not know records, requests,
or how anything is worded on a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import Kind


class Thread(Kind):
    """What a line of the report is about."""

    FOLLOW_UP = "follow_up", "Follow-up"
    RECOMMENDATION = "recommendation", "Recommendation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One follow-up or recommendation of a committee, as it is known now.

    `began`: the day of the meeting that asked, None where
    nobody knows. `due`: the last day (inclusive) on which what is awaited is in time.
    `ended`: the day on which it was answered, closed, dropped or withdrawn, and `ending` how, in words. `whom`: who
    is to act. `state`: how it stands, in words. `private`: its words are exempt information.
    """

    thread: Thread
    id: int
    reference: str
    words: str
    began: date | None
    whom: str = ""
    minute: str = ""
    wanted: str = ""
    due: date | None = None
    state: str = ""
    ended: date | None = None
    ending: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A matter as it stands on the meeting's day, in calendar days: age (None: not known) and lateness (0: none)."""

    matter: Matter
    age: int | None
    late: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OutstandingReport:
    """What a committee still waits for on the day of a meeting, and what came since the meeting before it.

    `since`: the day of that meeting, None where there is none: then `ended` has everything that ended by the day.
    """

    committee: str
    day: date
    since: date | None
    open: tuple[Line, ...]
    ended: tuple[Line, ...]

    @property
    def late(self) -> tuple[Line, ...]:
        """Those of the open ones that are late on the day."""
        return tuple(line for line in self.open if line.late)

    @property
    def is_private(self) -> bool:
        """Whether any line of it is about exempt information."""
        return any(line.matter.private for line in (*self.open, *self.ended))

    def about(self, thread: Thread) -> tuple[Line, ...]:
        """The open lines about follow-ups, or about recommendations."""
        return tuple(line for line in self.open if line.matter.thread is thread)


def outstanding_report(
    committee: str, day: date, matters: Iterable[Matter], since: date | None = None
) -> OutstandingReport:
    """The report for the meeting on `day`.

    Open is what began on or before the day and had not ended by then, the longest late first, then the oldest. What
    ended after `since` and on or before the day is told apart. What began after the day is not in it.
    """
    begun = [matter for matter in matters if matter.began is None or matter.began <= day]
    still = [matter for matter in begun if matter.ended is None or matter.ended > day]
    ended = [m for m in begun if m.ended is not None and (since is None or m.ended > since) and m.ended <= day]
    return OutstandingReport(
        committee=committee,
        day=day,
        since=since,
        open=tuple(sorted((_line(m, day) for m in still), key=_most_pressing)),
        ended=tuple(
            sorted((_line(m, m.ended or day) for m in ended), key=lambda line: (line.matter.ended, _key(line)))
        ),
    )


def _line(matter: Matter, day: date) -> Line:
    late = (day - matter.due).days if matter.due is not None and day > matter.due else 0
    return Line(matter, (day - matter.began).days if matter.began else None, late)


def _most_pressing(line: Line) -> tuple[int, int, tuple[str, int]]:
    return -line.late, -(line.age or 0), _key(line)


def _key(line: Line) -> tuple[str, int]:
    return line.matter.thread.value, line.matter.id
