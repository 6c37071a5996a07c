"""docs/archive-json.md as the records say it should be. Run as a program it writes it: `make docs`."""

from pathlib import Path
from typing import Any

from tests.house.sources import ROOT
from workprogramme.archive.layout import FORMAT
from workprogramme.archive.left_out import COLUMNS, TABLES
from workprogramme.archive.schema import schema

DOCUMENT = ROOT / "docs" / "archive-json.md"
OPENING = f"""# Everything, as JSON

`workprogramme export` and *Take everything away* write a zip whose folder `data/` has all that an installation
holds, and from which `workprogramme load` makes another one what this was. This page is written by `make docs` from
the records themselves, and a test compares the two; `data/schema.json` in each archive says the same to a program.

This is `format` {FORMAT} of the archive. The format rises when the zip is laid out anew; a newer one is refused by an
older version of Work Programme, which says so. Which tables and columns there are goes by `revision`, the database
migration at which it was made: an older archive is loaded as it was and then brought up to date by the migrations
since.

- `manifest.json`: `program` ("Work Programme"), `kind` ("archive"), `format`, `version` (of the program),
  `revision`, `council`, `made_at` (UTC), `made_by`, `left_out` (`tables`, `columns`), `last_ids` (the highest number
  that each table ever gave, since none is given twice), `rows` (how many there are of each table), and `files`: of
  each other file its `bytes` and its `sha256`.
- `data/<table>.json`: a list of objects, one to a line between a line `[` and a line `]`, in the order of their
  keys. Every column below is in each object, but those that are left out. Texts are UTF-8.
- Attached documents lie under `reports/` as they were; `stored_file` says which file has which bytes.

"""


def document() -> str:
    """The whole page."""
    told = [OPENING, "## What is left out\n"]
    told += [f"- the table `{table}`: {what}\n" for table, what in TABLES.items()]
    told += [f"- `{table}.{column}`: {what}\n" for (table, column), what in COLUMNS.items()]
    told.append(
        "\nLoading puts something new in their place that opens nothing. It gives one administrator a new password, "
        "ends the links\nfor replies that were open, and writes into the journal that it did. Nothing else differs.\n"
    )
    for table, said in schema().items():
        told.append(f"\n## {table}\n\n{said['about']}\n\n| column | holds | |\n|---|---|---|\n")
        told += [_line(name, column, name in said["key"]) for name, column in said["columns"].items()]
    return "".join(told)


def _line(name: str, column: dict[str, Any], key: bool) -> str:
    remarks = [
        "key" * key,
        "may be null" * column["null"],
        f"refers to `{column['refers_to']}`" if column["refers_to"] else "",
        "left out" * column["left_out"],
    ]
    return f"| `{name}` | {column['holds']} | {', '.join(filter(None, remarks))} |\n"


if __name__ == "__main__":
    Path(DOCUMENT).write_text(document(), encoding="utf-8")
