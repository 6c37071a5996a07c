"""What a feed tells of: an edition and what it changed, or a version of an agenda and what stands on it.

Knows editions and agendas in the public's view and their English; knows neither the format of feeds nor a request.
"""

from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup

from workprogramme.domain.agenda_json import difference_from_json as sheet_difference
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.comparison import difference_from_json
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.reports.atom import Told, listed, words
from workprogramme.reports.published import AgendaAnnounced, Announced
from workprogramme.web import agenda_words as wording
from workprogramme.web.change_words import ToldChange, told
from workprogramme.web.words import count, date_words

MOST_CHANGES: Final = 40  # of one edition; its page has them all


def edition_told(entry: Announced) -> Told:
    """An edition, with what it changed."""
    line = entry.line
    page = f"/committees/{entry.slug}/editions/{line.number}/"
    return Told(
        page=page,
        document=f"{page}programme.{{form}}",
        title=f"{entry.name}: work programme {MunicipalYear(line.year).label}, edition {line.number}",
        published_at=line.published_at,
        summary=" ".join(filter(None, [line.note, f"{count(len(entry.changes), 'change').capitalize()}."])),
        content=_changes(entry.changes),
    )


def agenda_told(entry: AgendaAnnounced) -> Told:
    """A version of an agenda: the first with its business, a later one with what it changed."""
    page = f"/meetings/{entry.meeting_id}/agenda"
    day = date_words(entry.sheet.meeting.day)
    first = entry.kind is VersionKind.FIRST
    version = "" if first else f" ({entry.kind.label.lower()}, version {entry.number})"
    recorded = wording.recorded(entry.short_notice, entry.special, entry.note)
    if first:
        content = listed(words(f"{line.number}. {line.title}") for line in entry.sheet.business)
    else:
        content = listed(words(wording.difference_words(sheet_difference(change))) for change in entry.changes)
    place = f", {entry.sheet.meeting.place}" if entry.sheet.meeting.place else ""
    return Told(
        page=f"{page}/?version={entry.number}",
        document=f"{page}.{{form}}?version={entry.number}",
        title=f"{entry.sheet.committee}: agenda for {day}{version}",
        published_at=entry.published_at,
        summary=" ".join([f"{wording.when(entry.sheet)}{place}.", *(f"{what}: {said}" for what, said in recorded)]),
        content=content,
    )


def _changes(changes: Sequence[dict[str, Any]]) -> Markup:
    shown = [_change(told(difference_from_json(change))) for change in changes[:MOST_CHANGES]]
    if len(changes) > MOST_CHANGES:
        shown.append(words(f"and {count(len(changes) - MOST_CHANGES, 'more change')}"))
    return listed(shown)


def _change(change: ToldChange) -> Markup:
    reason = f"Because: {change.reason}" if change.reason else ""
    sentences = Markup(" ").join(words(part) for part in (change.sentence, reason) if part)
    return Markup("{}: <b>{}</b>. {}").format(words(change.label), words(change.subject), sentences).strip()
