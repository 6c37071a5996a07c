"""The forms of an import: the calendar itself, whose its names are, and what is done about each line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.meeting_dates.looking import Look, Named
from workprogramme.exchange.meeting_dates.values import Choice
from workprogramme.exchange.meeting_dates.wording import choice_words, details, headline
from workprogramme.models.committees import Committee
from workprogramme.web.fields import Checkboxes, Radios, Select, Submit, TextArea, Upload
from workprogramme.web.forms import AddForm, Form

ACCEPT: Final = ".ics,.csv,.xlsx,.ods,.docx,.odt,.html,.txt,.pdf,.xml,text/calendar"
SAID_LENGTH: Final = 500
NOT_OURS: Final = 0


class _Pasted(TextArea):
    """Text as it was pasted: tabs tell the cells of a table apart."""

    def take(self, text: str) -> None:
        self.data = text


class CalendarForm(AddForm):
    """A calendar: a file, or pasted."""

    file = Upload(
        "File",
        required=False,
        accept=ACCEPT,
        hint="A calendar (.ics), a spreadsheet (.xlsx, .ods, .csv), a document, or the XML of a committee system",
    )
    text = _Pasted(
        "Or paste the meetings",
        required=False,
        most=500_000,
        rows=6,
        hint="One on each line, such as: Tues 28 May 2019, 2pm, Council House (cancelled)",
    )
    year = Select("Municipal year of dates without a year", required=False, empty="As the calendar says", coerce=int)
    submit = Submit("Look at the meetings")


class FetchForm(AddForm):
    """Asks the committee system for the meetings of a year and the next."""

    submit = Submit("Fetch the meetings", look="secondary")


class NamesForm(Form):
    """Which of a calendar's names mean the committee that is being planned."""

    names = Checkboxes("Which of these are this committee?", noun="the names", required=False, coerce=int, small=True)
    submit = Submit("Compare again", look="secondary")


class LookForm(Form):
    """What is done about each line, and why. `seen`: the comparison that the person had before them."""

    seen = HiddenField()
    said = TextArea(
        "Why meetings are called off",
        required=False,
        most=SAID_LENGTH,
        rows=2,
        hint="Readers see it with each meeting that is called off. The calendar’s name goes into the journal anyway.",
    )
    submit = Submit("Import")

    @property
    def sent_seen(self) -> str:
        """The comparison that was sent; the field itself holds the present one."""
        return str(self.seen.raw_data[0]) if self.seen.raw_data else ""

    def chosen(self, look: Look) -> dict[str, Choice]:
        """What was chosen, by the key of the line."""
        return {key: Choice(self[f"line_{key}"].data) for key, line in look.lines.items() if line.choices}


class UndoForm(Form):
    """Undoes an import as a whole."""

    submit = Submit("Undo this import", look="warning")


class ThrowAwayForm(Form):
    """Throws a calendar away that was not brought in."""

    submit = Submit("Throw this calendar away", look="secondary")


def calendar_form(year: MunicipalYear, **kwargs: Any) -> CalendarForm:
    """The form for a calendar, with the years around `year`."""
    years = sorted((year, *year.neighbours))
    return CalendarForm(choices={"year": [(str(one.start), one.label) for one in years]}, **kwargs)


def kept_choices(look: Look, sent: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was sent for an earlier comparison, as far as this one offers it; defaults for the rest."""
    kept = MultiDict({"said": sent.get("said", "")})
    for key, line in look.lines.items():
        offered = {choice.value for choice in line.choices}
        chosen = sent.get(f"line_{key}", "")
        kept[f"line_{key}"] = chosen if chosen in offered else line.default.value
    return kept


def look_form(look: Look, **kwargs: Any) -> LookForm:
    """The form with a choice for each line that has one."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {"seen": look.seen}
    for key, line in look.lines.items():
        if line.choices:
            fields[f"line_{key}"] = Radios(
                headline(line),
                noun=f"what happens with {headline(line)}",
                hint=" ".join(details(line)),
                choices=[(choice.value, choice_words(line, choice)) for choice in line.choices],
                inline=True,
                small=True,
            )
            data[f"line_{key}"] = line.default.value
    form: LookForm = type("LookForm", (LookForm,), fields)(data=data, **kwargs)
    form.seen.data = look.seen
    return form


def names_form(names: Sequence[Named], committee: Committee, **kwargs: Any) -> NamesForm:
    """The form on which names of a calendar are said to be one committee's."""
    choices = [(str(n), name_words(one)) for n, one in enumerate(names)]
    ticked = [n for n, one in enumerate(names) if one.committee_id == committee.id]
    return NamesForm(data={"names": ticked}, choices={"names": choices}, **kwargs)


def all_names_form(names: Sequence[Named], committees: Iterable[Committee], **kwargs: Any) -> Form:
    """The form on which each name of a calendar is said to be some committee's, or nobody's here."""
    offered = [(str(NOT_OURS), "None of these"), *((str(one.id), one.name) for one in committees)]
    fields: dict[str, Any] = {
        f"name_{n}": Select(name_words(one), noun="a committee", empty="", choices=offered, coerce=int)
        for n, one in enumerate(names)
    }
    data = {f"name_{n}": one.committee_id or NOT_OURS for n, one in enumerate(names)}
    fields["submit"] = Submit("Compare again", look="secondary")
    form: Form = type("AllNamesForm", (Form,), fields)(data=data, **kwargs)
    return form


def meant_by(form: Form, names: Sequence[Named], committee: Committee | None) -> Mapping[str, int]:
    """What was said: a name → the id of the committee it means; without those that mean none."""
    if committee is not None:
        chosen = form["names"].data or []
        return {one.name: committee.id for n, one in enumerate(names) if n in chosen}
    said = {one.name: form[f"name_{n}"].data for n, one in enumerate(names)}
    return {name: meant for name, meant in said.items() if meant != NOT_OURS}


def name_words(one: Named) -> str:
    """A name as it is asked about: "Cabinet (12 meetings)"."""
    times = "1 meeting" if one.meetings == 1 else f"{one.meetings:,} meetings"
    return f"{one.name or 'Meetings without a name'} ({times})"
