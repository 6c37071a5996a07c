"""Adding and editing items through their forms: what is kept, what is understood, what is refused and why."""

from datetime import date

import pytest

from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import ItemKind, MeetingStatus, PartRole, ReferralKind
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting

NEW = "/plan/board/items/new?year=2018-19"


def edit(scene: Scene, item_id: int | None = None) -> str:
    return f"/plan/items/{item_id or scene.adoption}/"


def add(planner: InspectingClient, status: int = 200, **answers: object) -> Page:
    return planner.submit(planner.visit(NEW), "Add item", status=status, answers=dict(answers))


def save(planner: InspectingClient, scene: Scene, status: int = 200, **answers: object) -> Page:
    return planner.submit(planner.visit(edit(scene)), "Save item", status=status, answers=dict(answers))


def test_an_item_is_added_with_all_that_is_said_of_it(scene: Scene, planner: InspectingClient) -> None:
    page = add(
        planner,
        title="Elective home education",
        detail="How many,\nand why.",
        place=str(scene.april),
        lead_officers="john  GREGG\nSarah Mills",
        cabinet_members="Cllr Maton",
        partners="cwpt",
        kind="short",
        minutes="30",
        agenda_title="Elective Home Education in Coventry",
        report_line="Joint Report",
        referral="inspection",
        referral_note="Ofsted, March 2018",
    )
    assert page.heading == "Working programme 2018-19"
    assert "“Elective home education” is added. It is planned for Thursday 4 April 2019." in page
    (item,) = scene.items("Elective home education")
    assert (item.meeting_id, item.year, item.kind, item.minutes) == (scene.april, 2018, ItemKind.SHORT, 30)
    assert item.detail == "How many,\nand why."
    assert (item.agenda_title, item.report_line) == ("Elective Home Education in Coventry", "Joint Report")
    assert (item.referral, item.referral_note) == (ReferralKind.INSPECTION, "Ofsted, March 2018")
    assert [p.name for p in item.people(PartRole.LEAD_OFFICER)] == ["John Gregg", "Sarah Mills"]
    assert [p.name for p in item.people(PartRole.PARTNER)] == ["CWPT"]
    assert scene.order(scene.april) == ["Adoption Central England", "Elective home education"]


def test_an_item_is_added_to_be_scheduled_in_the_officers_own_words(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, title="Early help", target="Autumn  2019")
    assert "wanted “Autumn 2019”: from Sunday 1 September 2019 to Saturday 30 November 2019." in page
    (item,) = scene.items("Early help")
    assert (item.target_text, item.target_kind, item.meeting_id) == ("Autumn 2019", "season", None)
    assert (item.target_earliest, item.target_latest) == (date(2019, 9, 1), date(2019, 11, 30))


def test_a_month_without_a_year_is_read_in_the_year_that_is_planned(scene: Scene, planner: InspectingClient) -> None:
    add(planner, title="Early help", target="June")
    (item,) = scene.items("Early help")
    assert (item.target_text, item.target_earliest) == ("June", date(2018, 6, 1))


def test_words_that_name_no_dates_are_kept_as_they_are(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, title="Early help", target="once the new head has settled in")
    assert "“once the new head has settled in”, which names no dates" in page


def test_the_day_of_a_meeting_puts_the_item_to_that_meeting(scene: Scene, planner: InspectingClient) -> None:
    page = add(planner, title="Early help", target="4th April 2019")
    assert "It is planned for Thursday 4 April 2019." in page
    (item,) = scene.items("Early help")
    assert (item.meeting_id, item.target_text, item.target_kind) == (scene.april, "", "none")


def test_the_day_of_a_cancelled_meeting_does_not(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.april, status=MeetingStatus.CANCELLED)
    add(planner, title="Early help", target="4th April 2019")
    (item,) = scene.items("Early help")
    assert (item.meeting_id, item.target_text) == (None, "4th April 2019")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("31 June 2019", "There is no 31 June 2019: the month has 30 days."),
        ("Monday 4 April 2019", "4 April 2019 is a Thursday, not a Monday."),
        ("29 February 2019", "There is no 29 February 2019: the month has 28 days."),
    ],
)
def test_an_impossible_date_is_refused_with_a_sentence(
    scene: Scene, planner: InspectingClient, words: str, said: str
) -> None:
    page = add(planner, 422, title="Early help", target=words)
    assert page.errors == [said]
    assert words in page.by_id["target"].get("value", "")
    assert scene.items("Early help") == []


def test_doubtful_words_that_were_there_before_do_not_stand_in_the_way(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, target_text="TBC – 31 June?", target_kind="tentative", meeting=None)
    save(planner, scene, detail="Another detail.")
    assert scene.item().detail == "Another detail."
    assert scene.item().target_text == "TBC – 31 June?"


def test_the_title_as_it_was_written_stays_in_view(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Item, scene.adoption, as_written="Adoption Central England – June 2019")
    assert "Adoption Central England – June 2019" in planner.visit(edit(scene))
    save(planner, scene, title="Adoption")
    assert scene.item().as_written == "Adoption Central England – June 2019"


def test_an_edit_changes_what_was_changed_and_nothing_else(scene: Scene, planner: InspectingClient) -> None:
    before = scene.item()
    page = save(planner, scene, detail="What has become of the recommendations.")
    assert "“Adoption Central England” is saved." in page
    after = scene.item()
    assert after.detail == "What has become of the recommendations."
    assert after.version == before.version + 1
    assert [p.id for p in after.parts] == [p.id for p in before.parts]
    kept = ("title", "meeting_id", "position", "year", "kind", "target_text", "created_at")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert [entry.changes for entry in scene.journal()][-1] == {
        "detail": ["A progress report.", "What has become of the recommendations."]
    }


def test_saving_without_a_change_changes_nothing(scene: Scene, planner: InspectingClient) -> None:
    version, entries = scene.item().version, len(scene.journal())
    save(planner, scene)
    assert (scene.item().version, len(scene.journal())) == (version, entries)


def test_the_form_opens_with_what_is_there(scene: Scene, planner: InspectingClient) -> None:
    page = planner.visit(edit(scene))
    assert page.heading == "Edit Adoption Central England"
    assert page.by_id["title"].get("value") == "Adoption Central England"
    assert page.text(page.by_id["lead_officers"]) == "Sarah Mills"
    assert "It is planned for Thursday 4 April 2019." in page


def test_the_year_beside_can_be_chosen_for_an_item_without_a_meeting(scene: Scene, planner: InspectingClient) -> None:
    page = planner.submit(planner.visit(edit(scene, scene.libraries)), "Save item", place="To be scheduled in 2019-20")
    assert page.heading == "Working programme 2019-20"
    assert (scene.item(scene.libraries).year, scene.item(scene.libraries).meeting_id) == (2019, None)


def test_a_private_item_needs_its_paragraph_and_the_public_interest(scene: Scene, planner: InspectingClient) -> None:
    page = save(planner, scene, 422, exempt_paragraph="3")
    assert page.errors == [
        "Say why the public interest in keeping the item private outweighs that in making it public."
    ]
    assert scene.item().exempt_paragraph is None
    page = save(planner, scene, exempt_paragraph="3", public_interest="Prices are being negotiated.")
    assert (scene.item().exempt_paragraph, scene.item().public_interest) == (3, "Prices are being negotiated.")
    assert "Private" in page
    save(planner, scene, exempt_paragraph="")
    assert (scene.item().exempt_paragraph, scene.item().public_interest) == (None, "")


def test_the_paragraphs_are_those_of_england(scene: Scene, planner: InspectingClient) -> None:
    offered = [
        option.get("value") for option in planner.visit(NEW).by_id["exempt_paragraph"].iter() if option.get("value")
    ]
    assert offered == ["1", "2", "3", "4", "5", "6", "7"]


def test_an_item_of_another_committee_cannot_be_put_to_this_ones_meeting(
    scene: Scene, planner: InspectingClient
) -> None:
    page = planner.visit("/plan/other/items/new?year=2018-19")
    values = {o.get("value") for o in page.by_id["place"].iter() if o.get("value")}
    assert str(scene.april) not in values


def test_a_meeting_can_be_chosen_on_the_way_to_the_form(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(planner.visit(f"{NEW}&meeting={scene.april}"), "Add item", title="Early help")
    assert scene.items("Early help")[0].meeting_id == scene.april


def test_a_meeting_that_may_not_be_chosen_leaves_the_item_to_be_scheduled(
    scene: Scene, planner: InspectingClient
) -> None:
    planner.submit(planner.visit(f"{NEW}&meeting=987654"), "Add item", title="Early help")
    assert scene.items("Early help")[0].meeting_id is None
