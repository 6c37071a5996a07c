"""Requests per second and CPU per request, in rounds that alternate with bare Flask: a busy machine tells in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench import load, processes
from tests.bench.load import Ask
from tests.bench.report import MISS, Row

WARM_UP = 24  # requests: more than there are threads, so that each has its connection and its templates
SECONDS = 1.0


@dataclass(frozen=True)
class Path:
    """One address to measure. `pid`: gunicorn's own; `queries`: how many it made, of at most `allowed`."""

    name: str
    ask: Ask
    pid: int
    target: str = ""
    queries: int = 0
    allowed: int = 8


@dataclass(frozen=True)
class Sample:
    """What one second of asking told: requests per second, and CPU milliseconds of the server for each."""

    rate: float
    cpu: float


@dataclass(frozen=True)
class Measured:
    """Medians over the rounds. `ratio` and `cpu_ratio` are to what the path was alternated with."""

    path: Path
    rate: float
    cpu: float
    ratio: float
    cpu_ratio: float


def sample(path: Path) -> Sample:
    """Asks for one second."""
    before = processes.cpu_seconds(path.pid) if processes.known() else 0.0
    answered = load.press(path.ask, SECONDS)
    after = processes.cpu_seconds(path.pid) if processes.known() else 0.0
    return Sample(answered.rate, 1000 * (after - before) / answered.requests)


def warm_up(paths: Sequence[Path]) -> None:
    """Asks for each so often that every thread has answered."""
    for path in paths:
        for _ in range(WARM_UP):
            load.once(path.ask)


def against(hello: Path, paths: Sequence[Path], rounds: int, together: int = 1) -> list[Measured]:
    """Each path against bare Flask before and after it; `together`: how many share one measurement of bare Flask."""
    warm_up([hello, *paths])
    seen: list[list[tuple[Sample, Sample]]] = [[] for _ in paths]
    for _ in range(rounds):
        before = sample(hello)
        for first in range(0, len(paths), together):
            group = range(first, min(first + together, len(paths)))
            taken = [sample(paths[place]) for place in group]
            after = sample(hello)
            bare = Sample((before.rate + after.rate) / 2, (before.cpu + after.cpu) / 2)
            for place, found in zip(group, taken, strict=True):
                seen[place].append((found, bare))
            before = after
    return [_measured(path, pairs) for path, pairs in zip(paths, seen, strict=True)]


def side_by_side(pairs: Sequence[tuple[Path, Path]], rounds: int) -> list[Measured]:
    """The second of each pair against the first, taking turns: their ratios are to the first."""
    warm_up([path for pair in pairs for path in pair])
    seen: list[list[tuple[Sample, Sample]]] = [[] for _ in pairs]
    for _ in range(rounds):
        for place, (one, other) in enumerate(pairs):
            bare = sample(one)
            seen[place].append((sample(other), bare))
    return [_measured(other, found) for (_, other), found in zip(pairs, seen, strict=True)]


def confirmed(hello: Path, measured: Sequence[Measured], rounds: int) -> list[Measured]:
    """The same, but what missed its target is measured again, and the better of the two counts."""
    missed = [found.path for found in measured if row(found).verdict == MISS]
    again = {found.path.name: found for found in against(hello, missed, rounds)} if missed else {}
    return [max(found, again.get(found.path.name, found), key=lambda one: one.ratio) for found in measured]


def row(found: Measured) -> Row:
    """The line in the table."""
    path = found.path
    beside = f"{found.rate:6,.0f}/s"
    if processes.known():
        beside += f"   CPU {found.cpu:5.2f} ms, {found.cpu_ratio:4.1f} x hello"
    if path.queries:
        beside += f"   {path.queries} {'query' if path.queries == 1 else 'queries'}"
    too_many = f"{path.queries} queries, {path.allowed} allowed" if path.queries > path.allowed else ""
    return Row(path.name, found.ratio, path.target, beside, too_many)


def _measured(path: Path, pairs: Sequence[tuple[Sample, Sample]]) -> Measured:
    return Measured(
        path,
        rate=median(found.rate for found, _ in pairs),
        cpu=median(found.cpu for found, _ in pairs),
        ratio=median(found.rate / bare.rate for found, bare in pairs),
        cpu_ratio=median(found.cpu / bare.cpu if bare.cpu else 0.0 for found, bare in pairs),
    )
