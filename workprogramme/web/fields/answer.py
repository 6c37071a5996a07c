"""What all fields share: label, hint, whether an answer is required, how it is refused. Knows no kind of answer."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

import wtforms
from wtforms.validators import StopValidation

OPTIONAL: Final = " (optional)"


class Answer(wtforms.Field):
    """What all fields share.

    `label`: what is asked, in sentence case. `noun`: the same inside "Enter …"; without it "the " and the label.
    `hint`: a line of help. An answer that is not `required` has "(optional)" after its label.
    """

    verb: ClassVar[str] = "Enter"
    classes = ""

    def __init__(
        self,
        label: str,
        validators: Sequence[Any] = (),
        *,
        hint: str = "",
        noun: str = "",
        required: bool = True,
        attributes: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(label if required else label + OPTIONAL, list(validators), description=hint, **kwargs)
        self.named = label
        self.noun = noun or "the " + _lower_first(label)
        self.hint = hint
        self.required = required
        self.attributes = dict(attributes or {})
        self.unread = ""

    @property
    def error_id(self) -> str | None:
        """The id that a link in the error summary leads to; None where there is nothing to see."""
        return str(self.id)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Takes the first value that was sent, as text."""
        self.take(valuelist[0] if valuelist and isinstance(valuelist[0], str) else "")

    def take(self, text: str) -> None:
        """Reads what was typed into `data`."""
        self.data = text

    def is_empty(self) -> bool:
        """Whether there is no answer. Nought and False are answers."""
        return self.data is None or self.data in ("", [])

    def when_missing(self) -> str:
        """What to say when there is no answer."""
        return f"{self.verb} {self.noun}"

    def pre_validate(self, form: wtforms.form.BaseForm) -> None:  # noqa: ARG002 - WTForms calls it so
        """Refuses what could not be read, and no answer where one is required; an optional one is then done."""
        if self.unread:
            raise StopValidation(f"{self.named} {self.unread}")
        if self.is_empty():
            raise StopValidation(self.when_missing() if self.required else "")
        self.check()

    def must_be_answered(self) -> None:
        """Requires an answer on this page, where the form alone does not."""
        self.required, self.label.text = True, self.named

    def check(self) -> None:
        """What else must be true of an answer; raises StopValidation."""

    def must(self, true: bool, what: str) -> None:
        """Raises StopValidation, "Title must be …", unless `true`."""
        if not true:
            raise StopValidation(f"{self.named} {what}")


def _lower_first(label: str) -> str:
    """The label inside a sentence: "Lead officer" → "lead officer", but "BSL" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
