"""The forms for a committee: from the officer's words to its details."""

from dataclasses import fields

from workprogramme.committees.actions import Details
from workprogramme.committees.colour_field import ColourField
from workprogramme.web.fields import Checkbox, Submit, TextArea, TextField, TimeInput, WholeNumber
from workprogramme.web.forms import AddForm, EditForm, Form


class _CommitteeFields(Form):
    """What is asked of every committee."""

    name = TextField("Name", noun="the committee's name", hint="As it stands on agendas")
    code = TextField(
        "Short code",
        most=6,
        width=5,
        spellcheck=False,
        hint="Up to six letters and numbers, like SB2. It stands beside the committee's colour everywhere.",
    )
    colour = ColourField("Colour")
    remit = TextArea("What it looks at", required=False, rows=3, hint="One or two sentences for the public")
    place = TextField("Usual place", required=False)
    starts = TimeInput("Usual start time", noun="the time when its meetings usually start")
    minutes = WholeNumber("Usual length", least=15, most_value=720, suffix="minutes")
    main_items = WholeNumber(
        "Main items for one meeting",
        least=1,
        most_value=30,
        hint="With more than this, the programme says that a meeting is too full",
    )
    committee_system_id = TextField(
        "Number in the committee system",
        required=False,
        most=9,
        width=10,
        spellcheck=False,
        hint="Where the council has one from which its meetings can be fetched. It stands in the address of the "
        "committee’s page there, such as 144 in “mgCommitteeDetails.aspx?ID=144”.",
    )
    holds_crime_and_disorder = Checkbox(
        "It scrutinises crime and disorder",
        hint="The committee that holds this duty meets for it at least once in every 12 months (Police and Justice "
        "Act 2006 s19)",
    )

    def details(self) -> Details:
        """The answers, once they are valid."""
        names = (field.name for field in fields(Details) if field.name in self)
        return Details(**{name: self[name].data for name in names})


class NewCommitteeForm(_CommitteeFields, AddForm):
    """A new committee, with its address, which is proposed where none is typed."""

    slug = TextField(
        "Address",
        required=False,
        most=60,
        spellcheck=False,
        hint="The last part of its address, like scrutiny-board-2. Leave it empty and we propose one. It can never be "
        "changed afterwards, because links and calendars hold on to it.",
    )
    submit = Submit("Add committee")


class CommitteeForm(_CommitteeFields, EditForm):
    """A committee that there is."""

    active = Checkbox(
        "It is in use", hint="A committee that is no longer in use keeps its published programmes and its history"
    )
    submit = Submit("Save committee")
