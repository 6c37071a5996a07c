"""What an officer should look at before a meeting is put on a day. It warns and never forbids."""

from collections.abc import Iterable
from datetime import date

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.web.council import CouncilCalendar
from workprogramme.web.words import date_words


def warnings_about(day: date, year: MunicipalYear, days: WorkingDays, calendar: CouncilCalendar) -> list[str]:
    """Sentences about a meeting on that day, planned on the page of that municipal year.

    Weekends, bank holidays and the council's closures; another municipal year; the council's recesses and its
    pre-election periods (Local Government Act 1986 s2).
    """
    said: list[str] = []
    try:
        why_not = days.why_not_working(day)
    except BeyondHorizon:
        said.append(f"The bank holidays of {day.year} are not known yet. Check them before the date is published.")
        why_not = None
    if why_not:
        # "Thursday 25 December 2025 is Christmas Day", but a Saturday is said by the date itself
        weekend = day.weekday() >= 5
        said.append(f"{date_words(day)} is at a weekend." if weekend else f"{date_words(day)}: {why_not}.")
    own = MunicipalYear.of(day, calendar.starts)
    if own != year:
        said.append(f"{date_words(day)} is in {own}. The meeting goes to the programme of that year.")
    said += [
        f"{date_words(day)} is in the pre-election period{_because(reason)}."
        for reason in _spells_on(day, calendar.pre_election)
    ]
    said += [f"{date_words(day)} is in recess{_because(reason)}." for reason in _spells_on(day, calendar.recesses)]
    return said


def _spells_on(day: date, spells: Iterable[tuple[str, str, str]]) -> list[str]:
    return [reason for first, last, reason in spells if first <= day.isoformat() <= last]


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""
