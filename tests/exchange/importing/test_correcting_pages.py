"""The pages of an import on which a reading is corrected and matched, and what they refuse."""

import pytest
from sqlalchemy import select

from tests.exchange.importing.bringing import FIRST, LATER, imported, told
from tests.exchange.importing.conftest import Office
from tests.exchange.importing.going import IMPORT, corrected, imports, line_of, name_field, pasted, to_compare
from tests.support.client import InspectingClient
from tests.support.scenes import a_meeting, a_person, changing, statements
from workprogramme.domain.access import Role
from workprogramme.domain.imports import ImportState
from workprogramme.domain.kinds import PersonKind
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person

pytestmark = pytest.mark.engines("sqlite")


def test_nothing_is_lost_by_reload_another_machine_or_going_back(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner)
    corrected(planner, page, line_of(FIRST, "Libraries"), title="Library services")
    other = office.signed_in(name="Bob Officer")
    listed = other.visit(IMPORT)
    assert "Ann Officer, 1 March 2019" in listed
    assert "1 correction" in listed
    assert "Library services" in other.follow(listed, "Pasted text")


def test_what_was_misread_is_corrected_and_that_is_taken_back(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner)
    fostering, adoption = line_of(FIRST, "Fostering"), line_of(FIRST, "Adoption")
    page = corrected(planner, page, adoption, what="detail")
    assert "3 items and 2 meetings were read" in page
    assert f"Goes on with “Fostering” (line {fostering})" in page
    assert f"Line {adoption} goes on with the detail of the item above it." in page
    page = planner.submit(page, f"Take it back: Line {adoption} goes on with the detail of the item above it.")
    assert "4 items and 2 meetings were read" in page
    page = corrected(planner, page, adoption, what="meeting", day="28 March 2019", note="2pm")
    assert "Meeting: Thursday 28 March 2019 (2pm)" in page
    page = corrected(planner, page, fostering, what="neither")
    assert "2 items and 3 meetings were read" in page


def test_an_item_is_corrected_by_hand(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner)
    corrected(
        planner, page, line_of(FIRST, "Libraries"), title="Library services", when="4 April 2019",
        lead_officers="John Gregg\nSue Frossell", partners="Friends of the Library",
    )  # fmt: skip
    planner.submit(to_compare(planner, planner.visit(page.url)), "Bring it in")
    assert "2019-04-04: Library services (A review) John Gregg, Sue Frossell, Friends of the Library" in told(
        office.database
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"what": "item", "title": ""}, "Enter a title"),
        ({"what": "meeting", "day": "soon"}, "Enter the day of the meeting, like 4 April 2019"),
        ({"what": "meeting", "day": ""}, "Enter the day of the meeting, like 4 April 2019"),
        ({"what": "item", "title": "x" * 251}, "must be 250 characters or fewer"),
    ],
)
def test_a_correction_that_cannot_be_says_what_to_do(
    planner: InspectingClient, answers: dict[str, str], said: str
) -> None:
    page = pasted(planner)
    assert said in corrected(planner, page, line_of(FIRST, "Homes"), status=422, **answers)


def test_columns_are_what_the_officer_says(office: Office, planner: InspectingClient) -> None:
    text = FIRST.replace("\tDetail\t", "\tWhat for\t")
    page = pasted(planner, text)
    assert "The column “What for” was not understood" in page
    page = planner.follow(page, "Change what the columns on line 1 hold")
    page = planner.submit(page, "Read the table again", column_2="detail")
    assert "was not understood" not in page
    assert "Line 1 names these columns." in page
    again = planner.visit(f"{page.url.split('?')[0]}columns/1")
    planner.submit(again, "Read the table again", column_1="other", status=422)


def test_names_of_one_person_and_people_who_are_known(office: Office, planner: InspectingClient) -> None:
    with changing(office.database) as session:
        sarah = a_person(session, "Sarah Mills").id
        a_person(session, "Cllr Seaman", PersonKind.COUNCILLOR)
    page = pasted(planner, FIRST.replace("Libraries\tA review\tJohn Gregg", "Libraries\tA review\tJon Gregg"))
    page = planner.follow(page, "Go on to people and meetings")
    page = planner.submit(page, "Both are John Gregg")
    assert "Both are Jon Gregg" not in page
    assert "Choose who this is" in page
    assert "Select who Sara Mills is" in planner.submit(page, "Save and compare", status=422)
    page = planner.submit(page, "Save and compare", answers={name_field("Sara Mills"): "Sarah Mills, on the list"})
    planner.submit(page, "Bring it in")
    with office.database.session() as session:
        names = {person.name: person.id for person in session.scalars(select(Person))}
    assert set(names) == {"Sarah Mills", "Cllr Seaman", "John Gregg"}
    assert names["Sarah Mills"] == sarah
    assert told(office.database)[0].endswith("Sarah Mills")


def test_two_people_stay_two(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner, FIRST.replace("Libraries\tA review\tJohn Gregg", "Libraries\tA review\tJon Gregg"))
    page = planner.follow(page, "Go on to people and meetings")
    page = planner.submit(page, "They are two people: John Gregg and Jon Gregg")
    planner.submit(planner.submit(page, "Save and compare"), "Bring it in")
    assert [line.rpartition(" ")[0].rpartition(" ")[2] for line in told(office.database)][2:] == ["John", "Jon"]


def test_a_date_near_a_meeting_is_asked_about(office: Office, planner: InspectingClient) -> None:
    from datetime import date

    with changing(office.database) as session:
        a_meeting(session, session.scalars(select(Committee)).one(), date(2019, 4, 5))
    page = planner.follow(pasted(planner), "Go on to people and meetings")
    assert "The meeting on Friday 5 April 2019 at 2pm" in page
    page = planner.submit(page, "Save and compare", meeting_2019_04_04="The meeting on Friday 5 April 2019 at 2pm")
    planner.submit(page, "Bring it in")
    assert told(office.database)[2].startswith("2019-04-05: Homes")


def test_it_is_another_item_than_was_found(office: Office, planner: InspectingClient) -> None:
    imported(office.database, FIRST)
    page = to_compare(planner, pasted(planner, LATER))
    page = planner.follow(page, "It is there already: Youth clubs")
    page = planner.submit(page, "Compare with this item", other="Homes")
    assert "What would change of Homes" in page
    assert imports(office)[1].state is ImportState.DRAFT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Choose a file, or paste the text"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "This is a calendar of meetings, and no work programme"),
    ],
)
def test_what_is_no_programme_is_refused(planner: InspectingClient, text: str, said: str) -> None:
    assert said in pasted(planner, text, status=422)


def test_a_text_without_a_programme_is_shown_for_what_it_is(office: Office, planner: InspectingClient) -> None:
    page = pasted(planner, "Dear all\n\nSee you on Friday.\n")
    assert "No programme was found in this document" in page
    page = to_compare(planner, page)
    assert "No meeting and no item was found in the document" in planner.submit(page, "Bring it in", status=422)


def test_a_year_that_the_document_does_not_say_is_asked_for(office: Office, planner: InspectingClient) -> None:
    text = FIRST.split("\n")[0] + "\nTo be scheduled\tBudget\tA report\t\n"
    page = pasted(planner, text)
    refused = planner.submit(to_compare(planner, page), "Bring it in", status=422)
    assert "does not say which municipal year" in refused
    planner.submit(planner.visit(page.url), "Read it again", year="twelve", status=422)
    page = planner.submit(planner.visit(page.url), "Read it again", year="2019-20")
    assert "2019-20" in page
    planner.submit(to_compare(planner, page), "Bring it in")
    assert told(office.database) == ["To be scheduled: Budget (A report) "]


def test_only_who_plans_the_committee_sees_its_imports(office: Office, planner: InspectingClient) -> None:
    url = pasted(planner).url
    with changing(office.database) as session:
        from tests.support.scenes import a_committee

        other = a_committee(session, "other").id
    stranger = office.signed_in(Role.COORDINATOR, "Carl Other", scope=other)
    for path in ("", "file", "who", "compare", "lines/2", "columns/1", "throw-away", "undo"):
        assert stranger.get(f"{url}{path}").status_code == 403
        assert stranger.get(f"{url}{path}".replace("/board/", "/other/")).status_code == 404
    for role in (Role.OFFICER, Role.COUNCILLOR, Role.GOVERNANCE):
        assert office.signed_in(role, role.label).get(url).status_code == 403


def test_nonsense_in_an_address_is_not_found(planner: InspectingClient) -> None:
    url = pasted(planner).url
    for path in ("lines/0", "lines/999", "lines/2?item=x", "columns/999", "compare/zz"):
        assert planner.get(f"{url}{path}").status_code == 404, path
    assert planner.get(f"{url}?page=zz&line=zz&lines=zz").status_code == 200
    assert planner.get("/plan/board/import/99999999999/").status_code == 404


def test_the_pages_ask_as_much_of_the_database_for_many_items_as_for_few(
    office: Office, planner: InspectingClient
) -> None:
    asked = []
    for count in (2, 40):
        text = FIRST + "".join(f"\tTopic number {n}\tA report\tOfficer {n}\n" for n in range(count))
        url = pasted(planner, text).url
        counts = []
        for path in ("", "who", "lines/2"):
            with statements(office.database.engine) as seen:
                planner.visit(f"{url}{path}")
            counts.append(len(seen))
        to_compare(planner, planner.visit(url))
        with statements(office.database.engine) as seen:
            planner.visit(f"{url}compare")
        asked.append([*counts, len(seen)])
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 14
