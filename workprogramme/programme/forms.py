"""The forms for items: what an officer writes of one, and the people they name, turned into values for the actions."""

from collections.abc import Iterator
from typing import Any, ClassVar

from workprogramme.domain.directory import Directory
from workprogramme.domain.exempt_information import paragraphs_in
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.kinds import ItemKind, PartRole, ReferralKind
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.models.items import Item
from workprogramme.programme.actions import DETAIL_LENGTH, NEW_PERSON, TITLE_LENGTH, ItemDraft, Player
from workprogramme.programme.places import read_place, write_place
from workprogramme.web.fields import (
    Checkboxes,
    Choice,
    MultiLine,
    Radios,
    Select,
    Submit,
    TextArea,
    TextField,
    WholeNumber,
    choices_of,
)
from workprogramme.web.forms import AddForm, EditForm, Form
from workprogramme.web.words import join_names

REASON_LENGTH = 500
NAMES = 30  # people in one role

PART_FIELDS = {
    "lead_officers": PartRole.LEAD_OFFICER,
    "cabinet_members": PartRole.CABINET_MEMBER,
    "partners": PartRole.PARTNER,
    "invitees": PartRole.INVITEE,
}


class Reason(TextField):
    """Why something is done that others will ask about."""

    def __init__(self, label: str = "Why", **kwargs: Any) -> None:
        super().__init__(label, **{"most": REASON_LENGTH, "required": False, **kwargs})


def _names(label: str, hint: str) -> MultiLine:
    return MultiLine(
        label, required=False, rows=2, most=TITLE_LENGTH, most_lines=NAMES, hint=hint, attributes={"data-names": ""}
    )


class ItemFields(Form):
    """What is written of an item. `directory` is the list of people that names are looked up in."""

    title = TextField("Title", noun="a title", most=TITLE_LENGTH)
    detail = TextArea("Detail", required=False, most=DETAIL_LENGTH, rows=6, counts=True)
    place = Select("Meeting", noun="a meeting", empty="", hint="Or leave it to be scheduled, and say below for when.")
    target = TextField(
        "When it is wanted",
        required=False,
        most=200,
        hint="In your own words, such as June 2019, autumn 2019, 2019-20, 3 months after implementation or TBC. "
        "The day of a meeting puts the item to that meeting.",
    )
    lead_officers = _names("Lead officers", "One name on each line, as in the list of people.")
    cabinet_members = _names("Cabinet members", "One name on each line.")
    partners = _names("Partners", "Outside bodies that take part, one on each line.")
    invitees = _names("Others to invite", "One name on each line.")
    new_people = Checkboxes("Add to the list of people", required=False)
    kind = Radios("How much of a meeting it takes", noun="how much of a meeting it takes", choices=choices_of(ItemKind),
                  coerce={kind.value: kind for kind in ItemKind}.__getitem__)  # fmt: skip
    minutes = WholeNumber("Minutes at the meeting", required=False, least=1, most_value=600)
    agenda_title = TextField(
        "Title on the agenda", required=False, most=TITLE_LENGTH, hint="Where it is not the title above."
    )
    report_line = TextField(
        "Report", required=False, most=TITLE_LENGTH, hint="As on the agenda, such as Joint Report or Briefing Note."
    )
    referral = Select("Referred by", required=False, empty="Nobody", choices=choices_of(ReferralKind),
                      coerce={kind.value: kind for kind in ReferralKind}.__getitem__)  # fmt: skip
    referral_note = TextField(
        "About the referral", required=False, most=500, hint="Such as who, when, and the minute or petition."
    )
    exempt_paragraph = Select("Private under Schedule 12A", required=False, empty="No, it is public", coerce=int)
    public_interest = TextArea(
        "Why it is private",
        required=False,
        most=1000,
        rows=3,
        hint="Needed for a private item: why the public interest in keeping it private outweighs that in making it "
        "public. Local Government Act 1972, Schedule 12A.",
    )

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        self.directory = directory
        self.players: tuple[Player, ...] = ()
        super().__init__(*args, **kwargs)

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """As every form; then offers to add the names that the list of people has not."""
        formdata = self.meta.wrap_formdata(self, formdata)
        super().process(formdata, *args, **kwargs)
        self.new_people.choices = list(self._unknown_names())
        self.new_people.process(formdata)
        self.new_people.unread = ""  # a tick beside a name that has been corrected since means nothing

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be taken as it stands, the names too."""
        fine = super().validate(extra_validators)
        return self._look_up_names() and fine

    def draft(self, year: MunicipalYear, starts: Starts) -> ItemDraft:
        """What is written, as a value; days and months without a year are read within `year`."""
        return ItemDraft(
            title=self.title.data or "",
            agenda_title=self.agenda_title.data or "",
            detail=self.detail.data or "",
            kind=self.kind.data,
            minutes=self.minutes.data,
            report_line=self.report_line.data or "",
            place=read_place(self.place.data),
            target=read_target(self.target.data or "", year, starts),
            players=self.players,
            referral=self.referral.data,
            referral_note=self.referral_note.data or "",
            exempt_paragraph=self.exempt_paragraph.data,
            public_interest=self.public_interest.data or "",
        )

    def _unknown_names(self) -> Iterator[Choice]:
        offered: set[str] = set()
        for name, role in PART_FIELDS.items():
            for written in self[name].data or ():
                if self._is_unknown(written) and written.casefold() not in offered:
                    offered.add(written.casefold())
                    yield Choice(written, f"Add {written} as {_a(NEW_PERSON[role].label)}", self._meant(written))

    def _is_unknown(self, written: str) -> bool:
        try:
            return self.directory.find(written) is None
        except Refused:
            return False

    def _meant(self, written: str) -> str:
        alike = self.directory.like(written)
        return f"Did you mean {join_names(alike, 'or')}? Then write that above instead." if alike else ""

    def _look_up_names(self) -> bool:
        players: list[Player] = []
        fine = True
        may_add = {str(name).casefold(): str(name) for name in self.new_people.data or ()}
        for field_name, role in PART_FIELDS.items():
            field = self[field_name]
            if field.errors:
                continue
            wrong: list[str] = []
            for written in field.data or ():
                try:
                    person = self.directory.find(written)
                except Refused as refused:
                    wrong.append(refused.reason)
                    continue
                if person is not None:
                    players.append(Player(role, person.id, person.name))
                elif written.casefold() in may_add:
                    players.append(Player(role, None, may_add[written.casefold()]))
                else:
                    wrong.append(self._not_listed(written))
            if wrong:
                field.errors, fine = [" ".join(wrong)], False
        self.players = tuple(dict.fromkeys(players))
        return fine

    def _not_listed(self, written: str) -> str:
        alike = self.directory.like(written)
        said = f"{written} is not in the list of people."
        if alike:
            return f"{said} Did you mean {join_names(alike, 'or')}? If not, tick the box below to add the name."
        if any(mark in written for mark in ",;/"):
            return f"{said} Write each name on a line of its own, or tick the box below to add it as it is."
        return f"{said} Correct it, or tick the box below to add it."


class AddItemForm(ItemFields, AddForm):
    """A new item."""

    submit = Submit("Add item")


class EditItemForm(ItemFields, EditForm):
    """An item that is there already."""

    aside: ClassVar[frozenset[str]] = frozenset({"reason", "new_people"})

    reason = Reason(
        "Why it changes",
        hint="Needed where the item is in the published programme and you move it. Readers see it.",
    )
    submit = Submit("Save item")


class MoveItemForm(EditForm):
    """Where an item goes, and which place in the order it takes there."""

    aside: ClassVar[frozenset[str]] = frozenset({"reason", "position"})

    place = Select("Meeting", noun="a meeting", empty="", hint="Or leave it to be scheduled, and say below for when.")
    position = WholeNumber(
        "Place in the order", required=False, least=1, most_value=999, width=2,
        hint="1 is first. Leave it empty for last.",
    )  # fmt: skip
    reason = Reason("Why it moves", hint="Needed where the item is in the published programme. Readers see it.")
    submit = Submit("Move item")


class WithdrawItemForm(EditForm):
    """Taking an item out of the programme."""

    reason = Reason("Why it is withdrawn", hint="Needed where the item is in the published programme. Readers see it.")
    submit = Submit("Withdraw item", look="warning")


def item_answers(item: Item, directory: Directory) -> dict[str, Any]:
    """What an item's form says when it is opened."""
    answers: dict[str, Any] = {
        name: getattr(item, name)
        for name in ("title", "agenda_title", "detail", "kind", "minutes", "report_line", "referral", "referral_note",
                     "exempt_paragraph", "public_interest", "version")
    }  # fmt: skip
    for name, role in PART_FIELDS.items():
        answers[name] = [directory.written(person.id) for person in item.people(role)]
    return {**answers, "place": write_place(item.meeting_id, item.year), "target": item.target_text}


def paragraph_choices(jurisdiction: Jurisdiction, now: int | None) -> list[Choice]:
    """The paragraphs under which an item may be private, and the one that it is private under."""
    paragraphs = paragraphs_in(jurisdiction)
    choices = [Choice(str(number), f"Paragraph {number}: {words}") for number, words in paragraphs.items()]
    if now is not None and now not in paragraphs:
        choices.append(Choice(str(now), f"Paragraph {now}, which is not of {jurisdiction.name}"))
    return choices


def _a(label: str) -> str:
    return f"{'an' if label[0] in 'AEIOU' else 'a'} {label[0].lower()}{label[1:]}"
