"""A follow-up as a value: what was asked for at a meeting, of whom and by when, and what became of it.

Knows its own JSON form, in which editions keep it; what is late, and from when, the law says (see `follow_ups`).
"""

from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from typing import Any

from workprogramme.domain.kinds import AnswerForm, AskedBy


@dataclass(frozen=True, kw_only=True)
class AskedOfValue:
    """A person or body of whom it is asked, by name as it was then."""

    person_id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class LinkedItemValue:
    """An item that will answer it: what it is called and where it stands; `day` is its meeting's, where it has one.

    `off`: it answers nothing as it stands, because it was withdrawn.
    """

    id: int
    title: str
    day: date | None = None
    meeting_id: int | None = None
    target_text: str = ""
    off: bool = False


@dataclass(frozen=True, kw_only=True)
class FollowUpValue:
    """Something asked for at a meeting. Its target and first promise are in the officer's words; windows inclusive.

    `source_day` is the day of its source meeting, `source_text` the meeting as written where it is none of ours.
    `asked_on` is the day of asking; in a series (`raised_by_id`), the day on which the one before it was received.
    `private`: the public does not read it, because its wording or an item that it belongs to is private.
    """

    id: int
    wording: str
    asked_on: date | None = None
    asked_by: AskedBy = AskedBy.COMMITTEE
    asked_by_note: str = ""
    asked_of: tuple[AskedOfValue, ...] = ()
    answer_form: AnswerForm = AnswerForm.REPORT
    source_meeting_id: int | None = None
    source_day: date | None = None
    source_text: str = ""
    source_item_id: int | None = None
    source_title: str = ""
    minute: str = ""
    target_text: str = ""
    target_kind: str = "none"
    target_earliest: date | None = None
    target_latest: date | None = None
    first_text: str = ""
    first_earliest: date | None = None
    first_latest: date | None = None
    event_on: date | None = None
    deferrals: int = 0
    raised_by_id: int | None = None
    items: tuple[LinkedItemValue, ...] = field(default=())
    answered_on: date | None = None
    answered_meeting_id: int | None = None
    answered_item_id: int | None = None
    answered_title: str = ""
    answered_minute: str = ""
    answered_note: str = ""
    dropped_on: date | None = None
    dropped_reason: str = ""
    dropped_by: str = ""
    private: bool = False

    @property
    def closed_on(self) -> date | None:
        """The day on which it was answered or dropped."""
        return self.answered_on or self.dropped_on

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those of whom it is asked, in order."""
        return tuple(one.name for one in self.asked_of)


_DAYS = (
    "asked_on", "source_day", "target_earliest", "target_latest", "first_earliest", "first_latest", "event_on",
    "answered_on", "dropped_on",
)  # fmt: skip


def follow_up_to_json(value: FollowUpValue) -> dict[str, Any]:
    """The follow-up as JSON can hold it; fields that have their default are left out."""
    return dict(_written(value))


def follow_up_from_json(document: dict[str, Any]) -> FollowUpValue:
    """The follow-up that `follow_up_to_json` wrote."""
    values = dict(document)
    for name in _DAYS:
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    if "asked_by" in values:
        values["asked_by"] = AskedBy(values["asked_by"])
    if "answer_form" in values:
        values["answer_form"] = AnswerForm(values["answer_form"])
    values["asked_of"] = tuple(AskedOfValue(**one) for one in values.get("asked_of", ()))
    values["items"] = tuple(_item(one) for one in values.get("items", ()))
    return FollowUpValue(**values)


def _item(document: dict[str, Any]) -> LinkedItemValue:
    day = document.get("day")
    return LinkedItemValue(**{**document, "day": date.fromisoformat(day) if day else None})


def _written(value: Any) -> Any:
    if isinstance(value, (FollowUpValue, LinkedItemValue, AskedOfValue)):
        return {f.name: _written(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
