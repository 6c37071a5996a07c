"""Signed values: read back for the purpose they were signed for, and refused in every other case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.web.signing import signed, signed_values

KEY = "only-for-tests-only-for-tests-only-for-tests"


@given(st.lists(st.one_of(st.integers(-(2**40), 2**40), st.text(max_size=20)), max_size=4))
def test_what_is_signed_is_read_back(values: list[str | int]) -> None:
    text = signed(KEY, "stop", values)
    assert signed_values(KEY, "stop", text) == tuple(values)
    assert signed(KEY, "stop", values) == text
    assert signed_values(KEY, "reply", text) is None
    assert signed_values(KEY[::-1], "stop", text) is None
    assert signed_values(KEY, "stop", text[:-9] + ("A" if text[-9] != "A" else "B") + text[-8:]) is None


@pytest.mark.parametrize("nonsense", [None, "", "x", ".", "W10.", "é" * 20, "\x00", "A" * 100_000])
def test_nonsense_is_nothing(nonsense: str | None) -> None:
    assert signed_values(KEY, "stop", nonsense) is None


@given(st.text(max_size=200))
def test_no_text_that_was_not_signed_is_read(text: str) -> None:
    assert signed_values(KEY, "stop", text) is None
