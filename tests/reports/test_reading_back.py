"""The programme that we write as Word is read back by our own reader without a single doubt."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.reports.scene import EDITION, LETTERHEAD, MEETINGS, PROGRAMME, SECRET
from workprogramme.domain.follow_up_value import AskedOfValue, FollowUpValue
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, PartRole
from workprogramme.domain.programme import ItemValue, MeetingValue, PartValue, public_view
from workprogramme.domain.targets import TargetKind, read_target
from workprogramme.exchange.reading import Reading, read_bytes
from workprogramme.reports.programme_paper import programme_paper
from workprogramme.reports.word import word

LEAD, CABINET, PARTNER, INVITEE = (
    PartRole.LEAD_OFFICER, PartRole.CABINET_MEMBER, PartRole.PARTNER, PartRole.INVITEE,
)  # fmt: skip
TARGETS = (
    "4 April 2019", "June 2019", "June to August 2019", "Q3 2018-19", "autumn 2018", "2019-20", "TBC – Feb?",
    "3 months after implementation", "after every Executive Group meeting", "when the Cabinet has decided", "",
)  # fmt: skip
PEOPLE = (
    ((CABINET, "Cllr Seaman"),),
    ((CABINET, "Cllr Kamran Caan"), (CABINET, "Cllr Maton")),
    ((LEAD, "Paul Smith"), (LEAD, "Sally Giles")),
    ((LEAD, "Mary Ann O’Dowd"), (LEAD, "Dr Priya Nair")),
    ((LEAD, "Jean-Luc van der Berg"),),
    ((LEAD, "Director of Public Health"),),
    ((PARTNER, "CWPT"), (PARTNER, "Health partners")),
    ((PARTNER, "Coventry and Warwickshire Partnership NHS Trust"),),
    ((INVITEE, "Ofsted"), (INVITEE, "Care Leavers")),
    ((CABINET, "Cllr Seaman"), (LEAD, "Paul Smith"), (PARTNER, "CCG"), (INVITEE, "Young people")),
)
LATE = MeetingValue(
    id=5, day=date(2019, 4, 11), starts=time(18), kind=MeetingKind.CALL_IN, status=MeetingStatus.POSTPONED
)
FOLLOW_UP = "Further to minute 5/18, as requested at the meeting on 21 June 2018: a progress report, 6 months on."

AWAITED = tuple(
    FollowUpValue(
        id=n, wording=wording, asked_on=date(2018, 6, 21), minute="5/18", target_text="June 2019",
        first_text="June 2019", target_earliest=date(2019, 6, 1), target_latest=date(2019, 6, 30),
        asked_of=(AskedOfValue(person_id=1, name="Paul Smith"),),
    )
    for n, wording in enumerate((FOLLOW_UP, "A further progress report\nwith the figures for 4 April 2019"), 1)
)  # fmt: skip


def item(number: int, title: str, *people: tuple[PartRole, str], **more: object) -> ItemValue:
    parts = tuple(PartValue(person_id=n, name=name, role=role) for n, (role, name) in enumerate(people, 1))
    return ItemValue(id=number, title=title, parts=parts, **more)  # type: ignore[arg-type]


ITEMS = (
    *(item(100 + n, f"Topic {n}", (LEAD, "John Gregg"), target_text=text) for n, text in enumerate(TARGETS)),
    *(item(200 + n, f"Report {n}", *people, meeting_id=(1, 3, 4)[n % 3]) for n, people in enumerate(PEOPLE)),
    item(300, SECRET, (LEAD, "John Gregg"), meeting_id=4, exempt_paragraph=3, detail="Its price"),
    item(301, "Adoption Service Annual Report", meeting_id=4, detail=FOLLOW_UP),
    item(302, "Progress: 2nd report (part 1)", meeting_id=4, detail="Line one\nLine two", kind=ItemKind.BRIEFING),
    item(303, "Budget 2019/20", meeting_id=1),
    item(304, "SEND – what has changed?", meeting_id=5),
)


@pytest.fixture(scope="module")
def found() -> Reading:
    """The paper of a programme with every shape of target, people and item, read back."""
    programme = public_view(replace(PROGRAMME, meetings=(*MEETINGS, LATE), items=ITEMS, follow_ups=AWAITED))
    return read_bytes(word(programme_paper(replace(EDITION, programme=programme), LETTERHEAD)))


def test_nothing_is_unsure_and_nothing_is_missing(found: Reading) -> None:
    assert {item.title: item.unsure for item in found.items if item.unsure} == {}
    assert found.notes == ()
    titles = [item.title for item in found.items]
    assert sorted(titles) == sorted(
        "Private item (paragraph 3 of Schedule 12A)" if item.title == SECRET else item.title for item in ITEMS
    )


def test_every_shape_of_target_is_written_and_comes_back(found: Reading) -> None:
    read = {item.title: item.target for item in found.items}
    assert {read_target(text).kind for text in TARGETS} == set(TargetKind)
    for number, text in enumerate(TARGETS):
        target = read[f"Topic {number}"]
        assert (target.text, target.kind) == (text or "To be scheduled", read_target(text).kind)


def test_everybody_comes_back_in_their_part(found: Reading) -> None:
    read = {item.title: item for item in found.items}
    for number, named in enumerate(PEOPLE):
        people = read[f"Report {number}"].people
        for role, names in (
            (CABINET, people.cabinet_members), (LEAD, people.lead_officers), (PARTNER, people.partners),
        ):  # fmt: skip
            assert names == tuple(name for part, name in named if part is role)


def test_meetings_come_back_with_what_sets_them_apart(found: Reading) -> None:
    assert [(meeting.date, meeting.note) for meeting in found.meetings] == [
        (date(2018, 6, 21), ""), (date(2019, 2, 28), "Visit"), (date(2019, 4, 4), "Provisional"),
        (date(2019, 4, 11), "Call-in Postponed"),
    ]  # fmt: skip


def test_a_follow_up_in_the_words_of_an_item_is_found_again(found: Reading) -> None:
    (adoption,) = [place for place, item in enumerate(found.items) if item.title == "Adoption Service Annual Report"]
    asked = [follow_up for follow_up in found.follow_ups if follow_up.item == adoption]
    assert [follow_up.meeting for follow_up in asked] == [date(2018, 6, 21)]
