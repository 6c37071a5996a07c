"""Colours that can be read, and those that cannot."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workprogramme.domain.colours import WHITE, contrast, darker, read_colour, text_on, why_unreadable

LIGHTEST_DARK, WITH_WHITE = "#192124", 0.55  # --sheet, and the least white mixed in, of the dark pages in css/
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_what_the_guidelines_say():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


def test_a_colour_under_four_and_a_half_to_one_is_refused_with_its_contrast_and_a_way_out():
    assert why_unreadable("#767676") is None
    said = why_unreadable("#777777")
    assert "4.4 to 1" in said
    assert "at least 4.5 to 1" in said
    assert f"{darker('#777777')} would do" in said


@settings(max_examples=100)
@given(COLOURS)
def test_the_colour_that_is_offered_instead_is_accepted(colour):
    assert why_unreadable(darker(colour)) is None


@settings(max_examples=100)
@example("#007fb1")  # where white and black read nearly alike
@given(COLOURS)
def test_every_colour_has_a_text_that_reads_on_it(colour):
    assert contrast(text_on(colour), colour) >= 4.5


@settings(max_examples=100)
@given(COLOURS)
def test_every_accepted_colour_reads_on_dark_pages_in_the_tint_they_make_of_it(colour):
    tint = mixed_with_white(darker(colour), WITH_WHITE)
    assert contrast(tint, LIGHTEST_DARK) >= 4.5


def mixed_with_white(colour, white):
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * (1 - white) + 255 * white):02x}" for part in parts)


def test_a_colour_that_reads_already_is_left_as_it_is():
    assert darker("#0b5563") == "#0b5563"


@pytest.mark.parametrize(("typed", "colour"), [("#0B5563", "#0b5563"), ("0b5563", "#0b5563"), (" #abc ", "#aabbcc")])
def test_a_colour_is_read_as_people_write_it(typed, colour):
    assert read_colour(typed) == colour


@pytest.mark.parametrize(
    "typed", ["", "red", "#12345", "#1234567", "#00000g", "url(//x)", "#0b5563;}", "＃0b5563", "#٠٠٠٠٠٠"]
)
def test_what_is_no_colour_is_not_read(typed):
    with pytest.raises(ValueError, match="six digits"):
        read_colour(typed)
