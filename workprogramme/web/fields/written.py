"""Fields for what is written: lines, passages, lists, addresses, passwords and whole numbers."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from wtforms.validators import StopValidation

from workprogramme.web import widgets
from workprogramme.web.fields.answer import Answer
from workprogramme.web.typed import clean, clean_lines
from workprogramme.web.words import count


class TextField(Answer):
    """One line of text, cleaned. `most`: characters. `width`: of the box, in characters (2, 3, 4, 5, 10, 20, 30)."""

    widget: widgets.Widget = widgets.TextInput()
    input_type = "text"
    inputmode = ""

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        most: int = 200,
        width: int | None = None,
        autocomplete: str = "",
        spellcheck: bool | None = None,
        suffix: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.most = most
        self.classes = f"govuk-input--width-{width}" if width else ""
        self.autocomplete = autocomplete
        self.spellcheck = spellcheck
        self.suffix = suffix

    def take(self, text: str) -> None:
        self.data = clean(text)

    def shown(self) -> str:
        """What stands in the box."""
        return str(self.data or "")

    def check(self) -> None:
        self.must(len(self.data) <= self.most, f"must be {count(self.most, 'character')} or fewer")


class EmailField(TextField):
    """An email address. That a letter arrives there only a letter can tell: this looks for the shape."""

    input_type = "email"

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, noun: str = "an email address", **kwargs: Any
    ) -> None:
        wanted = {"most": 254, "autocomplete": "email", "spellcheck": False, **kwargs}
        super().__init__(label, validators, noun=noun, **wanted)

    def check(self) -> None:
        super().check()
        name, at, host = self.data.rpartition("@")
        plain = all(part and part.isprintable() for part in host.split(".")) and "." in host and " " not in self.data
        if not (name and at and plain and "@" not in name and not name.startswith(".") and not name.endswith(".")):
            raise StopValidation("Enter an email address in the correct format, like name@example.org")


class PasswordField(TextField):
    """A password: composed to one Unicode form so that every keyboard means the same, else kept to the letter.

    It is never shown again. `least`: characters, for a new one. `autocomplete`: current-password or new-password.
    """

    widget: widgets.Widget = widgets.PasswordInput()
    input_type = "password"

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        least: int = 1,
        autocomplete: str = "current-password",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **{"most": 200, "autocomplete": autocomplete, **kwargs})
        self.least = least

    def take(self, text: str) -> None:
        self.data = unicodedata.normalize("NFC", text)

    def shown(self) -> str:
        return ""

    def check(self) -> None:
        self.must(len(self.data) >= self.least, f"must be {count(self.least, 'character')} or more")
        super().check()


class TextArea(TextField):
    """Several lines of text, cleaned, line breaks kept. `counts`: the page says how many characters are left."""

    widget: widgets.Widget = widgets.TextAreaInput()

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        most: int = 4000,
        rows: int = 5,
        counts: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, most=most, **kwargs)
        self.rows = rows
        self.counts = counts

    def take(self, text: str) -> None:
        self.data = clean(text, lines=True)


class MultiLine(TextArea):
    """A list, one entry a line: `data` is a list of texts, cleaned, none twice. `most`: characters of one entry."""

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, most: int = 200, most_lines: int = 50, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, most=most, **kwargs)
        self.most_lines = most_lines

    def take(self, text: str) -> None:
        self.data = clean_lines(text)

    def shown(self) -> str:
        return "\n".join(self.data or ())

    def check(self) -> None:
        self.must(len(self.data) <= self.most_lines, f"must be {count(self.most_lines, 'line')} or fewer")
        long = next((entry for entry in self.data if len(entry) > self.most), None)
        self.must(long is None, f"must have {count(self.most, 'character')} or fewer on each line")


class WholeNumber(TextField):
    """A whole number from `least` to `most_value`, such as minutes. `data` is an int or None."""

    inputmode = "numeric"

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, least: int = 0, most_value: int = 999_999, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **{"width": 4, "spellcheck": False, **kwargs})
        self.least, self.most_value = least, most_value
        self.typed = ""

    def take(self, text: str) -> None:
        self.typed, self.data, self.unread = clean(text), None, ""
        plain = self.typed.replace(",", "")
        if plain.isascii() and plain.removeprefix("-").isdigit() and len(plain) < 10:
            self.data = int(plain)
        elif self.typed:
            self.unread = "must be a whole number, like 30"

    def shown(self) -> str:
        return self.typed if self.unread or self.data is None else str(self.data)

    def check(self) -> None:
        span = f"must be between {self.least:,} and {self.most_value:,}"
        self.must(self.least <= self.data <= self.most_value, span)
