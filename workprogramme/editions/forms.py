"""The form of publishing: what is new, why what moved has moved, and who agreed to it."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField

from workprogramme.domain.comparison import Change, Difference
from workprogramme.editions.actions import NAME_LENGTH, NOTE_LENGTH, Consultation
from workprogramme.web.fields import Checkbox, DateInput, Submit, TextArea, TextField
from workprogramme.web.forms import Form

REASON_LENGTH = 500
_WHY = "why_"


class PublishForm(Form):
    """A note on what is new, reasons that are missing, and whether a meeting agreed it. Made by `publish_form`."""

    note = TextArea("What is new", required=False, most=NOTE_LENGTH, hint="Readers see this above the list of changes.")
    delegated = Checkbox(
        "Published by delegation, in consultation with the chair",
        hint="Tick this where no meeting of the committee has agreed these changes. Readers see it.",
    )
    consulted = TextField("Chair who was consulted", required=False, most=NAME_LENGTH, width=30)
    consulted_on = DateInput("Day of the consultation", required=False)
    seen = HiddenField()
    submit = Submit("Publish")

    def reasons(self) -> dict[int, str]:
        """By item id, what was answered to why it moved or went."""
        answers = {name: field.data for name, field in self._fields.items() if name.startswith(_WHY)}
        return {int(name.removeprefix(_WHY)): reason for name, reason in answers.items() if reason}

    def whys(self) -> list[Any]:
        """The fields that ask why."""
        return [field for name, field in self._fields.items() if name.startswith(_WHY)]

    def consultation(self) -> Consultation | None:
        """Who stands for a meeting's agreement; None where a meeting agreed."""
        return Consultation(self.consulted.data or "", self.consulted_on.data) if self.delegated.data else None


def publish_form(unexplained: Iterable[Difference], **answers: object) -> PublishForm:
    """The form, with a field for each of these differences that asks why; `answers` fill it when it is opened."""
    asked = {
        f"{_WHY}{difference.item_id}": TextField(_question(difference), required=False, most=REASON_LENGTH)
        for difference in unexplained
    }
    form: PublishForm = type("PublishForm", (PublishForm,), asked)(data=answers)
    return form


def _question(difference: Difference) -> str:
    verb = "is withdrawn" if difference.change is Change.WITHDRAWN else "moves"
    return f"Why “{difference.title}” {verb}"
