"""What an import did, and what was corrected of its reading, in words."""

from collections.abc import Mapping
from typing import Any

from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.importing.corrections import (
    Correction,
    GoesOnAbove,
    IsItem,
    IsMeeting,
    ItemSays,
    More,
    NoItem,
    NoMeeting,
    OnePerson,
    TheseColumns,
)
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.results import Meaning
from workprogramme.web.words import count, date_words, join_names

_MEANINGS = {
    Meaning.COMMITTEE: "Name of the committee",
    Meaning.YEAR: "Municipal year",
    Meaning.COLUMNS: "Names of the columns",
    Meaning.DATE: "Date of what follows",
    Meaning.TOPIC: "Topic of what follows",
    Meaning.SUMMARY: "Summary: the table says the same",
    Meaning.PAGE: "Printed on the page",
    Meaning.CALENDAR: "Part of a calendar",
}
COLUMNS = {
    Column.DATE: "Date of the meeting",
    Column.TITLE: "Title",
    Column.DETAIL: "Detail",
    Column.PEOPLE: "Lead officer and cabinet member",
    Column.LEAD_OFFICER: "Lead officer",
    Column.CABINET_MEMBER: "Cabinet member",
    Column.PARTNER: "Partner",
    Column.REPORT_DEADLINE: "Report deadline",
    Column.DECISION_DATE: "Date of a decision elsewhere",
    Column.OTHER: "Something else",
}
"""What a column can hold, as it is offered."""


def meaning_words(meaning: Meaning) -> str:
    """What an understood heading is."""
    return _MEANINGS[meaning]


def came_of_words(came_of: Mapping[str, Any]) -> list[str]:
    """What an import did, a phrase each; "nothing changed" where it did nothing."""
    told = [
        ("added", len(came_of["meetings"]), "meeting", "meetings"),
        ("added", len(came_of["items"]), "item", "items"),
        ("added", len(came_of["people"]), "person", "people"),
        ("changed", len(came_of["updated"]), "item", "items"),
    ]
    found = [f"{count(number, thing, things)} {verb}" for verb, number, thing, things in told if number]
    there, left = came_of["there"], came_of["left"] - came_of["there"]
    found += [f"{count(there, 'item')} already there"] if there else []
    found += [f"{count(left, 'item')} left out"] if left > 0 else []
    return found or ["nothing changed"]


def correction_words(one: Correction, result: Corrected) -> str:
    """What a person said against the reading, in a sentence."""
    if isinstance(one, IsMeeting):
        return f"Line {one.line} is the meeting on {date_words(one.day)}."
    if isinstance(one, GoesOnAbove):
        more = "title" if one.more is More.TITLE else "detail"
        return f"Line {one.line} goes on with the {more} of the item above it."
    if isinstance(one, OnePerson):
        return f"“{one.name}” is {one.known_as}."
    if isinstance(one, ItemSays):
        return _said(one, result)
    if isinstance(one, NoItem):
        return f"{_line(one.item)} is no item."
    if isinstance(one, TheseColumns | NoMeeting | IsItem):
        ends = {TheseColumns: "names these columns", NoMeeting: "is no meeting", IsItem: "is an item"}
        return f"Line {one.line} {ends[type(one)]}."
    return f"“{one.name}” and “{one.other}” are two people."


def _said(one: ItemSays, result: Corrected) -> str:
    place = result.place(one.item)
    title = f"“{result.reading.items[place].title}”" if place is not None else "The item"
    changed = [
        words
        for words, value in (
            ("title", one.title), ("detail", one.detail), ("when", one.when), ("lead officers", one.lead_officers),
            ("cabinet members", one.cabinet_members), ("partners", one.partners),
        )
        if value is not None
    ]  # fmt: skip
    told = f"has another {join_names(changed)}" if changed else "is right as it was read"
    return f"{_line(one.item)}: {title} {told}."


def _line(key: str) -> str:
    line, _, place = key.partition(".")
    return f"Line {line}, item {place}" if place else f"Line {line}"
