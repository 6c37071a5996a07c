"""A line of the comparison in English: what it is, what would change, why somebody should look, what can be chosen."""

from typing import Final

from workprogramme.exchange.meeting_dates.values import CHANGES, Choice, Doubt, Line, What
from workprogramme.models.meeting_changes import MeetingDraft
from workprogramme.web.words import capital, count, date_words, time_span

DOUBTS: Final = {
    Doubt.SAME_DAY: "More than one meeting may be meant on that day. Look which one it is.",
    Doubt.NOT_CLOSE: "That is more than a week away. Look whether it is this meeting that moved.",
    Doubt.OTHERS_NEAR: "Other meetings are near. Look whether it is this one that moved.",
    Doubt.OVER: "It is over.",
    Doubt.CALLED_OFF_HERE: "It is called off here, and the calendar has it as taking place.",
    Doubt.NOT_KNOWN: "The calendar calls off a meeting that is not in the programme.",
    Doubt.CLASH: "Another meeting of the committee is at that hour.",
    Doubt.FAR: "It would move by more than four months.",
    Doubt.LONG_AGO: "It is of a municipal year that is over.",
    Doubt.NO_END: "The calendar ends it before it starts, so that end is not taken.",
    Doubt.LONG_PLACE: "The calendar’s place for it is too long to keep, so it is not taken.",
}
HEADINGS: Final = {
    What.MOVED: "Moved",
    What.CALLED_OFF: "Called off",
    What.CHANGED: "Changed",
    What.NEW: "New",
    What.MISSING: "Not in the calendar",
}
_TAKE: Final = {
    What.NEW: "Add it",
    What.MOVED: "Move it",
    What.CALLED_OFF: "Call it off",
    What.CHANGED: "Change it",
    What.MISSING: "Mark it cancelled",
}
_DONE: Final = {
    What.NEW.value: ("added", "meeting"),
    What.MOVED.value: ("moved", "meeting"),
    What.CALLED_OFF.value: ("called off", "meeting"),
    What.CHANGED.value: ("changed", "meeting"),
    What.MISSING.value: ("called off that the calendar does not have", "meeting"),
}


def headline(line: Line) -> str:
    """What the line is about: "Thursday 4 April 2019 moves to Thursday 11 April 2019"."""
    if line.what is What.MOVED and line.known is not None and line.after is not None:
        return f"{date_words(line.known.day)} moves to {date_words(line.after.day)}"
    return date_words(line.day)


def done_headline(before: MeetingDraft | None, after: MeetingDraft) -> str:
    """The same of a meeting that was changed: "Thursday 4 April 2019 moved to Thursday 11 April 2019"."""
    if before is None or before.day == after.day:
        return date_words(after.day)
    return f"{date_words(before.day)} moved to {date_words(after.day)}"


def choice_words(line: Line, choice: Choice) -> str:
    """What a choice does: "Move it", "Leave it as it is"."""
    if choice is Choice.LEAVE:
        return "Do not add it" if line.known is None else "Leave it as it is"
    return "Add it as another meeting" if choice is Choice.ADD else _TAKE[line.what]


def details(line: Line) -> list[str]:
    """Sentences: what would be, what becomes of its items, and every doubt."""
    return [*_outcome(line), *_items(line), *(DOUBTS[doubt] for doubt in line.doubts), *line.told]


def _outcome(line: Line) -> list[str]:
    if line.after is None or line.what not in CHANGES:
        return []
    if line.known is None:
        return [f"{capital(_described(line.after))}."]
    if line.what is What.MISSING:
        return [f"The calendar has no meeting on that day. It is planned for {_described(line.known.draft)}."]
    if line.what is What.CALLED_OFF:
        return [f"{line.after.status.label}. It was planned for {_described(line.known.draft)}."]
    return [f"{change}." for change in changes(line.known.draft, line.after)]


def _described(draft: MeetingDraft) -> str:
    """ "2pm to 4pm, Council House, call-in, provisional": what is unusual is said."""
    said = [time_span(draft.starts, draft.ends), draft.place]
    said += [draft.kind.label.lower()] if draft.kind.value != "formal" else []
    said += [draft.status.label.lower()] if draft.status.value != "confirmed" else []
    return ", ".join(filter(None, said))


def changes(before: MeetingDraft, after: MeetingDraft) -> list[str]:
    """What becomes otherwise but for the day: "10am to midday instead of 2pm to 4pm", "Town Hall instead of …"."""
    pairs = (
        (time_span(before.starts, before.ends), time_span(after.starts, after.ends)),
        (before.place, after.place),
        (before.kind.label, after.kind.label),
        (before.status.label, after.status.label),
    )
    told = [f"{capital(now)} instead of {was}" if was else now for was, now in pairs if was != now]
    return told or [f"{capital(_described(after))}, as before"]


def _items(line: Line) -> list[str]:
    if line.known is None or not line.known.items:
        return []
    planned = f"{count(line.known.items, 'item')} {'is' if line.known.items == 1 else 'are'} planned for it"
    if line.what is What.MOVED:
        return [f"{planned}, and {'moves' if line.known.items == 1 else 'move'} with it."]
    if line.what in (What.CALLED_OFF, What.MISSING):
        return [f"{planned}, and {'stays' if line.known.items == 1 else 'stay'} with it until you move them."]
    return []


def done_words(whats: list[str]) -> list[str]:
    """What an import did: "3 meetings added", "1 meeting moved"; nothing for nothing."""
    return [f"{count(whats.count(what), thing)} {verb}" for what, (verb, thing) in _DONE.items() if what in whats]
