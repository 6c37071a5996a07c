"""The forms for seats, and for substitutes: from the officer's words to terms."""

from workprogramme.committees.seats.actions import Terms
from workprogramme.domain.kinds import MemberRole, Votes
from workprogramme.domain.seats import EDUCATION_VOTERS
from workprogramme.web.fields import DateInput, Radios, Select, Submit, choices_of
from workprogramme.web.forms import AddForm, EditForm, Form

VOTES_HINT = (
    f"Church and parent-governor representatives vote on education matters only ({EDUCATION_VOTERS}). Other co-opted "
    "members usually do not vote, and whoever comes by invitation never does."
)


class _Whose(Form):
    """Whose seat it is."""

    person = Select("Person", coerce=int, noun="a person", hint="Not there? Add them to the list of people first.")


class _SeatFields(Form):
    """As what somebody sits, and when."""

    role = Radios(
        "Role",
        choices=choices_of(role for role in MemberRole if role is not MemberRole.SUBSTITUTE),
        coerce={role.value: role for role in MemberRole}.__getitem__,
        noun="a role",
        hint="A committee has one chair at a time. Members of the cabinet may come by invitation only.",
    )
    votes = Radios(
        "Votes",
        choices=choices_of(votes for votes in Votes if votes is not Votes.REPLACED),
        coerce={votes.value: votes for votes in Votes}.__getitem__,
        noun="on what they vote",
        hint=VOTES_HINT,
    )
    first_day = DateInput("First day", required=False, hint="Leave this empty if they have always sat here")
    last_day = DateInput("Last day", required=False, hint="Leave this empty while the seat goes on")

    def terms(self) -> Terms:
        """The answers, once they are valid."""
        return Terms(
            role=self.role.data,
            votes=self.votes.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
        )


class _WhoComes(Form):
    """Who may come in a member's place."""

    person = Select(
        "Substitute",
        coerce=int,
        noun="a substitute",
        hint="Nobody who is a member here or in the cabinet. Not there? Add them to the list of people first.",
    )


class _SubstituteFields(Form):
    """For whom a substitute may come, and when."""

    in_place_of = Select(
        "For whom?",
        noun="for whom",
        coerce=int,
        required=False,
        empty="Any member",
        hint="A substitute who comes has the vote of the member whose place they take.",
    )
    first_day = DateInput("First day", required=False, hint="Leave this empty if it has always been so")
    last_day = DateInput("Last day", required=False, hint="Leave this empty while it goes on")

    def terms(self) -> Terms:
        """The answers, once they are valid."""
        return Terms(
            role=MemberRole.SUBSTITUTE,
            votes=Votes.REPLACED,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
            in_place_of=self.in_place_of.data,
        )


class NewSubstituteForm(_WhoComes, _SubstituteFields, AddForm):
    """Who may come in a member's place, for whom and when."""

    submit = Submit("Add substitute")


class SubstituteForm(_SubstituteFields, EditForm):
    """The terms of a substitute that there is."""

    submit = Submit("Save substitute")


class NewSeatForm(_Whose, _SeatFields, AddForm):
    """Whose seat it is, and the terms."""

    submit = Submit("Add seat")


class SeatForm(_SeatFields, EditForm):
    """The terms of a seat that there is."""

    submit = Submit("Save seat")


class EndSeatForm(EditForm):
    """The last day of a seat."""

    last_day = DateInput("Last day", noun="the last day", hint="The last day on which they sit on the committee")
    submit = Submit("End this seat")


class EndSubstituteForm(EndSeatForm):
    """The last day on which somebody is a substitute."""

    last_day = DateInput("Last day", noun="the last day", hint="The last day on which they may come")
    submit = Submit("End it on that day")


class SeatButton(EditForm):
    """One button about one seat."""

    submit = Submit("Remove this seat", look="warning")


class SubstituteButton(EditForm):
    """One button about one substitute."""

    submit = Submit("Remove this substitute", look="warning")
