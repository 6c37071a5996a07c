"""Fields for what is chosen: from a list, among radios or checkboxes, or by ticking one box."""

from collections.abc import Callable, Collection, Iterable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from workprogramme.web import widgets
from workprogramme.web.fields.answer import Answer


class Choice(NamedTuple):
    """One thing to choose: `value` as it is sent, `text` as it is read, and a line of help."""

    value: str
    text: str
    hint: str = ""


class Option(NamedTuple):
    """A choice as it is drawn."""

    value: str
    text: str
    hint: str
    chosen: bool


def choices_of(kinds: Iterable[Any]) -> list[Choice]:
    """The choices that a closed list such as `MeetingStatus` offers: its values by their labels."""
    return [Choice(str(kind.value), kind.label) for kind in kinds]


def _sent(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


class Select(Answer):
    """One of a list. `choices`: `Choice` or (value, text) or (value, text, hint), also set on the field of one form.

    `coerce` makes `data` of the value that was sent, such as `int` or `MeetingStatus`. `empty`: the text of the line
    that stands for no answer; "" for no such line.
    """

    verb = "Select"
    widget: widgets.Widget = widgets.SelectInput()

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        choices: Iterable[tuple[str, ...]] = (),
        coerce: Callable[[str], Any] = str,
        empty: str = "Choose one",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.choices: Iterable[tuple[str, ...]] = choices
        self.coerce = coerce
        self.empty = empty

    def offered(self) -> list[Choice]:
        """The choices."""
        return [Choice(*map(str, choice)) for choice in self.choices]

    def options(self) -> list[Option]:
        """The choices as they are drawn, with the one that is chosen."""
        chosen = set() if self.is_empty() else self._chosen()
        blank = [Option("", self.empty, "", not chosen)] if self.empty else []
        return [*blank, *(Option(*choice, choice.value in chosen) for choice in self.offered())]

    def _chosen(self) -> set[str]:
        return {_sent(self.data)}

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data, self.unread = None, ""
        self.take_all([value for value in valuelist if isinstance(value, str) and value])

    def take_all(self, sent: list[str]) -> None:
        """Reads the first value that was sent; one that was not offered is not read."""
        if sent:
            self.data = self._made(sent[0], {choice.value for choice in self.offered()})

    def _made(self, value: str, offered: Collection[str]) -> Any:
        if value not in offered:
            self.unread = "must be one of the choices on this page"
            return None
        return self.coerce(value)


class Radios(Select):
    """One of a few, all in view."""

    widget: widgets.Widget = widgets.ChoicesInput("radios", "govukRadios")

    def __init__(
        self, label: str, validators: Sequence[Any] = (), *, inline: bool = False, small: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **{"empty": "", **kwargs})
        looks = {"govuk-radios--inline": inline, "govuk-radios--small": small}
        self.classes = " ".join(name for name, wanted in looks.items() if wanted)


class Checkboxes(Select):
    """Any number of some. `data` is a list in the order of the choices."""

    widget: widgets.Widget = widgets.ChoicesInput("checkboxes", "govukCheckboxes")

    def __init__(self, label: str, validators: Sequence[Any] = (), *, small: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators, **{"empty": "", **kwargs})
        self.classes = "govuk-checkboxes--small" if small else ""

    def _chosen(self) -> set[str]:
        return {_sent(value) for value in self.data}

    def take_all(self, sent: list[str]) -> None:
        offered = {choice.value: choice for choice in self.offered()}
        made = {value: self._made(value, offered) for value in sent}
        self.data = [made[value] for value in offered if value in made]


class Checkbox(Answer):
    """One box to tick: `data` is True or False. When `required` it must be ticked; `noun` then ends "Confirm …"."""

    verb = "Confirm"
    widget: widgets.Widget = widgets.TickInput()

    def __init__(self, label: str, validators: Sequence[Any] = (), *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validators, required=True, **{"default": False, **kwargs})
        self.required = required

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = bool(valuelist) and valuelist[0] not in ("", "no", "false", "0")

    def is_empty(self) -> bool:
        return not self.data
