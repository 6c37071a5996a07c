"""The front sheet of a meeting as a paper, in the order and the words of its page.

Knows front sheets and their English; whether the agenda is a draft is said by whoever asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from string import ascii_lowercase

from workprogramme.domain.agenda_json import difference_from_json
from workprogramme.domain.agenda_publication import VersionKind
from workprogramme.domain.agendas import Business, FrontSheet
from workprogramme.domain.attendance import NameList
from workprogramme.reports.paper import PRIVATE, Block, Facts, Heading, Lines, Paper, Point, Points, Text
from workprogramme.reports.programme_paper import Letterhead
from workprogramme.reports.queries import AgendaAsPublished
from workprogramme.web import agenda_words as wording
from workprogramme.web.words import date_words, join_names, moment_words, time_words

DRAFT = "Draft"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What is said of a published version beside the agenda itself. `changes`: sentences, since the version before."""

    number: int
    kind: VersionKind
    short_notice: str = ""
    special: str = ""
    note: str = ""
    changes: tuple[str, ...] = ()


def agenda_paper(
    sheet: FrontSheet,
    letterhead: Letterhead,
    at: datetime,
    code: str,
    issue: Issue | None = None,
    *,
    private: bool = False,
) -> Paper:
    """The agenda as a paper that stands since `at` (aware). `code`: the committee's short one, for the foot of pages.

    Without an `issue` it is a draft, and says so in words at the head of every page and in its first line; so it does
    where the text of private business is in it (`private`).
    """
    draft = issue is None
    what = "Supplementary agenda" if issue and issue.kind is VersionKind.SUPPLEMENTARY else "Agenda"
    subject = f"{'Draft agenda' if draft else what} for {date_words(sheet.meeting.day)}"
    return Paper(
        title=f"{sheet.committee}: {subject[:1].lower()}{subject[1:]}",
        heading=sheet.committee,
        under=subject,
        council=letterhead.council,
        colour=letterhead.colour,
        logo=letterhead.logo,
        running=f"{code} {subject[:1].lower()}{subject[1:]}",
        at=at,
        blocks=tuple(_blocks(sheet, issue, at)),
        standing=". ".join(filter(None, (DRAFT if draft else "", PRIVATE if private else ""))),
    )


def version_paper(found: AgendaAsPublished, base_url: str, *, private: bool = False) -> Paper:
    """A published version as a paper: the same for ever. `base_url`: of the site, without a final slash.

    `private`: the text of its private business is in it.
    """
    issue = Issue(
        number=found.number,
        kind=found.kind,
        short_notice=found.short_notice,
        special=found.special,
        note=found.note,
        changes=tuple(wording.difference_words(difference_from_json(change)) for change in found.changes),
    )
    letterhead = Letterhead(council=found.council, colour=found.colour, base_url=base_url, logo=found.picture)
    return agenda_paper(found.sheet, letterhead, found.published_at, found.code, issue, private=private)


def _blocks(sheet: FrontSheet, issue: Issue | None, at: datetime) -> Iterator[Block]:
    if issue is None:
        yield Text(text="Draft: this agenda has not been published yet.", strong=True)
    yield from _meeting(sheet)
    if issue is not None:
        yield from _issue(issue, at)
    yield Heading(text="Public business" if sheet.meeting.kind.needs_notice else "Business")
    yield _business(sheet.public)
    yield Heading(text="Private business")
    if sheet.exclusions:
        yield Text(text=wording.resolution(sheet))
        yield Points(points=tuple(Point(text=wording.ground(exclusion)) for exclusion in sheet.exclusions))
    yield _business(sheet.private)
    if signature := [*filter(None, [sheet.template.signed_by]), *_dispatched(sheet)]:
        yield Lines(lines=tuple(signature))
    yield from _notes(sheet)
    yield from _people(sheet)
    yield from (Text(text=note) for note in (sheet.template.access_note, sheet.template.formats_note) if note)
    yield from _contact(sheet)


def _meeting(sheet: FrontSheet) -> Iterator[Block]:
    standing, meeting = wording.standing(sheet), sheet.meeting
    if standing:
        yield Text(text=" ".join(filter(None, [standing, meeting.note])), strong=True)
    yield _facts(
        ("Time and date", wording.when(sheet)),
        ("Place", meeting.place),
        ("Kind of meeting", "" if meeting.kind.needs_notice else meeting.kind.label),
        ("Note", "" if standing else meeting.note),
    )


def _issue(issue: Issue, at: datetime) -> Iterator[Block]:
    if issue.number > 1:
        yield Text(text=f"Version {issue.number}, published {moment_words(at)}.")
    for what, said in wording.recorded(issue.short_notice, issue.special, issue.note):
        yield Text(text=f"{what}: {said}")
    if issue.changes:
        yield Text(text=f"Changed since version {issue.number - 1}:", strong=True)
        yield Points(points=tuple(Point(text=change) for change in issue.changes))


def _facts(*pairs: tuple[str, str]) -> Facts:
    return Facts(pairs=tuple(pair for pair in pairs if pair[1]))


def _business(lines: tuple[Business, ...]) -> Block:
    if not lines:
        return Text(text=wording.NIL)
    points = (Point(text=_title(line), lines=_under(line), strong=True) for line in lines)
    return Points(points=tuple(points), start=wording.first_number(lines))


def _title(line: Business) -> str:
    return f"{line.title} (about {time_words(line.starts)})" if line.starts else line.title


def _under(line: Business) -> tuple[str, ...]:
    parts = (f"({letter}) {part}" for letter, part in zip(ascii_lowercase, line.sub_items, strict=False))
    return tuple(filter(None, [line.second_title, line.report_line, line.note, *parts]))


def _dispatched(sheet: FrontSheet) -> list[str]:
    return [date_words(sheet.dated)] if sheet.dated else []


def _notes(sheet: FrontSheet) -> Iterator[Block]:
    notes = wording.notes(sheet)
    if notes:
        yield Heading(text="Notes")
        yield Points(points=tuple(Point(text=note) for note in notes), start=1)
    if sheet.more_at:
        yield Facts(pairs=(("More about this meeting", sheet.more_at),))


def _people(sheet: FrontSheet) -> Iterator[Block]:
    def named(listed: NameList) -> str:
        return wording.name_line(listed)

    facts = _facts(
        ("Membership", named(sheet.membership)),
        ("Co-opted members", named(sheet.coopted)),
        ("By invitation", named(sheet.invited)),
        ("Also invited", join_names(sheet.also_invited)),
        ("Apologies", join_names(sheet.apologies_from)),
        ("Substitutes", join_names(sheet.substitutes)),
    )
    if facts.pairs:
        yield facts


def _contact(sheet: FrontSheet) -> Iterator[Block]:
    template = sheet.template
    if template.contact_name:
        told = [
            template.contact_name,
            template.contact_role,
            f"Telephone: {template.contact_phone}" if template.contact_phone else "",
            f"Email: {template.contact_email}" if template.contact_email else "",
        ]
        yield Lines(lines=tuple(filter(None, told)), strong=True)
