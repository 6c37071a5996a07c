"""The front sheet in English: the founding document's sentences with its own facts, and what a draft says of itself."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.domain.front_sheets import ITEMS, MEETING, SECRET, TEMPLATE, sheet_of
from workprogramme.domain.attendance import MemberValue
from workprogramme.domain.jurisdictions import WALES
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.web import agenda_words as wording

FIRST_OF_MARCH = date(2019, 3, 1)


def test_the_founding_sheet_says_when():
    assert wording.when(sheet_of()) == "2pm on Thursday 4 April 2019"


def test_the_founding_sheets_notes_have_its_facts():
    contact, apologies, speakers = wording.notes(sheet_of())
    assert contact == "The person to contact about the agenda and documents for this meeting is Michelle Rose."
    assert "should tell Michelle Rose as soon as possible, and no later than 1pm on Thursday 4 April 2019," in apologies
    assert (
        "giving their reasons and the name of the councillor, if any, who will come as their substitute." in apologies
    )
    assert "should tell the Chair by midday on Wednesday 3 April 2019, the day before the meeting," in speakers


def test_the_contact_comes_with_role_and_telephone():
    template = replace(TEMPLATE, contact_role="Governance Services", contact_phone="7683 3111")
    assert wording.notes(sheet_of(template=template))[0].endswith(
        "is Michelle Rose, Governance Services, telephone 7683 3111."
    )


def test_without_a_contact_the_notes_still_say_what_to_do():
    notes = wording.notes(sheet_of(template=replace(TEMPLATE, contact_name="")))
    assert len(notes) == 2
    assert "should tell us as soon as possible" in notes[0]


def name_line(listed):
    return wording.name_line(listed).replace("\u00a0", " ")


def test_the_founding_sheet_lists_its_members_in_one_sentence():
    sheet = sheet_of()
    assert name_line(sheet.membership) == (
        "Councillors L Bigham, B Kaur, L Kelly, D Kershaw, J Lepoidevin, A Lucas, P Male, M Mutton (Chair) and C Thomas"
    )
    assert name_line(sheet.coopted) == "Mrs S Hanson and Mrs K Jones"
    assert name_line(sheet.invited) == "Councillors J Clifford, K Maton, P Seaman and T Skipper"


def test_one_councillor_is_a_councillor_and_others_follow():
    members = (
        MemberValue(person_id=1, name="A Lucas"),
        MemberValue(person_id=2, name="Mrs S Hanson", councillor=False),
    )
    assert name_line(sheet_of(members=members).membership) == "Councillor A Lucas; Mrs S Hanson"
    assert name_line(sheet_of(members=()).membership) == ""


def test_a_short_name_is_never_broken_and_a_long_one_may_be():
    members = (
        MemberValue(person_id=1, name="J Lepoidevin"),
        MemberValue(person_id=2, name="Coventry and Warwickshire Partnership Trust", councillor=False),
    )
    told = wording.name_line(sheet_of(members=members).membership)
    assert told == "Councillor J\u00a0Lepoidevin; Coventry and Warwickshire Partnership Trust"


def test_the_resolution_names_section_items_and_part():
    sheet = sheet_of(items=(SECRET, replace(SECRET, id=11, exempt_paragraph=1)))
    told = wording.resolution(sheet)
    assert "under section 100A(4) of the Local Government Act 1972" in told
    assert "excluded from the meeting for items 5 and 6," in told
    assert "described in Part 1 of Schedule 12A" in told
    assert "public interest in keeping it exempt outweighs the public interest in disclosing it" in told
    assert [wording.ground(exclusion) for exclusion in sheet.exclusions] == [
        "Item 6: paragraph 1, information relating to any individual.",
        "Item 5: paragraph 3, information relating to the financial or business affairs of any particular person "
        "(including the authority holding that information).",
    ]


def test_wales_has_its_own_part_of_the_schedule():
    sheet = sheet_of(items=(replace(SECRET, exempt_paragraph=14),), jurisdiction=WALES)
    assert "described in Part 4 of Schedule 12A" in wording.resolution(sheet)


def test_without_private_business_there_is_no_resolution():
    assert wording.resolution(sheet_of()) == ""


def test_a_paragraph_that_does_not_apply_is_pointed_out():
    sheet = sheet_of(items=(replace(SECRET, exempt_paragraph=14),))
    assert wording.wrong_paragraphs(sheet, "England") == (
        "Item 5: paragraph 14 of Schedule 12A does not apply in England. Choose another before this is published.",
    )
    assert wording.ground(sheet.exclusions[0]) == "Item 5: paragraph 14."
    assert wording.wrong_paragraphs(sheet_of(items=(SECRET,)), "England") == ()


@pytest.mark.parametrize(
    ("today", "left", "words"),
    [
        (FIRST_OF_MARCH, 18, "It must be public by Wednesday 27 March 2019: in 18 working days."),
        (date(2019, 3, 26), 1, "It must be public by Wednesday 27 March 2019: tomorrow."),
        (date(2019, 3, 27), 0, "It must be public today, Wednesday 27 March 2019."),
        (date(2019, 3, 28), -1, "It had to be public by Wednesday 27 March 2019, yesterday."),
        (date(2019, 4, 1), -3, "It had to be public by Wednesday 27 March 2019, 3 working days ago."),
        (date(2019, 4, 4), -6, "It had to be public by Wednesday 27 March 2019, 6 working days ago."),
        (date(2019, 4, 5), -7, "It had to be public by Wednesday 27 March 2019."),
    ],
)
def test_the_draft_says_how_long_is_left(today, left, words):
    assert wording.dispatch_words(sheet_of(), today, left) == words


def test_past_the_horizon_the_draft_says_why_there_is_no_day():
    sheet = replace(sheet_of(), dispatch=None)
    told = wording.dispatch_words(sheet, FIRST_OF_MARCH, None, "Bank holidays are known for 1986 to 2028.")
    assert told == "Bank holidays are known for 1986 to 2028. So the last day for publishing this cannot be told."


@pytest.mark.parametrize(("kind", "word"), [(MeetingKind.INFORMAL, "briefing"), (MeetingKind.VISIT, "visit")])
def test_a_meeting_without_notice_says_that_it_needs_none(kind, word):
    told = wording.dispatch_words(sheet_of(meeting=replace(MEETING, kind=kind)), FIRST_OF_MARCH, None)
    assert word in told
    assert "needs no public notice" in told


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (MeetingStatus.CANCELLED, "This meeting has been cancelled."),
        (MeetingStatus.POSTPONED, "This meeting has been postponed."),
        (MeetingStatus.CONFIRMED, ""),
    ],
)
def test_a_sheet_says_whether_its_meeting_takes_place(status, words):
    sheet = sheet_of(meeting=replace(MEETING, status=status))
    assert wording.standing(sheet) == words
    assert (wording.dispatch_words(sheet, FIRST_OF_MARCH, None) == "") is bool(words)
    assert bool(wording.notes(sheet)[1:]) is not bool(words)


@pytest.mark.parametrize(
    ("today", "short"),
    [(date(2019, 3, 27), False), (date(2019, 3, 28), True), (date(2019, 4, 4), True), (date(2019, 4, 5), False)],
)
def test_short_notice_begins_the_day_after_and_ends_with_the_meeting(today, short):
    assert ("Fewer than 5 clear days are left" in wording.short_notice(sheet_of(), today)) is short


def test_a_morning_meeting_asks_for_apologies_before_it_begins():
    sheet = sheet_of(meeting=replace(MEETING, starts=time(10)), items=ITEMS[:1])
    assert "no later than 10am on Thursday 4 April 2019" in wording.notes(sheet)[1]
