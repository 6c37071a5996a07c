"""A field for a colour: read from what people write, refused with a reason where it could not be read on a page."""

from typing import Any

from wtforms.validators import StopValidation

from workprogramme.domain.colours import read_colour, why_unreadable
from workprogramme.web.fields import TextField


class ColourField(TextField):
    """A colour such as "#0b5563". `data` is that, in small letters, or what was typed."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        hint = "Six letters and numbers after a #, like #0b5563. It must be dark enough for white text."
        super().__init__(label, **{"most": 20, "width": 10, "spellcheck": False, "hint": hint, **kwargs})

    def take(self, text: str) -> None:
        super().take(text)
        self.unread = ""
        try:
            self.data = read_colour(self.data) if self.data else ""
        except ValueError as fault:
            self.unread = str(fault)

    def check(self) -> None:
        if faint := why_unreadable(self.data):
            raise StopValidation(faint)
