"""The council's name, look and days."""

from datetime import date
from typing import Any

import pytest

from tests.committees.scene import Scene
from tests.committees.test_seat_pages import day
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.models.council import Council

COUNCIL = "/manage/council/"
CHRISTMAS = {"first": "2018-12-24", "last": "2018-12-31", "reason": "Christmas closure"}


def add(client: InspectingClient, kind: str, first: date, last: date | None, reason: str, status: int = 200) -> Page:
    answers = {**day("first", first), **(day("last", last) if last else {}), "reason": reason}
    return client.submit(client.visit(f"{COUNCIL}{kind}/new"), "Add days", status=status, answers=answers)


def test_the_council_is_given_a_name_where_it_has_none(app: Any, app_database: Any) -> None:
    scene = Scene(app_database, app.test_client)
    client = scene.signed_in()
    page = client.visit(COUNCIL)
    assert "Add to recesses" not in page.links
    page = client.submit(page, "Save council", name="Anytown Council")
    assert page.title == "Council – Anytown Council"
    now = scene.council()
    assert (now.name, now.colour, now.year_month, now.year_day) == ("Anytown Council", "#0b5563", 5, 1)


def test_what_the_council_is_called_and_looks_like_is_on_every_page_at_once(
    scene: Scene, administrator: InspectingClient
) -> None:
    page = administrator.submit(
        administrator.visit(COUNCIL),
        "Save council",
        name="Newtown Council",
        wordmark="Newtown",
        colour="6A2C70",
        year_day="20",
        year_month="May",
    )
    assert "The council's details are saved" in page
    assert page.title.endswith("– Newtown Council")
    assert page.links["Newtown"] == "/"
    now = scene.council()
    assert (now.colour, now.year_month, now.year_day) == ("#6a2c70", 5, 20)


def test_a_colour_under_four_and_a_half_to_one_is_refused(administrator: InspectingClient) -> None:
    page = administrator.submit(administrator.visit(COUNCIL), "Save council", status=422, colour="#888888")
    assert "a contrast of 3.5 to 1, and people need at least 4.5 to 1" in page.errors[0]


@pytest.mark.parametrize(("at", "month"), [("31", "April"), ("29", "February"), ("30", "February")])
def test_a_day_that_not_every_year_has_is_refused(administrator: InspectingClient, at: str, month: str) -> None:
    page = administrator.submit(administrator.visit(COUNCIL), "Save council", status=422, year_day=at, year_month=month)
    assert page.errors == ["Choose a day that every year has: the municipal year starts on it each year."]


def test_a_second_writer_sees_both_versions_of_the_council(scene: Scene, administrator: InspectingClient) -> None:
    mine = administrator.visit(COUNCIL)
    scene.change(Council, 1, name="What Bob wrote")
    page = administrator.submit(mine, "Save council", status=409, name="What I wrote")
    assert "Bob Rival saved a change" in page
    assert page.by_id["name"].get("value") == "What I wrote"
    administrator.submit(page, "Save council")
    assert scene.council().name == "What I wrote"


@pytest.mark.parametrize(
    ("kind", "column"), [("closures", "closures"), ("recesses", "recesses"), ("pre-election", "pre_election")]
)
def test_days_are_added_to_each_list_in_order(
    scene: Scene, administrator: InspectingClient, kind: str, column: str
) -> None:
    add(administrator, kind, date(2019, 4, 15), date(2019, 4, 26), "Easter")
    page = add(administrator, kind, date(2018, 12, 24), date(2018, 12, 31), "Christmas closure")
    assert "Christmas closure, 24 to 31 December 2018, is on the list" in page
    assert [line["reason"] for line in getattr(scene.council(), column)] == ["Christmas closure", "Easter"]
    assert getattr(scene.council(), column)[0] == CHRISTMAS
    assert "24 to 31 December 2018" in page


def test_one_day_needs_no_last_day(scene: Scene, administrator: InspectingClient) -> None:
    add(administrator, "closures", date(2018, 12, 24), None, "Christmas Eve")
    assert scene.council().closures == [{"first": "2018-12-24", "last": "2018-12-24", "reason": "Christmas Eve"}]


def test_closure_days_are_not_working_days(scene: Scene, administrator: InspectingClient, app: Any) -> None:
    from workprogramme.web.law import working_days

    add(administrator, "closures", date(2019, 3, 25), date(2019, 3, 26), "Moving house")
    with app.test_request_context():
        days = working_days()
        assert [days.is_working_day(date(2019, 3, n)) for n in (22, 25, 26, 27)] == [True, False, False, True]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2018, 12, 31), date(2018, 12, 24), "The last day must be the first day or later"),
        (date(2018, 1, 1), date(2019, 12, 31), "Enter days that are less than a year apart."),
        (date(1900, 1, 1), date(2199, 12, 31), "Enter days that are less than a year apart."),
    ],
)
def test_days_that_make_no_sense_are_refused(
    administrator: InspectingClient, first: date, last: date, said: str
) -> None:
    assert add(administrator, "closures", first, last, "A slip", status=422).errors == [said]


def test_days_that_are_on_the_list_already_are_refused(scene: Scene, administrator: InspectingClient) -> None:
    scene.change(Council, 1, closures=[CHRISTMAS])
    page = add(administrator, "closures", date(2018, 12, 31), date(2019, 1, 2), "New year", status=422)
    assert page.errors[0].startswith("Christmas closure is already on this list, from 24 December 2018 to 31 December")
    add(administrator, "recesses", date(2018, 12, 31), date(2019, 1, 2), "New year")


def test_days_are_changed_and_removed(scene: Scene, administrator: InspectingClient) -> None:
    scene.change(Council, 1, closures=[CHRISTMAS])
    page = administrator.follow(administrator.visit(COUNCIL), "Change Christmas closure, 24 to 31 December 2018")
    administrator.submit(page, "Save days", answers={**day("first", date(2018, 12, 27)), "reason": "Between the years"})
    assert scene.council().closures == [{"first": "2018-12-27", "last": "2018-12-31", "reason": "Between the years"}]
    page = administrator.visit(f"{COUNCIL}closures/2018-12-27")
    page = administrator.submit(page, "Remove these days")
    assert "Between the years, 27 to 31 December 2018, is off the list" in page
    assert scene.council().closures == []
    assert scene.journal("council")[-1].changes["closures"][1] == []


def test_a_second_writer_of_days_sees_both_versions(scene: Scene, administrator: InspectingClient) -> None:
    scene.change(Council, 1, closures=[CHRISTMAS])
    mine = administrator.visit(f"{COUNCIL}closures/2018-12-24")
    scene.change(Council, 1, closures=[{**CHRISTMAS, "reason": "What Bob wrote"}])
    page = administrator.submit(mine, "Save days", status=409, reason="What I wrote")
    assert page.rows()[1] == ["Reason", "What I wrote", "What Bob wrote"]
    page = administrator.submit(page, "Save days")
    assert scene.council().closures[0]["reason"] == "What I wrote"


def test_another_line_that_somebody_changed_is_no_clash(scene: Scene, administrator: InspectingClient) -> None:
    easter = {"first": "2019-04-15", "last": "2019-04-26", "reason": "Easter"}
    scene.change(Council, 1, closures=[CHRISTMAS, easter])
    mine = administrator.visit(f"{COUNCIL}closures/2018-12-24")
    scene.change(Council, 1, closures=[CHRISTMAS, {**easter, "reason": "Spring"}])
    administrator.submit(mine, "Save days", reason="Winter")
    assert [line["reason"] for line in scene.council().closures] == ["Winter", "Spring"]


def test_what_was_typed_is_shown_where_the_days_have_gone(scene: Scene, administrator: InspectingClient) -> None:
    scene.change(Council, 1, closures=[CHRISTMAS])
    mine = administrator.visit(f"{COUNCIL}closures/2018-12-24")
    scene.change(Council, 1, closures=[])
    page = administrator.submit(mine, "Save days", status=422, reason="What I wrote")
    assert page.by_id["reason"].get("value") == "What I wrote"
    assert "Somebody else has taken these days off the list" in page.errors[0]
    page = administrator.submit(mine, "Remove these days")
    assert "Somebody else has taken these days off the list" in page


@pytest.mark.parametrize(
    "address", ["holidays/new", "closures/2018-12-24", "closures/yesterday", "closures/2018-13-01", "closures/0"]
)
def test_what_is_on_no_list_is_not_found(administrator: InspectingClient, address: str) -> None:
    administrator.visit(f"{COUNCIL}{address}", status=404)


def test_the_setting_that_overrides_the_name_is_told(make_app: Any) -> None:
    app = make_app(council_name="Set Council")
    scene = Scene(app.extensions["workprogramme"].database, app.test_client)
    assert "Pages show “Set Council”" in scene.signed_in().visit(COUNCIL)
