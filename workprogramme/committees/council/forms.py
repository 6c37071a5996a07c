"""The forms for the council: from the officer's words to its details and its days."""

from typing import ClassVar

from wtforms.validators import StopValidation

from workprogramme.committees.colour_field import ColourField
from workprogramme.committees.council.actions import Details, Span
from workprogramme.domain.logos import LARGEST
from workprogramme.web.fields import DateInput, Select, Submit, TextField, Upload, WholeNumber
from workprogramme.web.forms import AddForm, EditForm, Form
from workprogramme.web.words import MONTHS


class CouncilForm(EditForm):
    """What the council is called and looks like, and when its year starts."""

    name = TextField("Name", noun="the council's name", hint="In full, like Coventry City Council")
    wordmark = TextField(
        "Wordmark",
        required=False,
        most=60,
        hint="What stands at the top left of every page. Leave it empty to show the name.",
    )
    colour = ColourField("Colour")
    year_day = WholeNumber("Day on which the municipal year starts", least=1, most_value=31, width=2)
    year_month = Select(
        "Month in which the municipal year starts",
        choices=[(str(number), name) for number, name in enumerate(MONTHS, 1)],
        coerce=int,
        hint="Most councils plan from 1 May. Meetings and items that are there already stay in their year.",
    )
    submit = Submit("Save council")

    def details(self) -> Details:
        """The answers, once they are valid."""
        return Details(
            name=self.name.data,
            wordmark=self.wordmark.data or "",
            colour=self.colour.data,
            year_month=self.year_month.data,
            year_day=self.year_day.data,
        )


class LogoForm(Form):
    """The council's logo and what it says in words."""

    logo = Upload(
        "Logo",
        required=False,
        noun="a PNG or an SVG",
        accept=".png,.svg",
        hint=f"A PNG or a plain SVG of at most {LARGEST // 1000} kB. Wide and low fits best: it is 48 pixels high.",
    )
    alt = TextField(
        "What it says in words",
        most=150,
        noun="what the logo says",
        hint="For whoever does not see it. Mostly the name.",
    )
    submit = Submit("Save logo")


class RemoveLogoForm(Form):
    """The button that takes the logo away."""

    submit = Submit("Remove the logo", look="warning")


class _SpanFields(Form):
    """A first and a last day, and why."""

    first = DateInput("First day", noun="the first day")
    last = DateInput("Last day", required=False, hint="Leave this empty if it is one day")
    reason = TextField("Reason", most=100, hint="A few words, like Christmas closure")

    def validate_last(self, field: DateInput) -> None:
        """The last day is not before the first."""
        if self.first.data and field.data and field.data < self.first.data:
            raise StopValidation("The last day must be the first day or later")

    def span(self) -> Span:
        """The answers, once they are valid."""
        return Span(first=self.first.data, last=self.last.data or self.first.data, reason=self.reason.data)


class NewSpanForm(_SpanFields, AddForm):
    """Days to be added to a list."""

    submit = Submit("Add days")


class SpanForm(_SpanFields, EditForm):
    """Days on a list."""

    aside: ClassVar[frozenset[str]] = frozenset()  # here the reason is the record's own

    submit = Submit("Save days")


class RemoveSpanForm(EditForm):
    """The button that takes days off a list."""

    submit = Submit("Remove these days", look="warning")
