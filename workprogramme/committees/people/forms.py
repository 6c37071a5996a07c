"""The forms for people: from the officer's words to who somebody is."""

from dataclasses import fields

from wtforms import HiddenField

from workprogramme.committees.people.actions import Details
from workprogramme.domain.kinds import PersonKind
from workprogramme.models.people import Person
from workprogramme.web.fields import (
    Checkbox,
    Checkboxes,
    DateInput,
    EmailField,
    Radios,
    Select,
    Submit,
    TextArea,
    TextField,
    Upload,
    choices_of,
)
from workprogramme.web.forms import AddForm, EditForm, Form


class _PersonFields(Form):
    """What is asked of everybody."""

    name = TextField("Name", noun="a name", hint="As the work programme names them, like Sarah Mills or Cllr Seaman")
    kind = Radios(
        "What they are to the council",
        choices=choices_of(PersonKind),
        coerce={kind.value: kind for kind in PersonKind}.__getitem__,
        noun="what they are to the council",
    )
    formal_name = TextField(
        "Name on agendas", required=False, hint="How the front sheet of an agenda lists them, like L Bigham"
    )
    job_title = TextField("Job title", required=False)
    portfolio = TextField(
        "Cabinet portfolio",
        required=False,
        hint="For a member of the cabinet, like Children and Young People. A scrutiny committee may not include them "
        "(Local Government Act 2000 s9FA); they may attend by invitation.",
    )
    email = EmailField("Email address", required=False, autocomplete="off")

    def details(self) -> Details:
        """The answers, once they are valid."""
        words = {field.name: self[field.name].data or "" for field in fields(Details) if field.name != "kind"}
        return Details(kind=self.kind.data, **words)


class NewPersonForm(_PersonFields, AddForm):
    """Somebody new. `different` is asked where somebody with such a name is on the list already."""

    different = Checkbox("This is somebody else")
    submit = Submit("Add to the list")


class PersonForm(_PersonFields, EditForm):
    """Somebody on the list."""

    manager_id = Select(
        "Manager",
        noun="the manager",
        coerce=int,
        required=False,
        empty="Nobody",
        hint="Sees which of their reports are due. Of private items only that there is one.",
    )
    submit = Submit("Save changes")


class RestForm(EditForm):
    """The buttons that take somebody out of the lists that offer people, and back."""

    submit = Submit("Take out of the lists", look="secondary")


class LeaveForm(EditForm):
    """Who takes over from somebody who leaves, and until when they sit."""

    successor = Select("Who takes over?", noun="who takes over", coerce=int, required=False, empty="Nobody")
    last_day = DateInput(
        "Their last day",
        noun="their last day",
        hint="The last day of their seats, which counts. For example, 27 3 2019",
    )
    submit = Submit("Hand over and offer no longer", look="warning")


class _Pasted(TextArea):
    """Text as it was pasted: tabs tell the cells of a table apart."""

    def take(self, text: str) -> None:
        self.data = text


class ListForm(Form):
    """A list of people: a file, or pasted."""

    file = Upload("File", required=False, accept=".csv,text/csv", hint="A table saved as CSV, up to 2,000 lines")
    text = _Pasted("Or paste the list", required=False, most=500_000, hint="The first line says what the columns hold")
    submit = Submit("Look at it")


class BringInForm(AddForm):
    """The lines of a list that are brought in. `packed`: the list itself, so that nothing is kept in between.

    In base64, because what a page carries unseen is cleaned, and tabs and line breaks mean something here.
    """

    packed = HiddenField()
    lines = Checkboxes("What to bring in", noun="what to bring in", required=False, coerce=int, small=True)
    submit = Submit("Bring in")


class ChooseOtherForm(Form):
    """With whom somebody is one person. It is sent as a question and changes nothing."""

    class Meta(Form.Meta):
        csrf = False

    other = Select("The other entry", noun="the other entry", coerce=int)
    submit = Submit("Compare the two")


class MergeForm(Form):
    """Which of two entries is kept. `seen` holds the versions of both, so that nothing unseen is merged."""

    keep = Radios("Which entry do you want to keep?", noun="the entry to keep", coerce=int)
    seen = HiddenField()
    submit = Submit("Merge the two entries", look="warning")

    def seen_versions(self) -> dict[int, int]:
        """The version of each that the person had before them; nonsense gives none."""
        pairs = (pair.partition(".") for pair in (self.seen.data or "").split()[:2])
        return {int(one): int(version) for one, _, version in pairs if _is_number(one) and _is_number(version)}


class UndoMergeForm(Form):
    """The button that undoes a merge. `seen` is what its page said would go back, so that nothing else does."""

    seen = HiddenField()
    submit = Submit("Undo the merge", look="warning")


def entry_words(person: Person) -> str:
    """An entry in a list to choose from, told apart from another of the same name."""
    more = person.job_title or person.portfolio or person.formal_name
    return f"{person.name}, {more}" if more else person.name


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
