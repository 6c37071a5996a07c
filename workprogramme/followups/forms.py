"""The forms for follow-ups: what an officer says of one, turned into values for the actions."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from workprogramme.domain.directory import Directory
from workprogramme.domain.kinds import AnswerForm, AskedBy
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft
from workprogramme.followups.linking import TITLE_LENGTH
from workprogramme.followups.wanting import MINUTE_LENGTH, NAME_LENGTH, NOTE_LENGTH, WORDING_LENGTH
from workprogramme.models.follow_ups import FollowUp
from workprogramme.web.fields import (
    Checkbox,
    DateInput,
    MultiLine,
    Radios,
    Select,
    Submit,
    TextArea,
    TextField,
    choices_of,
)
from workprogramme.web.forms import AddForm, EditForm, Form
from workprogramme.web.words import join_names

WHEN = "In your own words, such as June 2019, autumn 2019, 6 months on, 3 months after implementation or after every "\
    "Executive Group meeting."  # fmt: skip


class Reason(TextField):
    """Why something is done that others will ask about."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **{"most": NOTE_LENGTH, "hint": "Readers see it.", **kwargs})


class AskedFields(Form):
    """What was asked, where, by whom and of whom. `directory` is the list of people that names are looked up in."""

    wording = TextArea("What was asked for", noun="what was asked for", most=WORDING_LENGTH, rows=4,
                       hint="In the words of the minute, where there is one.")  # fmt: skip
    source_meeting = Select("Meeting", required=False, empty="None of these", coerce=int,
                            hint="At which it was asked for.")  # fmt: skip
    source_text = TextField("Meeting as written", required=False, most=NAME_LENGTH,
                            hint="Where it is none of these, such as Cabinet, 4 October 2018.")  # fmt: skip
    asked_on = DateInput("Day on which it was asked for", required=False,
                         hint="Where that is not the day of the meeting. For example, 21 6 2018")  # fmt: skip
    minute = TextField("Minute", required=False, most=MINUTE_LENGTH, width=10, hint="Such as 5/18.")
    source_item = Select("Item of that meeting", required=False, empty="None of these", coerce=int)
    asked_by = Select("Asked for by", noun="who asked for it", empty="", choices=choices_of(AskedBy),
                      coerce={kind.value: kind for kind in AskedBy}.__getitem__)  # fmt: skip
    asked_by_note = TextField("More about who asked", required=False, most=NOTE_LENGTH,
                              hint="Such as a name, or the petition.")  # fmt: skip
    asked_of = MultiLine("Asked of", required=False, rows=2, most=NAME_LENGTH, most_lines=30,
                         hint="One name on each line, as in the list of people.",
                         attributes={"data-names": ""})  # fmt: skip
    answer_form = Radios("How it is to be answered", noun="how it is to be answered", choices=choices_of(AnswerForm),
                         coerce={kind.value: kind for kind in AnswerForm}.__getitem__)  # fmt: skip
    private = Checkbox("Keep it private", hint="The public will not read that it was asked for.")

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        self.directory = directory
        self.people: tuple[int, ...] = ()
        super().__init__(*args, **kwargs)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be taken as it stands, the names too."""
        fine = super().validate(extra_validators)
        if self.asked_of.errors:
            return False
        people, wrong = self._look_up(self.asked_of.data or ())
        self.people = tuple(dict.fromkeys(people))
        if wrong:
            self.asked_of.errors = [" ".join(wrong)]
        return fine and not wrong

    def _look_up(self, names: Iterable[str]) -> tuple[list[int], list[str]]:
        people: list[int] = []
        wrong: list[str] = []
        for written in names:
            try:
                person = self.directory.find(written)
            except Refused as refused:
                wrong.append(refused.reason)
                continue
            if person is not None:
                people.append(person.id)
                continue
            alike = self.directory.like(written)
            meant = f" Did you mean {join_names(alike, 'or')}?" if alike else " Add the name under People first."
            wrong.append(f"{written} is not in the list of people.{meant}")
        return people, wrong

    def draft(self, **more: Any) -> FollowUpDraft:
        """What is written, as a value; `more`: what the fields do not say."""
        return FollowUpDraft(
            wording=self.wording.data or "",
            source_meeting_id=self.source_meeting.data,
            source_text=self.source_text.data or "",
            source_item_id=self.source_item.data,
            minute=self.minute.data or "",
            asked_on=self.asked_on.data,
            asked_by=self.asked_by.data,
            asked_by_note=self.asked_by_note.data or "",
            asked_of=self.people,
            answer_form=self.answer_form.data,
            private=self.private.data,
            **more,
        )


class AskForm(AskedFields, AddForm):
    """A new follow-up."""

    target = TextField("When it is wanted", required=False, most=200, hint=WHEN)
    item = Select("Item that will answer it", required=False, empty="None yet", coerce=int)
    submit = Submit("Record follow-up")

    def new_draft(self, year: MunicipalYear, starts: Starts) -> FollowUpDraft:
        """The draft; days and months without a year are read within `year`."""
        items = (self.item.data,) if self.item.data else ()
        return self.draft(target=read_target(self.target.data or "", year, starts), item_ids=items)


class ChangeForm(AskedFields, EditForm):
    """What was asked, put right."""

    submit = Submit("Save follow-up")


class EventForm(EditForm):
    """The day of the event that it waits for."""

    event_on = DateInput("Day of the event", noun="the day of the event")
    submit = Submit("Save the day")


class DeferForm(EditForm):
    """When it is wanted now, and why."""

    target = TextField("When it is wanted now", noun="when it is wanted now", most=200, hint=WHEN)
    reason = Reason("Why it is wanted at another time", noun="why it is wanted at another time")
    submit = Submit("Save the new time")


class ClosingForm(EditForm):
    """How it was answered."""

    aside: ClassVar[frozenset[str]] = frozenset({"item", "meeting", "day", "minute", "note"})

    item = Select("Item that answered it", required=False, empty="None of the items", coerce=int)
    meeting = Select("Meeting", required=False, empty="That of the item, or none", coerce=int)
    day = DateInput("Day", required=False, hint="Where it was not at a meeting. For example, 3 10 2019")
    minute = TextField("Minute", required=False, most=MINUTE_LENGTH, width=10,
                       hint="Such as 19/19. It is quoted wherever the follow-up is told of.")  # fmt: skip
    note = TextArea("Note", required=False, most=NOTE_LENGTH, rows=3,
                    hint="How it was answered, where no minute says so.")  # fmt: skip
    submit = Submit("Close as answered")


class DropForm(EditForm):
    """Why it is dropped, and who decided."""

    aside: ClassVar[frozenset[str]] = frozenset({"reason", "who", "day"})

    reason = Reason("Why it is dropped", noun="why it is dropped")
    who = TextField("Who decided", noun="who decided", most=NAME_LENGTH, hint="Such as the chair, or the board.")
    day = DateInput("Day on which it was decided", noun="the day on which it was decided")
    submit = Submit("Drop follow-up", look="warning")


class ReopenForm(EditForm):
    """Why it is opened again."""

    reason = Reason("Why it is opened again", noun="why it is opened again", hint="Planners see it.")
    submit = Submit("Open it again")


class LinkForm(EditForm):
    """An item that will answer it."""

    aside: ClassVar[frozenset[str]] = frozenset({"item"})

    item = Select("Item", noun="an item", coerce=int)
    submit = Submit("Link item")


class MakeItemForm(EditForm):
    """The title of a new item that will answer it."""

    aside: ClassVar[frozenset[str]] = frozenset({"title"})

    title = TextField("Title of the item", noun="a title", most=TITLE_LENGTH)
    submit = Submit("Make an item")


class UnlinkForm(EditForm):
    """An item that is to answer it no longer."""

    aside: ClassVar[frozenset[str]] = frozenset({"item"})

    item = Select("Item", noun="an item", coerce=int)
    submit = Submit("Unlink item")


def asked_answers(record: FollowUp, directory: Directory) -> dict[str, Any]:
    """What the form says of one that is there, when it is opened."""
    own_day = record.source_meeting is None or record.asked_on != record.source_meeting.day
    return {
        **{name: getattr(record, name) for name in (
            "wording", "source_text", "minute", "asked_by", "asked_by_note", "answer_form", "private", "version",
        )},
        "source_meeting": record.source_meeting_id,
        "source_item": record.source_item_id,
        "asked_on": record.asked_on if own_day else None,
        "asked_of": [directory.written(one.person_id) for one in record.asked_of],
    }  # fmt: skip


def day_of_answer(form: ClosingForm, days: dict[int, date], item_meetings: dict[int, int], today: date) -> date:
    """The day that was entered; else that of the meeting chosen, or of the item's; else today."""
    meeting = form.meeting.data or item_meetings.get(form.item.data or 0)
    found: date | None = form.day.data
    return found or days.get(meeting or 0) or today


class RemindForm(Form):
    """The button under a tracker; what is ticked stands beside its lines."""
