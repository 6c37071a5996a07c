"""The inspecting client must be able to find each fault it looks for, and must find none on a good page."""

import pytest

from tests.house.specimen import HEADERS, PAGE, serve
from tests.support.client import InspectingClient
from tests.support.forms import NoSuchControl
from tests.support.inspector import RULES, faults
from tests.support.page import Page

BROKEN = [
    ("does not parse", "</form>", "</form></div>"),
    ("does not parse", "<!DOCTYPE html>", ""),
    ("does not parse", "<h1>Plan", '<h1 class="a" class="b">Plan'),
    ("not en-GB", 'lang="en-GB"', 'lang="en"'),
    ("charset", '<meta charset="utf-8">', ""),
    ("lets a reader zoom", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    ("0 h1, not one", "<h1>Plan a meeting</h1>", ""),
    ("2 h1, not one", "</h1>", "</h1><h1>Again</h1>"),
    ("empty h1", "<h1>Plan a meeting</h1>", "<h1></h1>"),
    ("does not begin with the h1", "<title>Plan", "<title>Anytown: plan"),
    ("no error summary", "<title>Plan", "<title>Error: Plan"),
    (
        "does not begin with 'Error: '",
        "<h2>",
        '<div class="govuk-error-summary"><ul><li>Enter a place</li></ul></div><h2>',
    ),
    ("skips from h1", "<h2>Who comes</h2>", "<h3>Who comes</h3>"),
    ("an empty heading", "<h2>Who comes</h2>", "<h2> </h2>"),
    ("main, not one", '<main id="main">', '<div id="main">'),
    ("skips to <main>", '<a href="#main">Skip', '<a href="/">Skip'),
    ("id 'place' 2 times", "<fieldset>", '<fieldset id="place">'),
    ("id with white space", "<fieldset>", '<fieldset id="a b">'),
    ("without a label", '<label for="place">Place</label>', "Place"),
    ("without a label", '<label for="place">Place</label>', '<label for="place"></label>'),
    ("points to no control", '<label for="place">', '<label for="plaice">'),
    ("label for nothing", '<label for="place">', "<label>"),
    ("names #hint", 'id="hint"', 'id="tip"'),
    ("names #nowhere", "<button>", '<button form="nowhere">'),
    ("without a fieldset and legend", "<legend>Where</legend>", ""),
    ("without a CSRF token", '<input type="hidden" name="csrf_token" value="c0ffee">', ""),
    ("without a CSRF token", 'value="c0ffee"', 'value=""'),
    ("token in an address", 'method="post"', 'method="get"'),
    ("sends a form elsewhere", 'action="/meetings"', 'action="//elsewhere.example/meetings"'),
    ("inline <style>", "</head>", "<style>p { color: red }</style></head>"),
    ("inline <script>", "</head>", "<script>alert(1)</script></head>"),
    ("could end its own block", "</head>", '<script type="application/ld+json">{"name": "a < b"}</script></head>'),
    ("data that is not JSON", "</head>", '<script type="application/ld+json">alert(1)</script></head>'),
    ("inline <script>", "</head>", '<script type="application/json">{}</script></head>'),
    ("a style attribute", "<h2>", '<h2 style="color: red">'),
    ("has onclick", "<button>", '<button onclick="go()">'),
    ("javascript: address", '<a href="/">', '<a href="javascript:history.back()">'),
    ("data: address", 'src="/crest.png"', 'src="data:image/png;base64,AA=="'),
    ("from elsewhere", 'href="/style.css"', 'href="https://elsewhere.example/style.css"'),
    ("image without alt", ' alt=""', ""),
    (
        "a drawing without",
        ' aria-label="Two of three are done" width="10" height="10"><title>Two of three</title>',
        ">",
    ),
    ("a drawing without", '<svg role="img"', "<svg"),
    ("table without th", '<th scope="col">Date</th><th scope="col">Place</th>', "<td>Date</td>"),
    ("th without scope", '<th scope="col">Date', "<th>Date"),
    ("table without a caption", "<caption>Meetings</caption>", ""),
    ("a without a name", "Back to the list", ""),
    ("button without a name", "Save meeting", ""),
    ("leads nowhere", '<a href="/">Back', "<a>Back"),
    ("link to #gone", '<a href="/">', '<a href="#gone">'),
    (
        "cannot take the keyboard there",
        "<h2>",
        '<div class="govuk-error-summary"><ul><li><a href="#hint">Say who</a></li></ul></div><h2>',
    ),
    ("tabindex above 0", "<button>", '<button tabindex="3">'),
    ("shows code", "Committee room 3", "&lt;Room object at 0x7f2a&gt;"),
    ("shows None", "<td>4 April 2019</td>", "<td>None</td>"),
]


def test_a_good_page_has_no_fault() -> None:
    assert faults(Page(PAGE)) == []


@pytest.mark.parametrize(("fault", "was", "now"), BROKEN, ids=[f"{fault}: {now[:20]}" for fault, _, now in BROKEN])
def test_each_fault_is_found(fault: str, was: str, now: str) -> None:
    assert was in PAGE
    found = faults(Page(PAGE.replace(was, now, 1)))
    assert any(fault in line for line in found), found


def test_every_rule_is_proved_by_a_broken_page() -> None:
    pages = [Page(PAGE.replace(was, now, 1)) for _, was, now in BROKEN]
    unproved = [rule.__name__ for rule in RULES if not any(list(rule(page)) for page in pages)]
    assert unproved == []


def test_the_client_refuses_a_broken_page() -> None:
    client = InspectingClient(serve(PAGE.replace(' alt=""', "")))
    with pytest.raises(AssertionError, match="image without alt"):
        client.get("/")


def test_the_client_refuses_a_broken_page_behind_a_redirect() -> None:
    client = InspectingClient(serve(PAGE.replace(' alt=""', "")))
    with pytest.raises(AssertionError, match="image without alt"):
        client.get("/away", follow_redirects=True)


@pytest.mark.parametrize(
    ("header", "value", "fault"),
    [
        ("Content-Security-Policy", "", "no default-src"),
        (
            "Content-Security-Policy",
            HEADERS["Content-Security-Policy"] + "; script-src 'self' 'unsafe-inline'",
            "unsafe-inline",
        ),
        (
            "Content-Security-Policy",
            HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", ""),
            "frame-ancestors",
        ),
        ("X-Content-Type-Options", "", "nosniff"),
        ("Referrer-Policy", "unsafe-url", "Referrer-Policy"),
        ("Content-Type", "text/html; charset=iso-8859-1", "Content-Type"),
    ],
)
def test_the_client_refuses_a_page_without_its_headers(header: str, value: str, fault: str) -> None:
    client = InspectingClient(serve(headers={**HEADERS, header: value}))
    with pytest.raises(AssertionError, match=fault):
        client.get("/")


def test_a_form_is_sent_as_a_browser_sends_it() -> None:
    client = InspectingClient(serve())
    answer = client.submit(
        client.visit("/"), "Save and publish", place="Room 3", kind="Visit", where="Elsewhere", public=True
    )
    sent = "csrf_token=c0ffee; kind=v; note=As before; place=Room 3; public=yes; then=publish; where=there"
    assert sent in answer


def test_an_untouched_form_sends_what_it_shows() -> None:
    client = InspectingClient(serve())
    answer = client.submit(client.visit("/"), "Save meeting", note="One\nTwo")
    assert "csrf_token=c0ffee; kind=f; note=One⏎Two; place=; where=here" in answer


@pytest.mark.parametrize(
    ("button", "answers"),
    [
        ("Save meeting", {"title": "No such field"}),
        ("Save meeting", {"kind": "Seance"}),
        ("Save meeting", {"where": "Nowhere"}),
        ("Save meeting", {"place": "x" * 31}),
        ("Save meeting", {"csrf_token": "forged"}),
        ("Delete meeting", {}),
    ],
)
def test_a_person_cannot_send_what_the_page_does_not_offer(button: str, answers: dict[str, str]) -> None:
    client = InspectingClient(serve())
    page = client.visit("/")
    with pytest.raises(NoSuchControl):
        client.submit(page, button, answers=answers)


def test_a_page_tells_its_links_tables_and_title() -> None:
    page = Page(PAGE, url="http://localhost/")
    assert page.heading == "Plan a meeting"
    assert page.links["Back to the list"] == "/"
    assert page.rows() == [["Date", "Place"], ["4 April 2019", "Committee room 3"]]
    assert "As it stands in the list." in page
