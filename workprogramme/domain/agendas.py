"""The front sheet of a meeting, as frozen values: its business in order and numbered, and its times.

Knows the law of agendas and a committee's template; it must not know records, requests, what day it is, or how a date
is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from workprogramme.domain.attendance import Listing, MemberValue, NameList, invited, name_list
from workprogramme.domain.exempt_information import description_of
from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction
from workprogramme.domain.kinds import ItemKind, MemberRole
from workprogramme.domain.programme import ItemValue, MeetingValue, public_item
from workprogramme.domain.web_addresses import is_web_address
from workprogramme.domain.working_days import WorkingDays


@dataclass(frozen=True, kw_only=True)
class StandingItem:
    """A line that every agenda of a committee carries."""

    title: str
    report_line: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaTemplateValue:
    """What a committee puts on each of its agendas.

    `apologies_by`: on the day of the meeting; `speakers_by`: on the calendar day before it; both wall clock in London.
    """

    first_items: tuple[StandingItem, ...] = ()
    last_items: tuple[StandingItem, ...] = ()
    signed_by: str = ""
    contact_name: str = ""
    contact_role: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    contact_link: str = ""
    apologies_by: time = time(13)
    speakers_by: time = time(12)
    access_note: str = ""
    formats_note: str = ""
    draft_is_public: bool = False


@dataclass(frozen=True, kw_only=True)
class Business:
    """One numbered line of the agenda. A standing item has no `item_id`; a private one has its paragraph.

    `line_id`: which line of a stored agenda it is. `second_title`: the title in a second language. `starts`: about when
    it is taken, wall clock in London. `sub_items`: its parts, in order, without their letters.
    """

    number: int
    title: str
    report_line: str = ""
    note: str = ""
    item_id: int | None = None
    exempt_paragraph: int | None = None
    line_id: int | None = None
    second_title: str = ""
    starts: time | None = None
    sub_items: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """One paragraph in the resolution to exclude the public, and the numbers of the items that it covers.

    No `description`: the paragraph is not one that Schedule 12A has for this jurisdiction, and the item must be mended.
    """

    paragraph: int
    description: str | None
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A time of day on a day, wall clock in London."""

    day: date
    at: time


@dataclass(frozen=True, kw_only=True)
class FrontSheet:
    """The agenda of one meeting as its first page says it.

    `dispatch`: the latest day on which publishing it is lawful; None where no notice is needed, or where it cannot be
    counted. `issued`: the day on which it was published, None until it is. `exclusions` is the
    resolution under s100A(4); none, no private business.
    """

    committee: str
    meeting: MeetingValue
    public: tuple[Business, ...]
    private: tuple[Business, ...]
    exclusions: tuple[Exclusion, ...]
    schedule_part: str
    dispatch: date | None
    clear_days: int
    apologies: Moment | None
    speakers: Moment | None
    membership: NameList
    coopted: NameList
    invited: NameList
    template: AgendaTemplateValue = field(default_factory=AgendaTemplateValue)
    apologies_from: tuple[str, ...] = ()
    substitutes: tuple[str, ...] = ()
    also_invited: tuple[str, ...] = ()
    issued: date | None = None

    @property
    def dated(self) -> date | None:
        """The date that the sheet bears: the last lawful day, or the day of publication where that came later."""
        return max(filter(None, (self.dispatch, self.issued)), default=None)

    @property
    def more_at(self) -> str:
        """Where there is more about the meeting: its own page elsewhere, else the committee's; "" for no address."""
        return next(filter(is_web_address, (self.meeting.link, self.template.contact_link)), "")

    @property
    def needs_notice(self) -> bool:
        """Whether the public must be told of this meeting in advance."""
        return needs_notice(self.meeting)

    @property
    def business(self) -> tuple[Business, ...]:
        """All of it, in the order of the numbers."""
        return (*self.public, *self.private)


def needs_notice(meeting: MeetingValue) -> bool:
    """Whether the agenda must be public in advance: not for a briefing, a visit, or a meeting that will not take place.

    Local Government Act 1972 s100A(6) and s100B(3).
    """
    return meeting.kind.needs_notice and meeting.status.takes_place


def dispatch_day(meeting: MeetingValue, days: WorkingDays, jurisdiction: Jurisdiction = ENGLAND) -> date | None:
    """The latest day on which the agenda may lawfully become public; None where the law asks for no notice.

    Raises BeyondHorizon for a meeting too far ahead to count. Local Government Act 1972 s100A(6)(a), s100B(3).
    """
    return days.latest_publication(meeting.day, jurisdiction.clear_days) if needs_notice(meeting) else None


def front_sheet(
    *,
    meeting: MeetingValue,
    items: Iterable[ItemValue],
    committee: str,
    template: AgendaTemplateValue,
    members: Iterable[MemberValue] = (),
    listings: Mapping[int, Listing] | None = None,
    dispatch: date | None = None,
    jurisdiction: Jurisdiction = ENGLAND,
    private: bool = False,
) -> FrontSheet:
    """The front sheet of a meeting.

    `items`: those placed at the meeting, in order; the ones for which a briefing note is enough are left out.
    `members`: who sits on the day, in the order to list them. `listings`: by person id, how to list those whom the
    items name. `dispatch`: what `dispatch_day` says, None where it cannot say. Unless `private` is asked for, exempt
    items are taken in the public's view of them, whatever they hold: Local Government Act 1972 s100A(4), s100I.
    """
    shown = tuple(item if private else public_item(item) for item in items if item.kind is not ItemKind.BRIEFING)
    return sheet_of_lines(
        public=(
            *(_standing(line) for line in template.first_items),
            *(_line(item) for item in shown if not item.private),
            *(_standing(line) for line in template.last_items),
        ),
        private=(_line(item) for item in shown if item.private),
        shown=shown,
        meeting=meeting,
        committee=committee,
        template=template,
        members=members,
        listings=listings,
        dispatch=dispatch,
        jurisdiction=jurisdiction,
    )


def sheet_of_lines(
    *,
    public: Iterable[Business],
    private: Iterable[Business],
    shown: Iterable[ItemValue],
    meeting: MeetingValue,
    committee: str,
    template: AgendaTemplateValue,
    members: Iterable[MemberValue] = (),
    listings: Mapping[int, Listing] | None = None,
    dispatch: date | None = None,
    jurisdiction: Jurisdiction = ENGLAND,
) -> FrontSheet:
    """The front sheet with these lines, which it numbers: the public ones first. `shown`: whose guests are invited.

    Whoever calls has put the lines and the items into the view of those who will read them.
    """
    opened = _numbered(public, 1)
    closed = _numbered(private, len(opened) + 1)
    seats = tuple(members)
    return FrontSheet(
        committee=committee,
        meeting=meeting,
        public=opened,
        private=closed,
        exclusions=_exclusions(closed, jurisdiction) if meeting.kind.needs_notice else (),
        schedule_part=jurisdiction.exempt_source.rpartition(" Schedule 12A ")[2],
        dispatch=dispatch if needs_notice(meeting) else None,
        clear_days=jurisdiction.clear_days,
        apologies=_apologies(meeting, template),
        speakers=_speakers(meeting, template),
        membership=name_list(seat for seat in seats if seat.role.is_member and seat.role is not MemberRole.COOPTED),
        coopted=name_list(seat for seat in seats if seat.role is MemberRole.COOPTED),
        invited=invited(seats, shown, listings or {}),
        template=template,
    )


def _standing(line: StandingItem) -> Business:
    return Business(number=0, title=line.title, report_line=line.report_line, note=line.note)


def _line(item: ItemValue) -> Business:
    return Business(
        number=0,
        title=item.agenda_title or item.title,
        report_line=item.report_line,
        item_id=item.id,
        exempt_paragraph=item.exempt_paragraph,
    )


def _numbered(lines: Iterable[Business], first: int) -> tuple[Business, ...]:
    return tuple(replace(line, number=number) for number, line in enumerate(lines, first))


def _exclusions(closed: tuple[Business, ...], jurisdiction: Jurisdiction) -> tuple[Exclusion, ...]:
    """By paragraph. Local Government Act 1972 s100A(5): which part of the proceedings, and the description."""
    paragraphs = sorted({line.exempt_paragraph for line in closed if line.exempt_paragraph is not None})
    return tuple(
        Exclusion(
            paragraph=paragraph,
            description=description_of(paragraph, jurisdiction),
            numbers=tuple(line.number for line in closed if line.exempt_paragraph == paragraph),
        )
        for paragraph in paragraphs
    )


def _apologies(meeting: MeetingValue, template: AgendaTemplateValue) -> Moment | None:
    """The committee's hour on the day, or the meeting's own start where it begins before that hour."""
    if not meeting.status.takes_place:
        return None
    return Moment(day=meeting.day, at=min(template.apologies_by, meeting.starts))


def _speakers(meeting: MeetingValue, template: AgendaTemplateValue) -> Moment | None:
    """Only a meeting that is held in public has speakers who are not its members."""
    if not needs_notice(meeting):
        return None
    return Moment(day=meeting.day - timedelta(days=1), at=template.speakers_by)
