"""The front sheet of a meeting: its lists and titles, private business, the last lawful day, the hours of its notes."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.front_sheets import COMMITTEE, DAYS, ITEMS, MEETING, SECRET, TEMPLATE, names, part, sheet_of, titles
from workprogramme.domain.agendas import Moment, dispatch_day, front_sheet
from workprogramme.domain.attendance import MemberValue
from workprogramme.domain.exempt_information import description_of, paragraphs_in
from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, MemberRole, PartRole
from workprogramme.domain.working_days import BeyondHorizon

# Titles and lists.


def test_an_item_without_an_agenda_title_has_its_working_title():
    items = (replace(ITEMS[0], agenda_title=""),)
    assert titles(sheet_of(items=items).public)[2] == "CAMHS"


def test_an_item_with_only_a_briefing_note_is_no_business():
    items = (ITEMS[0], replace(ITEMS[1], kind=ItemKind.BRIEFING), ITEMS[2])
    assert "Coventry Parenting Strategy 2018-23" not in titles(sheet_of(items=items).public)
    assert [line.number for line in sheet_of(items=items).business] == [1, 2, 3, 4, 5, 6]


def test_whoever_comes_for_an_item_with_only_a_briefing_note_is_not_invited():
    items = (replace(ITEMS[0], kind=ItemKind.BRIEFING),)
    assert "P Seaman" not in names(sheet_of(items=items).invited.councillors)


def test_an_item_brings_its_invitees():
    guest = part(50, "Regional Schools Commissioner", PartRole.INVITEE)
    sheet = sheet_of(items=(replace(ITEMS[1], parts=(guest,)),))
    assert names(sheet.invited.others) == ["Regional Schools Commissioner"]


def test_a_member_of_the_committee_is_not_invited_to_it():
    chair = part(8, "Cllr Mutton", PartRole.CABINET_MEMBER)
    sheet = sheet_of(items=(replace(ITEMS[1], parts=(chair,)),))
    assert names(sheet.invited.councillors) == ["J Clifford", "K Maton", "T Skipper"]


def test_a_cabinet_member_nobody_listed_stands_without_the_title():
    sheet = sheet_of(listings={}, members=())
    assert names(sheet.invited.councillors) == ["Seaman"]


def test_the_word_councillor_is_not_said_twice():
    members = (MemberValue(person_id=1, name="Councillor Ann Lucas"), MemberValue(person_id=2, name="Cllr Brown"))
    assert names(sheet_of(members=members).membership.councillors) == ["Ann Lucas", "Brown"]


def test_a_deputy_chair_is_told_apart_from_the_chair():
    members = (MemberValue(person_id=1, name="A", role=MemberRole.DEPUTY_CHAIR),)
    assert sheet_of(members=members).membership.councillors[0].office == MemberRole.DEPUTY_CHAIR.label


# Private business.


def test_private_business_goes_on_counting():
    sheet = sheet_of(items=(ITEMS[0], SECRET))
    assert [line.number for line in sheet.public] == [1, 2, 3, 4, 5]
    assert [(line.number, line.title) for line in sheet.private] == [
        (6, "Private item (paragraph 3 of Schedule 12A)"),
    ]


def test_whoever_may_see_private_items_reads_their_titles():
    sheet = sheet_of(items=(SECRET,), private=True)
    assert [(line.title, line.report_line) for line in sheet.private] == [("Secret agenda title", "Secret report line")]
    assert "Secret Invitee" in names(sheet.invited.others)


def test_the_resolution_names_each_paragraph_its_description_and_its_items():
    items = (SECRET, replace(SECRET, id=11, exempt_paragraph=1), replace(SECRET, id=12))
    exclusions = sheet_of(items=items).exclusions
    assert [(e.paragraph, e.numbers) for e in exclusions] == [(1, (6,)), (3, (5, 7))]
    assert exclusions[0].description == "Information relating to any individual"
    assert exclusions[1].description.startswith("Information relating to the financial or business affairs")
    assert sheet_of(items=items).schedule_part == "Part 1"


def test_wales_has_its_own_paragraphs_and_three_clear_days():
    sheet = sheet_of(items=(replace(SECRET, exempt_paragraph=14),), jurisdiction=WALES)
    assert sheet.exclusions[0].description == description_of(3, ENGLAND)
    assert (sheet.schedule_part, sheet.clear_days) == ("Part 4", 3)
    assert sheet.dispatch == date(2019, 3, 29)  # 1, 2 and 3 April are clear


def test_a_paragraph_of_the_other_jurisdiction_has_no_description():
    assert sheet_of(items=(replace(SECRET, exempt_paragraph=14),)).exclusions[0].description is None
    assert sheet_of(items=(SECRET,), jurisdiction=WALES).exclusions[0].description is None


def test_each_jurisdiction_has_seven_paragraphs():
    assert list(paragraphs_in(ENGLAND)) == [1, 2, 3, 4, 5, 6, 7]
    assert list(paragraphs_in(WALES)) == [12, 13, 14, 15, 16, 17, 18]
    assert paragraphs_in(WALES)[12] == "Information relating to a particular individual"
    assert paragraphs_in(WALES)[18] == paragraphs_in(ENGLAND)[7]


@settings(max_examples=100, deadline=None)
@given(
    exempt=st.lists(st.sampled_from([None, 1, 3, 7, 12, 18]), max_size=8),
    briefing=st.lists(st.booleans(), min_size=8, max_size=8),
)
def test_exempt_text_is_never_on_a_public_sheet(exempt, briefing):
    items = tuple(
        replace(
            SECRET if paragraph else ITEMS[1],
            id=n,
            exempt_paragraph=paragraph,
            kind=ItemKind.BRIEFING if briefing[n] else ItemKind.MAIN,
        )
        for n, paragraph in enumerate(exempt)
    )
    sheet = sheet_of(items=items)
    assert "Secret" not in repr(sheet)
    assert [line.number for line in sheet.business] == list(range(1, len(sheet.business) + 1))
    assert len(sheet.private) == sum(bool(p) and not briefing[n] for n, p in enumerate(exempt))


# When it must be public.


@settings(max_examples=100, deadline=None)
@given(day=st.dates(date(1996, 1, 1), date(2028, 12, 31)), jurisdiction=st.sampled_from([ENGLAND, WALES]))
def test_the_front_sheets_date_is_always_the_last_lawful_day(day, jurisdiction):
    dispatch = sheet_of(meeting=replace(MEETING, day=day), jurisdiction=jurisdiction).dispatch
    assert DAYS.is_working_day(dispatch)
    assert DAYS.clear_days(dispatch, day) == jurisdiction.clear_days
    assert DAYS.clear_days(DAYS.after(dispatch, 1), day) < jurisdiction.clear_days


@pytest.mark.parametrize("kind", [MeetingKind.INFORMAL, MeetingKind.VISIT])
def test_a_briefing_or_visit_has_no_lawful_date_and_no_speakers(kind):
    sheet = sheet_of(meeting=replace(MEETING, kind=kind), items=(SECRET,), dispatch=date(2019, 3, 27))
    assert (sheet.needs_notice, sheet.dispatch, sheet.speakers, sheet.exclusions) == (False, None, None, ())
    assert sheet.apologies is not None


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_a_meeting_that_will_not_take_place_has_no_dates_to_keep(status):
    sheet = sheet_of(meeting=replace(MEETING, status=status), dispatch=date(2019, 3, 27))
    assert (sheet.needs_notice, sheet.dispatch, sheet.apologies, sheet.speakers) == (False, None, None, None)


def test_past_the_horizon_there_is_no_date_and_no_guess():
    far = replace(MEETING, day=date(DAYS.known_to + 2, 4, 4))
    with pytest.raises(BeyondHorizon):
        dispatch_day(far, DAYS)
    sheet = front_sheet(meeting=far, items=(), committee=COMMITTEE, template=TEMPLATE)
    assert (sheet.needs_notice, sheet.dispatch) == (True, None)


def test_no_working_days_are_counted_where_no_notice_is_needed():
    assert dispatch_day(replace(MEETING, kind=MeetingKind.VISIT, day=date(2190, 4, 4)), DAYS) is None


# The hours of the notes.


def test_apologies_are_never_asked_for_after_the_meeting_has_begun():
    morning = replace(MEETING, starts=time(10))
    assert sheet_of(meeting=morning).apologies == Moment(day=MEETING.day, at=time(10))


@settings(max_examples=50, deadline=None)
@given(day=st.dates(date(2019, 1, 1), date(2028, 12, 31)), at=st.times())
def test_speakers_come_forward_on_the_day_before(day, at):
    sheet = sheet_of(meeting=replace(MEETING, day=day), template=replace(TEMPLATE, speakers_by=at))
    assert sheet.speakers == Moment(day=day - timedelta(days=1), at=at)
