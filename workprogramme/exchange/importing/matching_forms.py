"""The forms on which a document is matched: who is who, which meeting is which, and what happens to each item."""

from typing import Any

from wtforms import HiddenField

from workprogramme.domain.kinds import PersonKind
from workprogramme.exchange.importing.arranging import Arrangement, Arriving, field_of
from workprogramme.exchange.importing.choices import Choices, Do, Fate, Sitting, Somebody
from workprogramme.exchange.importing.forms import Asked
from workprogramme.exchange.importing.known import Known
from workprogramme.exchange.queries import name_key
from workprogramme.web.fields import Checkboxes, Choice, Radios, Select, Submit
from workprogramme.web.forms import Form
from workprogramme.web.words import date_words, time_words

LEAVE, NEW = "leave", "new"


class WhoForm(Asked):
    """Who is who, and which meeting is which, for what the programme does not know just so."""

    button = "Save and compare"

    @classmethod
    def of(cls, arrangement: Arrangement, known: Known) -> "WhoForm":
        """A question for each name and each meeting that has to be chosen, with what was chosen before."""
        questions: dict[str, Any] = {}
        for one in arrangement.names:
            if not one.known:
                chosen = _who_is_chosen(one.who) or ("" if one.alike else f"{NEW}:{one.kind.value}")
                offered = [Choice(str(other.id), f"{other.name}, on the list") for other in one.alike]
                if one.who and one.who.id and one.who.id not in {other.id for other in one.alike}:
                    offered.append(Choice(str(one.who.id), f"{known.names[one.who.id]}, on the list"))
                offered += [Choice(f"{NEW}:{kind.value}", f"Add as {_KINDS[kind]}") for kind in _KINDS]
                offered.append(Choice(LEAVE, "Leave this name out"))
                questions[one.field] = Select(
                    one.name, choices=offered, default=chosen, noun=f"who {one.name} is", empty="Choose who this is"
                )
        for dated in arrangement.meetings:
            if not dated.known:
                chosen = _which_is_chosen(dated.which) or ("" if dated.near else NEW)
                near = [(number, known.meetings_by_id[number]) for number in dated.near]
                offered = [
                    Choice(str(number), f"The meeting on {date_words(there.day)} at {time_words(there.starts)}")
                    for number, there in near
                ]
                offered += [Choice(NEW, "Add this meeting"), Choice(LEAVE, "No meeting: schedule its items later")]
                questions[dated.field] = Select(
                    date_words(dated.meeting.date), choices=offered, default=chosen,
                    noun=f"which meeting {date_words(dated.meeting.date)} is", empty="Choose which meeting this is",
                )  # fmt: skip
        return cls.asking(questions)  # type: ignore[return-value]

    def chosen(self, arrangement: Arrangement) -> Choices:
        """What was chosen."""
        people = {name_key(one.name): _somebody(self[one.field].data) for one in arrangement.names if one.field in self}
        meetings = {one.key: _sitting(self[one.field].data) for one in arrangement.meetings if one.field in self}
        return Choices(people, meetings)


_KINDS = {
    PersonKind.OFFICER: "an officer",
    PersonKind.COUNCILLOR: "a councillor",
    PersonKind.COOPTED: "a co-opted member",
    PersonKind.BODY: "an outside body",
}


class CompareForm(Asked):
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
