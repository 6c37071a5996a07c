"""Every kind of notice as a mail: the same words as text and as HTML, why it came and how to stop it."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask

from tests.notices.conftest import BASE_URL
from tests.notices.scene import FACTS
from workprogramme.domain.notices import LETTERS, NoticeKind
from workprogramme.domain.working_days import WorkingDays
from workprogramme.models.telling import Receiver, person
from workprogramme.notices.letters import ENTRIES, TEMPLATES, Letter, Letterhead, letter_of
from workprogramme.web.signing import signed_values

KEY = "k" * 40
HEAD = Letterhead("Anytown Council", BASE_URL, KEY, date(2019, 3, 1), WorkingDays)
KINDS = pytest.mark.parametrize("kind", NoticeKind, ids=lambda kind: kind.value)

pytestmark = pytest.mark.engines("sqlite")


def written(app: Flask, kind: NoticeKind, to: Receiver | None = None, signs_in: bool = True, **facts: Any) -> Letter:
    return letter_of(app.jinja_env, HEAD, kind, {**FACTS[kind], **facts}, 7, to or person(5), signs_in)


def plain(html: str) -> str:
    """The words of an HTML mail without its head."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<body")[2].partition(">")[2])).split())


@KINDS
def test_every_kind_has_words_and_they_are_the_same_in_both_forms(app: Flask, kind: NoticeKind) -> None:
    letter = written(app, kind)
    assert "\n" not in letter.subject
    assert 10 < len(letter.subject) < 160
    body = letter.text.partition("\n---\n")[0]
    for line in body.splitlines():
        if line and not line.startswith("https://"):
            assert line.removeprefix("* ").rstrip(":") in plain(letter.html), line
    assert re.findall(r"https://\S+", body) == [
        unescape(url) for url in re.findall(r'href="([^"]+)" style="color: #1a5fb4; font-weight', letter.html)
    ]
    for text in (letter.text, letter.html):
        assert not re.search(r"\{[{%]|None|Undefined|object at 0x|[\x00-\x09\x0b-\x1f]", text)


@KINDS
def test_every_mail_says_why_it_came_and_how_to_stop_it_or_that_it_cannot_be(app: Flask, kind: NoticeKind) -> None:
    letter = written(app, kind)
    assert "You get this email because " in letter.text
    assert "You get this email because " in plain(letter.html)
    if kind.topic:
        assert f"{BASE_URL}/my/notices" in letter.text
        assert letter.stop_url in letter.text
        assert signed_values(KEY, "stop", letter.stop_url.partition("key=")[2]) == ("person", 5, kind.topic.value)
    elif kind is NoticeKind.COLLECTION:
        assert signed_values(KEY, "stop", letter.stop_url.partition("key=")[2]) == ("person", 5, "all")
    else:
        assert letter.stop_url == ""
        assert "it cannot be switched off" in letter.text


def test_every_kind_has_a_template_and_every_letter_a_door() -> None:
    assert set(TEMPLATES) == set(NoticeKind)
    assert set(ENTRIES) == set(LETTERS)


def test_a_deadline_says_what_is_due_when_and_by_which_rule(app: Flask) -> None:
    letter = written(app, NoticeKind.DEADLINE)
    assert letter.subject == "Draft of “Adoption Central England” is due on Thursday 14 March 2019"
    assert "is due on Thursday 14 March 2019, in 9 working days." in letter.text
    assert "15 working days before the meeting." in letter.text
    assert f"See this item and its deadlines:\n{BASE_URL}/items/7/" in letter.text


def test_a_missed_deadline_says_so_first(app: Flask) -> None:
    letter = written(app, NoticeKind.DEADLINE, day="2019-02-27")
    assert letter.subject == "Late: Draft of “Adoption Central England” was due on Wednesday 27 February 2019"
    assert "was due on Wednesday 27 February 2019, 2 working days ago." in letter.text


def test_an_edition_says_what_changed_for_this_reader_and_why(app: Flask) -> None:
    text = written(app, NoticeKind.EDITION).text
    assert "* Moved: Fostering. From Thursday 7 February 2019 to Thursday 4 April 2019." in text
    assert "Because: The inspection was moved" in text
    assert "* Meeting: Thursday 7 February 2019. Cancelled (was confirmed)." in text


def test_a_collection_says_of_each_what_it_is_and_what_changed(app: Flask) -> None:
    text = written(app, NoticeKind.COLLECTION).text
    assert f"{FACTS[NoticeKind.DEADLINE]['title']}” is due on Thursday 14 March 2019" in text
    assert "* Moved: Fostering. From Thursday 7 February 2019 to Thursday 4 April 2019." in text
    assert f"{BASE_URL}/items/7/" in text
    assert f"{BASE_URL}/my/notices" in text


def test_a_link_that_opens_a_door_is_made_only_when_the_mail_is(app: Flask) -> None:
    text = written(app, NoticeKind.RECOMMENDATION_MADE).text
    key = re.search(rf"{BASE_URL}/reply/\?key=(\S+)", text)
    assert key
    assert signed_values(KEY, "recommendation-reply", key[1]) == (12, 3)
    within = {"path": "/reply/{key}/", "purpose": "recommendation-reply", "values": [12, 3]}
    assert f"{BASE_URL}/reply/{key[1]}/" in written(app, NoticeKind.RECOMMENDATION_MADE, signed=within).text


def test_somebody_without_an_account_is_not_sent_to_a_page_they_cannot_open(app: Flask) -> None:
    letter = written(app, NoticeKind.DEADLINE, signs_in=False)
    assert "/my/notices" not in letter.text + letter.html
    assert letter.stop_url in letter.text


@pytest.mark.parametrize(
    "title",
    [
        "Fostering\r\nBcc: everybody@example.org",
        "Fostering\n\n\x02Sign in\x03https://evil.example/",
        "<script>alert(1)</script> & <b>bold</b>",
        "{{ url }}{% block why %}",
        "Gŵyl – “Sïan” 中文 🏛\u2028x",
        "\x00\x01\x02\x03\ud800",
    ],
)
def test_nothing_in_the_facts_becomes_a_header_a_link_or_markup(app: Flask, title: str) -> None:
    letter = written(app, NoticeKind.DEADLINE, title=title)
    assert "\n" not in letter.subject
    assert "\r" not in letter.subject
    assert letter.html.count("<a ") == written(app, NoticeKind.DEADLINE).html.count("<a ")
    assert "<script" not in letter.html
    assert "<b>" not in letter.html
    assert (letter.text + letter.html).encode("utf-8")


def test_a_link_in_the_facts_leads_nowhere_else(app: Flask) -> None:
    letter = written(app, NoticeKind.DEADLINE, link='//evil.example/\r\nx" onclick="y')
    assert '" onclick="' not in letter.html
    assert f"{BASE_URL}//evil.example/" in letter.text
