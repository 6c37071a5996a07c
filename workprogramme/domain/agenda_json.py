"""Agendas as JSON can hold them: the draft that is edited and the front sheet that was published.

A later reader goes on reading every earlier form: what is missing has its default.
"""

from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from workprogramme.domain.agenda_differences import SheetChange, SheetDifference
from workprogramme.domain.agenda_drafts import AgendaDraft, AgendaLine
from workprogramme.domain.agendas import (
    AgendaTemplateValue,
    Business,
    Exclusion,
    FrontSheet,
    Moment,
    StandingItem,
)
from workprogramme.domain.attendance import Named, NameList
from workprogramme.domain.programme import item_from_json, meeting_from_json


def agenda_to_json(value: Any) -> Any:
    """A draft, a front sheet or a difference; what has its default is left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [agenda_to_json(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        told = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: agenda_to_json(v) for f, v in told if v != f.default}
    return value


def draft_from_json(document: dict[str, Any]) -> AgendaDraft:
    """The draft that `agenda_to_json` wrote."""
    return AgendaDraft(
        lines=tuple(_line(line) for line in document.get("lines", ())),
        basis=tuple(item_from_json(item) for item in document.get("basis", ())),
        last_id=document.get("last_id", 0),
        **_names(document, "apologies", "substitutes", "also_invited"),
    )


def _line(document: dict[str, Any]) -> AgendaLine:
    return AgendaLine(**_timed(document, "starts"), sub_items=tuple(document.get("sub_items", ())))


def sheet_from_json(document: dict[str, Any]) -> FrontSheet:
    """The front sheet that `agenda_to_json` wrote."""
    return FrontSheet(
        committee=document["committee"],
        meeting=meeting_from_json(document["meeting"]),
        public=tuple(_business(line) for line in document["public"]),
        private=tuple(_business(line) for line in document["private"]),
        exclusions=tuple(
            Exclusion(**{**exclusion, "numbers": tuple(exclusion["numbers"])}) for exclusion in document["exclusions"]
        ),
        schedule_part=document["schedule_part"],
        dispatch=_day(document.get("dispatch")),
        issued=_day(document.get("issued")),
        clear_days=document["clear_days"],
        apologies=_moment(document.get("apologies")),
        speakers=_moment(document.get("speakers")),
        membership=_people(document["membership"]),
        coopted=_people(document["coopted"]),
        invited=_people(document["invited"]),
        template=_template(document.get("template", {})),
        **_names(document, "apologies_from", "substitutes", "also_invited"),
    )


def difference_from_json(document: dict[str, Any]) -> SheetDifference:
    """The difference that `agenda_to_json` wrote."""
    return SheetDifference(**{**document, "change": SheetChange(document["change"])})


def _business(document: dict[str, Any]) -> Business:
    return Business(**_timed(document, "starts"), sub_items=tuple(document.get("sub_items", ())))


def _timed(document: dict[str, Any], *names: str) -> dict[str, Any]:
    """The values of a document with these times as times, and without its sub-items."""
    values = {name: value for name, value in document.items() if name != "sub_items"}
    return values | {name: time.fromisoformat(values[name]) for name in names if values.get(name)}


def _names(document: dict[str, Any], *wanted: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(document.get(name, ())) for name in wanted}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _moment(document: dict[str, Any] | None) -> Moment | None:
    if document is None:
        return None
    return Moment(day=date.fromisoformat(document["day"]), at=time.fromisoformat(document["at"]))


def _people(document: dict[str, Any]) -> NameList:
    return NameList(
        councillors=tuple(Named(**named) for named in document.get("councillors", ())),
        others=tuple(Named(**named) for named in document.get("others", ())),
    )


def _template(document: dict[str, Any]) -> AgendaTemplateValue:
    items = {
        name: tuple(StandingItem(**item) for item in document.get(name, ())) for name in ("first_items", "last_items")
    }
    return AgendaTemplateValue(**{**_timed(document, "apologies_by", "speakers_by"), **items})
