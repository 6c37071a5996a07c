"""Whatever is sent to the pages of setting up, the answer is a page with the right status, and nothing is changed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.committees.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.models.journal import JournalEntry

FORMS = (
    "/manage/committees/board/members/substitutes/new",
    "/manage/committees/board/members/3/",
    "/manage/council/",
    "/manage/council/closures/new",
    "/manage/council/recesses/2018-12-24",
    "/manage/committees/new",
    "/manage/committees/board/",
    "/manage/committees/board/members/new",
    "/manage/committees/board/members/1/",
    "/manage/committees/board/members/1/end",
    "/manage/people/new",
    "/manage/people/3/",
    "/manage/people/4/merge/5",
    "/manage/accounts/new",
    "/manage/accounts/1/",
    "/manage/accounts/1/password",
    "/account/password",
)
BUTTONS = (
    "/manage/council/closures/2018-12-24/remove",
    "/manage/committees/board/members/1/remove",
    "/manage/people/3/rest",
    "/manage/people/3/back",
    "/manage/accounts/1/deactivate",
)
DAYS = ("first", "last", "first_day", "last_day")
FIELDS = (
    "name", "wordmark", "colour", "year_day", "year_month", "reason", "code", "remit", "place", "starts", "minutes",
    "main_items", "holds_crime_and_disorder", "active", "slug", "person", "role", "votes", "kind", "formal_name",
    "in_place_of", "job_title", "portfolio", "email", "different", "other", "keep", "seen", "version", "form_key",
    "administrator", "coordinator", "password", "current", "again",
    *(f"{name}-{part}" for name in DAYS for part in ("day", "month", "year")),
)  # fmt: skip
NASTY = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "1", "9" * 30, "31", "2", "٣", "2018", "yes", "all", "1e9", "NaN", "None", "{}", "[]",
         '{"name":1}', "\x00", "\ud7ff\u202e", "<script>", "' OR 1=1", "../..", "%00", "x" * 10_000, "a@b", "#0b5563",
         "chair", "member", "education", "officer", "2pm", "25:61"]
    ),
    st.text(max_size=30),
)  # fmt: skip


def token_of(client: InspectingClient) -> str:
    page = client.visit("/account/password")
    return next(e.get("value", "") for e in page.all("input") if e.get("name") == "csrf_token")


def entries(scene: Scene) -> int:
    with scene.database.session() as session:
        return session.query(JournalEntry).count()


@pytest.mark.parametrize("address", FORMS + BUTTONS)
def test_an_empty_form_is_answered_with_a_page(scene: Scene, administrator: InspectingClient, address: str) -> None:
    before, token = entries(scene), token_of(administrator)
    answer = administrator.post(address, data={"csrf_token": token})
    assert answer.status_code in (302, 404, 409, 422)
    assert entries(scene) == before


@pytest.mark.parametrize("address", FORMS + BUTTONS)
def test_a_form_without_its_token_changes_nothing(scene: Scene, administrator: InspectingClient, address: str) -> None:
    before = entries(scene)
    assert administrator.post(address, data={"name": "Anything"}).status_code == 400
    assert entries(scene) == before


@pytest.mark.parametrize("address", BUTTONS)
def test_what_only_a_button_sends_is_no_page(administrator: InspectingClient, address: str) -> None:
    assert administrator.get(address).status_code == 405


@pytest.mark.engines("sqlite")
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(address="/manage/council/", answers={"name": "", "seen": "\x00"})  # what goes along unseen is shown again too
@given(address=st.sampled_from(FORMS), answers=st.dictionaries(st.sampled_from(FIELDS), NASTY, max_size=12))
def test_any_answers_are_answered_with_a_page(
    scene: Scene, administrator: InspectingClient, address: str, answers: dict[str, str]
) -> None:
    if "client" not in vars(scene):  # an administrator whom no answer can lock out, for all examples
        client = scene.signed_in(name="Second administrator")
        vars(scene).update(client=client, token=token_of(client))
    client, token = vars(scene)["client"], vars(scene)["token"]
    answer = client.post(address, data={**answers, "csrf_token": token})
    assert answer.status_code in (200, 302, 404, 409, 422, 429)


@pytest.mark.parametrize("person", ["999999", "0", "-1", "x", str(2**63), str(2**200)])
def test_a_seat_for_nobody_is_refused(scene: Scene, administrator: InspectingClient, person: str) -> None:
    token = token_of(administrator)
    data = {"csrf_token": token, "person": person, "role": "member", "votes": "all"}
    answer = administrator.post("/manage/committees/board/members/new", data=data)
    assert answer.status_code == 422
    assert len(scene.seats()) == 2


@pytest.mark.parametrize(
    ("name", "value"), [("role", "emperor"), ("votes", "twice"), ("last_day-day", "31"), ("first_day-year", "0000")]
)
def test_a_seat_on_impossible_terms_is_refused(
    scene: Scene, administrator: InspectingClient, name: str, value: str
) -> None:
    data: dict[str, Any] = {"person": str(scene.gregg), "role": "member", "votes": "all", name: value}
    answer = administrator.post(
        "/manage/committees/board/members/new", data={**data, "csrf_token": token_of(administrator)}
    )
    assert answer.status_code == 422
    assert len(scene.seats()) == 2


def test_a_name_of_ten_thousand_letters_is_refused_and_shown_again(administrator: InspectingClient) -> None:
    page = administrator.visit("/manage/people/3/")
    page = administrator.submit(page, "Save changes", status=422, name="x" * 10_000)
    assert page.errors == ["Name must be 200 characters or fewer"]


def test_signs_that_cannot_be_seen_do_not_get_into_names(scene: Scene, administrator: InspectingClient) -> None:
    page = administrator.visit(f"/manage/people/{scene.gregg}/")
    administrator.submit(page, "Save changes", name="John\u202e \x07 Gregg\u200b")
    assert [person.name for person in scene.people() if person.id == scene.gregg] == ["John Gregg"]
