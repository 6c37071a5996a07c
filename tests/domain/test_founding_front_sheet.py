"""The founding document's front sheet, made again from data and compared line by line with what was printed."""

from datetime import date, time

from tests.domain.front_sheets import COMMITTEE, COUNCILLORS, names, sheet_of
from workprogramme.domain.agendas import Moment
from workprogramme.domain.attendance import Named


def test_the_founding_front_sheet_is_numbered_and_ordered_as_it_was():
    assert [(line.number, line.title, line.report_line) for line in sheet_of().public] == [
        (1, "Apologies and Substitutions", ""),
        (2, "Declarations of Interests", ""),
        (
            3,
            "Emotional Well-being and Mental Health support to Children and Young People in Coventry",
            "Joint Report",
        ),
        (4, "Coventry Parenting Strategy 2018-23", "Briefing Note of the Deputy Chief Executive (People)"),
        (5, "Children's Services Ofsted Focused Visit", "Briefing Note of the Deputy Chief Executive (People)"),
        (6, "Work Programme", "Briefing Note of the Scrutiny Co-ordinator"),
        (7, "Any Other Business", ""),
    ]


def test_the_founding_front_sheet_says_why_other_business_may_be_taken():
    assert sheet_of().public[6].note.endswith("because of the special circumstances involved.")


def test_the_founding_front_sheet_has_no_private_business():
    sheet = sheet_of()
    assert (sheet.private, sheet.exclusions) == ((), ())


def test_the_founding_front_sheet_is_dated_on_the_last_lawful_day():
    assert sheet_of().dispatch == date(2019, 3, 27)  # a Wednesday; 28 and 29 March, 1, 2 and 3 April are clear


def test_the_founding_front_sheets_notes_have_its_times():
    sheet = sheet_of()
    assert sheet.apologies == Moment(day=date(2019, 4, 4), at=time(13))
    assert sheet.speakers == Moment(day=date(2019, 4, 3), at=time(12))


def test_the_founding_front_sheet_lists_its_members():
    sheet = sheet_of()
    assert names(sheet.membership.councillors) == list(COUNCILLORS)
    assert [named for named in sheet.membership.councillors if named.office] == [Named(name="M Mutton", office="Chair")]
    assert sheet.membership.others == ()
    assert names(sheet.coopted.others) == ["Mrs S Hanson", "Mrs K Jones"]


def test_the_founding_front_sheet_invites_the_cabinet_members():
    invited = sheet_of().invited
    assert names(invited.councillors) == ["J Clifford", "K Maton", "P Seaman", "T Skipper"]
    assert invited.others == ()  # officers and partners bring the reports: they are not invited to listen


def test_the_founding_front_sheet_has_its_heading_time_and_place():
    sheet = sheet_of()
    assert sheet.committee == COMMITTEE
    assert (sheet.meeting.day, sheet.meeting.starts) == (date(2019, 4, 4), time(14))
    assert sheet.meeting.place == "Committee Room 3 - Council House"
    assert sheet.template.signed_by.startswith("Martin Yardley")
