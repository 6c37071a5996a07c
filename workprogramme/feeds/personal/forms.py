"""The forms for a personal calendar: from what somebody ticks to what is wanted."""

from dataclasses import dataclass
from typing import Final

from workprogramme.feeds.personal.actions import Wanted
from workprogramme.models.personal_feeds import PersonalFeed
from workprogramme.web.fields import Checkbox, Checkboxes, Choice, Radios, Submit, TextField
from workprogramme.web.forms import AddForm, EditForm, Form

OWN, ALL, NONE = "own", "all", "none"
NAME_LENGTH: Final = 80  # characters: calendar programs cut the name there


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A calendar as its form shows it."""

    name: str
    committees: list[int]
    which: str
    deadlines: bool
    agendas: bool
    version: int

    @classmethod
    def from_record(cls, feed: PersonalFeed) -> "Filled":
        """The calendar as it stands, its committees loaded."""
        return cls(
            name=feed.name,
            committees=feed.committee_ids,
            which=(OWN if feed.own else ALL) if feed.meetings else NONE,
            deadlines=feed.deadlines,
            agendas=feed.agendas,
            version=feed.version,
        )


class _FeedFields(Form):
    """What is asked about every personal calendar."""

    name = TextField("Name", most=NAME_LENGTH, noun="a name", hint="As your calendar program will show it")
    committees = Checkboxes(
        "Committees", coerce=int, required=False, hint="Tick those you want. Tick none for all of them."
    )
    which = Radios(
        "Meetings",
        choices=(
            Choice(ALL, "All meetings", "Every meeting of these committees"),
            Choice(OWN, "Only meetings with an item of yours", "An item for which you are named"),
            Choice(NONE, "No meetings", "Only the days that you add below"),
        ),
        noun="which meetings you want",
    )
    deadlines = Checkbox(
        "Add my deadlines",
        hint="Each step of the reports you lead on, and the last day for what was asked of you. They take a whole day "
        "and leave it free. A step goes when it is marked as done.",
    )

    agendas = Checkbox(
        "Add the days by which agendas must be public",
        hint="The last lawful day for each agenda of these committees that is not published yet. It takes a whole day "
        "and leaves it free, and goes when the agenda is published.",
    )

    def wanted(self) -> Wanted:
        """The answers, once they are valid."""
        return Wanted(
            name=self.name.data,
            committees=frozenset(self.committees.data or ()),
            own=self.which.data == OWN,
            deadlines=self.deadlines.data,
            agendas=self.agendas.data,
            meetings=self.which.data != NONE,
        )


class NewFeedForm(_FeedFields, AddForm):
    """A calendar to be made."""

    submit = Submit("Make calendar")


class FeedForm(_FeedFields, EditForm):
    """What is in a calendar that there is."""

    submit = Submit("Save")


class RenewForm(EditForm):
    """One button: another address."""

    submit = Submit("Make a new address", look="warning")


class WithdrawForm(Form):
    """One button: no address any more."""

    submit = Submit("Withdraw this calendar", look="warning")
