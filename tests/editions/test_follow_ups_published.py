"""What editions tell of follow-ups: what is awaited and how late, what is new, and nothing that is private."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.followups.scene import WORDING, Scene, set_up
from tests.support.client import InspectingClient
from tests.support.scenes import an_edition, changing, statements
from workprogramme.clock import LONDON, Clock
from workprogramme.database import Database
from workprogramme.domain.programme import from_json, to_json
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.editions.actions import compared_with_last
from workprogramme.followups import actions, closing
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, PublishedFollowUp
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.outbox import Notice

BOARD = "/committees/board/"
LIST = "/follow-ups/"


@pytest.fixture
def scene(app: Flask, app_database: Database) -> Scene:
    """A board with an item, of which something was asked for."""
    found = Scene(app_database, app.test_client)  # type: ignore[arg-type]
    with changing(app_database) as session:
        set_up(session, found)
    return found


@pytest.fixture
def public(scene: Scene) -> InspectingClient:
    """A member of the public."""
    return scene.client()


def publish(scene: Scene, day: date = date(2019, 3, 1), year: int = 2018) -> Edition:
    at = datetime.combine(day, time(12), LONDON)
    with changing(scene.database, at=at) as session:
        return an_edition(session, session.get_one(Committee, scene.ids["board"]), year, at)


def act(scene: Scene, what: Callable[..., Any], follow_up_id: int, *rest: Any) -> None:
    with changing(scene.database) as session:
        what(session, follow_up_id, session.get_one(FollowUp, follow_up_id).version, *rest)


def on(app: Flask, day: date) -> None:
    """Makes it another day for the app."""
    app.extensions["workprogramme"].clock.__dict__.update(Clock(day).__dict__)


def told(public: InspectingClient, number: int) -> str:
    return public.visit(f"{BOARD}editions/{number}/changes/").text()


def test_what_is_awaited_stands_on_the_page_of_the_programme(scene: Scene, public: InspectingClient) -> None:
    asked = scene.ask("January 2019", asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],))
    publish(scene)
    page = public.visit(BOARD)
    assert "Asked for and awaited" in page
    assert "Asked for on 21 June 2018 (minute 5/18), of John Gregg." in page
    assert "4 weeks late: it was wanted by 31 January 2019." in page
    page = public.follow(page, WORDING)
    assert page.url.endswith(f"/follow-ups/{asked}/")
    assert "Planned as “Adoption Central England”, wanted “June 2019”." in page
    assert WORDING in public.visit(LIST).links
    assert WORDING in public.visit(f"/items/{scene.ids['item']}/").links


def test_nothing_of_it_changes_for_readers_before_the_next_edition(scene: Scene, public: InspectingClient) -> None:
    asked = scene.ask(item_ids=(scene.ids["item"],))
    publish(scene)
    scene.change(Item, scene.ids["item"], title="A draft title")
    act(scene, actions.defer, asked, read_target("Autumn 2019"), "No time")
    for address in (BOARD, LIST, f"{LIST}{asked}/", f"/items/{scene.ids['item']}/"):
        page = public.visit(address)
        assert "A draft title" not in page
        assert "Autumn 2019" not in page
    publish(scene)
    page = public.visit(f"{LIST}{asked}/")
    assert "Renamed from “Adoption Central England” to “A draft title”." in page
    assert "Put off: “Autumn 2019” instead of “June 2019”." in page


def test_an_edition_tells_what_was_asked_put_off_answered_and_dropped(scene: Scene, public: InspectingClient) -> None:
    publish(scene)
    first, second, third = scene.ask(), scene.ask("May 2019", wording="A visit"), scene.ask(wording="A letter")
    publish(scene)
    assert "Asked for" in told(public, 2)
    assert "A visit" in told(public, 2)
    assert "Wanted “May 2019”." in told(public, 2)
    act(scene, actions.defer, first, read_target("Autumn 2019"), "No time")
    with changing(scene.database) as session:
        closing.answer(session, second, 1, closing.Answer(day=date(2019, 2, 20), minute="9/19"), scene.now)
        closing.drop(session, third, 1, date(2019, 2, 20), "Overtaken", "The chair")
    publish(scene)
    changes = told(public, 3)
    for words in ("Wanted “Autumn 2019” instead of “June 2019”.", "By minute 9/19.", "By The chair.", "Overtaken"):
        assert words in changes
    assert "A visit" not in public.visit(BOARD)
    assert "Answered on 20 February 2019, minute 9/19." in public.visit(f"{LIST}{second}/")
    assert "A visit" in public.visit(f"{LIST}?state=answered").links
    assert "A letter" in public.visit(f"{LIST}?state=dropped").links


def test_what_was_closed_is_told_once_and_nothing_new_is_refused(scene: Scene) -> None:
    asked = scene.ask()
    publish(scene)
    act(scene, closing.drop, asked, date(2019, 2, 20), "Overtaken", "The chair")
    assert len(from_json(publish(scene).document).follow_ups) == 1
    with pytest.raises(Refused, match="Nothing has changed since edition 2"):
        publish(scene)
    scene.change(Item, scene.ids["item"], title="Another title")
    third = publish(scene)
    assert (from_json(third.document).follow_ups, [c["change"] for c in third.changes]) == ((), ["renamed"])


def test_what_one_years_edition_told_another_years_does_not_tell_again(scene: Scene) -> None:
    asked = scene.ask()
    publish(scene)
    scene.change(Item, scene.ids["item"], year=2019)
    following = publish(scene, year=2019)
    assert [change["change"] for change in following.changes] == ["added"]
    assert [value.id for value in from_json(following.document).follow_ups] == [asked]


def test_it_is_late_for_everybody_on_the_day_after_without_a_new_edition(
    app: Flask, scene: Scene, public: InspectingClient
) -> None:
    asked = scene.ask(item_ids=(scene.ids["item"],))
    publish(scene)
    for day, late in (
        (date(2019, 6, 30), False),
        (date(2019, 7, 1), True),
        (date(2019, 9, 30), True),
    ):
        on(app, day)
        for address in (f"{BOARD}?year=2018-19", f"{LIST}{asked}/", LIST, f"/items/{scene.ids['item']}/"):
            assert ("it was wanted by 30 June 2019" in public.visit(address)) is late, (day, address)
    assert "3 months late" in public.visit(LIST)
    assert WORDING in public.visit(f"{LIST}?late=1").links


@pytest.mark.parametrize("how", ["wording", "linked item", "source item", "answer"])
def test_what_is_private_is_not_told_at_all(scene: Scene, public: InspectingClient, how: str) -> None:
    item = scene.ids["item"]
    values: dict[str, Any] = {
        "wording": {"private": True}, "linked item": {"item_ids": (item,)}, "source item": {"source_item_id": item},
        "answer": {},
    }[how]  # fmt: skip
    asked = scene.ask(wording="A secret", **values)
    if how == "answer":
        with changing(scene.database) as session:
            said = closing.Answer(day=date(2019, 2, 20), item_id=item, minute="9/19")
            closing.answer(session, asked, 1, said, scene.now)
    if how != "wording":
        scene.change(Item, item, exempt_paragraph=1, public_interest="Names.")
    edition = publish(scene)
    assert "secret" not in str(edition.changes)
    for address in (BOARD, LIST, f"{LIST}?state=all", f"/items/{item}/", f"{BOARD}editions/1/changes/"):
        assert "secret" not in public.visit(address).source
    public.visit(f"{LIST}{asked}/", status=404)


def test_one_that_becomes_private_is_withheld_with_all_that_was_said_of_it(
    scene: Scene, public: InspectingClient
) -> None:
    asked = scene.ask(wording="A secret", item_ids=(scene.ids["item"],))
    publish(scene)
    assert "A secret" in public.visit(LIST).links
    scene.change(Item, scene.ids["item"], exempt_paragraph=1, public_interest="Names.")
    second = publish(scene)
    assert "secret" not in str(second.changes)
    for address in (BOARD, LIST, f"{LIST}?state=all", f"/items/{scene.ids['item']}/"):
        assert "secret" not in public.visit(address).source
    public.visit(f"{LIST}{asked}/", status=404)
    scene.change(Item, scene.ids["item"], exempt_paragraph=None)
    publish(scene)
    assert "A secret" in public.visit(LIST).links


def test_an_item_that_no_edition_has_told_of_is_not_told_by_a_follow_up(scene: Scene, public: InspectingClient) -> None:
    scene.change(Item, scene.ids["item"], year=2019, title="Planned in secret")
    asked = scene.ask(item_ids=(scene.ids["item"],))
    publish(scene)
    for address in (BOARD, LIST, f"{LIST}{asked}/"):
        page = public.visit(address)
        assert "Planned in secret" not in page
        assert "Nothing in the programme answers it yet." in page
    publish(scene, year=2019)
    assert "To be answered by “Planned in secret”" in public.visit(f"{LIST}{asked}/")


def test_an_item_that_is_withdrawn_leaves_it_open_for_readers_too(scene: Scene, public: InspectingClient) -> None:
    asked = scene.ask(item_ids=(scene.ids["item"],))
    publish(scene)
    scene.change(Item, scene.ids["item"], withdrawn=True)
    publish(scene)
    page = public.visit(f"{LIST}{asked}/")
    assert "Open again: “Adoption Central England” was withdrawn." in page
    assert "“Adoption Central England” was withdrawn." in page


def test_an_older_edition_does_not_say_what_is_awaited_now(scene: Scene, public: InspectingClient) -> None:
    asked = scene.ask()
    publish(scene)
    act(scene, closing.drop, asked, date(2019, 2, 20), "Overtaken", "The chair")
    publish(scene)
    page = public.visit(f"{BOARD}editions/1/")
    assert "Asked for and awaited" not in page
    assert "What was asked for and is awaited now" in page.links


def test_an_edition_from_before_there_were_follow_ups_is_read_as_it_is(scene: Scene) -> None:
    document = publish(scene).document
    assert "follow_ups" not in document
    assert to_json(from_json(document)) == document


def test_publishing_many_costs_what_publishing_one_costs(scene: Scene) -> None:
    publish(scene)
    scene.ask(wording="The first", asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],))
    publish(scene)
    costs = []
    for many in (1, 28):
        for number in range(many):
            scene.ask(wording=f"Report {number}", asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],))
        with statements(scene.database.engine) as seen:
            publish(scene)
        costs.append(len(seen))
    assert costs[0] == costs[1]
    with scene.database.session() as session:
        assert session.scalar(select(func.count()).select_from(PublishedFollowUp)) == 30


def test_the_comparison_before_publishing_says_whom_it_concerns(scene: Scene) -> None:
    publish(scene)
    scene.ask(asked_of=(scene.ids["gregg"],))
    with scene.database.session() as session:
        compared = compared_with_last(session, session.get_one(Committee, scene.ids["board"]), 2018)
    assert [(one.name, one.differences[0].title) for one in compared.concerns] == [("John Gregg", WORDING)]


def test_those_who_are_asked_are_told_once_when_readers_are(scene: Scene) -> None:
    def told() -> list[tuple[str, int | None]]:
        with scene.database.session() as session:
            asked = select(Notice).where(Notice.kind == "follow_up_asked").order_by(Notice.id)
            return [(notice.facts["wording"], notice.person_id) for notice in session.scalars(asked)]

    gregg = (scene.ids["gregg"],)
    scene.ask(asked_of=gregg)
    scene.ask(wording="A secret", asked_of=gregg, private=True)
    assert told() == []
    publish(scene)
    assert told() == [(WORDING, scene.ids["gregg"])]
    act(scene, actions.defer, 1, read_target("July 2019"), "The data come later")
    scene.ask(wording="Another", asked_of=gregg)
    publish(scene, date(2019, 3, 2))
    assert told() == [(WORDING, scene.ids["gregg"]), ("Another", scene.ids["gregg"])]


@pytest.mark.engines("sqlite")
def test_the_public_page_says_day_by_day_how_late_it_is_without_a_new_edition(
    app: Flask, scene: Scene, public: InspectingClient
) -> None:
    """The story: asked for on 21 June 2018, wanted June 2019, planned and renamed in time, taken on 3 October 2019."""
    scene.ask("June 2019", asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],))
    publish(scene)
    late: dict[str, date] = {}
    seen: set[str] = set()
    for day in (date(2019, 6, 20) + timedelta(days=n) for n in range(106)):
        on(app, day)
        text = public.get(BOARD).get_data(as_text=True)
        assert WORDING in text
        found = re.search(r"(\d+ (?:day|week|month)s? late): it was wanted by 30 June 2019", text)
        assert (found is not None) is (day > date(2019, 6, 30)), day
        if found and found[1] not in seen:
            seen.add(found[1])
            late[found[1]] = day
    assert late["1 day late"] == date(2019, 7, 1)
    assert late["2 weeks late"] == date(2019, 7, 14)
    assert late["2 months late"] == date(2019, 8, 30)
    assert late["3 months late"] == date(2019, 9, 30)
    assert day == date(2019, 10, 3)
