"""Editions and agendas as Atom feeds: what RFC 4287 asks for, and nothing that changes by itself."""

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from tests.domain.front_sheets import ITEMS, SECRET, sheet_of
from tests.reports.scene import EDITION, LETTERHEAD, LINE, NAME, SLUG
from workprogramme.domain.agenda_differences import SheetChange, SheetDifference
from workprogramme.domain.agenda_json import agenda_to_json
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.comparison import Change, Difference, difference_to_json
from workprogramme.reports.announcements import MOST_CHANGES, agenda_told, edition_told
from workprogramme.reports.atom import atom
from workprogramme.reports.published import AgendaAnnounced, Announced

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = [difference_to_json(difference) for difference in EDITION.since.differences]
ENTRY = Announced(line=LINE, name=NAME, slug=SLUG, changes=CHANGES)


def feed(*entries: Announced) -> Element:
    path, told = f"/committees/{SLUG}/editions.atom", [edition_told(entry) for entry in entries]
    return fromstring(atom(f"{NAME}: editions", path, f"/committees/{SLUG}/editions/", told, LETTERHEAD))


def text(element: Element, name: str) -> str:
    return element.findtext(ATOM + name) or ""


def links(element: Element) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for link in element.findall(f"{ATOM}link"):
        told.setdefault(link.attrib["rel"], []).append(link.attrib["href"].removeprefix(LETTERHEAD.base_url))
    return told


def test_a_feed_says_what_it_is_and_when_it_last_changed() -> None:
    told = feed(ENTRY)
    assert told.tag == f"{ATOM}feed"
    assert text(told, "id") == f"https://scrutiny.example.gov.uk/committees/{SLUG}/editions.atom"
    assert text(told, "updated") == "2019-03-01T09:00:00Z"
    assert told.findtext(f"{ATOM}author/{ATOM}name") == "Coventry City Council"
    assert links(told) == {
        "self": [f"/committees/{SLUG}/editions.atom"],
        "alternate": [f"/committees/{SLUG}/editions/"],
    }


def test_an_entry_is_an_edition_with_its_documents_and_its_changes() -> None:
    (entry,) = feed(ENTRY).findall(f"{ATOM}entry")
    assert text(entry, "title") == f"{NAME}: work programme 2018-19, edition 2"
    assert text(entry, "id") == f"https://scrutiny.example.gov.uk/committees/{SLUG}/editions/2/"
    assert text(entry, "published") == text(entry, "updated") == "2019-03-01T09:00:00Z"
    assert text(entry, "summary") == "Agreed by the chair. 2 changes."
    page = f"/committees/{SLUG}/editions/2/"
    assert links(entry) == {"alternate": [page], "enclosure": [f"{page}programme.pdf", f"{page}programme.docx"]}
    assert text(entry, "content") == (
        "<ul><li>Moved: <b>CAMHS</b>. From Thursday 28 February 2019 to Thursday 4 April 2019. "
        "Because: The report was not ready.</li><li>Added: <b>Serious Case Review</b>. To be scheduled.</li></ul>"
    )


AGENDA = AgendaAnnounced(
    meeting_id=10,
    number=1,
    kind=VersionKind.FIRST,
    published_at=LINE.published_at,
    short_notice="Called on Friday.",
    special="",
    note="",
    changes=(),
    sheet=sheet_of(items=(*ITEMS[:1], SECRET)),
)


def agendas(*entries: AgendaAnnounced) -> list[Element]:
    told = [agenda_told(entry) for entry in entries]
    return fromstring(atom("Agendas", "/agendas.atom", "/", told, LETTERHEAD)).findall(f"{ATOM}entry")


def test_an_entry_is_an_agenda_with_its_documents_and_its_business() -> None:
    (entry,) = agendas(AGENDA)
    assert text(entry, "title") == f"{AGENDA.sheet.committee}: agenda for Thursday 4 April 2019"
    assert text(entry, "summary") == (
        "2pm on Thursday 4 April 2019, Committee Room 3 - Council House. Published at short notice: Called on Friday."
    )
    assert links(entry) == {
        "alternate": ["/meetings/10/agenda/?version=1"],
        "enclosure": ["/meetings/10/agenda.pdf?version=1", "/meetings/10/agenda.docx?version=1"],
    }
    assert "<li>1. Apologies and Substitutions</li>" in text(entry, "content")
    assert "Private item (paragraph 3 of Schedule 12A)" in text(entry, "content")
    assert SECRET.title not in text(entry, "content")


def test_a_later_version_of_an_agenda_tells_what_it_changed() -> None:
    added = agenda_to_json(SheetDifference(change=SheetChange.ADDED, title="<b>Flood</b>"))
    later = replace(
        AGENDA, number=2, kind=VersionKind.SUPPLEMENTARY, changes=[added], short_notice="", special="The river rose."
    )
    entry, first = agendas(later, AGENDA)
    assert text(entry, "title").endswith("agenda for Thursday 4 April 2019 (supplementary agenda, version 2)")
    assert text(entry, "summary").endswith("in the chair’s opinion: The river rose.")
    assert text(entry, "content") == "<ul><li>&lt;b&gt;Flood&lt;/b&gt; has been added.</li></ul>"
    assert text(entry, "id") != text(first, "id")


def test_a_title_is_never_markup() -> None:
    odd = "<script>alert(1)</script> & \x00 \ud83d"
    change = difference_to_json(Difference(change=Change.ADDED, title=odd, item_id=1))
    (entry,) = feed(replace(ENTRY, name=odd, changes=[change])).findall(f"{ATOM}entry")
    assert "<script>" not in text(entry, "content")
    assert text(entry, "title").startswith("<script>alert(1)</script> &")


def test_a_great_many_changes_are_told_of_in_short() -> None:
    (entry,) = feed(replace(ENTRY, changes=CHANGES * MOST_CHANGES)).findall(f"{ATOM}entry")
    assert text(entry, "content").count("<li>") == MOST_CHANGES + 1
    assert f"and {MOST_CHANGES} more changes" in text(entry, "content")


def test_a_feed_without_editions_is_one() -> None:
    told = feed()
    assert text(told, "updated") == "1970-01-01T00:00:00Z"
    assert not told.findall(f"{ATOM}entry")
