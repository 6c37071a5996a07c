"""Files made to do harm: one clear sentence, in bounded time and memory, and the process that asked stays as it was."""

import resource

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.hostile import HOSTILE, cell, opendocument, packed, word, workbook
from tests.exchange.reading import DOCUMENTS
from workprogramme.exchange.reading import Unreadable, read_bytes
from workprogramme.exchange.reading.files.kinds import FileKind, kind_of
from workprogramme.exchange.reading.files.opened import lines_in_office_file
from workprogramme.exchange.reading.files.packages import refuse_entities

WHOLE = {path.suffix: path.read_bytes() for path in sorted(DOCUMENTS.iterdir())}
OFFICE = (".docx", ".xlsx", ".odt", ".ods", ".pdf")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(kind: str) -> None:
    make, says = HOSTILE[kind]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreadable) as refusal:
        read_bytes(data, limit=len(data) + 1)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000, f"{grown} KiB"


def test_the_ending_of_a_name_says_nothing(tmp_path: object) -> None:
    kinds = {suffix: kind_of(WHOLE[suffix]) for suffix in (*OFFICE, ".csv", ".html", ".txt")}
    assert set(kinds.values()) == set(FileKind)
    assert kinds[".csv"] is kinds[".html"] is kinds[".txt"] is FileKind.TEXT


def test_formulas_are_never_worked_out_and_never_dropped() -> None:
    head = "<row>" + cell("A1", "Date") + cell("B1", "Title") + "</row>"
    harm = '<c r="B2"><f>cmd|&apos;/C calc&apos;!A0</f></c>'
    reading = read_bytes(workbook(f"{head}<row>{cell('A2', '21 June 2018')}{harm}</row>"))
    assert [item.title for item in reading.items] == ["=cmd|'/C calc'!A0"]


def test_a_sheet_that_claims_a_million_rows_is_read_for_what_it_has() -> None:
    head = '<row r="1">' + cell("A1", "Date") + cell("B1", "Title") + "</row>"
    last = '<row r="1048576">' + cell("A1048576", "21 June 2018") + cell("B1048576", "Fostering") + "</row>"
    reading = read_bytes(workbook(head + last))
    assert len(reading.lines) < 1_000
    assert [item.title for item in reading.items] == ["Fostering"]


def test_repeated_cells_and_rows_of_an_opendocument_stay_few() -> None:
    one = '<table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'
    many = f'<table:table-row table:number-rows-repeated="1000000">{one}</table:table-row>'
    many = f'<table:table table:name="T">{many}</table:table>'
    assert len(read_bytes(opendocument(many, "spreadsheet")).lines) < 1_100


def test_tables_in_tables_lose_no_word() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>within</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc><w:p><w:r><w:t>around</w:t></w:r></w:p>{inner}</w:tc><w:tc><w:p/></w:tc></w:tr>"
    reading = read_bytes(word(f"<w:tbl>{row}</w:tbl>"))
    assert [kept.text for kept in reading.unread] == ["around within"]


@pytest.mark.parametrize("data", [b"<a/>", b"<?xml version='1.0' encoding='UTF-8'?><a/>", "<a/>".encode("utf-16")])
def test_plain_xml_is_not_refused(data: bytes) -> None:
    refuse_entities(data)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OFFICE), st.integers(0, 60_000), st.binary(min_size=1, max_size=20), st.booleans())
def test_a_damaged_office_file_is_read_or_refused(suffix: str, place: int, damage: bytes, cut: bool) -> None:
    whole = WHOLE[suffix]
    place %= len(whole)
    data = whole[:place] if cut and place > 4 else whole[:place] + damage + whole[place + len(damage) :]
    said = "read"
    try:
        kind = kind_of(data)
        if kind is not FileKind.TEXT:
            lines_in_office_file(data, kind)
    except Unreadable as refusal:
        said = str(refusal)
    assert said
    assert "\n" not in said


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["word/document.xml", "content.xml", "xl/workbook.xml"]), st.binary(max_size=300))
def test_any_bytes_in_a_package_are_read_or_refused(name: str, content: bytes) -> None:
    data = packed({name: content, "mimetype": "application/vnd.oasis.opendocument.text"})
    said = "read"
    try:
        kind = kind_of(data)
        lines_in_office_file(data, kind)
    except Unreadable as refusal:
        said = str(refusal)
    assert said
    assert "\n" not in said
