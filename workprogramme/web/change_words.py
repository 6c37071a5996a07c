"""English for what one edition changed. Takes the law's differences, gives a label and a sentence for each."""

from dataclasses import dataclass
from datetime import date, datetime

from workprogramme.domain.comparison import Change, Difference
from workprogramme.domain.imports import is_import_reason
from workprogramme.web.words import date_words, join_names, time_words

LABELS = {
    Change.MEETING_ADDED: "New meeting",
    Change.MEETING_DROPPED: "Meeting dropped",
    Change.MEETING_MOVED: "Meeting moved",
    Change.MEETING_STATUS: "Meeting",
    Change.MEETING_PLACE: "New place",
    Change.MEETING_NOTE: "Meeting details",
    Change.ORDER: "New order",
    Change.ADDED: "Added",
    Change.WITHDRAWN: "Withdrawn",
    Change.MOVED: "Moved",
    Change.RENAMED: "Renamed",
    Change.TARGET: "New target",
    Change.PEOPLE: "People",
    Change.DETAIL: "Details",
    Change.AGENDA: "Agenda title",
    Change.PLANNING: "Planning",
    Change.PRIVACY: "Privacy",
    Change.ASKED: "Asked for",
    Change.ANSWERED: "Answered",
    Change.DROPPED: "Dropped",
    Change.DEFERRED: "Put off",
    Change.REOPENED: "Open again",
}


@dataclass(frozen=True)
class ToldChange:
    """One change in words: a label, what changed (a title or a day), and what of it. `reason` may be empty."""

    label: str
    subject: str
    sentence: str
    reason: str
    item_id: int | None
    meeting_id: int | None
    is_meeting: bool
    follow_up_id: int | None = None


def told(difference: Difference) -> ToldChange:
    """The difference in words."""
    about_item = difference.item_id is not None or difference.follow_up_id is not None
    return ToldChange(
        label=LABELS[difference.change],
        subject=difference.title if about_item else _day(difference.title or difference.after or difference.before),
        sentence=_sentence(difference),
        reason="" if is_import_reason(difference.reason) else difference.reason,  # which older editions may still say
        item_id=difference.item_id,
        meeting_id=difference.meeting_id,
        is_meeting=not about_item,
        follow_up_id=difference.follow_up_id,
    )


def _sentence(d: Difference) -> str:
    before, after = d.before, d.after
    match d.change:
        case Change.MEETING_ADDED | Change.MEETING_DROPPED | Change.ORDER:
            return "The items come in a new order." if d.change is Change.ORDER else ""
        case Change.MEETING_MOVED:
            return f"From {_moment(before)} to {_moment(after)}."
        case Change.MEETING_STATUS:
            return f"{after} (was {before.lower()})."
        case Change.MEETING_PLACE:
            return f"At {after or 'a place to be arranged'} (was {before or 'not arranged'})."
        case Change.MEETING_NOTE:
            return f"{after.rstrip('.')}." if after and after != before else "Its kind, end, note or link has changed."
        case Change.ADDED:
            return f"For {_place(after)}." if after else "To be scheduled."
        case Change.WITHDRAWN:
            return f"Was planned for {_place(before)}." if before else "Was to be scheduled."
        case Change.MOVED:
            return f"From {_place(before)} to {_place(after)}."
        case Change.RENAMED:
            return f"Was “{before}”."
        case Change.TARGET:
            return f"From {_words(before)} to {_words(after)}."
        case Change.PEOPLE:
            return f"Now {_people(after)} (was {_people(before)})."
        case Change.DETAIL:
            return "The description has changed."
        case Change.AGENDA:
            return f"On the agenda as “{after}”." if after and after != before else "Its agenda entry has changed."
        case Change.PLANNING:
            return "Its kind, length or origin has changed."
        case Change.PRIVACY:
            return f"Now private under paragraph {after}." if after else "Now public."
        case Change.ASKED | Change.REOPENED:
            return f"Wanted {_words(after)}." if after else "No time was given."
        case Change.ANSWERED:
            return f"By minute {after}." if after else ""
        case Change.DROPPED:
            return f"By {after}." if after else ""
        case Change.DEFERRED:
            return f"Wanted {_words(after)} instead of {_words(before)}."


def _place(where: str) -> str:
    """A meeting's day, or a target's words, or that there is none."""
    return _day(where) if _is_day(where) else where or "no date"


def _words(target: str) -> str:
    return f"“{target}”" if target else "no target"


def _people(names: str) -> str:
    return join_names(names.split("; ")) if names else "nobody named"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False  # a target may look like one


def _day(text: str) -> str:
    return date_words(date.fromisoformat(text[:10])) if _is_day(text[:10]) else text


def _moment(text: str) -> str:
    at = datetime.fromisoformat(text)
    return f"{time_words(at.time())} on {date_words(at.date())}"
