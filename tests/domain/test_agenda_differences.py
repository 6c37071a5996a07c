"""What readers of two front sheets of one meeting would see."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.domain.front_sheets import COMMITTEE, ITEMS, MEETING, SECRET, TEMPLATE
from workprogramme.domain.agenda_differences import SheetChange, SheetDifference, sheet_differences
from workprogramme.domain.agendas import front_sheet
from workprogramme.domain.kinds import ItemKind, MeetingStatus


def sheet(meeting=MEETING, items=ITEMS, private=False):
    return front_sheet(meeting=meeting, items=items, committee=COMMITTEE, template=TEMPLATE, private=private)


def changes(before, after):
    return [(difference.change, difference.title) for difference in sheet_differences(before, after)]


def test_one_sheet_does_not_differ_from_itself():
    assert changes(sheet(), sheet()) == []


@pytest.mark.parametrize(
    "moved",
    [
        {"day": date(2019, 4, 11)},
        {"starts": time(10)},
        {"place": "Central Library"},
        {"status": MeetingStatus.CANCELLED},
        {"note": "Starts after a visit"},
    ],
)
def test_a_meeting_that_changed_is_told(moved):
    assert changes(sheet(), sheet(replace(MEETING, **moved))) == [(SheetChange.MEETING, "")]


def test_an_item_that_came_is_told_and_one_that_went():
    fewer = sheet(items=ITEMS[:2])
    assert changes(fewer, sheet()) == [(SheetChange.ADDED, "Children's Services Ofsted Focused Visit")]
    assert changes(sheet(items=ITEMS[:2]), sheet(items=ITEMS[1:2])) == [
        (SheetChange.GONE, ITEMS[0].agenda_title),
        (SheetChange.GUESTS, ""),
    ]


def test_an_item_that_only_needs_a_briefing_note_now_is_gone():
    demoted = (ITEMS[0], replace(ITEMS[1], kind=ItemKind.BRIEFING), ITEMS[2])
    assert changes(sheet(), sheet(items=demoted)) == [(SheetChange.GONE, ITEMS[1].agenda_title)]


@pytest.mark.parametrize("words", [{"agenda_title": "Parenting in Coventry"}, {"report_line": "Joint Report"}])
def test_a_reworded_item_is_told_by_its_new_title(words):
    after = replace(ITEMS[1], **words)
    assert changes(sheet(), sheet(items=(ITEMS[0], after, ITEMS[2]))) == [(SheetChange.REWORDED, after.agenda_title)]


def test_what_the_sheet_does_not_show_is_no_difference():
    assert changes(sheet(), sheet(items=(replace(ITEMS[0], detail="New", title="Other"), *ITEMS[1:]))) == []


def test_a_new_order_is_told_once():
    assert changes(sheet(), sheet(items=ITEMS[::-1])) == [(SheetChange.ORDER, "")]


def test_an_item_made_private_is_told_without_its_title():
    closed = replace(ITEMS[1], exempt_paragraph=3)
    told = changes(sheet(), sheet(items=(ITEMS[0], closed, ITEMS[2])))
    assert told == [(SheetChange.CLOSED, "Private item (paragraph 3 of Schedule 12A)")]


def test_an_item_made_public_is_told_by_its_title():
    before = sheet(items=(ITEMS[0], replace(SECRET, id=2)))
    assert changes(before, sheet(items=ITEMS[:2])) == [(SheetChange.OPENED, ITEMS[1].agenda_title)]


def test_a_difference_is_a_value():
    assert SheetDifference(change=SheetChange.ORDER) == SheetDifference(change=SheetChange.ORDER, title="")
