"""What may be attached as a report, told by its content: Word documents and PDFs, and nothing that hides in them."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.attachments import MOST_UNPACKED, DocumentFormat, attachment, format_of, safe_name
from workprogramme.domain.refusals import Refused

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = f'<Types><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
LIMIT = 10_000_000


def word(types: str = TYPES, **parts: bytes) -> bytes:
    """A Word document as small as one can be, with more parts by their names ("__" for "/")."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", types)
        made.writestr("word/document.xml", "<w:document/>")
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def bomb() -> bytes:
    """A document of a few bytes that says it is larger than anybody's disk."""
    made = bytearray(word(word__media=b"0" * 1000))
    directory = made.rindex(b"PK\x01\x02")
    struct.pack_into("<I", made, directory + 24, MOST_UNPACKED + 1)
    return bytes(made)


def test_a_word_document_and_a_pdf_are_taken_whatever_they_are_called() -> None:
    taken = attachment("../../etc/CAMHS draft.exe", word(), LIMIT)
    assert (taken.format, taken.name) == (DocumentFormat.WORD, "CAMHS draft.exe.docx")
    taken = attachment("C:\\Reports\\CAMHS.DOCX", PDF, LIMIT)
    assert (taken.format, taken.name) == (DocumentFormat.PDF, "CAMHS.pdf")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"<!doctype html><script>alert(1)</script>", "neither"),
        (b" %PDF-1.7 %%EOF", "neither"),
        (b"%PDF-1.7 cut off", "not complete"),
        (PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "password"),
        (PDF.replace(b"/Type", b"/OpenAction << /S /JavaScript /JS (x) >> /Type"), "script"),
        (PDF.replace(b"/Type", b"/Names << /EmbeddedFiles 3 0 R >> /Type"), "other files"),
        (word(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "macros"),
        (word(TYPES.replace("document.main", "document.macroEnabled.main")), "macros"),
        (word(word__activeX__activeX1=b"x"), "program"),
        (word("<Types/>"), "another sort"),
        (bomb(), "too large"),
        (word()[:-30], "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old version of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_may_not_be_attached_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        attachment("report.pdf", content, LIMIT)
    assert said in refused.value.reason
    assert refused.value.field == "document"


def test_a_package_of_another_sort_is_refused() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("content.xml", "<office/>")
    with pytest.raises(Refused, match="another sort"):
        format_of(held.getvalue())


def test_a_locked_part_is_refused() -> None:
    made = bytearray(word())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.index(mark)
        made[at + place] |= 1
    with pytest.raises(Refused, match="password"):
        format_of(bytes(made))


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(Refused, match="2 MB or smaller"):
        attachment("report.pdf", PDF + b" " * 2_000_000, 2_000_000)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", "report.pdf"),
        ("...", "report.pdf"),
        ("/", "report.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("‮fdp.exe.pdf", "fdp.exe.pdf"),
        ("Ünïcode — “Bericht”.pdf", "Ünïcode — “Bericht”.pdf"),
        ("x" * 300, "x" * 96 + ".pdf"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name, DocumentFormat.PDF) == safe


@given(st.text(), st.sampled_from(list(DocumentFormat)))
def test_every_name_becomes_one_that_every_disk_takes(name: str, kind: DocumentFormat) -> None:
    safe = safe_name(name, kind)
    assert safe.endswith(kind.ending)
    assert 0 < len(safe) <= 100
    assert not set(safe) & set('<>:"/\\|?*\r\n\t\0')
    assert safe == safe_name(safe, kind)


def taken_or_refused(content: bytes) -> bool:
    """Whether it has a format, or is refused with a sentence."""
    try:
        return format_of(content) in DocumentFormat
    except Refused as refused:
        return refused.reason.endswith(".")


@given(st.binary(), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", word()[:60], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_no_bytes_make_it_fail(content: bytes, start: bytes) -> None:
    assert taken_or_refused(start + content)


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_document_with_one_byte_changed_is_taken_or_refused_and_nothing_else(place: int, byte: int) -> None:
    made = bytearray(word())
    made[place % len(made)] = byte
    assert taken_or_refused(bytes(made))
