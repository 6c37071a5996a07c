"""The front sheet in English: its notes, its lists of names, its resolution, and how its draft stands.

Pure: front sheets and days in, sentences out, for every form in which an agenda is made. Knows no request and no clock.
"""

from datetime import date

from workprogramme.domain.agenda_differences import SheetChange, SheetDifference
from workprogramme.domain.agenda_publication import Unfounded
from workprogramme.domain.agendas import Business, Exclusion, FrontSheet, Moment
from workprogramme.domain.attendance import Named, NameList
from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.web.words import capital, count, date_words, distance_words, join_names, time_words

NIL = "Nil"
SHORT_NAME = 20  # letters: a longer one may have to break on a phone

_NO_NOTICE = {
    MeetingKind.INFORMAL: "An informal briefing needs no public notice, so there is no last day for publishing this.",
    MeetingKind.VISIT: "A visit needs no public notice, so there is no last day for publishing this.",
}
_NOT_TAKING_PLACE = {
    MeetingStatus.CANCELLED: "This meeting has been cancelled.",
    MeetingStatus.POSTPONED: "This meeting has been postponed.",
}
_CHANGES = {
    SheetChange.MEETING: "The date, time, place or status of the meeting has changed.",
    SheetChange.ADDED: "{title} has been added.",
    SheetChange.GONE: "{title} is no longer on it.",
    SheetChange.REWORDED: "{title} has a new title or report line.",
    SheetChange.OPENED: "{title} is now public business.",
    SheetChange.CLOSED: "{title} is now private business.",
    SheetChange.ORDER: "The order of the items has changed.",
    SheetChange.GUESTS: "Those invited have changed.",
    SheetChange.PEOPLE: "The membership, the apologies or the substitutes have changed.",
    SheetChange.NOTES: "The notes, the times in them or the contact have changed.",
}


def when(sheet: FrontSheet) -> str:
    """ "2pm on Thursday 4 April 2019"."""
    return f"{time_words(sheet.meeting.starts)} on {date_words(sheet.meeting.day)}"


def standing(sheet: FrontSheet) -> str:
    """That the meeting will not take place; "" for one that will."""
    return _NOT_TAKING_PLACE.get(sheet.meeting.status, "")


def notes(sheet: FrontSheet) -> tuple[str, ...]:
    """The notes at the foot of the sheet, in order, without their numbers."""
    contact = sheet.template.contact_name
    return tuple(
        note for note in (_contact(sheet), _apologies(sheet.apologies, contact), _speakers(sheet.speakers)) if note
    )


def _contact(sheet: FrontSheet) -> str:
    template = sheet.template
    if not template.contact_name:
        return ""
    telephone = f"telephone {template.contact_phone}" if template.contact_phone else ""
    person = ", ".join(filter(None, [template.contact_name, template.contact_role, telephone]))
    return f"The person to contact about the agenda and documents for this meeting is {person}."


def _apologies(by: Moment | None, contact: str) -> str:
    if by is None:
        return ""
    return (
        f"Members who cannot come should tell {contact or 'us'} as soon as possible, and no later than {moment(by)}, "
        "giving their reasons and the name of the councillor, if any, who will come as their substitute."
    )


def _speakers(by: Moment | None) -> str:
    if by is None:
        return ""
    return (
        "Councillors who are not members of this committee, and who have an interest in a report to this meeting, "
        f"should tell the Chair by {moment(by)}, the day before the meeting, that they wish to speak on an item. "
        "They should say why they wish to speak, and on what."
    )


def recorded(short_notice: str, special: str, note: str) -> tuple[tuple[str, str], ...]:
    """What was recorded when a version was published, as pairs of (what, text) without those that were not.

    Local Government Act 1972 s100B(3) and s100B(4)(b).
    """
    told = (
        ("Published at short notice", short_notice),
        ("Special circumstances, in the chair’s opinion", special),
        ("Note", note),
    )
    return tuple(pair for pair in told if pair[1])


def moment(at: Moment) -> str:
    """ "1pm on Thursday 4 April 2019"."""
    return f"{time_words(at.at)} on {date_words(at.day)}"


def name_line(listed: NameList) -> str:
    """ "Councillors L Bigham, M Mutton (Chair) and C Thomas; Mrs K Jones"; "" for nobody."""
    word = "Councillor" if len(listed.councillors) == 1 else "Councillors"
    councillors = f"{word} {join_names(map(_name, listed.councillors))}" if listed.councillors else ""
    return "; ".join(filter(None, [councillors, join_names(map(_name, listed.others))]))


def _name(named: Named) -> str:
    """A short name keeps its initials and surname on one line."""
    name = named.name.replace(" ", "\u00a0") if len(named.name) <= SHORT_NAME else named.name
    return f"{name} ({named.office})" if named.office else name


def resolution(sheet: FrontSheet) -> str:
    """The resolution that excludes the public, all but its grounds; "" where it is not needed.

    Local Government Act 1972 s100A(4) and (5), and the public interest test of Schedule 12A.
    """
    if not sheet.exclusions:
        return ""
    numbers = sorted(number for exclusion in sheet.exclusions for number in exclusion.numbers)
    return (
        "To agree that, under section 100A(4) of the Local Government Act 1972, the public be excluded from the "
        f"meeting for {_items(numbers)}, because exempt information described in {sheet.schedule_part} of Schedule 12A "
        "of that Act is likely to be disclosed, and because in all the circumstances the public interest in keeping it "
        "exempt outweighs the public interest in disclosing it."
    )


def ground(exclusion: Exclusion) -> str:
    """ "Item 8: paragraph 3, information relating to the financial or business affairs of …"."""
    told = f", {exclusion.description[:1].lower()}{exclusion.description[1:]}" if exclusion.description else ""
    return f"{capital(_items(exclusion.numbers))}: paragraph {exclusion.paragraph}{told}."


def wrong_paragraphs(sheet: FrontSheet, jurisdiction: str) -> tuple[str, ...]:
    """For officers: each paragraph on the sheet that Schedule 12A does not have in England, or in Wales."""
    return tuple(
        f"{capital(_items(exclusion.numbers))}: paragraph {exclusion.paragraph} of Schedule 12A does not apply in "
        f"{jurisdiction}. Choose another before this is published."
        for exclusion in sheet.exclusions
        if exclusion.description is None
    )


def _items(numbers: tuple[int, ...] | list[int]) -> str:
    return f"{'item' if len(numbers) == 1 else 'items'} {join_names(map(str, numbers))}"


def first_number(lines: tuple[Business, ...]) -> int:
    """The number that a list of business starts with; 1 for none."""
    return lines[0].number if lines else 1


def dispatch_words(sheet: FrontSheet, today: date, working_days: int | None, unknown: str = "") -> str:
    """How the draft stands against the last lawful day for publishing it, in a sentence or two.

    `working_days`: after today up to and including that day, negative once it has gone. `unknown`: why that day cannot
    be counted. "" for a meeting that does not take place.
    """
    if not sheet.meeting.status.takes_place:
        return ""
    if not sheet.needs_notice:
        return _NO_NOTICE[sheet.meeting.kind]
    day = sheet.dispatch
    if day is None:
        return f"{unknown} So the last day for publishing this cannot be told.".strip()
    if day == today:
        return f"It must be public today, {date_words(day)}."
    if day > today:
        return f"It must be public by {date_words(day)}: {distance_words(today, day, working_days)}."
    if sheet.meeting.day < today:
        return f"It had to be public by {date_words(day)}."
    return f"It had to be public by {date_words(day)}, {distance_words(today, day, abs(working_days or 0))}."


def short_notice(sheet: FrontSheet, today: date) -> str:
    """What follows when the last lawful day has gone and the meeting has not; "" otherwise."""
    if sheet.dispatch is None or not sheet.dispatch < today <= sheet.meeting.day:
        return ""
    return (
        f"Fewer than {count(sheet.clear_days, 'clear day')} are left before the meeting. An item can now be taken only "
        "if the chair agrees, because of special circumstances, that it is urgent. Publish the agenda at once and "
        "record the reason (Local Government Act 1972 section 100B)."
    )


def unfounded_words(found: Unfounded, jurisdiction: str) -> str:
    """For officers: what a private line lacks before it may be published."""
    if found.paragraph is None:
        return f"“{found.line.title}” is private. Say why keeping it private is in the public interest."
    return (
        f"“{found.line.title}”: paragraph {found.paragraph} of Schedule 12A does not apply in {jurisdiction}. "
        "Choose another before this is published."
    )


def difference_words(difference: SheetDifference) -> str:
    """One difference between two front sheets of a meeting, as a sentence."""
    return _CHANGES[difference.change].format(title=difference.title)
