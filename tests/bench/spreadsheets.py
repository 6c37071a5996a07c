"""Reading a spreadsheet of 10,000 rows, beside the bare library that reads the same file and does nothing with it.

Each is run in a process of its own, which says how long it took and how much memory it came to.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.bench.report import Row

ROWS = 10_000
SLOWEST, LARGEST = 10.0, 600.0  # seconds and MiB for 10,000 rows
HEADS = ("Meeting date", "Title", "Detail", "Lead officer", "Cabinet member", "Report deadline")
MEASURED = """
import json, resource, sys, time
begun = time.perf_counter()
{}
took = time.perf_counter() - begun
own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([count, took, max(own, children) / 1024]))
"""
OURS = "from workprogramme.exchange.reading import read_file\ncount = len(read_file(sys.argv[1]).items)"
BARE = {
    ".xlsx": "from openpyxl import load_workbook\nbook = load_workbook(sys.argv[1], read_only=True, data_only=True)\n"
    "count = sum(1 for row in book.active.iter_rows(values_only=True))",
    ".csv": "import csv\ncount = sum(1 for row in csv.reader(open(sys.argv[1], newline='', encoding='utf-8')))",
}


def reading_spreadsheets(folder: Path) -> Iterator[Row]:
    """Rows each second and peak memory, for .xlsx and for .csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending, make in ((".xlsx", _workbook), (".csv", _csv)):
        path = folder / f"long{ending}"
        make(path)
        count, took, memory = _measured(OURS, path)
        if count != ROWS:
            raise RuntimeError(f"{count:,} items were read of {ROWS:,} rows of {ending}")
        _, bare_took, bare_memory = _measured(BARE[ending], path)
        beside = f"{ROWS / took:,.0f} rows/s; the bare library {ROWS / bare_took:,.0f}"
        yield Row(f"reading {ROWS:,} rows of {ending}: s", took, f"<= {SLOWEST:g}", beside)
        beside = f"the bare library {bare_memory:.0f} MiB"
        yield Row("  its peak memory: MiB", memory, f"<= {LARGEST:g}", beside)


def _measured(statement: str, path: Path) -> tuple[int, float, float]:
    told = subprocess.run(
        [sys.executable, "-c", MEASURED.format(statement), str(path)], check=True, capture_output=True, text=True
    )
    count, took, memory = json.loads(told.stdout)
    return int(count), float(took), float(memory)


def _rows() -> Iterator[tuple[date, str, str, str, str, date]]:
    for number in range(ROWS):
        day = date(2000, 6, 1) + timedelta(days=number // 3)
        officer, member = f"Ada Larkin{chr(97 + number % 26)}", f"Cllr Ben Moss{chr(97 + number % 7)}"
        yield day, f"Item number {number}", "What has changed since", officer, member, day - timedelta(days=14)


def _workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Programme")
    sheet.append(HEADS)
    for row in _rows():
        sheet.append(row)
    book.save(path)


def _csv(path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADS)
        table.writerows([day.strftime("%d/%m/%Y"), *texts, due.strftime("%d/%m/%Y")] for day, *texts, due in _rows())
