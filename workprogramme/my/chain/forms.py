"""The form for a chain: a row of fields for each stage, as many as there are. Each press sends all of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wtforms import HiddenField

from workprogramme.domain.deadlines import DISPATCH, LONGEST_CHAIN, Stage, chain_faults
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.web.fields import Submit, TextField, WholeNumber
from workprogramme.web.forms import Form
from workprogramme.web.typed import clean

MOST_STAGES = 12
NAME_LENGTH = 60
LOCAL = "Local: the committee's own timetable"
_PRESS = re.compile(r"(up|down|remove)_([0-9]{1,2})")


@dataclass(frozen=True)
class Row:
    """One stage as it is typed: its key (new ones have none), its name and its working days."""

    key: str
    name: str
    days: str


class ChainForm(Form):
    """The stages before dispatch. `seen`: the chain that was there when the page was made. Made by `chain_form`."""

    seen = HiddenField()
    dispatch = TextField("Name of the last stage", noun="the name of the last stage", most=NAME_LENGTH, width=20)
    look = Submit("Show what would move", look="secondary")
    save = Submit("Save deadlines")

    @property
    def rows(self) -> list[tuple[int, Any, Any, Any]]:
        """(number from 1, key, name, days) of each stage's fields."""
        return [(n + 1, self[f"key_{n}"], self[f"name_{n}"], self[f"days_{n}"]) for n in range(self.count)]

    @property
    def count(self) -> int:
        """How many stages there are before dispatch."""
        return sum(name.startswith("name_") for name in self._fields)

    def chain(self, known: Sequence[Stage]) -> tuple[Stage, ...]:
        """The chain that is typed, once the fields are valid; what is not asked is kept of the stage in `known`."""
        taken = {key.data for _, key, _, _ in self.rows}
        stages: list[Stage] = []
        for _, field, name, days in self.rows:
            key = field.data or next(new for n in range(1, 99) if (new := f"stage_{n}") not in taken)
            taken.add(key)
            stages.append(_stage([one for one in known if one.key == key], key, name.data, days.data))
        last = next(stage for stage in known if stage.working_days == DISPATCH)
        return *stages, replace(last, name=self.dispatch.data)

    def refuse_faults(self, chain: Sequence[Stage], jurisdiction: Jurisdiction) -> bool:
        """Puts what is wrong with the chain beside the fields; says whether anything is."""
        names = [stage.name.casefold() for stage in chain]
        for place, name in enumerate(names[:-1]):
            if name in names[:place]:
                self[f"name_{place}"].errors = ["Give each stage a name of its own."]
        for fault in chain_faults(chain, jurisdiction):
            if fault.place is None:
                self.form_errors.append(str(fault))
            else:
                self[f"days_{fault.place}"].errors = [str(fault)]
        return bool(self.errors)


def chain_form(rows: Sequence[Row], **answers: Any) -> ChainForm:
    """The form with these stages; `formdata=None` in `answers` makes it of them whatever was sent."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = dict(answers.pop("data", {}))
    for n, row in enumerate(rows):
        fields[f"key_{n}"] = HiddenField()
        fields[f"name_{n}"] = TextField(f"Stage {n + 1}", noun="a name for the stage", most=NAME_LENGTH, width=20)
        fields[f"days_{n}"] = WholeNumber(
            f"Stage {n + 1} is due",
            noun=f"how many working days before the meeting stage {n + 1} is due",
            least=1,
            most_value=LONGEST_CHAIN,
            width=3,
            suffix="working days before the meeting",
        )
        data |= {f"key_{n}": row.key, f"name_{n}": row.name, f"days_{n}": _number(row.days)}
    form: ChainForm = type("ChainForm", (ChainForm,), fields)(data=data, **answers)
    if "formdata" in answers:
        for n, row in enumerate(rows):
            typed: Any = form[f"days_{n}"]
            typed.typed = clean(row.days)  # kept as it was typed, be it a number or not
    return form


def rows_of(chain: Sequence[Stage]) -> list[Row]:
    """The rows of a chain, without dispatch."""
    return [Row(stage.key, stage.name, str(stage.working_days)) for stage in chain if stage.working_days != DISPATCH]


def rows_sent(sent: Mapping[str, str]) -> list[Row]:
    """The rows that were sent, as many as have a name in them, one after another from 0; no more than may be."""
    rows: list[Row] = []
    while len(rows) < MOST_STAGES and f"name_{len(rows)}" in sent:
        n = len(rows)
        key = clean(sent.get(f"key_{n}", ""))
        known = re.fullmatch(r"[a-z0-9_]{1,40}", key) and key != DISPATCH and key not in [row.key for row in rows]
        rows.append(Row(key if known else "", sent[f"name_{n}"], sent.get(f"days_{n}", "")))
    return rows


def pressed(sent: Mapping[str, str], rows: Sequence[Row]) -> list[Row] | None:
    """The rows after a press of "add", "up_2", "down_2" or "remove_2" (numbers from 1); None for any other press."""
    if "add" in sent:
        return [*rows, Row("", "", "")][:MOST_STAGES]
    found = next((match for name in sent if (match := _PRESS.fullmatch(name))), None)
    if found is None:
        return None
    place, changed = int(found[2]) - 1, list(rows)
    if not 0 <= place < len(changed):
        return changed
    row = changed.pop(place)
    if found[1] == "up":
        changed.insert(max(0, place - 1), row)
    elif found[1] == "down":
        changed.insert(place + 1, row)
    return changed


def _stage(known: Sequence[Stage], key: str, name: str, days: int) -> Stage:
    """A stage that keeps its words as long as it keeps its name; `known` are those that had this key."""
    same = next((stage for stage in known if stage.name == name), None)
    if same is None:
        return Stage(key, name, days, f"{name} is due {{when}}.")
    return same if same.working_days == days else replace(same, working_days=days, source=LOCAL)


def _number(typed: str) -> int | None:
    plain = clean(typed)
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 6 else None
