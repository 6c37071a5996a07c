"""Which files can be read, and the one line said of those that cannot."""

from pathlib import Path

import pytest

from workprogramme.exchange.reading import Unreadable, read_bytes, read_file, read_text
from workprogramme.exchange.reading.files.text import text_of


@pytest.mark.parametrize("data", [b"", b"\n\n  \t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="The file is empty"):
        read_bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Word, Excel or zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Excel"),
        (b"{\\rtf1\\ansi Work Programme}", "RTF"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "not a text file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        (b"Work Programme\x00\x00", "not a text file"),
        (bytes(range(1, 9)) * 10, "not a text file"),
    ],
)
def test_a_file_that_is_not_text_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_bytes(data)
    assert says in str(refusal.value)
    assert "read that" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_larger_than_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 10 MB"):
        read_bytes(b"a" * 10_000_001)
    with pytest.raises(Unreadable, match=r"larger than 0\.001 MB"):
        read_bytes(b"a" * 1_001, limit=1_000)


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Unreadable, match="larger than 10 MB"):
        read_file(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(Unreadable, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_file("a\0b")


@pytest.mark.parametrize("year", ["2018", "2018-20", "this year", ""])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(Unreadable, match=r"2018-19|municipal year"):
        read_text("Work Programme", year)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café – plan".encode(), "Café – plan"),
        ("Café – plan".encode("utf-8-sig"), "Café – plan"),
        ("Café – plan".encode("utf-16"), "Café – plan"),
        ("Café – plan".encode("utf-16-be"), None),
        (b"\xfe\xff" + "Café – plan".encode("utf-16-be"), "Café – plan"),
        ("Café – “plan”".encode("windows-1252"), "Café – “plan”"),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
    ],
)
def test_encodings_and_line_ends_are_found_out(data: bytes, text: str | None) -> None:
    if text is None:
        with pytest.raises(Unreadable):
            text_of(data)
    else:
        assert text_of(data) == text


def test_a_character_cut_in_half_does_not_change_the_others() -> None:
    assert text_of("Café – plan é".encode()[:-1]) == "Café – plan \N{REPLACEMENT CHARACTER}"


def test_one_damaged_character_does_not_change_the_others() -> None:
    assert text_of("Café – pl".encode() + b"\xe9" + " – é".encode()) == "Café – pl\N{REPLACEMENT CHARACTER} – é"
