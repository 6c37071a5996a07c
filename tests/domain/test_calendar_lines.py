"""Text in calendar files: nothing a reader chokes on, nothing lost, no line too long, no character or escape broken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.calendar_lines import escaped, folded, on_one_line, plain, refolded

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\\\;,\n \t£€😀ab"), max_size=400)
CLEAN = TEXT.map(plain)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Board\x07 \x00name\x1b", "Board name"),
        ("\ufeffBoard", "Board"),
        ("a\x80b\x9fc\x7f", "abc"),
        ("1\r\n2\r3\u20284\u20295\x0b6\x0c7\x858", "1\n2\n3\n4\n5\n6\n7\n8"),
        ("tab\there", "tab here"),
        ("half of a pair \ud83d", "half of a pair"),
        ("😀 £5 – “quoted”", "😀 £5 – “quoted”"),
        ("  edges \n", "edges"),
    ],
)  # fmt: skip
def test_control_characters_go_and_every_line_break_is_one_kind(typed: str, kept: str) -> None:
    assert plain(typed) == kept


def test_a_place_written_over_lines_becomes_one() -> None:
    assert on_one_line("Committee Room 3 \r\n\r\n  Council   House\n", ", ") == "Committee Room 3, Council House"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Children, Families; Education", r"Children\, Families\; Education"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines", r"two\nlines"),
        (r"not a break: \n", r"not a break: \\n"),
        ('"quoted": yes', '"quoted": yes'),
    ],
)
def test_text_is_escaped_as_the_standard_says(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_line_of_75_octets_is_left_and_one_of_76_is_folded() -> None:
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
    assert folded("x" * 150) == b"x" * 75 + b"\r\n " + b"x" * 74 + b"\r\n x\r\n"


def test_a_fold_never_splits_a_character_or_an_escape() -> None:
    assert folded("x" * 73 + "€") == b"x" * 73 + b"\r\n " + "€".encode() + b"\r\n"
    assert folded("x" * 74 + "\\n") == b"x" * 74 + b"\r\n \\n\r\n"
    assert folded("x" * 73 + "\\\\n") == b"x" * 73 + b"\\\\" + b"\r\n n\r\n"
    assert max(len(line) for line in folded("\\" * 1000).split(b"\r\n")) <= 75


@given(CLEAN)
@settings(max_examples=100, deadline=None)
def test_whatever_is_folded_unfolds_to_itself_in_lines_that_are_whole(text: str) -> None:
    line = "DESCRIPTION:" + escaped(text)
    raw = folded(line)
    assert raw.endswith(b"\r\n")
    pieces = raw[:-2].split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert [piece.decode() for piece in pieces]
    assert all((len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0 for piece in pieces)
    assert raw.decode().replace("\r\n ", "").removesuffix("\r\n") == line


@given(st.lists(CLEAN.filter(bool), min_size=1, max_size=5), st.integers(10, 74))
@settings(max_examples=50, deadline=None)
def test_lines_folded_elsewhere_are_folded_our_way(texts: list[str], width: int) -> None:
    lines = ["X:" + escaped(text) for text in texts]
    elsewhere = "".join(
        "\r\n ".join(line[at : at + width] for at in range(0, len(line), width)) + "\r\n" for line in lines
    )
    assert refolded(elsewhere.encode()) == b"".join(folded(line) for line in lines)
