"""Where everything goes in a picture of what became of recommendations: one bar for each outcome.

Pure geometry in the units of a drawing 316 wide; `recommendations/parts.html` draws it. Knows no request and no record.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workprogramme.domain.outcomes import Outcomes
from workprogramme.web.pictures import WIDTH

ROW, BAR = 34, 12  # the height of a row, and of the bar in it


@dataclass(frozen=True)
class OutcomeBar:
    """One row: its words, its number, and how wide its bar is; `kind` tells how it is filled."""

    y: int
    label: str
    number: int
    width: float
    kind: str


@dataclass(frozen=True)
class OutcomePicture:
    """What the replies were, and what became of those that were accepted."""

    height: int
    bars: tuple[OutcomeBar, ...]
    width: int = WIDTH
    thick: int = BAR


def outcome_picture(counted: Outcomes) -> OutcomePicture:
    """The bars, each as much of its row as its number is of all recommendations."""
    rows = [(outcome.label, number, outcome.value) for outcome, number in counted.counts]
    rows += [
        ("Accepted, and done", counted.done, "done"),
        ("Accepted, in hand", counted.in_hand, "in_hand"),
        ("Accepted, and late", counted.action_late, "action_late"),
    ]
    return _picture(rows, counted.total)


def _picture(rows: Iterable[tuple[str, int, str]], total: int) -> OutcomePicture:
    told = list(rows)
    most = max(1, total)
    bars = tuple(
        OutcomeBar(y=place * ROW, label=label, number=number, width=round(number * WIDTH / most, 1), kind=kind)
        for place, (label, number, kind) in enumerate(told)
    )
    return OutcomePicture(len(bars) * ROW, bars)
