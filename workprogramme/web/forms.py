"""What every room's forms share: the token against forgery, refusals beside their field, a second writer's clash, and a
form that is sent twice.

Knows how a form is filled, compared and answered; knows nothing of what is asked in it, nor how a field looks.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any, ClassVar

from flask import request
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import HiddenField
from wtforms.widgets import HiddenInput

from workprogramme.domain.refusals import Refused
from workprogramme.web import widgets
from workprogramme.web.typed import clean
from workprogramme.web.words import date_words, join_names, time_words

Choices = Iterable[tuple[str, ...]]


class Form(FlaskForm):
    """A form of this house. `choices`: by field name, what may be chosen on this one form."""

    def __init__(
        self, *args: Any, choices: Mapping[str, Iterable[tuple[str, ...]]] | None = None, **kwargs: Any
    ) -> None:
        self._offered = dict(choices or {})
        super().__init__(*args, **kwargs)

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Sets what may be chosen before the fields read what was."""
        for name, offered in self._offered.items():
            setattr(self[name], "choices", offered)  # noqa: B010 - only fields with choices have it
        super().process(*args, **kwargs)

    def refuse(self, refused: Refused) -> None:
        """Shows the refusal beside its field, or above the form where it names none that is here."""
        field = self._fields.get(refused.field or "")
        if field is None:
            self.form_errors.append(refused.reason)
        else:
            field.errors = [refused.reason, *field.errors]

    @property
    def status(self) -> int:
        """The status for a page with this form: 409 with a second writer's clash, 422 with errors, else 200."""
        return 422 if self.errors else 200

    def hidden(self) -> Markup:
        """Every unseen input, the token against forgery among them, without ids, so that a page may have many forms."""
        return Markup("").join(
            Markup('<input type="hidden" name="{}" value="{}">').format(field.name, _value(field))
            for field in self._hidden_fields()
        )

    def asked(self) -> Iterator[Any]:
        """The fields that a person fills in, in order; not buttons."""
        unseen = {field.name for field in self._hidden_fields()}
        return (field for field in self if field.name not in unseen and "submit" not in field.type.lower())

    def _hidden_fields(self) -> Iterator[Any]:
        return (field for field in self if isinstance(field.widget, (HiddenInput, widgets.HiddenInput)))


@dataclass(frozen=True)
class Clash:
    """One field in which two writers differ: what this person typed and what is there now, both in words.

    `taken_over`: this person had left the field alone, so the form now holds what is there.
    """

    field_id: str
    label: str
    typed: str
    now: str
    taken_over: bool


class EditForm(Form):
    """A form that changes a record. It carries the version it was filled from, and what each field then said.

    Fill it with `obj=` something that has a `version`. An action compares `seen_version` with the record and raises
    Stale; the view then calls `clash_with`.
    """

    aside: ClassVar[frozenset[str]] = frozenset({"reason"})
    """Fields that belong to the change and not to the record, so that two writers cannot differ in them."""

    version = HiddenField()
    seen = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clashes: tuple[Clash, ...] = ()
        self.overtaken = False
        if self.seen.raw_data is None:  # filled from the record, not from a request
            self.seen.data = json.dumps(
                {field.name: _digest(field) for field in self._compared()}, separators=(",", ":")
            )

    @property
    def seen_version(self) -> int:
        """The version that the person had before them; -1, which no record has, where the form does not say."""
        sent = self.version.raw_data  # None where the form was filled from the record, empty where it was not sent
        said = str((self.version.data if sent is None else sent and sent[0]) or "")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1

    @property
    def status(self) -> int:
        """As for every form, and 409 where somebody else was quicker."""
        return 409 if self.overtaken else super().status

    def clash_with(self, current: "EditForm") -> None:
        """Compares with `current`, the same form filled from the record as it stands now (made with `formdata=None`).

        What this person typed stays in the form; a field that they had left alone takes what is there now. Sending
        the form again saves it over the version in `current`. It is `overtaken` where the other changed a field to
        something else than it now says here, and where it has no field to compare.
        """
        seen, clashes, overtaken = self._seen_digests(), [], not self.compares
        for mine in list(self._compared()):
            theirs = current._fields.get(mine.name)
            if theirs is None or _digest(mine) == _digest(theirs):
                continue
            untouched = seen.get(mine.name) == _digest(mine)
            overtaken |= seen.get(mine.name) != _digest(theirs)
            label = getattr(mine, "named", mine.label.text)
            clashes.append(Clash(mine.id, label, in_words(mine), in_words(theirs), taken_over=untouched))
            if untouched:
                self._fields[mine.name] = theirs
                setattr(self, mine.name, theirs)
        for name in ("version", "seen"):
            self._fields[name] = current._fields[name]
            setattr(self, name, current._fields[name])
        self.clashes, self.overtaken = tuple(clashes), overtaken

    @property
    def compares(self) -> bool:
        """Whether it has fields in which two writers could differ."""
        return any(True for _ in self._compared())

    def _compared(self) -> Iterator[Any]:
        return (field for field in self.asked() if field.name not in self.aside)

    def _seen_digests(self) -> dict[str, Any]:
        try:
            said = json.loads(self.seen.data or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


class AddForm(Form):
    """A form that makes something. Its key lets `web.submissions` tell a second sending from a second thing."""

    form_key = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.form_key.data:
            self.form_key.data = secrets.token_urlsafe(18)

    def fingerprint(self) -> str:
        """The same for the same form with the same answers, and for no other: 64 hexadecimal digits.

        Somebody who goes back, types something else and sends again means a second thing, and gets one.
        """
        answers = sorted((name, request.form.getlist(name)) for name in request.form if name != "csrf_token")
        told = json.dumps([request.path, self.form_key.data, answers])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def in_words(field: Any) -> str:
    """What a field holds, as a person would read it; "" where it holds nothing."""
    if hasattr(field, "options"):
        return join_names(str(option.text) for option in field.options() if option.chosen)
    value = field.data
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, time):
        return time_words(value)
    if isinstance(value, list | tuple):
        return "\n".join(str(_plain(part)) for part in value)
    return str(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return "" if value is None else value


def _digest(field: Any) -> str:
    return hashlib.sha256(str(_plain(field.data)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _value(field: Any) -> str:
    value = field.current_token if field.type == "CSRFTokenField" else field.data
    return "" if value is None else clean(str(value))
