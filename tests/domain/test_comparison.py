"""Comparing two programmes: every difference is told once, and nothing else is."""

from dataclasses import replace
from datetime import date, time

import pytest

from workprogramme.domain.comparison import (
    Change,
    Difference,
    compare,
    compare_for_all,
    difference_from_json,
    difference_to_json,
)
from workprogramme.domain.kinds import MeetingStatus, PartRole
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, Programme

MARCH = MeetingValue(id=1, day=date(2019, 3, 21), starts=time(14))
APRIL = MeetingValue(id=2, day=date(2019, 4, 4), starts=time(14))
OFFICER = PartValue(person_id=9, name="John Gregg", role=PartRole.LEAD_OFFICER)
HUBS = ItemValue(id=1, title="Early Help Hubs", meeting_id=1, parts=(OFFICER,))
FOSTERING = ItemValue(id=2, title="Fostering", meeting_id=1)
ADOPTION = ItemValue(id=3, title="Adoption Central England", target_text="June 2019")


def programme(*items: ItemValue, meetings: tuple[MeetingValue, ...] = (MARCH, APRIL)) -> Programme:
    committee = CommitteeValue(id=1, slug="sb2", name="Scrutiny Board (2)", code="SB2")
    return Programme(committee=committee, year="2018-19", meetings=meetings, items=items)


def changes(before: Programme | None, after: Programme) -> list[Change]:
    return [difference.change for difference in compare(before, after)]


BEFORE = programme(HUBS, FOSTERING, ADOPTION)


def test_a_programme_does_not_differ_from_itself() -> None:
    assert compare(BEFORE, BEFORE) == ()


def test_a_first_edition_adds_everything() -> None:
    assert changes(None, BEFORE) == [Change.MEETING_ADDED] * 2 + [Change.ADDED] * 3


@pytest.mark.parametrize(
    ("item", "change", "before", "after"),
    [
        (replace(HUBS, meeting_id=2), Change.MOVED, "2019-03-21", "2019-04-04"),
        (replace(HUBS, meeting_id=None, target_text="Autumn 2019"), Change.MOVED, "2019-03-21", "Autumn 2019"),
        (replace(HUBS, title="Family Hubs"), Change.RENAMED, "Early Help Hubs", "Family Hubs"),
        (replace(HUBS, parts=()), Change.PEOPLE, "John Gregg", ""),
        (replace(HUBS, detail="With data"), Change.DETAIL, "", "With data"),
        (replace(HUBS, agenda_title="Hubs 2019"), Change.AGENDA, "", "Hubs 2019"),
        (replace(HUBS, minutes=40), Change.PLANNING, "", ""),
        (replace(HUBS, exempt_paragraph=3), Change.PRIVACY, "", "3"),
    ],
)
def test_each_way_an_item_can_change_is_told_once(item: ItemValue, change: Change, before: str, after: str) -> None:
    (told,) = compare(BEFORE, programme(item, FOSTERING, ADOPTION))
    assert (told.change, told.before, told.after, told.item_id) == (change, before, after, HUBS.id)


def test_a_new_target_of_an_unplaced_item_is_told() -> None:
    (told,) = compare(BEFORE, programme(HUBS, FOSTERING, replace(ADOPTION, target_text="October 2019")))
    assert (told.change, told.before, told.after) == (Change.TARGET, "June 2019", "October 2019")


def test_an_item_that_goes_says_where_it_stood_and_why() -> None:
    (told,) = compare(BEFORE, programme(FOSTERING, ADOPTION), {HUBS.id: "The service is under review"})
    assert (told.change, told.before, told.reason) == (Change.WITHDRAWN, "2019-03-21", "The service is under review")


def test_a_new_order_is_told_once_for_the_meeting() -> None:
    (told,) = compare(BEFORE, programme(FOSTERING, HUBS, ADOPTION))
    assert (told.change, told.meeting_id) == (Change.ORDER, MARCH.id)


def test_taking_one_item_out_is_not_a_new_order() -> None:
    assert changes(BEFORE, programme(FOSTERING, ADOPTION)) == [Change.WITHDRAWN]


@pytest.mark.parametrize(
    ("meeting", "change"),
    [
        (replace(MARCH, day=date(2019, 3, 28)), Change.MEETING_MOVED),
        (replace(MARCH, starts=time(10)), Change.MEETING_MOVED),
        (replace(MARCH, status=MeetingStatus.CANCELLED), Change.MEETING_STATUS),
        (replace(MARCH, place="Central Library"), Change.MEETING_PLACE),
        (replace(MARCH, note="Members visit the hub first"), Change.MEETING_NOTE),
    ],
)
def test_each_way_a_meeting_can_change_is_told_once(meeting: MeetingValue, change: Change) -> None:
    assert changes(BEFORE, programme(HUBS, FOSTERING, ADOPTION, meetings=(meeting, APRIL))) == [change]


def test_a_meeting_that_goes_is_told() -> None:
    assert changes(BEFORE, programme(HUBS, FOSTERING, ADOPTION, meetings=(MARCH,))) == [Change.MEETING_DROPPED]


def test_a_difference_survives_its_json_form() -> None:
    told = Difference(change=Change.MOVED, title="Hubs", before="2019-03-21", after="", item_id=1, reason="Clash")
    assert difference_from_json(difference_to_json(told)) == told


def test_what_an_item_was_is_not_told_of_it_once_it_is_private() -> None:
    private = replace(HUBS, title="Mr Secret", exempt_paragraph=1, detail="Mr Secret", meeting_id=2)
    told = compare_for_all(BEFORE, programme(private, FOSTERING, ADOPTION), {HUBS.id: "Mr Secret asked"})
    assert {difference.change for difference in told} == {Change.MOVED, Change.PRIVACY}
    assert not any(word in str(told) for word in ("Secret", "Early Help Hubs", "John Gregg"))


def test_the_public_is_told_of_open_items_with_their_reasons() -> None:
    moved = replace(HUBS, meeting_id=2, title="Family Hubs")
    after = programme(moved, FOSTERING, ADOPTION)
    assert compare_for_all(BEFORE, after, {HUBS.id: "A clash"}) == compare(BEFORE, after, {HUBS.id: "A clash"})
