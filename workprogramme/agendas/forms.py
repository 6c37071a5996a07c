"""The form of a committee's agenda template, with a row of boxes for each standing item and one more to add another."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wtforms import HiddenField

from workprogramme.agendas.actions import MOST_STANDING_ITEMS
from workprogramme.domain.agendas import AgendaTemplateValue, StandingItem
from workprogramme.web.fields import Checkbox, EmailField, Submit, TextArea, TextField, TimeInput, WholeNumber
from workprogramme.web.forms import Clash, EditForm

HEADINGS = {"first": "Standing items that come first", "last": "Standing items that come last"}
BOXES = ("title", "report_line", "note", "place")


@dataclass(frozen=True)
class Row:
    """The boxes of one standing item on the page."""

    heading: str
    title: Any
    report_line: Any
    note: Any
    place: Any

    @property
    def boxes(self) -> tuple[Any, ...]:
        """All of them, in order."""
        return (self.title, self.report_line, self.note, self.place)

    @property
    def in_use(self) -> bool:
        """Whether there is anything in it."""
        return any((box.data is not None and box.data != "") or box.errors for box in self.boxes)

    def standing_item(self) -> StandingItem | None:
        """What was typed; None where there is no text in it."""
        title, report_line, note = (box.data or "" for box in self.boxes[:3])
        return StandingItem(title=title, report_line=report_line, note=note) if title or report_line or note else None


def _row_fields() -> dict[str, Any]:
    """The boxes of every row that there may be, by name; made before the other fields, so that they come first."""
    fields: dict[str, Any] = {}
    for name in (f"{which}_{n}" for which in HEADINGS for n in range(1, MOST_STANDING_ITEMS + 1)):
        fields[f"{name}_title"] = TextField("Title", required=False, most=300)
        fields[f"{name}_report_line"] = TextField("Report line", required=False, most=300)
        fields[f"{name}_note"] = TextArea("Note", required=False, rows=2, most=1000)
        fields[f"{name}_place"] = WholeNumber(
            "Place in the list", required=False, least=1, most_value=MOST_STANDING_ITEMS, width=2
        )
    return fields


_ROW_FIELDS = _row_fields()


class TemplateForm(EditForm):
    """What stands on every agenda of a committee."""

    aside = EditForm.aside | _ROW_FIELDS.keys()  # each list is compared as one thing, below

    seen_lists = HiddenField()
    apologies_by = TimeInput("Apologies by, on the day of the meeting", noun="the time by which to send apologies")
    speakers_by = TimeInput(
        "Speakers by, on the day before the meeting", noun="the time by which speakers come forward"
    )
    signed_by = TextField("Signed by", required=False, hint="Name, role and address under the business", most=300)
    contact_name = TextField("Contact's name", required=False, most=120)
    contact_role = TextField("Contact's role", required=False, most=120)
    contact_phone = TextField("Contact's telephone number", required=False, most=60, width=20)
    contact_email = EmailField("Contact's email address", required=False, autocomplete="off")
    contact_link = TextField(
        "Where to find out more",
        required=False,
        hint="A web address, for example https://democracy.example.gov.uk",
        most=500,
        spellcheck=False,
    )
    access_note = TextArea(
        "Note on getting in and hearing",
        required=False,
        hint="For example, that there is a hearing loop",
        rows=2,
        most=600,
    )
    formats_note = TextArea(
        "Note on other formats and languages",
        required=False,
        hint="For example, how to ask for a British Sign Language interpreter",
        rows=3,
        most=600,
    )
    draft_is_public = Checkbox(
        "Show the draft to the public before the agenda is published",
        hint="Only of meetings that are in a published edition, and only what that edition says",
    )
    submit = Submit("Save the agenda template")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in self._every_row("first") + self._every_row("last"):
            row.title.label.text = row.title.named  # an empty row is no mistake, but a title is not optional in a row
        if self.seen_lists.raw_data is None:  # filled from the record, not from a request
            self.seen_lists.data = " ".join(map(self._digest, HEADINGS))

    @property
    def first_rows(self) -> list[Row]:
        """The rows to show of the standing items that come first: up to the last in use, and one more."""
        return self._rows("first")

    @property
    def last_rows(self) -> list[Row]:
        """The same of those that come last."""
        return self._rows("last")

    def validate(self, extra_validators: Any = None) -> bool:
        """Every box by itself; and a row with any text in it has a title."""
        ok = super().validate(extra_validators)
        for row in self.first_rows + self.last_rows:
            typed = row.standing_item()
            if typed is not None and not typed.title:
                row.title.errors = ["Enter a title, or empty the other boxes to leave the item out"]
                ok = False
        return bool(ok)

    def value(self) -> AgendaTemplateValue:
        """What was typed, as a value; the standing items in the places that they were given."""
        names = AgendaTemplateValue.__dataclass_fields__.keys() - {"first_items", "last_items"}
        return AgendaTemplateValue(
            first_items=self._placed("first"),
            last_items=self._placed("last"),
            **{name: self[name].data for name in names},
        )

    def clash_with(self, current: EditForm) -> None:
        """As for every form; a list of standing items is kept or taken over whole, never mixed row by row."""
        assert isinstance(current, TemplateForm)
        seen = dict(zip(HEADINGS, str(self.seen_lists.data or "").split(), strict=False))
        differing = [which for which in HEADINGS if self._placed(which) != current._placed(which)]
        overtaken = any(seen.get(which) != current._digest(which) for which in differing)
        clashes = [self._list_clash(which, current, seen.get(which)) for which in differing]
        super().clash_with(current)
        self.clashes, self.overtaken = (*clashes, *self.clashes), self.overtaken or overtaken
        self._fields["seen_lists"] = self.seen_lists = current.seen_lists

    def _list_clash(self, which: str, current: "TemplateForm", seen: str | None) -> Clash:
        typed, untouched = self._in_words(which), seen == self._digest(which)
        if untouched:
            for row in current._every_row(which):
                self._fields.update({box.name: box for box in row.boxes})
        return Clash(f"{which}_1_title", HEADINGS[which], typed, current._in_words(which), taken_over=untouched)

    def _every_row(self, which: str) -> list[Row]:
        return [
            Row(f"{which.capitalize()} item {n}", **{box: self[f"{which}_{n}_{box}"] for box in BOXES})
            for n in range(1, MOST_STANDING_ITEMS + 1)
        ]

    def _rows(self, which: str) -> list[Row]:
        rows = self._every_row(which)
        return rows[: 1 + max((n for n, row in enumerate(rows, 1) if row.in_use), default=0)]

    def _placed(self, which: str) -> tuple[StandingItem, ...]:
        """Of two rows with one place the upper comes first; a row without a place comes last."""
        typed = [(row.place.data, item) for row in self._every_row(which) if (item := row.standing_item()) is not None]
        return tuple(item for _, item in sorted(typed, key=lambda pair: pair[0] or MOST_STANDING_ITEMS + 1))

    def _digest(self, which: str) -> str:
        """What a list says, in one word, so that it can be told later whether it was changed."""
        return hashlib.sha256(repr(self._placed(which)).encode()).hexdigest()[:12]

    def _in_words(self, which: str) -> str:
        return _numbered("; ".join(filter(None, (i.title, i.report_line, i.note))) for i in self._placed(which))


for _name, _field in _ROW_FIELDS.items():
    setattr(TemplateForm, _name, _field)


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def as_filled(template: AgendaTemplateValue, version: int) -> dict[str, Any]:
    """A template as the form's fields have it."""
    filled: dict[str, Any] = {name: getattr(template, name) for name in template.__dataclass_fields__}
    filled["version"] = version
    for which in HEADINGS:
        for n, item in enumerate(filled.pop(f"{which}_items"), 1):
            row = {"title": item.title, "report_line": item.report_line, "note": item.note, "place": n}
            filled |= {f"{which}_{n}_{box}": row[box] for box in BOXES}
    return filled
