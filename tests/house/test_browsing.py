"""The checks in a real browser must be able to find each fault they look for, and must find none on a good page."""

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.test import Client

from tests.house.specimen import PAGE, STYLE, serve
from tests.support.browsing import assert_accessible, assert_fits_when_narrow, assert_good_page, assert_walkable
from tests.support.servers import inspecting


@pytest.fixture
def app(request: pytest.FixtureRequest) -> Flask:
    """The specimen, with what the test wants broken in it."""
    return serve(**getattr(request, "param", {}))


@pytest.fixture
def inspected() -> bool:
    """The broken pages here are for the browser to find."""
    return False


def broken(was: str, now: str) -> dict[str, str]:
    assert was in PAGE
    return {"page": PAGE.replace(was, now, 1)}


def styled(rules: str, **also: str) -> dict[str, str]:
    return {**also, "style": STYLE + rules}


def test_a_good_page_passes_every_check(page: Page) -> None:
    page.goto("/")
    assert_good_page(page)


def test_the_walk_tells_what_it_reached_in_order(page: Page) -> None:
    page.goto("/")
    reached = assert_walkable(page)
    assert reached[0] == 'a "Skip to main content"'
    assert reached[-1] == 'a "About these pages"'
    assert 'input#here "where"' in reached
    assert 'input#there "where"' not in reached, "Tab goes to the chosen radio only"


@pytest.mark.parametrize(
    ("app", "rule"),
    [
        (broken('<label for="place">Place</label>', "Place"), "label"),
        (styled("p { color: #aaa }"), "color-contrast"),
        (styled("@media (prefers-color-scheme: dark) { p { color: #444 } }"), "color-contrast"),
        (broken("</header>", '<a href="/a">a</a><a href="/b">b</a></header>'), "target-size"),
        (broken('<main id="main">', '<div id="main">'), "region"),
        (broken('lang="en-GB"', ""), "html-has-lang"),
    ],
    indirect=["app"],
)
def test_axe_finds_what_is_wrong(page: Page, rule: str) -> None:
    page.goto("/")
    with pytest.raises(AssertionError, match=rule):
        assert_accessible(page)


@pytest.mark.parametrize(
    "app",
    [
        styled("table { width: 700px }"),
        styled("main { overflow: hidden } table { width: 700px }"),
        styled("header { position: relative; left: -40px }"),
        broken("Committee room 3", "C" * 200),
    ],
    indirect=True,
)
def test_what_sticks_out_of_a_narrow_window_is_found(page: Page) -> None:
    page.goto("/")
    with pytest.raises(AssertionError, match="at 320 pixels"):
        assert_fits_when_narrow(page)


@pytest.mark.parametrize(
    "app", [styled("table { display: block; overflow-x: auto } caption { width: 700px }")], indirect=True
)
def test_a_box_that_scrolls_by_itself_may_be_wide_inside(page: Page) -> None:
    page.goto("/")
    assert_fits_when_narrow(page)


@pytest.mark.parametrize(
    ("app", "fault"),
    [
        (styled("a:focus { outline: none }"), "does not show the focus"),
        (broken("<button>", '<button tabindex="-1">'), None),
        (styled("footer a { position: fixed; left: -400px }"), "out of sight"),
        (styled("header { position: fixed; inset: 0; height: 100vh; background: white; z-index: 2 }"), "is covered"),
        (broken("<button>", '<button tabindex="2">'), "out of order"),
    ],
    indirect=["app"],
)
def test_the_walk_finds_what_the_keyboard_cannot_do(page: Page, fault: str | None) -> None:
    page.goto("/")
    if fault is None:
        assert not any("Save meeting" in name for name in assert_walkable(page))
        return
    with pytest.raises(AssertionError, match=fault):
        assert_walkable(page)


def trapped() -> dict[str, str]:
    return broken("</head>", '<script src="/trap.js" defer></script></head>')


@pytest.mark.parametrize("app", [trapped()], indirect=True)
def test_the_walk_finds_a_trap(app: Flask, page: Page) -> None:
    script = "document.getElementById('note').addEventListener('keydown', e => e.key === 'Tab' && e.preventDefault())"
    app.add_url_rule("/trap.js", "trap", lambda: (script, {"Content-Type": "text/javascript"}))
    page.goto("/")
    with pytest.raises(AssertionError, match="cannot be reached"):
        assert_walkable(page)


@pytest.mark.parametrize(
    ("app", "fault"),
    [
        (broken("</head>", "<script>window.a = 1</script></head>"), "Content Security Policy"),
        (broken("<h2>", '<h2 style="color: red">'), "Content Security Policy"),
        (broken('src="/crest.png"', 'src="/gone.png"'), "404 for"),
        (broken("</head>", '<script src="/wrong.js"></script></head>'), "script error"),
        ({**broken('src="/crest.png"', 'src="http://192.0.2.1/crest.png"'), "headers": {}}, "another host"),
    ],
    indirect=["app"],
)
def test_what_the_browser_complains_of_fails_the_test(
    app: Flask, page: Page, complaints: list[str], fault: str
) -> None:
    app.add_url_rule("/wrong.js", "wrong", lambda: ("throw new Error('wrong')", {"Content-Type": "text/javascript"}))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert any(fault in line for line in complaints), complaints
    complaints.clear()


def test_a_page_that_is_meant_to_be_an_error_is_no_complaint(page: Page) -> None:
    response = page.goto("/gone")
    assert response is not None
    assert response.status == 404


@pytest.mark.parametrize("app", [broken("</h2>", "</h2><h5>Too deep</h5>")], indirect=True)
def test_a_page_with_a_fault_is_noted_on_its_way_to_the_browser(app: Flask, tmp_path: Path) -> None:
    faults: list[BaseException] = []
    Client(inspecting(app, tmp_path, faults)).get("/")
    assert "skips from h2" in str(faults[0])
