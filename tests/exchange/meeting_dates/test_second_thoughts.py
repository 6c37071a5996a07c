"""An import that is sent twice, overtaken, refused, undone or thrown away."""

from datetime import date
from threading import Thread

from sqlalchemy import func, select

from tests.exchange.meeting_dates.pressing import CHOOSE, MOVED, NAME, bring_in, calendar, paste, upload
from tests.programme.scene import Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.models.items import Item
from workprogramme.models.meeting_identities import MeetingIdentity
from workprogramme.models.meetings import Meeting


def test_what_is_sent_twice_is_done_once(scene: Scene, planner: InspectingClient) -> None:
    form = planner.visit(CHOOSE)
    look = planner.submit(form, "Look at the meetings", text=MOVED)
    assert planner.submit(form, "Look at the meetings", text=MOVED).url == look.url
    bring_in(planner, look)
    entries = len(scene.journal())
    again = bring_in(planner, look)
    assert "1 meeting added and 1 meeting moved." in again
    assert len(scene.journal()) == entries


def test_whoever_is_second_sees_the_programme_as_it_stands_and_loses_no_choice(
    scene: Scene, planner: InspectingClient
) -> None:
    look = paste(planner, MOVED)
    scene.change(Meeting, scene.april, place="Somewhere else")
    page = bring_in(planner, look, 409, line_c1="Do not add it", said="Snow.")
    assert "The programme has changed since you opened this page." in page
    assert "Town Hall instead of Somewhere else" in page
    assert len(scene.meetings()) == 2
    assert "Snow." in page
    assert "1 meeting moved." in bring_in(planner, page)
    assert len(scene.meetings()) == 2


def test_two_meetings_at_one_hour_are_refused_and_nothing_comes_in(scene: Scene, planner: InspectingClient) -> None:
    bring_in(planner, upload(planner, calendar(("a", "20190404T140000", "")), "a.ics"))
    with scenes.changing(scene.database) as session:
        scenes.a_meeting(session, session.get_one(Committee, scene.board), date(2019, 4, 11))
    look = upload(planner, calendar(("a", "20190411T140000", ""), ("b", "20190523T140000", "")), "a.ics")
    assert "Another meeting of the committee is at that hour." in look
    page = bring_in(planner, look, 422, line_c0="Move it")
    assert page.errors == [
        f"{NAME} would have two meetings on 11 April 2019 at one hour. "
        "Leave one of them as it is, or change a meeting first."
    ]
    assert len(scene.meetings()) == 3


def test_an_import_is_undone_as_a_whole(scene: Scene, planner: InspectingClient) -> None:
    scene.change(Meeting, scene.april, note="The lift is out of order.", link="https://democracy.example/144")
    before = scene.meeting()
    data = calendar(("a", "20190606T100000", ""), ("b", "20190425T140000", ""))
    bring_in(planner, upload(planner, calendar(("a", "20190404T140000", "")), "first.ics"))
    done = bring_in(planner, upload(planner, data, "a.ics"))
    assert scene.item().year == 2019
    page = planner.submit(done, "Undo this import")
    assert "The import is undone." in page
    after = scene.meeting()
    for name in set(Meeting.__table__.columns.keys()) - {"version"}:
        assert getattr(after, name) == getattr(before, name), name
    assert (len(scene.meetings()), scene.item().year) == (2, 2018)
    assert scene.journal()[-1].reason == "The import of the calendar “a.ics” is undone."
    with scene.database.session() as session:
        assert list(session.scalars(select(MeetingIdentity.uid))) == ["a"]
    assert "Undone as a whole by Ann Planner" in planner.visit(page.url)
    assert planner.submit(done, "Undo this import").url == page.url
    made_anew = bring_in(planner, upload(planner, data, "a.ics"))
    assert "1 meeting added and 1 meeting moved." in made_anew
    assert max(one.id for one in scene.meetings()) > scene.april + 1, "an id in an address is never used again"


def test_an_import_that_others_have_built_on_is_not_undone_by_half(scene: Scene, planner: InspectingClient) -> None:
    done = bring_in(planner, paste(planner, MOVED))
    added = scene.meetings()[-1]
    scene.change(Item, scene.libraries, meeting_id=added.id)
    assert planner.submit(done, "Undo this import", status=422).errors == [
        "Something is planned or recorded for the meeting of 25 April 2019. Move it elsewhere first."
    ]
    scene.change(Item, scene.libraries, meeting_id=None)
    scene.change(Meeting, scene.april, place="Elsewhere")
    assert planner.submit(done, "Undo this import", status=422).errors == [
        "Bob Rival has changed the meeting of 11 April 2019 since. Put back by hand what should go back."
    ]
    scene.change(Meeting, scene.april, place="Town Hall")
    scene.publish()
    assert "is published. Call it off instead" in planner.submit(done, "Undo this import", status=422).errors[0]
    assert [one.day for one in scene.meetings()][1:] == [date(2019, 4, 11), date(2019, 4, 25)]


def test_a_calendar_is_thrown_away(scene: Scene, planner: InspectingClient) -> None:
    look = paste(planner, MOVED)
    assert "Not brought in yet. Chosen by Ann Planner" in planner.visit(CHOOSE)
    page = planner.submit(look, "Throw this calendar away")
    assert "The calendar is thrown away." in page
    assert planner.get(look.url).status_code == 404
    assert "Earlier calendars" not in page


def test_looking_asks_no_more_of_the_database_for_more_meetings(scene: Scene, planner: InspectingClient) -> None:
    few = paste(planner, MOVED)
    many = paste(planner, f"{NAME}\n" + "\n".join(f"{day} May 2019" for day in range(1, 31)))
    with scene.database.session() as session:
        assert session.scalar(select(func.count()).select_from(Import)) == 2
    counted = []
    for page in (few, many):
        with scenes.statements(scene.database.engine) as asked:
            planner.visit(page.url)
        counted.append(len(asked))
        assert not [one for one in asked if not one.lstrip().startswith("SELECT")], "a GET never writes"
    assert counted[0] == counted[1]
    assert counted[1] <= 10


def test_the_calendar_is_kept_as_it_was_sent(scene: Scene, planner: InspectingClient) -> None:
    data = calendar(("a", "20190411T140000", ""))
    done = bring_in(planner, upload(planner, data, "council ‘19.ics"))
    answer = planner.get(f"{done.url}file")
    assert answer.data == data
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    other = scene.planner("Olive Other", committee=scene.other_board)
    assert other.get(f"{done.url}file").status_code == 403


def test_of_two_who_press_import_at_once_one_brings_it_in(scene: Scene, planner: InspectingClient) -> None:
    look = paste(planner, MOVED)
    other = scene.planner("Bob Second")
    their_look = other.visit(look.url)
    came: list[bool] = []

    def press(browser: InspectingClient, page: Page) -> None:
        came.append("1 meeting added and 1 meeting moved." in bring_in(browser, page))

    threads = [Thread(target=press, args=one) for one in ((planner, look), (other, their_look))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert came == [True, True], "both are shown what came of it"
    assert [one.day for one in scene.meetings()] == [date(2019, 2, 7), date(2019, 4, 11), date(2019, 4, 25)]


def test_the_journal_still_names_a_meeting_that_was_taken_back(scene: Scene, planner: InspectingClient) -> None:
    planner.submit(bring_in(planner, paste(planner, MOVED)), "Undo this import")
    page = planner.visit("/journal/?what=meeting")
    assert "25 April 2019" in page
    assert "The import of the calendar" in page
