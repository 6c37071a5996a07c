"""The forms of an import: the officer's words → a document, and what its lines and columns are."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from wtforms.validators import StopValidation

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import TargetKind, read_target
from workprogramme.exchange.importing.wording import COLUMNS
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.web.fields import Choice, MultiLine, Radios, Select, Submit, TextArea, TextField, Upload
from workprogramme.web.forms import AddForm, Form

TITLE_LENGTH, DETAIL_LENGTH = 250, 5000
PASTED_LENGTH = 1_000_000
ACCEPT = ".docx,.xlsx,.odt,.ods,.pdf,.csv,.html,.htm,.txt,.md"


class YearField(TextField):
    """A municipal year, such as 2018-19. `data`: the year it starts in, or None."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(label, validators, **{"required": False, "width": 10, **kwargs})
        self.typed = ""

    def take(self, text: str) -> None:
        super().take(text)
        self.typed, self.data = self.data or "", self.data or None

    def shown(self) -> str:
        """What stands in the box."""
        return MunicipalYear(self.data).label if isinstance(self.data, int) else self.typed

    def check(self) -> None:
        try:
            self.data = MunicipalYear.parse(self.typed).start
        except ValueError as error:
            raise StopValidation(str(error)) from None


class PastedText(TextArea):
    """A text to be read, exactly as it was pasted: the tabs between its columns say what is what."""

    def take(self, text: str) -> None:
        self.data = text.replace("\x00", "")


class _Either(Form):
    """A form of whose questions some do not arise: none is called optional, since others take its place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.asked():
            field.label.text = field.named


class UploadForm(_Either, AddForm):
    """A document, as a file or as pasted text."""

    file = Upload(
        "File",
        required=False,
        accept=ACCEPT,
        hint="Word, Excel, OpenDocument, PDF with text in it, CSV, a web page or text.",
    )
    text = PastedText(
        "Or paste the text here", required=False, most=PASTED_LENGTH, rows=8,
        hint="From an email or a web page. A table keeps its columns.",
    )  # fmt: skip
    year = YearField("Municipal year", hint="Only if the document does not say. Such as 2018-19.")
    submit = Submit("Read it")

    @cached_property
    def document(self) -> tuple[str, bytes]:
        """The name and bytes of what was sent; a file goes before pasted text, which has no name."""
        if self.file.data is not None:
            return self.file.data.filename, self.file.data.stream.read()
        return "", (self.text.data or "").encode("utf-8", "replace")

    def fingerprint(self) -> str:
        """As for every form, and of the file too: whoever goes back and chooses another one means another one."""
        return hashlib.sha256(super().fingerprint().encode() + self.document[1]).hexdigest()


class ReadForForm(Form):
    """Another municipal year for the same document."""

    year = YearField("Municipal year", hint="Such as 2018-19. Leave it empty to go by the document.")
    submit = Submit("Read it again", look="secondary")


class LineForm(_Either):
    """What a line is, and what its item says."""

    what = Radios("What is it?", noun="what it is")
    title = TextField("Title", required=False, most=TITLE_LENGTH)
    detail = TextArea("Detail", required=False, most=DETAIL_LENGTH, rows=4)
    when = TextField(
        "When", required=False, most=200, hint="A day, or any words such as June 2019, 2019-20 or to be scheduled."
    )
    lead_officers = MultiLine("Lead officers", required=False, rows=2, hint="One on each line.")
    cabinet_members = MultiLine("Cabinet members", required=False, rows=2, hint="One on each line.")
    partners = MultiLine("Partners", required=False, rows=2, hint="One on each line.")
    day = TextField("Day of the meeting", required=False, most=100, hint="Such as 4 April 2019.", width=20)
    note = TextField("What else is said of the meeting", required=False, most=200, hint="Such as 2pm or cancelled.")
    submit = Submit("Save")

    def the_day(self, year: MunicipalYear | None) -> Any:
        """The day of the meeting. Refused for words that are no day."""
        target = read_target(self.day.data or "", year)
        if target.kind is not TargetKind.DAY or target.earliest is None:
            raise Refused("Enter the day of the meeting, like 4 April 2019.", "day")
        return target.earliest


class Asked(Form):
    """Questions of which each document has its own."""

    @classmethod
    def asking(cls, questions: dict[str, Any], **data: Any) -> "Asked":
        """A form with these questions, filled from the request or, before that, as they are."""
        kind = type(cls.__name__, (cls,), {**questions, "submit": Submit(cls.button)})
        made: Asked = kind(**data)
        return made

    button = "Save"


class ColumnsForm(Asked):
    """What each column of a table holds."""

    button = "Read the table again"

    @classmethod
    def of(cls, heads: Sequence[str], meanings: Sequence[str]) -> "ColumnsForm":
        """A question for each column, by its head."""
        offered = [Choice(column.value, words) for column, words in COLUMNS.items()]
        questions = {
            f"column_{place}": Select(
                f"Column {place + 1}: {head}" if head else f"Column {place + 1}", choices=offered, noun="what it holds",
                default=meanings[place] if place < len(meanings) else Column.OTHER.value,
            )
            for place, head in enumerate(heads)
        }  # fmt: skip
        return cls.asking(questions)  # type: ignore[return-value]

    def meanings(self, count: int) -> tuple[str, ...]:
        """What each of so many columns holds, by the value of a Column."""
        return tuple(self[f"column_{place}"].data for place in range(count))
