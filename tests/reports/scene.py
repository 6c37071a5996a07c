"""A board's year for the tests of documents: as values for those who write them, and as records for their addresses."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from tests.support import scenes
from workprogramme.database import Database
from workprogramme.domain.comparison import compare_for_all
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, PartRole, PersonKind, ReferralKind
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, Programme, public_view
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item, Part
from workprogramme.models.people import Person
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.reports.published import EditionLine, Published, Since

SLUG, NAME = "board", "Education and Children's Services Scrutiny Board (2)"
SECRET = "Contract with Acme Homes"  # the title of a private item
LETTERHEAD = Letterhead(council="Coventry City Council", colour="#0b5563", base_url="https://scrutiny.example.gov.uk")
LINE = EditionLine(
    id=7,
    number=2,
    year=2018,
    published_at=datetime(2019, 3, 1, 9, tzinfo=UTC),
    note="Agreed by the chair.",
    delegated=True,
    consulted="Cllr Mutton",
    consulted_on=date(2019, 2, 27),
)


def _parts(*named: tuple[str, PartRole]) -> tuple[PartValue, ...]:
    return tuple(PartValue(person_id=n, name=name, role=role) for n, (name, role) in enumerate(named, 1))


LEAD, CABINET, PARTNER = PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER, PartRole.PARTNER
MEETINGS = (
    MeetingValue(id=1, day=date(2018, 6, 21), starts=time(14), ends=time(16), place="Council House"),
    MeetingValue(id=2, day=date(2018, 9, 6), starts=time(14), status=MeetingStatus.CANCELLED),
    MeetingValue(id=3, day=date(2019, 2, 28), starts=time(14), kind=MeetingKind.VISIT, place="Central Library"),
    MeetingValue(id=4, day=date(2019, 4, 4), starts=time(14), status=MeetingStatus.PROVISIONAL),
)
ITEMS = (
    ItemValue(
        id=11,
        title="Fostering",
        detail="Covering where we are and what we're doing – recruitment & <support>",
        meeting_id=1,
        parts=_parts(("Cllr Seaman", CABINET), ("Paul Smith", LEAD)),
    ),
    ItemValue(id=12, title="SCR – Baby F", meeting_id=1, parts=_parts(("Rebekah Eaves", LEAD))),
    ItemValue(
        id=13,
        title="CAMHS",
        detail="To look at waiting times",
        meeting_id=4,
        kind=ItemKind.SHORT,
        referral=ReferralKind.COUNCIL,
        parts=_parts(("Cllr Seaman", CABINET), ("Sally Giles", LEAD), ("CWPT", PARTNER)),
    ),
    ItemValue(id=14, title=SECRET, detail="Price of the contract", meeting_id=4, exempt_paragraph=3),
    ItemValue(
        id=15,
        title="Review of Libraries",
        meeting_id=4,
        kind=ItemKind.BRIEFING,
        parts=_parts(("Peter Barnett", LEAD), ("Care Leavers", PartRole.INVITEE)),
    ),
    ItemValue(id=16, title="Secure Provision", target_text="2019-20", parts=_parts(("John Gregg", LEAD))),
    ItemValue(id=17, title="Library Review", target_text="3 months after implementation"),
    ItemValue(id=18, title="Serious Case Review"),
)
COMMITTEE = CommitteeValue(id=1, slug=SLUG, name=NAME, code="SB2")
PROGRAMME = Programme(committee=COMMITTEE, year="2018-19", meetings=MEETINGS, items=ITEMS)
BEFORE = replace(
    PROGRAMME, items=tuple(replace(item, meeting_id=3) if item.id == 13 else item for item in ITEMS if item.id != 18)
)
EDITION = Published(
    line=LINE,
    programme=public_view(PROGRAMME),
    since=Since(
        met=date(2019, 2, 28),
        before=1,
        differences=compare_for_all(BEFORE, PROGRAMME, {13: "The report was not ready."}),
    ),
)


def a_board(database: Database, items: int = 3) -> None:
    """The council, its board with a meeting held and one to come, and its edition 1 of 1 February 2019.

    `items`: how many stand at the meeting to come, besides a private one.
    """
    first = datetime(2019, 2, 1, 9, tzinfo=UTC)
    with scenes.changing(database, at=first) as session:
        scenes.a_council(session, name="Coventry City Council")
        board = scenes.a_committee(session, SLUG, name=NAME, code="SB2")
        held = scenes.a_meeting(session, board, date(2019, 2, 14), status=MeetingStatus.HELD)
        coming = scenes.a_meeting(session, board, date(2019, 4, 4), ends=time(16))
        scenes.an_item(session, board, "Early Help Hubs", held, [scenes.a_person(session, "John Gregg")])
        for n in range(items):
            lead = scenes.a_person(session, f"Officer {n}")
            scenes.an_item(session, board, f"Item {n}", coming, [lead], position=n, detail=f"About {n}")
        scenes.an_item(session, board, SECRET, coming, position=90, exempt_paragraph=3, public_interest="Price")
        scenes.an_item(session, board, "Library Review", target_text="2019-20")
        scenes.an_edition(session, board, at=first, note="As agreed.")


def next_edition(database: Database, title: str = "Item 0") -> None:
    """Renames an item, adds one with a new person, and publishes that on 1 March 2019."""
    with scenes.changing(database) as session:
        board = session.scalars(select(Committee).where(Committee.slug == SLUG)).one()
        session.scalars(select(Item).where(Item.title == title)).one().title = f"{title} renamed"
        person = Person(name="Cllr Maton", kind=PersonKind.COUNCILLOR)
        session.add(
            Item(committee=board, title="School places", year=scenes.YEAR, parts=[Part(person=person, role=CABINET)])
        )
        scenes.an_edition(session, board)
