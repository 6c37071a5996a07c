"""The journal's page: what it tells, to whom, how it is narrowed, and that it is only added to."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from workprogramme.committees.people.merging import merge_people
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import ItemKind, MeetingStatus, PersonKind, ReferralKind
from workprogramme.domain.target_value import TargetKind
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation
from workprogramme.models.reports import Deferral

JOURNAL = "/journal/"


def rename(scene: Scene, title: str, reason: str = "") -> None:
    with scenes.changing(scene.database, reason=reason) as session:
        session.get_one(Item, scene.adoption).title = title


def test_it_tells_who_changed_what_and_why_the_newest_first(scene: Scene, planner: InspectingClient) -> None:
    rename(scene, "Adoption Service Annual Report", "It is the yearly report now.")
    page = planner.visit(JOURNAL)
    first = page.text(page.all("ul", css_class="changes")[0])
    assert "Changed: item Adoption Service Annual Report" in first
    assert "from Adoption Central England to Adoption Service Annual Report" in first
    assert "Because: It is the yearly report now." in first
    assert first.index("Changed: item") < first.index("Added: item")


def test_a_request_to_defer_names_the_meeting_that_it_leaves(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board = session.scalars(select(Committee)).first()
        assert board is not None
        meeting = scenes.a_meeting(session, board, date(2019, 4, 25))
        session.add(
            Deferral(
                item_id=scene.adoption, committee_id=board.id, from_meeting_id=meeting.id, reason="Not ready",
                asked_at=scenes.NOW, asked_by_id=None, asked_by="John Gregg",
            )
        )  # fmt: skip
    page = planner.visit(JOURNAL)
    assert "Added: request to defer" in page
    assert "From meeting: Thursday 25 April 2019" in page


def test_one_record_has_its_own_journal(scene: Scene, planner: InspectingClient) -> None:
    rename(scene, "Adoption")
    page = planner.visit(f"{JOURNAL}?record=item-{scene.adoption}")
    assert "Changed: item" in page
    assert "Added: committee" not in page


def test_it_is_narrowed_by_committee_thing_name_and_days(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        scenes.an_item(session, session.get_one(Committee, scene.other_board), "Buses")
    rename(scene, "Adoption")
    assert "Buses" not in planner.visit(f"{JOURNAL}?committee=board")
    assert "Added: meeting" not in planner.visit(f"{JOURNAL}?what=item")
    assert "Nothing is in the journal for that" in planner.visit(f"{JOURNAL}?by=Nobody+of+that+name")
    day = scenes.NOW.date()
    on_the_day = f"first-day={day.day}&first-month={day.month}&first-year={day.year}"
    assert "Changed: item Adoption" in planner.visit(f"{JOURNAL}?{on_the_day}")
    after = day + timedelta(days=1)
    later = f"first-day={after.day}&first-month={after.month}&first-year={after.year}"
    assert "Nothing is in the journal for that" in planner.visit(f"{JOURNAL}?{later}")


@pytest.mark.parametrize("nonsense", ["first-day=99&first-month=x&first-year=1", "what=everything", "committee=%00"])
def test_nonsense_is_answered_with_a_sentence(scene: Scene, planner: InspectingClient, nonsense: str) -> None:
    assert planner.get(f"{JOURNAL}?{nonsense}").status_code == 422
    assert planner.get(f"/journal.csv?{nonsense}").status_code == 422


@pytest.mark.parametrize(
    "nonsense", ["before=x", "before=99999999999", "record=item-x", "record=%F0%9F%98%80-1", "by=%00"]
)
def test_an_address_made_up_shows_what_there_is(scene: Scene, planner: InspectingClient, nonsense: str) -> None:
    assert planner.get(f"{JOURNAL}?{nonsense}").status_code == 200


def test_one_sees_the_committees_that_one_works_for_and_no_accounts(scene: Scene) -> None:
    with scenes.changing(scene.database) as session:
        scenes.an_item(session, session.get_one(Committee, scene.other_board), "Buses")
        session.add(Person(name="Shared Person", kind=PersonKind.OFFICER))
    page = scene.planner("Cat One", committee=scene.board).visit(JOURNAL)
    assert "Buses" not in page
    assert "Shared Person" in page
    assert "Added: account" not in page
    everything = scene.planner("Ada Min", Role.ADMINISTRATOR).visit(JOURNAL)
    assert "Buses" in everything
    assert "Added: account" in everything


def test_who_does_not_see_private_items_does_not_see_it(scene: Scene, client: InspectingClient) -> None:
    for role in (Role.OFFICER, Role.COUNCILLOR):
        browser = scene.planner(f"{role.name.title()} Person", role)
        assert browser.get(JOURNAL).status_code == 403
        assert browser.get("/journal.csv").status_code == 403
    assert client.get(JOURNAL).status_code == 302


def test_pages_lead_back_in_time(scene: Scene, planner: InspectingClient) -> None:
    for number in range(60):
        rename(scene, f"Adoption {number}")
    page = planner.visit(JOURNAL)
    assert "from Adoption 58 to Adoption 59" in page
    assert "Added: committee" not in page
    older = next(link.get("href") for link in page.all("a") if "Earlier" in page.text(link))
    assert older is not None
    assert "Added: committee" in planner.visit(older)


def test_it_asks_the_database_equally_often_for_one_entry_and_for_fifty(
    scene: Scene, planner: InspectingClient
) -> None:
    with scenes.statements(scene.database.engine) as few:
        planner.get(f"{JOURNAL}?record=item-{scene.adoption}")
    for number in range(50):
        rename(scene, f"Adoption {number}")
    with scenes.statements(scene.database.engine) as many:
        planner.get(JOURNAL)
    assert len(many) == len(few) <= 9


def test_the_export_has_every_entry_and_no_formula(scene: Scene, planner: InspectingClient) -> None:
    rename(scene, '=HYPERLINK("http://example.org")', "+why")
    for number in range(1_100):
        rename(scene, f"Adoption {number}")
    answer = planner.get("/journal.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="journal.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows[0]["After"] == "Adoption 1099"
    changes = [row for row in rows if row["What"] == "Item" and row["Change"] == "Changed"]
    assert len(changes) == 1_101
    assert (changes[-1]["After"], changes[-1]["Why"]) == ('\'=HYPERLINK("http://example.org")', "'+why")


@pytest.mark.parametrize("statement", ["UPDATE journal SET by_name = 'Somebody else'", "DELETE FROM journal"])
def test_the_database_refuses_to_change_an_entry(scene: Scene, statement: str) -> None:
    before = [entry.by_name for entry in scene.journal()]
    with pytest.raises(DBAPIError, match="only added to"), scenes.changing(scene.database) as session:
        session.execute(text(statement))
    assert [entry.by_name for entry in scene.journal()] == before


# In the words that people see elsewhere.


def test_values_are_told_as_people_see_them(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        item = session.get_one(Item, scene.adoption)
        item.kind, item.referral = ItemKind.BRIEFING, ReferralKind.CALL_FOR_ACTION
        board = session.scalars(select(Committee)).first()
        assert board is not None
        meeting = scenes.a_meeting(session, board, date(2019, 6, 20))
        session.flush()
        meeting.status, meeting.starts = MeetingStatus.POSTPONED, time(17, 30)
        item.target_kind = TargetKind.YEAR.value
    page = planner.visit(JOURNAL).text()
    for told in (
        "Kind: from Main item to Briefing note only",
        "Referral: Councillor call for action",
        "Status: from Confirmed to Postponed",
        "Begins at: from 2pm to 5:30pm",
        "to A municipal year",
    ):
        assert told in page


def test_moments_are_told_in_london_s_time(scene: Scene, planner: InspectingClient) -> None:
    with scenes.changing(scene.database) as session:
        board = session.scalars(select(Committee)).first()
        assert board is not None
        meeting = scenes.a_meeting(session, board, date(2018, 6, 21))
        made = {"series": "SB2", "number": 1, "reference": "SB2/1", "text": "Do it", "made_on": date(2018, 6, 21)}
        session.add(Recommendation(committee=board, meeting=meeting, **made, created_at=scenes.NOW,
                                   published_at=datetime(2018, 6, 22, 9, 30, tzinfo=UTC)))  # fmt: skip
    page = planner.visit(JOURNAL).text()
    assert "Added: recommendation SB2/1" in page
    assert "Published at: 22 June 2018 at 10:30am" in page


@pytest.mark.parametrize("again", [False, True])
def test_somebody_who_became_part_of_another_entry_is_named_as_they_were(
    scene: Scene, planner: InspectingClient, again: bool
) -> None:
    with scenes.changing(scene.database) as session:
        keep, goes, third = (scenes.a_person(session, name) for name in ("Sarah Mills", "Sara Mills", "S Mills"))
        board = session.scalars(select(Committee)).first()
        assert board is not None
        led = scenes.an_item(session, board, "Exclusions", leads=[goes])
        session.flush()
        item = led.id
        ids, version = (keep.id, goes.id, third.id), {one.id: one.version for one in (keep, goes, third)}
        merge_people(session, ids[0], ids[1], version, scenes.NOW.date(), "england")
        if again:
            merge_people(session, ids[2], ids[0], version, scenes.NOW.date(), "england")
    page = planner.visit(f"{JOURNAL}?record=part-{item}").text()
    assert "Person: from Sara Mills to Sarah Mills" in page
    assert "number" not in page


def test_an_agenda_is_told_piece_by_piece(scene: Scene, planner: InspectingClient) -> None:
    lines = [{"id": 1, "title": "Apologies"}, {"id": 2, "title": "CAMHS"}]
    with scenes.changing(scene.database) as session:
        board = session.scalars(select(Committee)).first()
        assert board is not None
        meeting = scenes.a_meeting(session, board, date(2019, 6, 20))
        session.flush()
        agenda = Agenda(meeting_id=meeting.id, committee_id=board.id, document={"lines": lines, "last_id": 2})
        session.add(agenda)
        session.flush()
        changed = [{**lines[1], "title": "Young minds", "starts": "14:15:00"}, lines[0]]
        agenda.document = {"lines": changed, "substitutes": ["Councillor R Bailey (for Councillor L Kelly)"]}
    page = planner.visit(JOURNAL).text()
    assert "Changed: agenda 20 June 2019" in page
    assert "Substitutes: Councillor R Bailey (for Councillor L Kelly)" in page
    assert "Lines: from Apologies; CAMHS to Young minds; Apologies" in page
    assert "Line “CAMHS”: from CAMHS to Young minds; 2:15pm" in page
