"""The forms of a stored agenda: one line of it, its names, and its publication."""

from typing import Any

from wtforms import HiddenField

from workprogramme.agendas.publishing import REASON_LENGTH
from workprogramme.domain.agenda_drafts import AgendaDraft, AgendaLine, Place
from workprogramme.domain.agenda_publication import Press, VersionKind
from workprogramme.domain.attendance import MemberValue
from workprogramme.domain.substitutes import members_of, place_of, substitutes_of
from workprogramme.web.fields import MultiLine, Select, Submit, TextArea, TextField, TimeInput
from workprogramme.web.forms import AddForm, EditForm, Form

NAMES = ("title", "second_title", "report_line", "note", "sub_items", "starts", "exempt_paragraph", "public_interest")


class PressForm(Form):
    """A button and nothing else."""


class _Line(Form):
    """What one line of an agenda says."""

    title = TextField("Title", most=300)
    second_title = TextField(
        "Title in a second language", required=False, most=300, hint="For example, in Welsh. It stands under the title."
    )
    report_line = TextField(
        "Report and author",
        required=False,
        most=300,
        hint="For example, Briefing Note of the Deputy Chief Executive (People)",
    )
    note = TextArea("Note", required=False, rows=2, most=1000)
    sub_items = MultiLine("Sub-items", required=False, rows=3, most=300, most_lines=20, hint="One on each line")
    starts = TimeInput("About when it is taken", required=False)
    exempt_paragraph = Select(
        "Why it is private",
        required=False,
        coerce=int,
        empty="It is public business",
        hint="The paragraph of Schedule 12A to the Local Government Act 1972. Everybody reads that, and not the title.",
    )
    public_interest = TextArea(
        "Why keeping it private is in the public interest",
        required=False,
        rows=3,
        most=1000,
        hint="One sentence. Needed before private business is published; only those who may see private items read it.",
    )

    def line(self, line_id: int = 0, place: Place = "item", item_id: int | None = None) -> AgendaLine:
        """What was typed, as a line of the agenda."""
        said = {name: self[name].data for name in NAMES}
        texts = {name: said[name] or "" for name in NAMES if name not in ("sub_items", "starts", "exempt_paragraph")}
        return AgendaLine(
            id=line_id,
            place=place,
            item_id=item_id,
            sub_items=tuple(said["sub_items"] or ()),
            starts=said["starts"],
            exempt_paragraph=said["exempt_paragraph"],
            **texts,
        )


class LineForm(EditForm, _Line):
    """A line that is on the agenda."""

    submit = Submit("Save this line")


class NewLineForm(AddForm, _Line):
    """A line that is not on it yet."""

    submit = Submit("Add this line")


class NamesForm(EditForm):
    """Who sent apologies, who comes instead, who else is invited.

    `absent` and `substitute` add to the first two, so that nobody has to type whom the committee has on that day.
    """

    aside = frozenset({"absent", "substitute"})

    absent = Select("Who cannot come?", coerce=int, noun="who cannot come", required=False)
    substitute = Select(
        "Who comes in their place?",
        coerce=int,
        noun="who comes in their place",
        required=False,
        empty="Nobody yet",
        hint="The committee’s substitutes on that day. Type the name of anybody else under Substitutes below.",
    )
    apologies = MultiLine("Apologies", required=False, rows=3, hint="One name on each line. Everybody reads them.")
    substitutes = MultiLine(
        "Substitutes",
        required=False,
        rows=3,
        hint="One on each line. For example, Councillor R Bailey (for Councillor L Kelly)",
    )
    also_invited = MultiLine(
        "Also invited",
        required=False,
        rows=3,
        hint="One name on each line. Whoever is always invited, and whoever public items name, is listed already.",
    )
    submit = Submit("Save the names")

    @classmethod
    def for_day(cls, seats: tuple[MemberValue, ...], **kwargs: Any) -> "NamesForm":
        """The form that offers the members and the substitutes among the seats of the day of the meeting."""
        offered = {
            "absent": [(str(one.person_id), one.full_name) for one in members_of(seats)],
            "substitute": [(str(one.person_id), _offered(one, seats)) for one in substitutes_of(seats)],
        }
        return cls(choices=offered, **kwargs)


def _offered(substitute: MemberValue, seats: tuple[MemberValue, ...]) -> str:
    only = place_of(substitute, seats)
    return f"{substitute.full_name}, for {only.full_name} only" if only else substitute.full_name


class PublishAgendaForm(Form):
    """What is said when an agenda is published. Which of it is asked depends on the day and on what is new."""

    short_notice = TextArea(
        "Why it is published at short notice",
        required=False,
        rows=3,
        most=REASON_LENGTH,
        hint="Everybody reads this. It is recorded as Local Government Act 1972 section 100B(3) and (4) wants it.",
    )
    special = TextArea(
        "The chair’s special circumstances",
        required=False,
        rows=3,
        most=REASON_LENGTH,
        hint="Why the new item is urgent in the chair’s opinion: Local Government Act 1972 section 100B(4)(b). "
        "Everybody reads this, and the minutes repeat it.",
    )
    note = TextArea("Note", required=False, rows=3, most=REASON_LENGTH, hint="Everybody reads this.")
    seen = HiddenField()

    def ask_for(self, press: Press) -> None:
        """Asks in the words that fit what publishing would do, and says "optional" of nothing that is needed."""
        if press.short_notice:
            self.short_notice.label.text = self.short_notice.named
        if press.special:
            self.special.label.text = self.special.named
        if press.kind is VersionKind.CORRECTION:
            self.note.label.text = "What you have corrected"
        elif press.kind is VersionKind.SUPPLEMENTARY:
            self.note.label.text = "What is new (optional)"


def filled_line(line: AgendaLine, version: int) -> dict[str, Any]:
    """A line as the form's fields have it."""
    said = {name: getattr(line, name) for name in NAMES}
    return {**said, "sub_items": list(line.sub_items), "version": version}


def filled_names(draft: AgendaDraft, version: int) -> dict[str, Any]:
    """The names as the form's fields have them."""
    names = {name: list(getattr(draft, name)) for name in ("apologies", "substitutes", "also_invited")}
    return {**names, "version": version}
