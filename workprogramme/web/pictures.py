"""Where everything goes in a picture of a year of meetings, and of what each officer has before them.

Pure geometry in the units of a drawing 316 wide; `components/pictures.html` draws it. Knows no request and no record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workprogramme.web.words import MONTHS, WEEKDAYS, count, month_name

WIDTH = 316
LEFT, DAY = 34, 9  # of the year: the months' names, and one day
MONTH_HEIGHT, FULL, STRIP = 50, 26, 8  # a month, a meeting that is just full, the strip of days below it
MOST_OVER = 1.25  # of a full meeting: as high as one is drawn, however full
LABEL = 44  # the width of what is written beside a meeting
PERSON_HEIGHT, TALLEST = 62, 20


@dataclass(frozen=True)
class Sitting:
    """A meeting in the picture of a year: how many items, and how many minutes they take of those there are."""

    day: date
    items: int
    minutes: int
    limit: int
    off: str = ""

    @property
    def over(self) -> int:
        """How many minutes too many are planned."""
        return max(0, self.minutes - self.limit)


@dataclass(frozen=True)
class Stretch:
    """Days that matter, both included: `kind` is "recess" or "election"."""

    first: date
    last: date
    kind: str


@dataclass(frozen=True)
class Bar:
    """One meeting: its room from `top` down to the strip, `filled` of it, `over` above it, and lines beside it."""

    x: float
    top: float
    filled: float
    over: float
    off: bool
    lines: tuple[str, ...] = ()
    text_x: float = 0
    anchor: str = "start"


@dataclass(frozen=True)
class MonthRow:
    """One month of the year: its strip of days, and what stands on it. `bands`: (x, width, kind)."""

    y: int
    name: str
    year: str
    x: float
    width: float
    mondays: tuple[float, ...]
    bands: tuple[tuple[float, float, str], ...]
    holidays: tuple[float, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class YearPicture:
    """A municipal year or a part of it, from `first` to `last`, a row for each month."""

    first: date
    last: date
    height: int
    rows: tuple[MonthRow, ...]
    width: int = WIDTH
    full: int = FULL
    strip: int = STRIP


def year_picture(
    first: date, last: date, sittings: Sequence[Sitting], stretches: Sequence[Stretch], holidays: Mapping[date, str]
) -> YearPicture:
    """The days from `first` to `last`, both included."""
    rows: list[MonthRow] = []
    month = first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=31)).replace(day=1)
        begin, end = max(month, first), min(following - timedelta(days=1), last)
        rows.append(_month_row(len(rows) * MONTH_HEIGHT, begin, end, sittings, stretches, holidays))
        month = following
    return YearPicture(first, last, len(rows) * MONTH_HEIGHT + 4, tuple(rows))


def _month_row(
    y: int,
    begin: date,
    end: date,
    sittings: Sequence[Sitting],
    stretches: Sequence[Stretch],
    holidays: Mapping[date, str],
) -> MonthRow:
    days = [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
    base = y + MONTH_HEIGHT - STRIP - 4
    here = sorted((s for s in sittings if begin <= s.day <= end), key=lambda s: s.day)
    bands = []
    for stretch in stretches:
        start, stop = max(stretch.first, begin), min(stretch.last, end)
        if start <= stop:
            bands.append((_at(start), float(((stop - start).days + 1) * DAY), stretch.kind))
    return MonthRow(
        y=base,
        name=MONTHS[begin.month - 1][:3],
        year=str(begin.year),
        x=_at(begin),
        width=float(len(days) * DAY),
        mondays=tuple(_at(day) for day in days if day.weekday() == 0),
        bands=tuple(bands),
        holidays=tuple(_at(day) + DAY / 2 for day in days if day in holidays),
        bars=_bars(here, base),
    )


def _at(day: date) -> float:
    return float(LEFT + (day.day - 1) * DAY)


def _bars(sittings: list[Sitting], base: int) -> tuple[Bar, ...]:
    """The meetings of one month. Writing that would run into a neighbour or out of the picture is left to the table."""
    bars: list[Bar] = []
    taken = float(LEFT)  # as far as the row is taken up from the left
    for place, sitting in enumerate(sittings):
        x = _at(sitting.day) + 1
        after = _at(sittings[place + 1].day) if place + 1 < len(sittings) else float(WIDTH)
        load = min(sitting.minutes / sitting.limit if sitting.limit else 0.0, MOST_OVER)
        text_x, anchor, lines = x + DAY + 1, "start", _lines(sitting)
        if text_x + LABEL > after:
            text_x, anchor = x - 3, "end"
            if text_x - LABEL < taken:
                lines = ()
        taken = text_x + LABEL if lines and anchor == "start" else x + DAY
        bars.append(
            Bar(
                x=x,
                top=base - FULL,
                filled=0 if sitting.off else round(min(load, 1) * FULL, 1),
                over=0 if sitting.off else round(max(load - 1, 0) * FULL, 1),
                off=bool(sitting.off),
                lines=lines,
                text_x=text_x,
                anchor=anchor,
            )
        )
    return tuple(bars)


def _lines(sitting: Sitting) -> tuple[str, ...]:
    day = f"{WEEKDAYS[sitting.day.weekday()][:3]} {sitting.day.day}"
    if sitting.off:
        return (day, sitting.off)
    said = (day, count(sitting.items, "item"))
    return (*said, "too full") if sitting.over else said


@dataclass(frozen=True)
class PersonLoad:
    """What one person has before them: items by month (its first day), and those that wait to be scheduled."""

    name: str
    months: Mapping[date, int]
    later: int = 0

    @property
    def total(self) -> int:
        """All their items."""
        return sum(self.months.values()) + self.later

    @property
    def most(self) -> int:
        """The items of their fullest month, or those that wait, where these are more."""
        return max([self.later, *self.months.values()])


@dataclass(frozen=True)
class Column:
    """One person's items of one month, as a bar with its number above and its month below."""

    x: float
    y: float
    width: float
    height: float
    number: int
    label: str
    waits: bool = False


@dataclass(frozen=True)
class PersonRow:
    """One person's row: name, and a column for every month with an item."""

    y: int
    name: str
    total: int
    base: float
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class LoadPicture:
    """Lead officers, a row for each."""

    height: int
    rows: tuple[PersonRow, ...]
    width: int = WIDTH


def load_picture(people: Sequence[PersonLoad], months: Sequence[date], most: int = 1) -> LoadPicture:
    """These people over these months (first days, in order), with a last column for what waits to be scheduled.

    The tallest column is that of `most` items, or of the most that one of these people has, where that is more.
    """
    most = max(most, *(person.most for person in people)) if people else most
    step = WIDTH / (len(months) + 1)
    rows = []
    for place, person in enumerate(people):
        y = place * PERSON_HEIGHT
        base = float(y + 48)
        counts = [(person.months.get(month, 0), month_name(month.month)[:3], False) for month in months]
        columns = [
            Column(
                x=round(number * step + 4, 1),
                y=round(base - TALLEST * amount / most, 1),
                width=round(step - 8, 1),
                height=round(TALLEST * amount / most, 1),
                number=amount,
                label=label,
                waits=waits,
            )
            for number, (amount, label, waits) in enumerate([*counts, (person.later, "later", True)])
            if amount
        ]
        rows.append(PersonRow(y, person.name, person.total, base, tuple(columns)))
    return LoadPicture(len(rows) * PERSON_HEIGHT, tuple(rows))
