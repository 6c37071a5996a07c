"""The work programme as a paper for the board: what changed since it last met, the year at a glance, all in detail, and
what is outstanding.

Its two renderings are those of the papers that boards know: the titles by date, then a table with detail and people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus
from workprogramme.domain.programme import ItemValue, MeetingValue, Programme
from workprogramme.domain.targets import TargetKind, read_target
from workprogramme.reports.paper import (
    Block,
    Entry,
    Facts,
    Glance,
    Heading,
    Paper,
    Picture,
    Point,
    Points,
    Row,
    Table,
    Text,
)
from workprogramme.reports.published import Published, Since
from workprogramme.web.change_words import ToldChange, told
from workprogramme.web.follow_up_words import asked_words, lateness_words, standing_words
from workprogramme.web.words import capital, count, date_words, join_names, long_date, moment_words

RENDERING = 3  # of an edition as a paper; raise it when the paper says it differently, so that every ETag does
HEADS = ("Date", "Title", "Detail", "Cabinet Member/ Lead Officer")  # the words in which such papers are read again
WIDTHS = (18, 21, 40, 21)  # shares of the width
TO_BE_SCHEDULED = "To be scheduled"
NO_DATE = "No date yet"
NO_ITEMS = "No items"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Whose paper it is: the council's name, colour and logo, and the address of its site, without a final slash."""

    council: str
    colour: str
    base_url: str
    logo: Picture | None = None


def programme_paper(edition: Published, letterhead: Letterhead) -> Paper:
    """The paper of an edition."""
    programme, line = edition.programme, edition.line
    name = programme.committee.name
    subject = f"work programme {programme.year}"
    return Paper(
        title=f"{name}: {subject}",
        heading=name,
        under=capital(subject),
        council=letterhead.council,
        colour=letterhead.colour,
        logo=letterhead.logo,
        running=f"{programme.committee.code} {subject}, edition {line.number}",
        at=line.published_at,
        blocks=(
            *_opening(edition, letterhead),
            *_changes(edition.since, programme.year),
            *_glance(programme),
            *_waiting(programme),
            *_detail(programme),
            *_outstanding(programme, line.published_on),
        ),
    )


def _opening(edition: Published, letterhead: Letterhead) -> Iterator[Block]:
    line = edition.line
    address = f"{letterhead.base_url}/committees/{edition.programme.committee.slug}/editions/{line.number}/"
    yield Facts(
        pairs=(
            ("Edition", f"{line.number}, published {moment_words(line.published_at)}"),
            ("On the web", address),
        )
    )
    if line.note:
        yield Text(text=line.note)
    if line.delegated and line.consulted_on is not None:
        day = date_words(line.consulted_on)
        yield Text(text=f"Published by delegation, in consultation with the chair, {line.consulted}, on {day}.")


def _changes(since: Since, year: str) -> Iterator[Block]:
    yield Heading(text="Changes since the last meeting")
    if since.met is None:
        yield Text(text="The committee had not met before this edition.")
        return
    met = f"The committee last met before this edition on {date_words(since.met)}."
    if since.before is None:
        yield Text(text=f"{met} It knew no programme for {year}, so all of this one is new.")
    elif not since.differences:
        yield Text(text=f"{met} The programme still says what it said then.")
    else:
        changes = "This is" if len(since.differences) == 1 else "These are"
        number = count(len(since.differences), "change")
        yield Text(text=f"{met} {changes} the {number} since edition {since.before}, which stood on that day.")
        yield Points(points=tuple(_point(change) for change in map(told, since.differences)))


def _point(change: ToldChange) -> Point:
    label, subject = change.label, change.subject
    lines = (change.sentence, f"Because: {change.reason}" if change.reason else "")
    return Point(text=f"{label}: {subject}", lines=tuple(filter(None, lines)))


def _glance(programme: Programme) -> Iterator[Block]:
    yield Heading(text="The year at a glance")
    placed = programme.by_meeting()
    entries = tuple(
        Entry(head=_when(meeting), titles=tuple(item.title for item in placed[meeting.id]) or (NO_ITEMS,))
        for meeting in programme.meetings
    )
    if entries:
        yield Glance(entries=entries)
    else:
        yield Text(text=f"No meetings are planned for {programme.year} yet.")


def _waiting(programme: Programme) -> Iterator[Block]:
    titles: dict[str, list[str]] = {}
    for item in programme.to_be_scheduled:
        titles.setdefault(item.target_text or NO_DATE, []).append(item.title)
    if titles:
        yield Heading(text=TO_BE_SCHEDULED)
        yield Glance(entries=tuple(Entry(head=target, titles=tuple(told)) for target, told in titles.items()))


def _when(meeting: MeetingValue) -> str:
    return ", ".join([date_words(meeting.day), *(remark.lower() for remark in remarks(meeting))])


def remarks(meeting: MeetingValue) -> list[str]:
    """What sets a meeting apart from a confirmed formal one: "Visit", "Cancelled"."""
    kind = [] if meeting.kind is MeetingKind.FORMAL else [meeting.kind.label]
    usual = meeting.status in (MeetingStatus.CONFIRMED, MeetingStatus.HELD)
    return kind if usual else [*kind, meeting.status.label]


def _detail(programme: Programme) -> Iterator[Block]:
    rows = tuple(_rows(programme))
    if rows:
        yield Heading(text="In detail")
        yield Table(
            caption="What each item is about, and who answers for it",
            description=f"The items of {programme.year} by meeting, then those that have no meeting yet: "
            "date, title, detail, and the cabinet members, lead officers and partners.",
            heads=HEADS,
            widths=WIDTHS,
            rows=rows,
        )


def _outstanding(programme: Programme, day: date) -> Iterator[Block]:
    """What was asked for and had not come on the day of the edition, what is wanted soonest first."""
    awaited = [value for value in programme.follow_ups if value.closed_on is None]
    if awaited:
        yield Heading(text=f"Asked for and awaited on {long_date(day)}")
        awaited.sort(key=lambda value: (value.target_latest or date.max, value.asked_on or date.max, value.id))
        yield Points(points=tuple(_awaited(value, day) for value in awaited))


def _awaited(value: FollowUpValue, day: date) -> Point:
    stands = " ".join(filter(None, (standing_words(value), lateness_words(value, day))))
    return Point(text=value.wording, lines=(asked_words(value), stands), strong=True)


def _rows(programme: Programme) -> Iterator[Row]:
    placed = programme.by_meeting()
    for meeting in programme.meetings:
        when = "\n".join([long_date(meeting.day), *remarks(meeting)])
        for n, item in enumerate(placed[meeting.id]):
            yield _row(when, item, begins=n == 0)
    last = None
    for item in programme.to_be_scheduled:
        when = _wanted(item.target_text)
        yield _row(when, item, begins=when != last)
        last = when


def _wanted(text: str) -> str:
    """When an item without a meeting is wanted; words that are no date say so themselves, and are read back as such."""
    if not text:
        return TO_BE_SCHEDULED
    return f"{TO_BE_SCHEDULED}: {text}" if read_target(text).kind is TargetKind.WORDS else text


def _row(when: str, item: ItemValue, begins: bool) -> Row:
    people = (*item.cabinet_members, *item.lead_officers, *item.partners)
    return Row(cells=(when, item.title, detail_of(item), "\n".join(dict.fromkeys(people))), begins=begins)


def detail_of(item: ItemValue) -> str:
    """The detail, then in lines of their own that a note is enough, and who is to be invited."""
    told = [item.detail] if item.detail else []
    if item.kind is ItemKind.BRIEFING:
        told.append(f"{item.kind.label}.")
    if item.invitees:
        told.append(f"To be invited: {join_names(item.invitees)}.")
    return "\n".join(told)
