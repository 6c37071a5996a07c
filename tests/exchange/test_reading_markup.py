"""Markup leaves the words alone."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.exchange.reading.markup import plain

WORDS = st.characters(categories=["Ll", "Lu", "Nd", "Po"], exclude_characters="*&#\\<>_")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<b>21<sup>st</sup> June 2018</b>", "21st June 2018"),
        ("Improvement Board 4 <sup>th</sup> July Update Report", "Improvement Board 4th July Update Report"),
        ("a report on the 1 st November", "a report on the 1st November"),
        ("the 21 st john ambulance", "the 21 st john ambulance"),
        ("### Scrutiny Board (2)", "Scrutiny Board (2)"),
        ("**Time and Date**", "Time and Date"),
        ("<B>Date</B>  ", "Date"),
        ("one *small* word", "one small word"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* a bullet", "* a bullet"),
        ("snake_case __init__", "snake_case __init__"),
        ("Health &amp; care &lt;5s&nbsp;now", "Health & care <5s now"),
        ("AT&T; fish & chips", "AT&T; fish & chips"),
        ("under <5 years, see <http://example.org>", "under <5 years, see <http://example.org>"),
        ("first<br/>second<p>third</p>", "first\nsecondthird"),
        ('<ul style="x"> <li>one</li> <li>two</li> </ul>', "one\ntwo"),
        ("a\u00a0b\u200bc\ufeff  d", "a bc d"),
        ("cafe\u0301", "café"),
        (r"1\. Fostering \(update\)", "1. Fostering (update)"),
        ("no. #4 of 5", "no. #4 of 5"),
        ("&#9999999999999999;", "&#9999999999999999;"),
        ("&#x2013;&ndash;", "––"),
    ],
)
def test_the_words_are_read_without_their_markup(written: str, words: str) -> None:
    assert plain(written) == words


@settings(max_examples=80, deadline=None)
@given(st.text(WORDS, max_size=60))
def test_words_without_markup_stay_as_they_are(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)
