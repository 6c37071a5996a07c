"""The programme as CSV: for Excel and for people, and never a formula."""

import csv
import io
from dataclasses import replace

import pytest

from tests.reports.scene import EDITION, PROGRAMME, SECRET
from workprogramme.reports.spreadsheet import HEADS, spreadsheet
from workprogramme.web.csv_text import safe_cell

BASE = "https://scrutiny.example.gov.uk"


def rows(programme=EDITION.programme) -> list[dict[str, str]]:
    text = spreadsheet(programme, BASE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_has_a_line_for_each_item_in_order() -> None:
    told = rows()
    assert tuple(told[0]) == HEADS
    assert [(row["Date"], row["Title"]) for row in told] == [
        ("2018-06-21", "Fostering"),
        ("2018-06-21", "SCR – Baby F"),
        ("2019-04-04", "CAMHS"),
        ("2019-04-04", "Private item (paragraph 3 of Schedule 12A)"),
        ("2019-04-04", "Review of Libraries"),
        ("2019-20", "Secure Provision"),
        ("3 months after implementation", "Library Review"),
        ("To be scheduled", "Serious Case Review"),
    ]
    assert told[0] == {
        "Date": "2018-06-21",
        "Title": "Fostering",
        "Detail": "Covering where we are and what we're doing – recruitment & <support>",
        "Cabinet member": "Cllr Seaman",
        "Lead officer": "Paul Smith",
        "Partner": "",
        "To be invited": "",
        "Kind of item": "Main item",
        "Starts": "14:00",
        "Ends": "16:00",
        "Place": "Council House",
        "Kind of meeting": "Formal meeting",
        "Status": "Confirmed",
        "Address": f"{BASE}/items/11/",
    }
    assert SECRET not in str(told)


def test_excel_knows_its_letters_and_lines() -> None:
    made = spreadsheet(EDITION.programme, BASE)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == len(EDITION.programme.items) + 1
    assert made == spreadsheet(EDITION.programme, BASE)


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+44 24 7683", "-5", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"http://x\")", "＝1+1",
     " =1+1", "\x00=1+1", "\ufeff=cmd|' /C calc'!A0"],
)  # fmt: skip
def test_no_cell_is_run_as_a_formula(typed: str) -> None:
    item = replace(PROGRAMME.items[0], title=typed, detail=typed)
    (row,) = rows(replace(PROGRAMME, items=(item,)))
    for cell in (row["Title"], row["Detail"]):
        assert cell.startswith("'"), cell


@pytest.mark.parametrize("typed", ["Fostering", "5 = 5", "2019-20", "'quoted'", "a\nb", ""])
def test_what_is_no_formula_stays_as_it_is(typed: str) -> None:
    assert safe_cell(typed) == typed
