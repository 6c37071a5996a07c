"""The programme as JSON: what docs/programme-json.md promises, no more and no less."""

import json
import re

from tests.house.sources import ROOT
from tests.reports.scene import EDITION, LETTERHEAD, SECRET
from workprogramme.reports.open_data import FORMAT, open_data

DATA = json.loads(open_data(EDITION, LETTERHEAD))
DESCRIBED = (ROOT / "docs" / "programme-json.md").read_text(encoding="utf-8")


def test_it_says_which_programme_of_whom_in_which_edition() -> None:
    assert (DATA["format"], DATA["council"], DATA["municipal_year"]) == (FORMAT, "Coventry City Council", "2018-19")
    assert DATA["edition"] == {
        "number": 2,
        "published_at": "2019-03-01T09:00:00Z",
        "note": "Agreed by the chair.",
        "consulted": "Cllr Mutton",
        "consulted_on": "2019-02-27",
        "page": "https://scrutiny.example.gov.uk/committees/board/editions/2/",
    }


def test_items_point_to_their_meetings_and_private_ones_say_nothing() -> None:
    meetings = {meeting["id"]: meeting for meeting in DATA["meetings"]}
    camhs = next(item for item in DATA["items"] if item["title"] == "CAMHS")
    assert meetings[camhs["meeting"]]["date"] == "2019-04-04"
    assert (camhs["kind"], camhs["referral"], camhs["partners"]) == ("short", "council", ["CWPT"])
    private = next(item for item in DATA["items"] if item["exempt_paragraph"])
    assert (private["exempt_paragraph"], private["detail"], private["title"]) == (
        3,
        "",
        "Private item (paragraph 3 of Schedule 12A)",
    )
    assert SECRET not in json.dumps(DATA)


def names(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for part in value.values() for name in names(part)}
    return {name for part in value for name in names(part)} if isinstance(value, list) else set()


def test_the_document_tells_of_every_name_and_of_no_other() -> None:
    described = set(re.findall(r"^\| `([a-z_]+)`", DESCRIBED, re.MULTILINE))
    assert described == names(DATA)
    assert f"`format` {FORMAT}" in DESCRIBED


def test_it_is_the_same_bytes_for_the_same_edition() -> None:
    assert open_data(EDITION, LETTERHEAD) == open_data(EDITION, LETTERHEAD)
    assert "Fostering" in open_data(EDITION, LETTERHEAD).decode("utf-8")
