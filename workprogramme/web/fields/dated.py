"""Fields for days and times, in the words and order in which people write them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from wtforms.utils import unset_value

from workprogramme.web import widgets
from workprogramme.web.fields.answer import Answer
from workprogramme.web.fields.written import TextField
from workprogramme.web.typed import DAY_PARTS, Unread, clean, read_day, read_time
from workprogramme.web.words import date_words, time_words


class TimeInput(TextField):
    """A time of day, in the words people use. `data` is a time or None."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(
            label, validators, **{"width": 10, "hint": "For example, 2pm or 14:00", "spellcheck": False, **kwargs}
        )
        self.typed = ""

    def take(self, text: str) -> None:
        self.typed, self.data, self.unread = clean(text), None, ""
        if self.typed:
            try:
                self.data = read_time(self.typed)
            except Unread as fault:
                self.unread = fault.says

    def shown(self) -> str:
        return time_words(self.data) if isinstance(self.data, time) else self.typed

    def check(self) -> None:
        """A time that was read needs no more."""


class DateInput(Answer):
    """A day in three boxes, sent as <name>-day, <name>-month and <name>-year. `data` is a date or None.

    `earliest`, `latest`: inclusive; they may also be set on the field of one form.
    """

    widget: widgets.Widget = widgets.DayInput()

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        earliest: date | None = None,
        latest: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **{"hint": "For example, 27 3 2019", **kwargs})
        self.earliest, self.latest = earliest, latest
        self.typed = dict.fromkeys(DAY_PARTS, "")
        self.wrong_parts: tuple[str, ...] = ()

    @property
    def error_id(self) -> str:
        return f"{self.id}-{self.wrong_parts[0] if self.wrong_parts else DAY_PARTS[0]}"

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Takes the day it is given, then whatever the three boxes say."""
        super().process(None, data, extra_filters)
        if isinstance(self.data, date):
            self.typed = {"day": str(self.data.day), "month": str(self.data.month), "year": str(self.data.year)}
        if formdata is None:
            return
        sent = {part: formdata.getlist(f"{self.name}-{part}") for part in DAY_PARTS}
        self.raw_data = [values[0] if values and isinstance(values[0], str) else "" for values in sent.values()]
        self.typed = {part: clean(text) for part, text in zip(DAY_PARTS, self.raw_data, strict=True)}
        self.data, self.unread, self.wrong_parts = None, "", ()
        try:
            self.data = read_day(self.typed)
        except Unread as fault:
            self.unread, self.wrong_parts = fault.says, fault.parts

    def check(self) -> None:
        if self.earliest is not None:
            self.must(self.data >= self.earliest, f"must be {date_words(self.earliest)} or later")
        if self.latest is not None:
            self.must(self.data <= self.latest, f"must be {date_words(self.latest)} or earlier")
