"""The Word document: real structure for officers to go on with, its own dates, and nothing lost on the way."""

import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.domain.front_sheets import sheet_of
from tests.reports.scene import EDITION, LETTERHEAD
from workprogramme.exchange.reading import read_bytes
from workprogramme.reports.agenda_paper import agenda_paper
from workprogramme.reports.paper import Heading, Paper, Points, Row, Table, Text
from workprogramme.reports.programme_paper import HEADS, programme_paper
from workprogramme.reports.word import word

PAPER = programme_paper(EDITION, LETTERHEAD)
AGENDA = agenda_paper(sheet_of(), LETTERHEAD, EDITION.line.published_at, "SB2")
BOTH = pytest.mark.parametrize("paper", [PAPER, AGENDA], ids=["programme", "agenda"])


def opened(paper: Paper) -> Any:
    return docx.Document(io.BytesIO(word(paper)))


def all_text(document: Any) -> str:
    told = [p.text for p in document.element.body.xpath("//w:p")]
    return "\n".join(told)


def texts_in(value: Any) -> list[str]:
    """Every text of a paper's blocks, line by line."""
    if isinstance(value, str):
        return [line for line in value.split("\n") if line]
    if isinstance(value, dict):
        hidden = ("kind", "description")
        return [text for name, part in value.items() if name not in hidden for text in texts_in(part)]
    return [text for part in value for text in texts_in(part)] if isinstance(value, (list, tuple)) else []


@BOTH
def test_everything_that_the_paper_says_is_in_it(paper: Paper) -> None:
    told = all_text(opened(paper))
    for text in (paper.heading, paper.under, *texts_in(paper.to_json()["blocks"])):
        assert text in told, text


@BOTH
def test_its_headings_are_headings_in_order(paper: Paper) -> None:
    document = opened(paper)
    levels = [
        (int(p.style.name.split()[-1]), p.text) for p in document.paragraphs if p.style.name.startswith("Heading")
    ]
    assert levels[0] == (1, paper.heading)
    assert [text for level, text in levels if level == 2] == [b.text for b in paper.blocks if isinstance(b, Heading)]
    for (above, _), (below, text) in pairwise(levels):
        assert 1 < below <= above + 1, text


def test_the_page_is_a4_and_the_language_british() -> None:
    document = opened(PAPER)
    (section,) = document.sections
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    languages = {element.get(qn("w:val")) for element in document.styles.element.xpath("//w:lang")}
    assert languages == {"en-GB"}
    assert document.core_properties.language == "en-GB"
    (mode,) = [
        e.get(qn("w:val")) for e in document.settings.element.iter(qn("w:compatSetting"))
        if e.get(qn("w:name")) == "compatibilityMode"
    ]  # fmt: skip
    assert mode == "15", "or Word calls it a document of an old version"


def test_the_table_repeats_its_head_and_tears_no_row() -> None:
    (table,) = opened(PAPER).tables
    head, *rows = table.rows
    assert tuple(cell.text for cell in head.cells) == HEADS
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows))
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "What each item is about, and who answers for it"
    assert "by meeting" in properties.find(qn("w:tblDescription")).get(qn("w:val"))
    assert not table._tbl.xpath(".//w:vMerge | .//w:gridSpan"), "merged cells are lost on screen readers"


def test_a_row_longer_than_a_page_may_go_on_to_the_next() -> None:
    long = Table(caption="c", description="d", heads=("A",), widths=(1,), rows=(Row(cells=("word " * 900,)),))
    (table,) = opened(replace(PAPER, blocks=(long,))).tables
    assert table.rows[1]._tr.trPr is None or table.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_lists_are_lists_and_each_numbered_one_begins_where_it_should() -> None:
    document = opened(AGENDA)
    numbered = [p for p in document.paragraphs if p.style.name == "List Number"]
    lists = [block for block in AGENDA.blocks if isinstance(block, Points) and block.start]
    assert len(numbered) == sum(len(block.points) for block in lists)
    numbers = list(dict.fromkeys(p._p.pPr.numPr.numId.val for p in numbered))
    assert len(numbers) == len(lists)
    numbering = document.part.numbering_part.element
    starts = [int(numbering.xpath(f"w:num[@w:numId='{n}']/w:lvlOverride/w:startOverride/@w:val")[0]) for n in numbers]
    assert starts == [block.start for block in lists]
    assert any(p.style.name == "List Bullet" for p in opened(PAPER).paragraphs)


def test_its_properties_say_what_whose_and_when() -> None:
    about = opened(PAPER).core_properties
    assert (about.title, about.author, about.last_modified_by) == (PAPER.title, PAPER.council, PAPER.council)
    assert about.created.replace(tzinfo=None) == about.modified.replace(tzinfo=None) == datetime(2019, 3, 1, 9)
    assert (about.comments, about.revision) == ("", 1)


def test_every_page_has_its_number_and_a_draft_says_so() -> None:
    (section,) = opened(AGENDA).sections
    assert section.header.paragraphs[0].text == "Coventry City Council\tDraft"
    assert section.footer.paragraphs[0].text.startswith("SB2 draft agenda for Thursday 4 April 2019\tPage 1 of 1")
    codes = [e.text.strip() for e in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert opened(PAPER).sections[0].header.paragraphs[0].text == "Coventry City Council"


def test_a_web_address_is_a_link() -> None:
    document = opened(PAPER)
    (link,) = document.element.body.xpath("//w:hyperlink")
    target = document.part.rels[link.get(qn("r:id"))].target_ref
    assert target == "https://scrutiny.example.gov.uk/committees/board/editions/2/"


@BOTH
def test_the_same_paper_is_the_same_bytes_and_no_file_inside_is_dated(paper: Paper) -> None:
    made = word(paper)
    assert made == word(paper)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = package.namelist()
        assert len(names) == len(set(names))
        assert not [name for name in names if "thumbnail" in name]
        for name in names:
            if name.endswith((".xml", ".rels")):
                fromstring(package.read(name))  # well formed


def test_what_somebody_typed_is_text() -> None:
    odd = '<w:p/> & "quotes" ]]> \x00\x0b\x1b \ud83d 日本 {{x}} &amp;'
    table = Table(caption=odd, description=odd, heads=("A",), widths=(1,), rows=(Row(cells=(odd,)),))
    told = all_text(opened(replace(PAPER, heading=odd, title=odd * 20, council=odd, blocks=(Text(text=odd), table))))
    assert told.count('<w:p/> & "quotes" ]]>') >= 4
    assert "日本 {{x}} &amp;" in told


def test_our_own_reader_reads_it_back() -> None:
    found = read_bytes(word(PAPER))
    wanted = next(block for block in PAPER.blocks if isinstance(block, Table)).rows
    assert [item.title for item in found.items] == [row.cells[1] for row in wanted]
    fostering, _, camhs, *_ = found.items
    assert fostering.target.earliest is not None
    assert fostering.target.earliest.isoformat() == "2018-06-21"
    assert fostering.detail == "Covering where we are and what we're doing – recruitment & <support>"
    assert fostering.people.cabinet_members == ("Cllr Seaman",)
    assert fostering.people.lead_officers == ("Paul Smith",)
    assert camhs.people.partners == ("CWPT",)
    assert camhs.target.earliest is not None
    assert camhs.target.earliest.isoformat() == "2019-04-04"
    assert [i.target.text for i in found.items[5:7]] == ["2019-20", "3 months after implementation"]
    assert found.committee == PAPER.heading


@BOTH
def test_libreoffice_opens_it_and_finds_the_same_words(paper: Paper, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "paper.docx").write_bytes(word(paper))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
               str(tmp_path / "paper.docx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)})
    told = " ".join((tmp_path / "paper.txt").read_text(encoding="utf-8-sig").split())
    for text in (paper.heading, *texts_in(paper.to_json()["blocks"])):
        assert " ".join(text.split()) in told, text
