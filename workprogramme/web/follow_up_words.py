"""English for follow-ups: by whom and when something was asked for, when it is wanted, how old and how late it is.

Takes the law's values and today as an argument; knows no request and no record.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue
from workprogramme.domain.follow_ups import (
    FollowUpState,
    Lateness,
    age_on,
    awaited_event,
    late_by_first_promise,
    late_on,
    standing_items,
    state_of,
)
from workprogramme.domain.kinds import AskedBy
from workprogramme.domain.target_value import TargetKind
from workprogramme.web.words import capital, count, date_words, join_names, long_date, times_words

WORDING_SHOWN = 110  # characters of a wording that stand for it in a title or a list
_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 2, 24  # days, months, months


def late_words(late: Lateness | None) -> str:
    """ "1 day late", "3 weeks late", "4 months late", "2 years late"; "" for what is not late."""
    if late is None:
        return ""
    if late.days < _WEEKS_FROM:
        return f"{count(late.days, 'day')} late"
    if late.months < _MONTHS_FROM:
        return f"{count(late.days // 7, 'week')} late"
    if late.months < _YEARS_FROM:
        return f"{count(late.months, 'month')} late"
    return f"{count(late.months // 12, 'year')} late"


def age_words(days: int | None) -> str:
    """ "3 days", "5 weeks", "11 months", "2 years"; "today" for none; "" where nobody knows."""
    if days is None:
        return ""
    if days == 0:
        return "today"
    if days < _WEEKS_FROM:
        return count(days, "day")
    if days < 61:
        return count(days // 7, "week")
    months = int(days / 30.4375)
    return count(months, "month") if months < _YEARS_FROM else count(months // 12, "year")


def short_wording(value: FollowUpValue) -> str:
    """What was asked for, in one line; cut at a word where it is long."""
    return shortened(value.wording)


def shortened(wording: str) -> str:
    """The same of the words themselves."""
    words = " ".join(wording.split())
    if len(words) <= WORDING_SHOWN:
        return words
    return words[: WORDING_SHOWN - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def minute_words(minute: str) -> str:
    """ "minute 5/18"; "" where there is none."""
    return f"minute {minute}" if minute else ""


def asker_words(value: FollowUpValue) -> str:
    """ "the board", "a cabinet member (Cllr Maton)"."""
    who = value.asked_by.label[:1].lower() + value.asked_by.label[1:]
    return f"{who} ({value.asked_by_note})" if value.asked_by_note else who


def source_words(value: FollowUpValue) -> str:
    """ "asked for on 21 June 2018 (minute 5/18)", as far as that is known."""
    minute = f" ({minute_words(value.minute)})" if value.minute else ""
    day = value.source_day or (value.asked_on if not value.source_text else None)
    if value.raised_by_id is not None and value.asked_on:
        return f"raised again on {long_date(value.asked_on)}, first asked for{_on(value.source_day)}{minute}"
    if day:
        return f"asked for on {long_date(day)}{minute}"
    if value.source_text:
        return f"asked for at the meeting written as “{value.source_text}”{minute}"
    return f"asked for{minute}" if minute else "asked for at a meeting that is not known"


def asked_words(value: FollowUpValue) -> str:
    """ "Asked for on 21 June 2018 (minute 5/18) by the board, of John Gregg. Wanted “June 2019”." """
    of = f", of {join_names(value.names)}" if value.asked_of else ""
    wanted = f" Wanted “{value.first_text}”." if value.first_text else " No time was given."
    by = "members of the board" if value.asked_by is AskedBy.MEMBERS and not value.asked_by_note else asker_words(value)
    return f"{capital(source_words(value))} by {by}{of}.{wanted}"


def wanted_words(value: FollowUpValue) -> str:
    """When it is wanted: “June 2019”, “6 months on” with its day, or that no time was given."""
    if not value.target_text:
        return "No time given"
    rule = value.target_kind in (TargetKind.AFTER.value, TargetKind.RECURRING.value)
    if rule and value.target_latest:
        return f"{value.target_text}: by {long_date(value.target_latest)}"
    return value.target_text


def standing_words(value: FollowUpValue) -> str:
    """What has become of it, in a sentence."""
    match state_of(value):
        case FollowUpState.ANSWERED:
            return answered_words(value)
        case FollowUpState.DROPPED:
            return dropped_words(value)
        case FollowUpState.SCHEDULED:
            return f"To be answered by {join_names(item_words(item) for item in standing_items(value))}."
        case FollowUpState.WAITING:
            return f"Waiting for its event: {awaited_event(value)}."
        case _:
            gone = [f"“{item.title}”" for item in value.items if item.off]
            return (
                f"Open again: {join_names(gone)} was withdrawn." if gone else "Nothing in the programme answers it yet."
            )


def item_words(item: LinkedItemValue) -> str:
    """ "“Adoption Service Annual Report” on Thursday 3 October 2019", or when the item is wanted."""
    if item.day:
        return f"“{item.title}” on {date_words(item.day)}"
    return f"“{item.title}”, wanted “{item.target_text}”" if item.target_text else f"“{item.title}”, to be scheduled"


def answered_words(value: FollowUpValue) -> str:
    """ "Answered on 3 October 2019 by “Adoption Service Annual Report”, minute 19/19." and the note."""
    assert value.answered_on is not None
    by = f" by “{value.answered_title}”" if value.answered_title else ""
    minute = f", {minute_words(value.answered_minute)}" if value.answered_minute else ""
    note = f" {value.answered_note}" if value.answered_note else ""
    return f"Answered on {long_date(value.answered_on)}{by}{minute}.{note}"


def dropped_words(value: FollowUpValue) -> str:
    """ "Dropped on 4 April 2019 by the chair: overtaken by the new strategy." """
    assert value.dropped_on is not None
    who = f" by {value.dropped_by}" if value.dropped_by else ""
    return f"Dropped on {long_date(value.dropped_on)}{who}: {value.dropped_reason.rstrip('.')}."


def lateness_words(value: FollowUpValue, today: date) -> str:
    """How late it is or was, by the promise that stands and by the first; "" in time."""
    late, first = late_on(value, today), late_by_first_promise(value, today)
    was = "was " if value.answered_on else ""
    if late and first and first.promised != late.promised:
        said = f"{was}{late_words(late)}, and {late_words(first)} by the first promise (“{value.first_text}”)"
    elif late:
        said = f"{was}{late_words(late)}: it was wanted by {long_date(late.promised)}"
    elif first:
        said = f"{was}{late_words(first)} by the first promise (“{value.first_text}”)"
    else:
        return ""
    return f"{capital(said)}."


def deferral_words(number: int) -> str:
    """ "put off twice"; "" for never."""
    return f"put off {times_words(number)}" if number else ""


def awaited_words(value: FollowUpValue, today: date) -> str:
    """For how long it has been awaited: "asked for 11 months ago"; "" where nobody knows since when."""
    age = age_on(value, today)
    if age is None:
        return ""
    return "asked for today" if age == 0 else f"asked for {age_words(age)} ago"


def _on(day: date | None) -> str:
    return f" on {long_date(day)}" if day else ""


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "age_words": age_words,
    "asked_words": asked_words,
    "awaited_words": awaited_words,
    "deferral_words": deferral_words,
    "item_words": item_words,
    "late_words": late_words,
    "lateness_words": lateness_words,
    "minute_words": minute_words,
    "short_wording": short_wording,
    "source_words": source_words,
    "standing_words": standing_words,
    "wanted_words": wanted_words,
}
