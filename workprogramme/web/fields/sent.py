"""Fields for what goes along with the answers: a file, the version that was edited, and the button that was pressed."""

from collections.abc import Sequence
from typing import Any

from workprogramme.web import widgets
from workprogramme.web.fields.answer import Answer


class Upload(Answer):
    """A file. `data` is what was sent, with its name, or None. `accept`: what to offer, such as ".docx"."""

    verb = "Choose"
    widget: widgets.Widget = widgets.FileInput()

    def __init__(self, label: str, validators: Sequence[Any] = (), *, accept: str = "", **kwargs: Any) -> None:
        super().__init__(
            label, validators, attributes={"accept": accept} if accept else {}, **{"noun": "a file", **kwargs}
        )

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = next((sent for sent in valuelist if getattr(sent, "filename", "")), None)


class Version(Answer):
    """The version of what is being edited, as it was when the page was made: the lock against a second writer."""

    widget: widgets.Widget = widgets.HiddenInput()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("Version", **kwargs)

    @property
    def error_id(self) -> None:
        return None

    def shown(self) -> str:
        """The number as it is sent."""
        return "" if self.data is None else str(self.data)

    def take(self, text: str) -> None:
        self.data = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    def when_missing(self) -> str:
        return "This page is out of date. Open it again and make your changes once more"


class Submit(Answer):
    """A button. `data` tells whether it was the one that was pressed. `look`: "", "secondary" or "warning"."""

    widget: widgets.Widget = widgets.Button()

    def __init__(self, label: str, *, look: str = "", **kwargs: Any) -> None:
        super().__init__(label, required=True, **kwargs)
        self.required = False
        self.classes = f"govuk-button--{look}" if look else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = bool(valuelist)
