"""The paper for the board: what changed, the year at a glance, what is to be scheduled, and all in detail."""

from dataclasses import replace
from datetime import date

from tests.reports.scene import EDITION, LETTERHEAD, PROGRAMME, SECRET
from workprogramme.domain.follow_up_value import AskedOfValue, FollowUpValue
from workprogramme.domain.programme import Programme
from workprogramme.reports.paper import Facts, Glance, Heading, Paper, Point, Points, Table, Text
from workprogramme.reports.programme_paper import HEADS, programme_paper
from workprogramme.reports.published import Since

PAPER = programme_paper(EDITION, LETTERHEAD)


def headings(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Text)]


def test_it_says_whose_programme_and_which_edition_it_is() -> None:
    assert PAPER.title == "Education and Children's Services Scrutiny Board (2): work programme 2018-19"
    assert (PAPER.heading, PAPER.under) == (EDITION.programme.committee.name, "Work programme 2018-19")
    assert PAPER.running == "SB2 work programme 2018-19, edition 2"
    facts = next(block for block in PAPER.blocks if isinstance(block, Facts))
    assert facts.pairs == (
        ("Edition", "2, published 1 March 2019 at 9am"),
        ("On the web", "https://scrutiny.example.gov.uk/committees/board/editions/2/"),
    )
    assert texts(PAPER)[:2] == [
        "Agreed by the chair.",
        "Published by delegation, in consultation with the chair, Cllr Mutton, on Wednesday 27 February 2019.",
    ]


def test_its_sections_come_in_the_order_in_which_a_board_takes_them() -> None:
    assert headings(PAPER) == [
        "Changes since the last meeting",
        "The year at a glance",
        "To be scheduled",
        "In detail",
    ]


def test_changes_are_those_since_the_committee_met_with_their_reasons() -> None:
    assert (
        "The committee last met before this edition on Thursday 28 February 2019. "
        "These are the 2 changes since edition 1, which stood on that day."
    ) in texts(PAPER)
    points = next(block for block in PAPER.blocks if isinstance(block, Points))
    assert points.points == (
        Point(
            text="Moved: CAMHS",
            lines=(
                "From Thursday 28 February 2019 to Thursday 4 April 2019.",
                "Because: The report was not ready.",
            ),
        ),
        Point(text="Added: Serious Case Review", lines=("To be scheduled.",)),
    )


def test_what_was_asked_for_and_has_not_come_stands_at_the_end_as_late_as_it_was_on_that_day() -> None:
    ace = FollowUpValue(
        id=1, wording="A further progress report on Adoption Central England", asked_on=date(2018, 6, 21),
        source_day=date(2018, 6, 21), minute="5/18", asked_of=(AskedOfValue(person_id=1, name="Paul Smith"),),
        target_text="February 2019", target_earliest=date(2019, 2, 1), target_latest=date(2019, 2, 15),
        first_text="February 2019", first_earliest=date(2019, 2, 1), first_latest=date(2019, 2, 15),
    )  # fmt: skip
    come = replace(ace, id=2, wording="What has come", answered_on=date(2019, 2, 28))
    some_day = replace(
        come, id=3, wording="Wanted some day", answered_on=None, target_earliest=None, target_latest=None
    )
    programme = replace(PROGRAMME, follow_ups=(some_day, come, ace))
    paper = programme_paper(replace(EDITION, programme=programme), LETTERHEAD)
    assert headings(paper)[-1] == "Asked for and awaited on 1 March 2019"
    late, other = paper.blocks[-1].points
    assert late.text == "A further progress report on Adoption Central England"
    assert late.lines == (
        "Asked for on 21 June 2018 (minute 5/18) by the board, of Paul Smith. Wanted “February 2019”.",
        "Nothing in the programme answers it yet. 2 weeks late: it was wanted by 15 February 2019.",
    )
    assert other.text == "Wanted some day"


def test_without_changes_or_a_meeting_it_says_so() -> None:
    def told(since: Since) -> list[str]:
        return texts(programme_paper(replace(EDITION, since=since), LETTERHEAD))

    assert "The committee had not met before this edition." in told(Since())
    met = date(2018, 4, 5)
    assert any("It knew no programme for 2018-19" in text for text in told(Since(met=met)))
    assert any(text.endswith("The programme still says what it said then.") for text in told(Since(met=met, before=1)))


def test_at_a_glance_each_meeting_has_its_titles_and_what_sets_it_apart() -> None:
    year, waiting = (block for block in PAPER.blocks if isinstance(block, Glance))
    assert [(entry.head, entry.titles) for entry in year.entries] == [
        ("Thursday 21 June 2018", ("Fostering", "SCR – Baby F")),
        ("Thursday 6 September 2018, cancelled", ("No items",)),
        ("Thursday 28 February 2019, visit", ("No items",)),
        (
            "Thursday 4 April 2019, provisional",
            ("CAMHS", "Private item (paragraph 3 of Schedule 12A)", "Review of Libraries"),
        ),
    ]
    assert [(entry.head, entry.titles) for entry in waiting.entries] == [
        ("2019-20", ("Secure Provision",)),
        ("3 months after implementation", ("Library Review",)),
        ("No date yet", ("Serious Case Review",)),
    ]


def test_the_table_has_the_heads_of_the_boards_own_papers_and_a_date_in_every_row() -> None:
    (table,) = (block for block in PAPER.blocks if isinstance(block, Table))
    assert table.heads == HEADS == ("Date", "Title", "Detail", "Cabinet Member/ Lead Officer")
    assert [(row.cells[0], row.cells[1], row.begins) for row in table.rows] == [
        ("21 June 2018", "Fostering", True),
        ("21 June 2018", "SCR – Baby F", False),
        ("4 April 2019\nProvisional", "CAMHS", True),
        ("4 April 2019\nProvisional", "Private item (paragraph 3 of Schedule 12A)", False),
        ("4 April 2019\nProvisional", "Review of Libraries", False),
        ("2019-20", "Secure Provision", True),
        ("3 months after implementation", "Library Review", True),
        ("To be scheduled", "Serious Case Review", True),
    ]
    assert table.rows[2].cells[3] == "Cllr Seaman\nSally Giles\nCWPT"
    assert table.rows[4].cells[2] == "Briefing note only.\nTo be invited: Care Leavers."
    assert table.description


def test_an_empty_programme_says_that_it_is() -> None:
    empty = replace(EDITION, programme=Programme(committee=EDITION.programme.committee, year="2019-20"))
    paper = programme_paper(empty, LETTERHEAD)
    assert headings(paper) == ["Changes since the last meeting", "The year at a glance"]
    assert "No meetings are planned for 2019-20 yet." in texts(paper)


def test_papers_that_say_the_same_have_one_digest() -> None:
    assert PAPER.digest == programme_paper(EDITION, LETTERHEAD).digest
    assert PAPER.digest != programme_paper(EDITION, replace(LETTERHEAD, council="Anytown")).digest
    assert SECRET not in str(PAPER.to_json())
