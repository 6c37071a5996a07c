"""A test client that behaves like a visitor with a sharp eye: every page it is served is inspected.

Knows HTTP and the inspector's rules; knows none of the application's addresses.
"""

import hashlib
import os
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin

from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.test import TestResponse

from tests.support.forms import filled, find_form
from tests.support.headers import header_faults
from tests.support.inspector import described, faults, shape
from tests.support.page import Page

PARSED = "parsed_page"  # where a response keeps its page


class InspectingClient(FlaskClient):
    """Fails the test on any HTML response that breaks a rule of `tests.support.inspector`.

    `gallery` is the folder that keeps one page of each shape for the HTML validator; None keeps none.
    """

    gallery: ClassVar[Path | None] = None

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        redirects = 300 <= response.status_code < 400  # nobody reads the body of those
        if response.mimetype == "text/html" and response.request.method != "HEAD" and not redirects:
            inspect(response, self.gallery)
        return response

    def visit(self, address: str, *, status: int = 200, **kwargs: Any) -> Page:
        """The page at this address, after redirects, which must answer with `status`."""
        return self._page(self.get(address, follow_redirects=True, **kwargs), status)

    def follow(self, page: Page, link: str, *, status: int = 200) -> Page:
        """The page behind the link of that name."""
        assert link in page.links, f"{page.url} has no link {link!r}; it has {sorted(page.links)}"
        return self.visit(urljoin(page.url, page.links[link]), status=status)

    def submit(
        self,
        page: Page,
        button: str | None = None,
        /,
        *,
        status: int = 200,
        answers: dict[str, Any] | None = None,
        **fields: Any,
    ) -> Page:
        """Fills in the form with that button as a person would, presses it, and gives the page that comes of it.

        `fields` (and `answers`, for names that are no Python names) are texts, values or labels of choices, lists of
        choices, or uploads as (file, name). Raises `NoSuchControl` for what the page does not offer.
        """
        form, pressed = find_form(page, button)
        request = filled(page, form, pressed, {**(answers or {}), **fields})
        address = urljoin(page.url, request.action)
        if request.method == "GET":
            response = self.get(address, query_string=request.data, follow_redirects=True)
        else:
            kind = "multipart/form-data" if request.multipart else "application/x-www-form-urlencoded"
            headers = {"Referer": page.url}
            response = self.post(address, data=request.data, content_type=kind, headers=headers, follow_redirects=True)
        return self._page(response, status)

    @staticmethod
    def _page(response: TestResponse, status: int) -> Page:
        assert response.status_code == status, (
            f"{response.request.path} answered {response.status}\n{response.text[:2000]}"
        )
        return page_of(response)


def page_of(response: TestResponse) -> Page:
    """The page in an HTML response, parsed once."""
    page: Page | None = response.__dict__.get(PARSED)
    if page is None:
        page = Page(response.text, url=response.request.url, status=response.status_code)
        response.__dict__[PARSED] = page
    return page


def inspect(response: TestResponse, gallery: Path | None = None) -> Page:
    """The page in the response. Raises AssertionError with every fault it has."""
    page = page_of(response)
    check(page, response.headers)
    if gallery is not None:
        keep(page, gallery)
    return page


def check(page: Page, headers: Headers) -> None:
    """Raises AssertionError with every fault of the page and of the headers it came with."""
    found = faults(page) + header_faults(headers)
    assert not found, described(page, found)


def keep(page: Page, gallery: Path) -> None:
    """Puts the page into the gallery, unless one of its shape hangs there; its address and test stand beside it."""
    target = gallery / (hashlib.sha256(repr(shape(page)).encode()).hexdigest()[:20] + ".html")
    if not target.exists():
        target.with_suffix(".txt").write_text(
            f"{page.url} in {os.environ.get('PYTEST_CURRENT_TEST', 'a test')}", encoding="utf-8"
        )
        target.write_text(page.source, encoding="utf-8")
