"""The issues outstanding in the board's paper: what is late, since when, from whom, and what has come."""

from datetime import date
from typing import Any

from tests.reports.scene import EDITION, LETTERHEAD
from workprogramme.domain.outstanding import Matter, Thread, outstanding_report
from workprogramme.reports.outstanding_section import outstanding_section
from workprogramme.reports.paper import Heading, Points, Text
from workprogramme.reports.programme_paper import programme_paper

DAY, BEFORE = date(2019, 4, 4), date(2019, 2, 28)


def asked(number: int, words: str, **values: Any) -> Matter:
    return Matter(thread=Thread.FOLLOW_UP, id=number, reference="", words=words, began=date(2018, 6, 21), **values)


LATE = asked(
    1,
    "A further progress report",
    minute="5/18",
    whom="Paul Smith",
    wanted="by March",
    due=date(2019, 3, 31),
    state="Open",
)
ANSWERED = asked(2, "Figures by ward", ended=date(2019, 3, 21), ending="Answered, minute 60/19")
RECOMMENDED = Matter(
    thread=Thread.RECOMMENDATION, id=3, reference="R3", words="That libraries open on Sundays", began=None,
    state="Waiting for a reply", wanted="autumn 2019",
)  # fmt: skip


def test_it_tells_what_is_awaited_and_what_has_come() -> None:
    section = outstanding_section(outstanding_report("Board", DAY, [LATE, ANSWERED, RECOMMENDED], BEFORE))
    assert section.heading == "Issues outstanding"
    told = list(section.blocks)
    assert told[0] == Text(text="2 issues are open on 4 April 2019, 1 of them late.")
    assert [block.text for block in told if isinstance(block, Heading)] == [
        "Asked for and awaited",
        "Recommended and awaited",
        "Ended since the meeting of 28 February 2019",
    ]
    points = [point for block in told if isinstance(block, Points) for point in block.points]
    assert [(point.text, point.lines) for point in points] == [
        (
            "Follow-up 1: A further progress report",
            (
                "Asked for on 21 June 2018, minute 5/18. Paul Smith.",
                "Open. Was due by 31 March 2019 (by March), 4 days late.",
            ),
        ),
        (
            "R3: That libraries open on Sundays",
            ("Nobody knows since when.", "Waiting for a reply. Wanted: autumn 2019."),
        ),
        ("Follow-up 2: Figures by ward", ("Asked for on 21 June 2018.", "21 March 2019: Answered, minute 60/19")),
    ]


def test_when_nothing_is_outstanding_it_says_so() -> None:
    section = outstanding_section(outstanding_report("Board", DAY, []))
    assert section.blocks == (Text(text="Nothing is outstanding on 4 April 2019."),)


def test_it_stands_in_the_paper_before_the_programme() -> None:
    section = outstanding_section(outstanding_report("Board", DAY, [LATE], None))
    paper = programme_paper(EDITION, LETTERHEAD, [section])
    texts = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert texts[1:4] == ["Issues outstanding", "Asked for and awaited", "The year at a glance"]
