"""Working days and clear days in England and Wales, up to the last year whose bank holidays are known.

Knows bank holidays and a council's own closure days; past its horizon it must refuse rather than guess, and it must
not know today's date.
"""

from bisect import bisect_left, bisect_right
from calendar import month_name
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

# The public's right to agendas, and with it the counting of clear days, began on 1 April 1986:
# Local Government (Access to Information) Act 1985. Nothing here is asked about an earlier year.
KNOWN_FROM = 1986

# The last year for which the government has published the bank holidays of England and Wales (gov.uk/bank-holidays)
# and the locked version of the holidays library agrees with every date. The library goes on computing for later years,
# but a royal proclamation may change any of them: Banking and Financial Dealings Act 1971 s1(2) and (3).
KNOWN_TO = 2028

_WEEKEND = ("Saturday", "Sunday")


class BeyondHorizon(ValueError):
    """A day was asked about in a year whose bank holidays are not known; the message is a sentence for the officer."""


class WorkingDays:
    """The working days of a council: not Saturdays, Sundays, bank holidays or its own closure days.

    R v Swansea City Council ex parte Elitestone Ltd (CA 1993): clear days are working days. Good Friday and Christmas
    Day are holidays at common law, the rest by the Banking and Financial Dealings Act 1971, the same in England and in
    Wales. Immutable, so one may serve every thread; two with the same settings share what they have counted.
    """

    __slots__ = ("_closures", "_hash", "_ordinals", "known_from", "known_to")

    def __init__(
        self,
        closures: Iterable[date] | Mapping[date, str] = (),
        known_from: int = KNOWN_FROM,
        known_to: int = KNOWN_TO,
    ) -> None:
        """`closures`: the council's own closure days, with a name for each or without.

        `known_from`, `known_to`: the first and last calendar year (inclusive) whose bank holidays are taken as known.
        Loading the holidays library takes about a second, once in a process, when the first of these is made.
        """
        if known_from > known_to:
            raise ValueError("The first year whose bank holidays are known comes before the last.")
        names = closures if isinstance(closures, Mapping) else dict.fromkeys(closures, "")
        self.known_from = known_from
        self.known_to = known_to
        self._closures = MappingProxyType({day: name or "council closure" for day, name in names.items()})
        self._ordinals = _working_ordinals(known_from, known_to, frozenset(self._closures))
        self._hash = hash((known_from, known_to, frozenset(self._closures.items())))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, WorkingDays):
            return NotImplemented
        mine = (self._hash, self.known_from, self.known_to, self._closures)
        return mine == (other._hash, other.known_from, other.known_to, other._closures)

    def __hash__(self) -> int:
        return self._hash

    def is_working_day(self, day: date) -> bool:
        """Whether the council works on `day`. Raises BeyondHorizon, as every function here does."""
        return self.why_not_working(day) is None

    def why_not_working(self, day: date) -> str | None:
        """ "Saturday", "Good Friday", "council closure", or None for a working day."""
        self._known(day)
        if day.weekday() >= 5:
            return _WEEKEND[day.weekday() - 5]
        return _bank_holidays(self.known_from, self.known_to).get(day) or self._closures.get(day)

    def before(self, day: date, working_days: int) -> date:
        """The working day that is so many working days before `day`; `day` itself is not counted.

        ValueError unless `working_days` is at least 1.
        """
        return self._at(bisect_left(self._ordinals, self._known(day)) - _positive(working_days), day)

    def after(self, day: date, working_days: int) -> date:
        """The working day that is so many working days after `day`; `day` itself is not counted.

        ValueError unless `working_days` is at least 1.
        """
        return self._at(bisect_right(self._ordinals, self._known(day)) + _positive(working_days) - 1, day)

    def count_between(self, start: date, end: date) -> int:
        """How many working days come after `start`, up to and including `end`; negative when `end` is before `start`.

        So it undoes `after`: the count from `day` to `after(day, n)` is n.
        """
        return bisect_right(self._ordinals, self._known(end)) - bisect_right(self._ordinals, self._known(start))

    def clear_days(self, published: date, meeting: date) -> int:
        """How many working days lie between publication and meeting, counting neither; 0 when none do.

        Local Government Act 1972 s100B(3), counted as in R v Swansea City Council ex parte Elitestone Ltd (CA 1993).
        """
        first, last = bisect_right(self._ordinals, self._known(published)), self._known(meeting)
        return max(0, bisect_left(self._ordinals, last) - first)

    def latest_publication(self, meeting: date, clear: int = 5) -> date:
        """The latest working day on which publication still leaves `clear` clear days before `meeting`.

        5 in England, 3 in Wales: see `jurisdictions`. ValueError when `clear` is negative.
        """
        if clear < 0:
            raise ValueError("The number of clear days is 0 or more.")
        return self.before(meeting, clear + 1)

    def _known(self, day: date) -> int:
        if not self.known_from <= day.year <= self.known_to:
            raise BeyondHorizon(
                f"Bank holidays are known for {self.known_from} to {self.known_to}, "
                f"so working days in {day.year} cannot be counted."
            )
        return day.toordinal()

    def _at(self, place: int, day: date) -> date:
        if not 0 <= place < len(self._ordinals):
            raise BeyondHorizon(
                f"Bank holidays are known for {self.known_from} to {self.known_to}, "
                f"and counting from {day.day} {month_name[day.month]} {day.year} leads out of those years."
            )
        return date.fromordinal(self._ordinals[place])


def _positive(working_days: int) -> int:
    if working_days < 1:
        raise ValueError("Count at least 1 working day.")
    return working_days


@lru_cache(maxsize=8)
def _bank_holidays(known_from: int, known_to: int) -> Mapping[date, str]:
    # Imported here because it loads the holidays of every country on earth: a second and some 40 MB, which a process
    # that only serves feeds or reads a document need not pay.
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=range(known_from, known_to + 1))
    return MappingProxyType({day: found[day].replace("(observed)", "(substitute day)") for day in found})


@lru_cache(maxsize=32)
def _working_ordinals(known_from: int, known_to: int, closures: frozenset[date]) -> tuple[int, ...]:
    holidays = {day.toordinal() for day in (*_bank_holidays(known_from, known_to), *closures)}
    first, last = date(known_from, 1, 1).toordinal(), date(known_to, 12, 31).toordinal()
    return tuple(n for n in range(first, last + 1) if (n - 1) % 7 < 5 and n not in holidays)
