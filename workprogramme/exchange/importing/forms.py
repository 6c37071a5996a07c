"""The forms of an import: the officer's words → a document, corrections and choices."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import StopValidation

from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import TargetKind, read_target
from workprogramme.exchange.importing.arranging import Arrangement, Arriving, field_of
from workprogramme.exchange.importing.choices import Choices, Do, Fate, Sitting, Somebody
from workprogramme.exchange.importing.known import Known
from workprogramme.exchange.importing.wording import COLUMNS
from workprogramme.exchange.queries import name_key
from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.web.fields import Checkboxes, Choice, MultiLine, Radios, Select, Submit, TextArea, TextField, Upload
from workprogramme.web.forms import AddForm, Form
from workprogramme.web.words import date_words, time_words

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


class _Asked(Form):
    """Questions of which each document has its own."""

    @classmethod
    def asking(cls, questions: dict[str, Any], **data: Any) -> "_Asked":
        """A form with these questions, filled from the request or, before that, as they are."""
        kind = type(cls.__name__, (cls,), {**questions, "submit": Submit(cls.button)})
        made: _Asked = kind(**data)
        return made

    button = "Save"


LEAVE, NEW = "leave", "new"


class WhoForm(_Asked):
    """Who is who, and which meeting is which, for what the programme does not know just so."""

    button = "Save and compare"

    @classmethod
    def of(cls, arrangement: Arrangement, known: Known) -> "WhoForm":
        """A question for each name and each meeting that has to be chosen, with what was chosen before."""
        questions: dict[str, Any] = {}
        for place, one in enumerate(arrangement.names):
            if not one.known:
                chosen = _who_is_chosen(one.who) or ("" if one.alike else f"{NEW}:{one.kind.value}")
                offered = [Choice(str(other.id), f"{other.name}, on the list") for other in one.alike]
                if one.who and one.who.id and one.who.id not in {other.id for other in one.alike}:
                    offered.append(Choice(str(one.who.id), f"{known.names[one.who.id]}, on the list"))
                offered += [Choice(f"{NEW}:{kind.value}", f"Add as {_KINDS[kind]}") for kind in _KINDS]
                offered.append(Choice(LEAVE, "Leave this name out"))
                questions[f"who_{place}"] = Select(
                    one.name, choices=offered, default=chosen, noun=f"who {one.name} is", empty="Choose who this is"
                )
        for place, dated in enumerate(arrangement.meetings):
            if not dated.known:
                chosen = _which_is_chosen(dated.which) or ("" if dated.near else NEW)
                near = [(number, known.meetings_by_id[number]) for number in dated.near]
                offered = [
                    Choice(str(number), f"The meeting on {date_words(there.day)} at {time_words(there.starts)}")
                    for number, there in near
                ]
                offered += [Choice(NEW, "Add this meeting"), Choice(LEAVE, "No meeting: schedule its items later")]
                questions[f"meeting_{place}"] = Select(
                    date_words(dated.meeting.date), choices=offered, default=chosen,
                    noun=f"which meeting {date_words(dated.meeting.date)} is", empty="Choose which meeting this is",
                )  # fmt: skip
        return cls.asking(questions)  # type: ignore[return-value]

    def chosen(self, arrangement: Arrangement) -> Choices:
        """What was chosen."""
        people = {
            name_key(one.name): _somebody(self[f"who_{place}"].data)
            for place, one in enumerate(arrangement.names)
            if f"who_{place}" in self
        }
        meetings = {
            one.key: _sitting(self[f"meeting_{place}"].data)
            for place, one in enumerate(arrangement.meetings)
            if f"meeting_{place}" in self
        }
        return Choices(people, meetings)


class ColumnsForm(_Asked):
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


_KINDS = {
    PersonKind.OFFICER: "an officer",
    PersonKind.COUNCILLOR: "a councillor",
    PersonKind.COOPTED: "a co-opted member",
    PersonKind.BODY: "an outside body",
}


class CompareForm(_Asked):
    """What happens to each item. `seen`: the fingerprint of what the page shows."""

    button = "Bring it in"
    seen = HiddenField()
    later = Submit("Save, and bring it in later", look="secondary")

    @classmethod
    def of(cls, arrangement: Arrangement, **data: Any) -> "CompareForm":
        """A question for each item that is, or may be, in the programme, and the new ones to tick.

        `data`: how it is filled, where not from the request.
        """
        new = [one for one in arrangement.items if is_plainly_new(one)]
        questions: dict[str, Any] = {
            "add": Checkboxes(
                "New items to add", required=False, choices=[(one.key, one.item.title) for one in new], small=True,
                default=[one.key for one in new if one.do is Do.NEW],
            )
        }  # fmt: skip
        for one in arrangement.items:
            if not is_plainly_new(one) and not one.is_there_already:
                questions[field_of(one.key)] = Radios(
                    f"What happens to “{one.item.title}”", choices=_fates(one), default=one.do.value if one.do else "",
                    inline=True, noun=f"what happens to “{one.item.title}”",
                )  # fmt: skip
        made = cls.asking(questions, data={"seen": arrangement.fingerprint}, **data)
        for field in made.asked():
            if field.name != "add":
                field.classes = f"{field.classes} govuk-radios--small"
        return made  # type: ignore[return-value]

    def chosen(self, arrangement: Arrangement, before: Choices) -> Choices:
        """What was chosen of each item; what was chosen before stays where nothing was asked."""
        ticked = set(self["add"].data or ())
        items = {}
        for one in arrangement.items:
            name = field_of(one.key)
            if is_plainly_new(one):
                items[one.key] = Fate(Do.NEW if one.key in ticked else Do.SKIP)
            elif name in self and self[name].data:
                earlier = before.items.get(one.key)
                items[one.key] = Fate(Do(self[name].data), earlier.id if earlier else None)
        return Choices(items=items)


class AnotherForm(Form):
    """Which item of the programme an item of the document is."""

    other = Radios("Which item of the programme is it?", coerce=int, noun="which item it is")
    submit = Submit("Compare with this item")


def is_plainly_new(one: Arriving) -> bool:
    """Whether the programme has nothing like it."""
    return one.there is None


def _fates(one: Arriving) -> list[Choice]:
    if one.withdrawn:
        update = "Bring it back as the document has it"
    else:
        update = "It is this item: change it" if one.changes else "It is this item: it is right"
    return [
        Choice(Do.UPDATE.value, update),
        Choice(Do.NEW.value, "It is another item: add it"),
        Choice(Do.SKIP.value, "Leave the programme as it is"),
    ]


def _who_is_chosen(who: Somebody | None) -> str:
    if who is None:
        return ""
    return str(who.id) if who.id else f"{NEW}:{who.new.value}" if who.new else LEAVE


def _which_is_chosen(which: Sitting | None) -> str:
    if which is None:
        return ""
    return str(which.id) if which.id else NEW if which.new else LEAVE


def _somebody(said: str) -> Somebody:
    if said.startswith(f"{NEW}:"):
        return Somebody(new=PersonKind(said.removeprefix(f"{NEW}:")))
    return Somebody() if said == LEAVE else Somebody(id=int(said))


def _sitting(said: str) -> Sitting:
    return Sitting(new=said == NEW) if said in (NEW, LEAVE) else Sitting(id=int(said))
