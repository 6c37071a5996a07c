"""Editions as an Atom feed: what RFC 4287 asks for, and nothing that changes by itself."""

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from tests.reports.scene import EDITION, LETTERHEAD, LINE, NAME, SLUG
from workprogramme.domain.comparison import Change, Difference, difference_to_json
from workprogramme.reports.atom import MOST_CHANGES, atom
from workprogramme.reports.published import Announced

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = [difference_to_json(difference) for difference in EDITION.since.differences]
ENTRY = Announced(line=LINE, name=NAME, slug=SLUG, changes=CHANGES)


def feed(*entries: Announced) -> Element:
    path = f"/committees/{SLUG}/editions.atom"
    return fromstring(atom(f"{NAME}: editions", path, f"/committees/{SLUG}/editions/", entries, LETTERHEAD))


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
