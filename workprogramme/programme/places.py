"""Where an item can go, as a list to choose from: meetings of its committee, or to be scheduled in a year."""

from collections.abc import Iterable

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.programme.actions import Place
from workprogramme.web.fields import Choice
from workprogramme.web.words import date_words, time_words

UNPLACED = "year:"


def write_place(meeting_id: int | None, year: int) -> str:
    """Where an item is, as the choice of a place says it."""
    return f"{UNPLACED}{year}" if meeting_id is None else str(meeting_id)


def read_place(chosen: str) -> Place:
    """The place that was chosen; the other way round."""
    if chosen.startswith(UNPLACED):
        return Place(year=int(chosen.removeprefix(UNPLACED)))
    return Place(meeting_id=int(chosen))


def place_choices(meetings: Iterable[Meeting], year: int, now_at: int | None) -> list[Choice]:
    """Where an item of the year may go: meetings that take place, the one it is at, and the years before and after."""
    here = MunicipalYear(year)
    at_meetings = [
        Choice(str(meeting.id), meeting_words(meeting))
        for meeting in meetings
        if meeting.status.takes_place or meeting.id == now_at
    ]
    first, *others = (
        Choice(write_place(None, other.start), f"To be scheduled in {other}") for other in (here, *here.neighbours)
    )
    return [first, *at_meetings, *others]


def meeting_words(meeting: Meeting) -> str:
    """A meeting in a list to choose from: "Thursday 4 April 2019, 2pm", and whether it is called off."""
    said = f"{date_words(meeting.day)}, {time_words(meeting.starts)}"
    return said if meeting.status.takes_place else f"{said} ({meeting.status.label.lower()})"


def whereabouts(item: Item) -> str:
    """Where the item is and what was understood of its target, in a sentence. Its meeting is loaded."""
    if item.meeting is not None:
        return f"It is planned for {date_words(item.meeting.day)}."
    said = f"It is to be scheduled in {MunicipalYear(item.year)}"
    if not item.target_text:
        return f"{said}."
    first, last = item.target_earliest, item.target_latest
    if first is None or last is None:
        return f"{said}. It is wanted “{item.target_text}”, which names no dates."
    window = date_words(first) if first == last else f"from {date_words(first)} to {date_words(last)}"
    return f"{said}. It is wanted “{item.target_text}”: {window}."
