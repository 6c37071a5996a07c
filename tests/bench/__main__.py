"""Runs the benchmarks and prints their table: `python -m tests.bench [--quick] [--strict] [--rounds N]`."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path as Folder

from tests.bench import load, processes, records, servers
from tests.bench.documents import documents
from tests.bench.lengths import four_times_as_long
from tests.bench.load import Ask
from tests.bench.paths import ANEW, FEEDS, GROWING, Insider
from tests.bench.planning import planning
from tests.bench.rendering import one_of_a_thousand, reading_a_document
from tests.bench.report import MISS, Row, printed
from tests.bench.servers import WORKERS, Running
from tests.bench.spreadsheets import reading_spreadsheets
from tests.bench.throughput import Measured, Path, against, confirmed, row, side_by_side
from tests.bench.tracking import tracking
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.operation.serving import THREADS

GROWN = 1.2  # how much more a request may cost with a hundred times the items
FEW, MANY, SOME = (1, 45), (20, 250), (20, 25)  # years of each committee's past, and items in a year


def main(arguments: list[str]) -> int:
    """Prints the table; 1 for a miss where `--strict` was asked for, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What the shipped server costs.")
    parser.add_argument("--quick", action="store_true", help="one round, a tenth of the items: under a minute")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a target is missed")
    parser.add_argument("--rounds", type=int, default=3, help="alternating rounds (3)")
    asked = parser.parse_args(arguments)
    rounds, together = (1, 3) if asked.quick else (asked.rounds, 2)
    begun = time.monotonic()
    print(_conditions(rounds), flush=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="workprogramme-bench-") as name:
        folder = Folder(name)
        for title, section in (
            ("Against bare Flask: requests per second", _against_hello(folder, rounds, together, not asked.quick)),
            ("With many items in the database: cost of a request", _growth(folder, rounds, asked.quick)),
            ("In one process", _within(folder)),
            ("Documents", documents()),
            ("Planning a year", planning(records.settings_for(folder, "planning"))),
            ("Following up what was asked for", tracking(records.settings_for(folder, "tracking"))),
            ("Reading a long spreadsheet", reading_spreadsheets(folder / "spreadsheets")),
        ):
            found = list(section)
            print(printed(title, found), flush=True)
            rows += found
    missed = [found.name for found in rows if found.verdict == MISS]
    print(f"{time.monotonic() - begun:.0f} s. " + (f"Missed: {'; '.join(missed)}." if missed else "Nothing missed."))
    return 1 if missed and asked.strict else 0


def _conditions(rounds: int) -> str:
    cores, busy = os.cpu_count() or 1, os.getloadavg()[0]
    told = [
        f"Python {sys.version.split()[0]}, {cores} cores; gunicorn gthread, {WORKERS} x {THREADS}, SQLite; "
        f"{load.CLIENTS} clients by {load.generator()}, a new connection per request; median of {rounds}.",
    ]
    if busy > cores / 2:
        told.append(f"Something else is running here (load {busy:.1f}): expect noise.")
    return "\n".join([*told, ""])


def _against_hello(folder: Folder, rounds: int, together: int, confirm: bool) -> Iterator[Row]:
    feeds = records.settings_for(folder, "feeds")
    with _filled(feeds, past=0, per_year=0, thousand=True), ExitStack() as running:
        bare = running.enter_context(servers.hello())
        app, anew = running.enter_context(servers.shipped(feeds)), running.enter_context(servers.shelfless(feeds))
        resident = _resident(app)
        inside = Insider(feeds)
        running.callback(inside.close)
        hello = Path("hello", Ask(bare.url + "/"), bare.pid)
        paths = [inside.path(wanted, app) for wanted in (*FEEDS, *inside.personal(), *inside.pages())]
        paths += [inside.path(wanted, anew) for wanted in (*ANEW, *inside.personal_anew())]
        measured = against(hello, paths, rounds, together)
        if confirm:
            measured = confirmed(hello, measured, rounds)
        yield from map(row, measured)
        short, long = paths[:2]
        looked = max(side_by_side([(short, long)], rounds)[0].ratio for _ in range(2 if confirm else 1))
        yield Row("304: feed of 1,000 to feed of 60", looked, ">= 0.90", "taking turns")
        yield from resident


def _resident(app: Running) -> Iterator[Row]:
    if processes.known():
        worker = max(processes.resident_mib(pid) for pid in processes.children(app.pid))
        alone = processes.resident_mib_after(processes.BARE)
        beside = f"{worker:.0f} MiB to {alone:.0f} MiB for {processes.BARE.removeprefix('import ')}"
        return iter([Row("memory of an idle worker", worker / alone, "<= 1.75", beside)])
    return iter([])


def _growth(folder: Folder, rounds: int, quick: bool) -> Iterator[Row]:
    few, many = records.settings_for(folder, "few"), records.settings_for(folder, "many")
    years, per_year = SOME if quick else MANY
    with ExitStack() as running:
        running.enter_context(_filled(few, past=FEW[0], per_year=FEW[1]))
        running.enter_context(_filled(many, past=years, per_year=per_year))
        small, large = running.enter_context(servers.shipped(few)), running.enter_context(servers.shipped(many))
        insides = Insider(few), Insider(many)
        for inside in insides:
            running.callback(inside.close)
        sizes = [records.size(inside.database) for inside in insides]
        wanted = [(*GROWING, *inside.pages()) for inside in insides]
        pairs = [
            (insides[0].path(one, small), insides[1].path(two, large))
            for one, two in zip(*wanted, strict=True)
            if not quick or "page" in one.name
        ]
        for pair, found in zip(pairs, side_by_side(pairs, rounds), strict=True):
            cheapest = found
            if not quick and _cost(found) > GROWN:
                cheapest = min(found, *side_by_side([pair], rounds), key=_cost)  # a miss is confirmed by a second look
            beside = f"{sizes[1]:,} items to {sizes[0]:,}; requests per second {cheapest.ratio:.2f} x"
            yield Row(found.path.name, _cost(cheapest), f"<= {GROWN}", beside)


def _cost(found: Measured) -> float:
    """CPU per request, as a ratio; where it is not known, time per request."""
    return found.cpu_ratio if processes.known() else 1 / found.ratio


def _within(folder: Folder) -> Iterator[Row]:
    inside = Insider(records.settings_for(folder, "feeds"))
    yield one_of_a_thousand(inside)
    inside.close()
    yield reading_a_document()
    yield from four_times_as_long()


@contextmanager
def _filled(settings: Settings, **wanted: int) -> Iterator[None]:
    database = Database(settings.database)
    records.fill(database, **wanted)
    database.dispose()
    yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
