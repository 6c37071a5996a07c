"""A real Chromium: a script error, policy violation, broken file or call to another host fails the test.

Knows Playwright and the server's address; what a good page is, `tests.support.browsing` says.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    sync_playwright,
)

from tests.support.browsing import LEAVING
from tests.support.servers import Server

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WIDE = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds that a page may take on a busy machine

OpenPage = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium; runs on SQLite only")
    config.addinivalue_line("markers", "engines(*names): runs on these databases only")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "open_page_on" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def executable() -> str:
    """Where Chromium is: `CHROMIUM` in the environment, else the first known name on the path."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail(
            "This test needs Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path."
        )
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for each process of the run; every page has its own context, and so its own cookies."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=executable(), args=[*QUIET, *as_root])
    yield browser
    browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complains of; a test that causes some on purpose looks at them and clears the list."""
    return []


@pytest.fixture
def open_page(open_page_on: OpenPage, server: Server) -> OpenPage:
    """Opens a page in a context of its own: `open_page(**options)`, where options are Playwright's for a new context.

    For a phone: `viewport={"width": 320, "height": 640}`; without scripts: `java_script_enabled=False`.
    """
    return partial(open_page_on, server)


@pytest.fixture
def open_page_on(chromium: Browser, complaints: list[str]) -> Iterator[OpenPage]:
    """The same on a server of the test's own: `open_page_on(server, **options)`."""
    contexts: list[BrowserContext] = []

    def open_(server: Server, **options: Any) -> Page:
        chosen = {"base_url": server.url, "locale": "en-GB", "viewport": WIDE, "reduced_motion": "reduce", **options}
        context = chromium.new_context(**chosen)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(LEAVING)
        contexts.append(context)
        page = context.new_page()
        _watch(page, server, complaints)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints, "the browser complained:\n" + "\n".join(f"  - {said}" for said in complaints)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page in Chromium at 1280 × 900; `page.goto("/…")` goes to the application of this test."""
    return open_page()


def _watch(page: Page, server: Server, complaints: list[str]) -> None:
    ours = urlsplit(server.url).netloc

    def said(message: ConsoleMessage) -> None:
        # a page that is meant to be an error is logged as one; files that fail are caught by `answered`
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: {message.type}: {message.text}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).scheme in ("http", "https") and urlsplit(request.url).netloc != ours:
            complaints.append(f"{page.url}: asks another host: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            complaints.append(f"{page.url}: {response.status} for {response.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: script error: {error}"))
    page.on("request", asked)
    page.on("response", answered)
