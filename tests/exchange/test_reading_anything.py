"""Documents that are cut, damaged, or no documents at all: never anything but a reading or one clear line."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.long_documents import LONG
from tests.exchange.reading import DEMO, HEAD, PACK, lines_missing
from workprogramme.exchange.reading import Reading, Unreadable, read_bytes, read_text

WHOLE = DEMO.read_bytes()
ALL = read_bytes(WHOLE)
_CUT_MARKUP = re.compile(r" ?<[^<>]{0,4}(?:>\w{0,2}(?:<[^<>]{0,4})?)?$")
quickly = settings(max_examples=60, deadline=None)

PIECES = st.sampled_from(
    [
        "\n", "\n", "\t", "\t", " ", HEAD, "21st June 2018", "<b>", "</b>", "<sup>st</sup>", "2019-20", "TBC",
        "Cllr Seaman", "John Gregg", "CWPT", "Health partners", "(", ")", "/", "and", "4 <sup>th</sup> July", "&amp;",
        "&#9999999999999;", "Page 4", "Title", "Date", "One Strategic Plan consultation:", "1) Places", "31 June",
        "**", "# ", "\u00a0", "\u2013", "—", "é", "\u200b", "\x0c", "Sara Mills", "Sarah Mills", "Pardy- McLaughlin",
    ]
)  # fmt: skip


def assert_begins(part: Reading, whole: Reading = ALL) -> None:
    """All that was read from a document's beginning is what the whole says too, but for the item that was cut."""
    assert part.meetings == whole.meetings[: len(part.meetings)]
    assert len(part.items) <= len(whole.items)
    for read, meant in zip(part.items[:-1], whole.items, strict=False):
        assert (read.title, read.target, read.people, read.detail) == (
            meant.title,
            meant.target,
            meant.people,
            meant.detail,
        )
    if part.items:
        last, meant = part.items[-1], whole.items[len(part.items) - 1]
        cut = _CUT_MARKUP.sub("", last.title_as_written).rstrip("\N{REPLACEMENT CHARACTER}(")
        assert meant.title_as_written.startswith(cut)


@pytest.mark.parametrize("lines", range(1, WHOLE.count(b"\n") + 1))
def test_a_programme_cut_after_any_line_begins_like_the_whole(lines: int) -> None:
    part = b"\n".join(WHOLE.split(b"\n")[:lines])
    reading = read_bytes(part)
    assert_begins(reading)
    assert lines_missing(part.decode(), reading) == []


@quickly
@given(st.integers(min_value=1, max_value=len(WHOLE)))
def test_a_programme_cut_at_any_byte_begins_like_the_whole(length: int) -> None:
    reading = read_bytes(WHOLE[:length])
    assert_begins(reading)
    assert lines_missing(WHOLE[:length].decode(errors="replace"), reading) == []


@quickly
@given(st.integers(min_value=4, max_value=2 * len(WHOLE)), st.sampled_from(["utf-16", "windows-1252"]))
def test_it_is_the_same_in_other_encodings(length: int, encoding: str) -> None:
    assert_begins(read_bytes(WHOLE.decode().encode(encoding)[:length]))


@pytest.mark.skipif(not PACK.exists(), reason="the founding document is not beside the repository")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.93, 0.95, 0.97, 0.99])
def test_the_founding_document_cut_begins_like_the_whole(share: float) -> None:
    data = PACK.read_bytes()
    assert_begins(read_bytes(data[: int(len(data) * share)]), read_bytes(data))


@pytest.mark.parametrize("row", ["\t**", "\t<b>", "**\t", "\t\t<sup></sup>"])
def test_a_row_of_nothing_but_markup_is_kept_as_unread(row: str) -> None:
    reading = read_text(f"{HEAD}\n21 June 2018\tFostering\tWhere we are\tPaul Smith\n{row}")
    assert [(unread.line, unread.text) for unread in reading.unread] == [(3, row.strip())]
    assert [item.title for item in reading.items] == ["Fostering"]


def test_a_row_cut_short_at_the_end_is_told() -> None:
    reading = read_text(f"{HEAD}\n21 June 2018\tFostering\tWhere we are\tPaul Smith\n\tAdoption\tFacts and fig")
    assert [item.unsure for item in reading.items] == [(), ("The document ends in the middle of this row.",)]


@quickly
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    try:
        reading = read_bytes(data)
    except Unreadable as refusal:
        said = str(refusal)
    else:
        said = reading.as_json()["municipal_year"] or "nothing"
    assert said
    assert "\n" not in said


@quickly
@given(st.text(max_size=1000), st.booleans())
def test_any_text_loses_no_line(text: str, headed: bool) -> None:
    text = text.replace("\r", " ")
    if headed:
        text = f"{HEAD}\n{text}"
    assert lines_missing(text, read_text(text)) == []


@quickly
@given(st.lists(PIECES, max_size=80).map("".join))
def test_any_jumble_of_a_programmes_pieces_loses_no_line(text: str) -> None:
    reading = read_text(f"{HEAD}\n{text}")
    assert lines_missing(f"{HEAD}\n{text}", reading) == []
    written = text.replace("<sup>", "").replace("</sup>", "")
    for meeting in reading.meetings:
        assert f"{meeting.date.day}" in written


@pytest.mark.parametrize("row", ["\t(", "\t-", "21 June 2018\t)"])
def test_a_title_of_nothing_but_a_mark_is_kept_as_unread(row: str) -> None:
    reading = read_text(f"{HEAD}\n{row}")
    assert [unread.text for unread in reading.unread] == [row[-1]]
    assert reading.items == ()


@quickly
@given(st.binary(min_size=1, max_size=30), st.integers(min_value=0, max_value=len(WHOLE)))
def test_a_damaged_programme_is_read_or_refused(damage: bytes, place: int) -> None:
    try:
        reading = read_bytes(WHOLE[:place] + damage + WHOLE[place:])
    except Unreadable as refusal:
        said = str(refusal)
    else:
        said = reading.committee or "a programme"
    assert said
    assert "\n" not in said


@pytest.mark.parametrize("kind", LONG)
def test_a_long_document_loses_no_line(kind: str) -> None:
    text = LONG[kind](100)
    assert lines_missing(text, read_text(text)) == []


def test_a_file_of_ten_million_bytes_is_read_to_its_end() -> None:
    data = b"The board heard about fostering on 21 June 2018 and asked for **more** of it.\n" * 128_000
    reading = read_bytes(data)
    assert len(data) > 9_900_000
    assert len(reading.unread) == 128_000
    assert (reading.items, reading.meetings) == ((), ())


def test_a_document_of_endless_lines_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than 500,000 lines"):
        read_bytes(b"a\n" * 600_000)


def test_a_file_without_a_programme_says_so(tmp_path: Path) -> None:
    reading = read_text("Minutes of the meeting on 21 June 2018\n\nPresent: Cllr Seaman\n")
    assert (reading.meetings, reading.items) == ((), ())
    assert [note.partition(":")[0] for note in reading.notes] == ["No work programme was found"]
    assert [unread.line for unread in reading.unread] == [1, 3]
