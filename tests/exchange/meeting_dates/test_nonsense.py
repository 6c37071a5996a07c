"""What nobody should send to an import: a clear page with the right status, and nothing changed."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.meeting_dates.intake import LONGEST, calendar_in_file, calendar_in_text
from workprogramme.exchange.reading.calendars import Calendar

CHOOSE = "/plan/board/meetings/import/"
TEXT = "Children’s Services Scrutiny Board\nThursday 25 April 2019\nThursday 23 May 2019\n"


def token(page: object) -> str:
    return str(page.source.split('name="csrf_token" value="')[1].split('"')[0])  # type: ignore[attr-defined]


def state(scene: Scene) -> tuple[object, ...]:
    return [(one.id, one.version, one.day) for one in scene.meetings()], len(scene.journal())


@pytest.mark.parametrize("address", ["99/", "99/names", "99/undo", "99/throw-away", "99999999999999999999/", "x/"])
def test_an_import_that_is_not_there_is_not_found(planner: InspectingClient, address: str) -> None:
    page = planner.visit(CHOOSE)
    send = planner.get if address.endswith("/") else planner.post
    data = {} if address.endswith("/") else {"data": {"csrf_token": token(page)}}
    assert send(f"/plan/meetings/import/{address}", **data).status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"seen": "x"},
        {"seen": "\x00\ufdd0" * 5000, "line_c0": "\x00"},
        {"line_c0": "burn it"},
        {"line_c99": "take"},
        {"said": "x" * 10_000},
    ],
)
def test_nonsense_about_lines_changes_nothing(scene: Scene, planner: InspectingClient, sent: dict[str, str]) -> None:
    look = planner.submit(planner.visit(CHOOSE), "Look at the meetings", text=TEXT)
    before = state(scene)
    seen = look.source.split('name="seen" value="')[1].split('"')[0]
    for with_seen in ({}, {"seen": seen}):
        answer = planner.post(look.url, data={"csrf_token": token(look), **with_seen, **sent})
        assert answer.status_code in (409, 422)
    assert state(scene) == before


@pytest.mark.parametrize("names", [["99"], ["x"], ["\x00"], [""]])
def test_nonsense_about_names_changes_nothing(planner: InspectingClient, names: list[str]) -> None:
    look = planner.submit(planner.visit(CHOOSE), "Look at the meetings", text=TEXT)
    answer = planner.post(f"{look.url}names", data={"csrf_token": token(look), "names": names})
    assert answer.status_code in (302, 422)


def test_markup_in_a_calendar_is_shown_and_not_obeyed(scene: Scene, planner: InspectingClient) -> None:
    text = TEXT.replace("25 April 2019", "25 April 2019, 2pm, <script>alert(1)</script>")
    look = planner.submit(planner.visit(CHOOSE), "Look at the meetings", text=text)
    assert "<script>alert(1)</script>" in look
    assert all(script.get("src") for script in look.all("script"))
    planner.submit(look, "Import")
    assert scene.meetings()[2].place == "<script>alert(1)</script>"


def test_too_many_meetings_are_refused(planner: InspectingClient) -> None:
    rows = "".join(f"Board,{n % 28 + 1:02d}/{n // 28 % 12 + 1:02d}/{2000 + n // 336},2pm\r\n" for n in range(3_001))
    file = (io.BytesIO(f"Committee,Date,Time\r\n{rows}".encode()), "a.csv")
    page = planner.submit(planner.visit(CHOOSE), "Look at the meetings", status=422, file=file)
    assert page.errors[0].startswith("The calendar has more than 3,000 meetings.")


@settings(max_examples=60)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=300).map(str.encode)))
def test_any_file_is_a_calendar_or_refused_in_one_sentence(data: bytes) -> None:
    said = ""
    try:
        found = calendar_in_file(data, None, 10_000)
        assert Calendar.from_json(found.as_json()) == found
    except Refused as refused:
        said = refused.reason
    assert "\n" not in said


LINES = st.lists(
    st.sampled_from(
        [
            "Board",
            "Thursday 4 April 2019",
            "Tues 28 May",
            "(cancelled)",
            "4/4/2019 \x00\u202e x",
            "x" * 900,
            "TBC",
            "9999",
        ]
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(LINES, st.lists(st.text(alphabet="\x00\x1fé’\ud800", max_size=3), max_size=3))
def test_what_is_kept_of_a_calendar_is_clean_and_short(lines: list[str], odd: list[str]) -> None:
    try:
        found = calendar_in_text("\n".join([*lines, *odd]), None)
    except Refused:
        return
    texts = [found.name, *found.notes, *(text for one in found.meetings for text in (one.title, one.place, one.note))]
    assert all(len(text) <= LONGEST and "\x00" not in text and "\ud800" not in text for text in texts)
