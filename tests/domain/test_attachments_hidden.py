"""What hides in a document that looks like one that may be attached: names spelt otherwise, packed or twice there."""

import zipfile
import zlib
from io import BytesIO

import pytest

from tests.domain.test_attachments import LIMIT, MAIN, PDF, TYPES, word
from workprogramme.domain import attachments
from workprogramme.domain.attachments import DocumentFormat, attachment, format_of
from workprogramme.domain.refusals import Refused

MACROS = "application/vnd.ms-office.vbaProject"


def packed(objects: bytes, level: int = 9) -> bytes:
    """A PDF with these objects in a stream, as every program of today writes them."""
    stream = zlib.compress(objects, level)
    head = b"2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    return PDF.replace(b"trailer", head + stream + b"\nendstream\nendobj\ntrailer")


def types(*more: str) -> str:
    return TYPES.replace("</Types>", "".join(more) + "</Types>")


@pytest.mark.parametrize(
    "content",
    [
        PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >>"),
        PDF.replace(b"/Catalog", b"/Catalog /Names << /Embedded#46iles 3 0 R >>"),
        PDF.replace(b"/Catalog", b"/Catalog /AA << /O << /S /Rendition /JS (x) >> >>"),
        PDF.replace(b"/Catalog", b"/Catalog /AcroForm << /XFA 3 0 R >>"),
        packed(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>"),
        packed(b"1 0 << /Names << /EmbeddedFiles 3 0 R >> >>"),
        packed(b"1 0 << /S /L#61unch /F (calc.exe) >>"),
        packed(b"1 0 << /S /Launch", level=0),
    ],
)
def test_a_script_in_a_pdf_is_found_however_it_is_written(content: bytes) -> None:
    with pytest.raises(Refused, match="script or other files"):
        format_of(content)


def test_packed_objects_that_do_nothing_are_taken() -> None:
    page = b"1 0 << /Type /Page /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
    assert attachment("report.pdf", packed(page), LIMIT).format is DocumentFormat.PDF


def test_the_letters_of_a_script_within_a_picture_are_no_script() -> None:
    picture = b"2 0 obj\n<< /Length 6 >>\nstream\n\x9f/JS (\nendstream\nendobj\ntrailer"
    assert format_of(PDF.replace(b"trailer", picture)) is DocumentFormat.PDF


def test_a_bomb_of_packed_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_OBJECTS", 100_000)  # so that the test need not unpack fifty million
    with pytest.raises(Refused, match="far too large"):
        format_of(packed(b" " * 1_000_000))


@pytest.mark.parametrize(
    "content",
    [
        word(types(f'<Override PartName="/word/x.bin" ContentType="{MACROS}"/>'), word__x=b""),
        word(types(f'<Default Extension="dat" ContentType="{MACROS.upper()}"/>')),
        word(TYPES.replace(MAIN, "application/vnd.ms-word.document.MACROenabled.main+xml")),
    ],
)
def test_macros_are_found_whatever_their_part_is_called(content: bytes) -> None:
    with pytest.raises(Refused, match="macros"):
        format_of(content)


@pytest.mark.parametrize(
    "said",
    [
        f"<!-- {MAIN} --><Types/>",
        f'<!DOCTYPE Types [<!ENTITY a "{MAIN}">]><Types><Override PartName="/word" ContentType="&a;"/></Types>',
        TYPES.encode("utf-16").decode("latin-1"),
        TYPES[:-8],
    ],
)
def test_a_list_of_contents_is_read_as_word_reads_it(said: str) -> None:
    with pytest.raises(Refused, match="damaged|another sort"):
        format_of(word(said))


def test_a_part_that_is_there_twice_is_refused() -> None:
    """One program reads the first list of contents and another the last."""
    held = BytesIO(word())
    with zipfile.ZipFile(held, "a") as more, pytest.warns(UserWarning, match="Duplicate name"):
        more.writestr("[Content_Types].xml", types(f'<Default Extension="bin" ContentType="{MACROS}"/>'))
    with pytest.raises(Refused, match="damaged"):
        format_of(held.getvalue())
