"""The paper of the issues outstanding: what is late, since when, from whom, what has come, and what is private."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from tests.reports.scene import LETTERHEAD
from workprogramme.domain.outstanding import Matter, OutstandingReport, Thread, outstanding_report
from workprogramme.reports.outstanding_paper import PRIVATE, outstanding_paper
from workprogramme.reports.paper import Heading, Paper, Points, Text

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


def paper_of(report: OutstandingReport, *, private: bool = False) -> Paper:
    at = datetime(2019, 3, 25, 9, tzinfo=UTC)
    return outstanding_paper(report, LETTERHEAD, at, "SB2", "https://example.gov.uk/meetings/4/", private=private)


def test_it_tells_what_is_awaited_and_what_has_come() -> None:
    paper = paper_of(outstanding_report("Board", DAY, [LATE, ANSWERED, RECOMMENDED], BEFORE))
    assert (paper.heading, paper.under) == ("Board", "Outstanding issues for Thursday 4 April 2019")
    assert paper.standing == ""
    told = list(paper.blocks)
    assert told[1] == Text(text="2 issues are open on 4 April 2019, 1 of them late.")
    assert [block.text for block in told if isinstance(block, Heading)] == [
        "Asked for and awaited",
        "Recommended and awaited",
        "Ended since the meeting of 28 February 2019",
    ]
    points = [point for block in told if isinstance(block, Points) for point in block.points]
    assert [(point.text, point.lines) for point in points] == [
        (
            "Follow-up 1: 4 days late",
            (
                "A further progress report",
                "Asked for on 21 June 2018, minute 5/18. Paul Smith.",
                "Open. Was due by 31 March 2019 (by March).",
            ),
        ),
        (
            "R3",
            (
                "That libraries open on Sundays",
                "Asked for on a day that is not known.",
                "Waiting for a reply. Wanted: autumn 2019.",
            ),
        ),
        (
            "Follow-up 2",
            ("Figures by ward", "Asked for on 21 June 2018.", "21 March 2019: Answered, minute 60/19."),
        ),
    ]


def test_when_nothing_is_outstanding_it_says_so() -> None:
    blocks = paper_of(outstanding_report("Board", DAY, [])).blocks
    assert blocks[1:] == (Text(text="Nothing is outstanding on 4 April 2019."),)


def test_a_paper_with_private_words_says_so_on_every_page_and_at_every_such_issue() -> None:
    report = outstanding_report("Board", DAY, [replace(LATE, private=True), RECOMMENDED], None)
    assert report.is_private
    paper = paper_of(report, private=True)
    assert paper.standing == PRIVATE
    points = [point.text for block in paper.blocks if isinstance(block, Points) for point in block.points]
    assert points == ["Follow-up 1 (private): 4 days late", "R3"]
    assert not outstanding_report("Board", DAY, [LATE], None).is_private
