"""Every part of the look on one page: sound HTML, readable by everybody in every council's colour, small and quiet."""

import gzip
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from werkzeug.serving import make_server

from tests.support.browsing import AXE, assert_accessible, assert_fits_when_narrow, assert_good_page
from tests.support.client import keep
from tests.support.inspector import described, faults
from tests.support.page import Page
from tests.support.validator import gallery
from tests.web.look.application import ROOT, create_sheet
from workprogramme.web.errors import PAGES

STATIC = ROOT / "static"
PARTS = ("dates", "forms", "marks", "meetings", "page", "people")
COMPONENTS = [ROOT / "templates" / "components" / f"{name}.html" for name in PARTS]
MACRO = re.compile(r"{%-? macro (\w+)\(")
# as pale as a council's colour may be (4.5 : 1 on white), as dark, and hues that dark paper takes badly
COUNCILS = ("#767676", "#000000", "#0000c8", "#b3460b")


@pytest.fixture
def sheet() -> Flask:
    return create_sheet()


@pytest.fixture
def address(sheet: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, sheet, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(chromium: Browser, address: str) -> Iterator[Tab]:
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def sheet_page(sheet: Flask, address: str = "/") -> Page:
    return Page(sheet.test_client().get(address).text, url=address)


def sheet_with_errors(sheet: Flask) -> Page:
    client = sheet.test_client()
    token = Page(client.get("/").text)
    sent = next(e.get("value") for e in token.all("input") if e.get("name") == "csrf_token")
    return Page(
        client.post("/", data={"csrf_token": sent, "day-day": "31", "title": "x" * 50}).text, url="/ with errors"
    )


def test_the_sheet_is_without_fault(sheet: Flask, run_folder: Path) -> None:
    for page in (sheet_page(sheet), sheet_page(sheet, "/?nobody=1"), sheet_with_errors(sheet)):
        assert not faults(page), described(page, faults(page))
        keep(page, gallery(run_folder))


def test_the_sheet_shows_every_macro(sheet: Flask) -> None:
    source = (Path(__file__).parent / "look" / "sheet.html").read_text(encoding="utf-8")
    used_inside = "".join(path.read_text(encoding="utf-8") for path in COMPONENTS)
    for path in COMPONENTS:
        for name in MACRO.findall(path.read_text(encoding="utf-8")):
            assert f"{name}(" in source or used_inside.count(f"{name}(") > 2, (
                f"{name} of {path.name} is not on the sheet"
            )


def test_every_macro_says_what_it_takes() -> None:
    for path in COMPONENTS:
        text = path.read_text(encoding="utf-8")
        for name in MACRO.findall(text):
            assert re.search(rf"{{#- {name}\(", text) or name == "item_cells", f"{name} of {path.name} has no comment"


def test_errors_stand_first_and_in_the_title(sheet: Flask) -> None:
    page = sheet_with_errors(sheet)
    assert page.title == "Error: Every part of the look – Coventry City Council"
    assert "Title must be 40 characters or fewer" in page.errors
    assert "Date of the meeting must include a month and year" in page.errors


@pytest.mark.parametrize("status", PAGES)
def test_every_no_is_a_page_that_says_what_to_do(sheet: Flask, status: int) -> None:
    page = sheet_page(sheet, f"/errors/{status}")
    assert not faults(page), described(page, faults(page))
    assert len(page.all("p")) >= 2


def test_the_page_for_a_fault_needs_nothing_but_files(sheet: Flask) -> None:
    text = sheet.jinja_env.get_template("errors/500.html").render()
    assert not faults(Page(text))


@pytest.mark.browser
def test_the_sheet_can_be_read_and_used_by_everybody(tab: Tab) -> None:
    tab.goto("/")
    assert_good_page(tab)
    tab.click("text=Save the item")
    tab.wait_for_selector(".govuk-error-summary")
    assert_accessible(tab)
    assert_fits_when_narrow(tab)


@pytest.mark.browser
@pytest.mark.parametrize("colour", COUNCILS)
def test_any_colour_a_council_may_set_can_be_read_in_light_and_dark(sheet: Flask, tab: Tab, colour: str) -> None:
    sheet.config["COLOUR"] = colour
    tab.goto("/")
    tab.evaluate(AXE)
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = tab.evaluate("() => axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] })")
        assert not [node["html"] for rule in found["violations"] for node in rule["nodes"]], scheme


@pytest.mark.browser
def test_nothing_jumps_while_a_page_arrives(tab: Tab) -> None:
    observe = "new PerformanceObserver(l => { for (const e of l.getEntries()) window.jumped += e.value })"
    tab.add_init_script(f"window.jumped = 0; {observe}.observe({{ type: 'layout-shift', buffered: true }})")
    tab.goto("/", wait_until="networkidle")
    assert tab.evaluate("document.fonts.check('16px \"Public Sans\"')")
    assert tab.evaluate("window.jumped") < 0.01


@pytest.mark.browser
def test_an_error_summary_takes_the_focus_and_leads_to_the_box(tab: Tab) -> None:
    tab.goto("/")
    tab.click("text=Save the item")
    tab.locator(".govuk-error-summary:focus").wait_for()
    tab.click("text=Enter the date of the meeting >> nth=0")
    assert tab.evaluate("document.activeElement.id") == "day-day"


@pytest.mark.browser
def test_a_form_works_without_scripts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/")
    tab.click("text=Save the item")
    assert tab.title().startswith("Error: ")
    context.close()


@pytest.mark.browser
def test_paper_has_what_is_folded_but_not_what_is_pressed(tab: Tab) -> None:
    tab.goto("/")
    tab.emulate_media(media="print")
    assert not tab.locator(".site-nav").is_visible()
    assert not tab.locator("text=Save the item").is_visible()
    assert tab.locator("details.folded .meetings").is_visible()
    colours = tab.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility()).map(e => getComputedStyle(e).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}


def test_styles_scripts_and_typeface_are_small() -> None:
    def sent(*names: str) -> int:
        return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)

    assert sent("vendor/govuk-frontend.css", "css/app.css", "css/parts.css", "css/print.css") < 25_000
    assert sent("js/app.js", "vendor/govuk-frontend.js") < 9_000
    assert sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2")) < 60_000


def test_nothing_of_govuks_own_identity_is_sent() -> None:
    for path in STATIC.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        for mark in ("GDS Transport", "crest", "crown", "@import", "url(http", "url(//", "data:font"):
            assert mark not in text, f"{mark} in {path.name}"


def test_what_styles_and_templates_ask_for_is_there() -> None:
    for path in STATIC.rglob("*.css"):
        for name in re.findall(r"url\([\"']?([^\"')]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / name).is_file(), f"{path.name} asks for {name}"
    for path in (ROOT / "templates").rglob("*.html"):
        for name in re.findall(r"asset\([\"']([^\"']+)", path.read_text(encoding="utf-8")):
            assert (STATIC / name).is_file(), f"{path.name} asks for {name}"


def test_the_licences_travel_with_what_is_vendored() -> None:
    assert "SIL Open Font License" in (STATIC / "fonts" / "public-sans-OFL.txt").read_text(encoding="utf-8")
    assert "MIT License" in (STATIC / "vendor" / "govuk-frontend-LICENSE.txt").read_text(encoding="utf-8")
