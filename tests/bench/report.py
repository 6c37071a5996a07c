"""The table that a run prints. Knows figures and targets; knows nothing of how they were measured."""

from collections.abc import Iterable
from dataclasses import dataclass

OK, MISS = "ok", "MISS"


@dataclass(frozen=True)
class Row:
    """One figure beside its target. `target` says which way is good: ">= 0.50", "<= 1.2"; "" for none."""

    name: str
    figure: float
    target: str = ""
    beside: str = ""
    failed: str = ""

    @property
    def verdict(self) -> str:
        """ "ok", "MISS", or "" where there is nothing to reach. `failed` is a reason of its own to miss."""
        if self.failed:
            return MISS
        if not self.target:
            return ""
        sign, _, bound = self.target.partition(" ")
        reached = self.figure >= float(bound) if sign == ">=" else self.figure <= float(bound)
        return OK if reached else MISS


def printed(title: str, rows: Iterable[Row]) -> str:
    """A table with its title."""
    told = [(row.name, _figure(row.figure), row.target, row.verdict, row.failed or row.beside) for row in rows]
    widths = [max(len(line[place]) for line in told) for place in range(4)]
    lines = [
        f"  {name:{widths[0]}}  {figure:>{widths[1]}}  {target:{widths[2]}}  {verdict:{widths[3]}}  {beside}".rstrip()
        for name, figure, target, verdict, beside in told
    ]
    return "\n".join([title, *lines, ""])


def _figure(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3f}" if figure < 0.1 else f"{figure:.2f}"
