"""The PDF: tagged, named, in its own typeface, the same bytes each time, and proof against whatever a text holds."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.domain.front_sheets import sheet_of
from tests.domain.test_logos import svg
from tests.house.sources import ROOT
from tests.reports.scene import EDITION, LETTERHEAD
from tests.reports.test_outstanding_paper import ANSWERED, LATE, RECOMMENDED
from workprogramme.domain.outstanding import outstanding_report
from workprogramme.reports.agenda_paper import agenda_paper
from workprogramme.reports.characters import characters_of
from workprogramme.reports.outstanding_paper import outstanding_paper
from workprogramme.reports.paper import Heading, Paper, Picture, Row, Table, Text
from workprogramme.reports.pdf import FONTS, pdf
from workprogramme.reports.programme_paper import programme_paper

PAPER = programme_paper(EDITION, LETTERHEAD)
AGENDA = agenda_paper(sheet_of(), LETTERHEAD, EDITION.line.published_at, "SB2")
OUTSTANDING = outstanding_paper(
    outstanding_report("Board", date(2019, 4, 4), [LATE, ANSWERED, RECOMMENDED]), LETTERHEAD,
    EDITION.line.published_at, "SB2", "https://scrutiny.example.gov.uk/meetings/4/outstanding/", private=True,
)  # fmt: skip
MARKED = replace(AGENDA, logo=Picture(kind="svg", alt="Anytown", digest="1", content=svg()))
PAPERS = pytest.mark.parametrize(
    "paper", [PAPER, AGENDA, OUTSTANDING, MARKED], ids=["programme", "agenda", "outstanding issues", "with a logo"]
)
CHECKER = Path(os.environ.get("PDFUA") or ROOT.parent / "shared" / "tools" / "pdfua" / "pdfua")
HOSTILE = '#panic() *bold* $x^2$ `code` <label> @ref \\ // ] ) " {{7*7}} \x00\x0b A &amp; B\u200b'
FOREIGN = "Ω Ж 日本語 😀 \ud83d"


def read(paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(paper)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").split())


@PAPERS
def test_it_is_tagged_and_says_its_language_title_and_standard(paper: Paper) -> None:
    reader = read(paper)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata.title == paper.title
    assert reader.metadata.author == "Coventry City Council"


@PAPERS
def test_its_outline_has_every_heading(paper: Paper) -> None:
    def titles(outline: list[object]) -> list[str]:
        return [t for entry in outline for t in (titles(entry) if isinstance(entry, list) else [entry.title])]

    told = [title.replace("\u00a0", " ") for title in titles(read(paper).outline)]
    wanted = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert told[0] == paper.heading
    assert [title for title in told if title in wanted] == wanted


def test_it_says_what_the_paper_says() -> None:
    told = words(read(PAPER))
    for text in ("recruitment & <support>", "Private item (paragraph 3 of Schedule 12A)", "Because: The report was",
                 "To be invited: Care Leavers.", "Page 1 of", "SB2 work programme 2018-19, edition 2"):  # fmt: skip
        assert text in told, text


def test_a_draft_says_so_on_every_page() -> None:
    long = replace(AGENDA, blocks=AGENDA.blocks * 4)
    reader = read(long)
    assert len(reader.pages) > 2
    assert all("Draft" in page.extract_text() for page in reader.pages)
    assert "Draft: this agenda has not been published yet." in words(reader)


def test_the_same_paper_is_the_same_bytes_and_carries_no_time_but_its_own() -> None:
    made = pdf(PAPER)
    assert made == pdf(PAPER)
    assert PdfReader(io.BytesIO(made)).metadata.creation_date == datetime(2019, 3, 1, 9, tzinfo=UTC)
    assert made != pdf(replace(PAPER, under="Work programme"))


def test_every_font_in_it_is_the_houses_own_and_embedded() -> None:
    fonts = {
        font["/BaseFont"]
        for page in read(PAPER).pages
        for font in (f.get_object() for f in page["/Resources"]["/Font"].values())
    }
    assert {font.split("+")[1] for font in fonts} <= {"PublicSans-Regular", "PublicSans-Bold"}
    for file in FONTS.glob("*.ttf"):
        known = characters_of(file.read_bytes())
        assert {ord(c) for c in "ŵŷŴŶâêîôûé£€–—‘’“”•…½"} <= known, file.name
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8").upper()


def test_a_logo_that_cannot_be_drawn_stops_no_paper() -> None:
    spoilt = Picture(kind="svg", alt="Anytown", digest="2", content=b"<svg")
    assert words(read(replace(AGENDA, logo=spoilt))) == words(read(AGENDA))


def test_what_somebody_typed_is_text_and_never_markup() -> None:
    table = Table(
        caption=HOSTILE, description=HOSTILE, heads=("A", HOSTILE), widths=(1, 1), rows=(Row(cells=(HOSTILE, "")),)
    )
    told = words(read(replace(PAPER, heading=HOSTILE, title=HOSTILE, blocks=(Text(text=HOSTILE), table))))
    assert told.count("#panic() *bold* $x^2$ `code` <label> @ref") >= 4
    assert "{{7*7}}" in told


def test_characters_that_the_typeface_lacks_do_not_stop_it() -> None:
    told = words(read(replace(PAPER, blocks=(Text(text=FOREIGN + " Cymru ŵ"),))))
    assert "Cymru ŵ" in told
    assert "?" in told


@PAPERS
def test_verapdf_finds_no_fault(paper: Paper, tmp_path: Path) -> None:
    if not CHECKER.is_file():
        pytest.skip("the PDF/UA checker is not here (PDFUA names it)")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    cells = tuple("long " * 700 if n == 2 else str(n) for n in range(4))
    long = tuple(
        replace(b, rows=b.rows * 20 + (Row(cells=cells),)) if isinstance(b, Table) else b for b in paper.blocks
    )
    files = [tmp_path / "paper.pdf", tmp_path / "long.pdf", tmp_path / "odd.pdf"]
    papers = (paper, replace(paper, blocks=long * 2), replace(paper, under=FOREIGN, council=HOSTILE))
    for file, made in zip(files, papers, strict=True):
        file.write_bytes(pdf(made))
    done = subprocess.run([str(CHECKER), *map(str, files)], capture_output=True, text=True, check=False)
    if "compliant=" not in done.stdout:
        pytest.skip(f"the PDF/UA checker does not run here: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("compliant=true") == len(files), done.stdout
