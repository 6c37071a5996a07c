"""The founding document's front sheet of 4 April 2019 as data, typed from its paper, and the sheet made of it."""

from datetime import date, time

from workprogramme.domain.agendas import AgendaTemplateValue, StandingItem, dispatch_day, front_sheet
from workprogramme.domain.attendance import Listing, MemberValue
from workprogramme.domain.jurisdictions import ENGLAND
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.programme import ItemValue, MeetingValue, PartValue
from workprogramme.domain.working_days import WorkingDays

DAYS = WorkingDays()
COMMITTEE = "Education and Children's Services Scrutiny Board (2)"
MEETING = MeetingValue(id=10, day=date(2019, 4, 4), starts=time(14), place="Committee Room 3 - Council House")
DIRECTOR = "Briefing Note of the Deputy Chief Executive (People)"

TEMPLATE = AgendaTemplateValue(
    first_items=(StandingItem(title="Apologies and Substitutions"), StandingItem(title="Declarations of Interests")),
    last_items=(
        StandingItem(title="Work Programme", report_line="Briefing Note of the Scrutiny Co-ordinator"),
        StandingItem(
            title="Any Other Business",
            note=(
                "Any other items of business which the Chair decides to take as matters of urgency because of the "
                "special circumstances involved."
            ),
        ),
    ),
    signed_by="Martin Yardley, Deputy Chief Executive (Place), Council House, Coventry",
    contact_name="Michelle Rose",
)


def part(person_id: int, name: str, role: PartRole) -> PartValue:
    return PartValue(person_id=person_id, name=name, role=role)


ITEMS = (
    ItemValue(
        id=1,
        title="CAMHS",
        agenda_title="Emotional Well-being and Mental Health support to Children and Young People in Coventry",
        report_line="Joint Report",
        parts=(
            part(40, "CWPT", PartRole.PARTNER),
            part(41, "Sally Giles", PartRole.LEAD_OFFICER),
            part(33, "Cllr Seaman", PartRole.CABINET_MEMBER),
        ),
    ),
    ItemValue(
        id=2,
        title="Coventry Parenting Strategy",
        agenda_title="Coventry Parenting Strategy 2018-23",
        report_line=DIRECTOR,
        parts=(part(42, "Sue Frossell", PartRole.LEAD_OFFICER),),
    ),
    ItemValue(
        id=3,
        title="Ofsted feedback",
        agenda_title="Children's Services Ofsted Focused Visit",
        report_line=DIRECTOR,
        parts=(
            part(43, "John Gregg", PartRole.LEAD_OFFICER),
            part(33, "Cllr Seaman", PartRole.CABINET_MEMBER),
        ),
    ),
)
COUNCILLORS = (
    "L Bigham", "B Kaur", "L Kelly", "D Kershaw", "J Lepoidevin", "A Lucas", "P Male", "M Mutton", "C Thomas",
)  # fmt: skip
MEMBERS = (
    *(
        MemberValue(person_id=n, name=name, role=MemberRole.CHAIR if name == "M Mutton" else MemberRole.MEMBER)
        for n, name in enumerate(COUNCILLORS, 1)
    ),
    MemberValue(person_id=20, name="Mrs S Hanson", role=MemberRole.COOPTED, councillor=False),
    MemberValue(person_id=21, name="Mrs K Jones", role=MemberRole.COOPTED, councillor=False),
    MemberValue(person_id=30, name="J Clifford", role=MemberRole.INVITED),
    MemberValue(person_id=31, name="K Maton", role=MemberRole.INVITED),
    MemberValue(person_id=32, name="T Skipper", role=MemberRole.INVITED),
)
SEAMAN = {33: Listing(name="P Seaman", councillor=True)}


def sheet_of(meeting=MEETING, items=ITEMS, **changes):
    known = {"committee": COMMITTEE, "template": TEMPLATE, "members": MEMBERS, "listings": SEAMAN}
    dispatch = dispatch_day(meeting, DAYS, changes.get("jurisdiction", ENGLAND))
    return front_sheet(meeting=meeting, items=items, **{**known, "dispatch": dispatch, **changes})


def titles(lines):
    return [line.title for line in lines]


def names(listed):
    return [named.name for named in listed]


SECRET = ItemValue(
    id=9,
    title="Secret working title",
    agenda_title="Secret agenda title",
    detail="Secret detail",
    as_written="Secret as written",
    report_line="Secret report line",
    public_interest="Secret interest",
    exempt_paragraph=3,
    parts=(part(60, "Secret Invitee", PartRole.INVITEE), part(61, "Cllr Secret", PartRole.CABINET_MEMBER)),
)
