"""Published editions as an Atom feed (RFC 4287), for whoever wants to be told of a new one.

Knows editions and their changes in the public's words; knows no request.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import escape

from workprogramme.domain.calendar_lines import plain
from workprogramme.domain.comparison import difference_from_json
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.reports.published import NEVER, Announced
from workprogramme.web.change_words import ToldChange, told
from workprogramme.web.words import count

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
MOST_CHANGES: Final = 40  # of one edition; its page has them all
_DOCUMENTS: Final = (("pdf", "application/pdf"),
                     ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"))  # fmt: skip


def atom(title: str, path: str, page: str, entries: Sequence[Announced], letterhead: Letterhead) -> bytes:
    """The feed. `path`: its own address, `page`: the one for people, both on the site; `entries`: newest first."""
    base = letterhead.base_url
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en-GB"})
    _add(feed, "id", base + path)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(entries[0].line.published_at if entries else NEVER))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base + path})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base + page})
    _add(SubElement(feed, "author"), "name", letterhead.council)
    for entry in entries:
        _entry(SubElement(feed, "entry"), entry, base)
    indent(feed)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(element: Element, entry: Announced, base: str) -> None:
    line = entry.line
    page = f"{base}/committees/{entry.slug}/editions/{line.number}/"
    _add(element, "id", page)
    _add(element, "title", f"{entry.name}: work programme {MunicipalYear(line.year).label}, edition {line.number}")
    _add(element, "published", _moment(line.published_at))
    _add(element, "updated", _moment(line.published_at))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for ending, kind in _DOCUMENTS:
        SubElement(element, "link", {"rel": "enclosure", "type": kind, "href": f"{page}programme.{ending}"})
    _add(
        element, "summary", " ".join(filter(None, [line.note, f"{count(len(entry.changes), 'change').capitalize()}."]))
    )
    if entry.changes:
        content = _add(element, "content", _content(entry.changes))
        content.set("type", "html")


def _content(changes: Sequence[dict[str, Any]]) -> str:
    shown = [_change(told(difference_from_json(change))) for change in changes[:MOST_CHANGES]]
    if len(changes) > MOST_CHANGES:
        shown.append(f"and {count(len(changes) - MOST_CHANGES, 'more change')}")
    return f"<ul>{''.join(f'<li>{line}</li>' for line in shown)}</ul>"


def _change(change: ToldChange) -> str:
    reason = f"Because: {change.reason}" if change.reason else ""
    sentences = " ".join(escape(plain(part)) for part in (change.sentence, reason) if part)
    return f"{escape(change.label)}: <b>{escape(plain(change.subject))}</b>. {sentences}".strip()


def _add(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = plain(text)
    return element


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
