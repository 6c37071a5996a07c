"""The forms for meetings: days, hours and what is said of a meeting, turned into values for the actions."""

import hashlib
from datetime import date
from typing import Any, ClassVar

from wtforms import HiddenField

from workprogramme.domain.kinds import MeetingKind, MeetingStatus
from workprogramme.domain.municipal_years import FIRST_YEAR, LAST_YEAR
from workprogramme.domain.web_addresses import LONGEST
from workprogramme.models.committees import Committee
from workprogramme.models.meeting_changes import NOTE_LENGTH, PLACE_LENGTH, MeetingDraft, later
from workprogramme.models.meetings import Meeting
from workprogramme.programme.forms import REASON_LENGTH, Reason
from workprogramme.web.fields import (
    Checkbox,
    Choice,
    DateInput,
    Radios,
    Select,
    Submit,
    TextArea,
    TextField,
    TimeInput,
    choices_of,
)
from workprogramme.web.forms import AddForm, EditForm, Form

STATES = {status.value: status for status in MeetingStatus}
FIRST_DAY, LAST_DAY = date(FIRST_YEAR + 1, 1, 1), date(LAST_YEAR - 1, 12, 31)
CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


class MeetingFields(Form):
    """What is said of a meeting. Warnings about its day are shown once, to be confirmed."""

    warned = HiddenField()
    day = DateInput("Date of the meeting", noun="the date of the meeting", earliest=FIRST_DAY, latest=LAST_DAY)
    confirmed = Checkbox("Save the meeting on that day all the same")
    starts = TimeInput("Starts", noun="when the meeting starts")
    ends = TimeInput("Ends", noun="when the meeting ends", required=False)
    place = TextField("Place", required=False, most=PLACE_LENGTH)
    kind = Select("Kind of meeting", noun="the kind of meeting", empty="", choices=choices_of(MeetingKind),
                  coerce={kind.value: kind for kind in MeetingKind}.__getitem__)  # fmt: skip
    state = Radios("How certain it is", noun="how certain it is", coerce=STATES.__getitem__)
    note = TextArea("Note", required=False, most=NOTE_LENGTH, rows=3, hint="Readers see it with the meeting.")
    link = TextField(
        "Its page in the committee system",
        required=False,
        most=LONGEST,
        spellcheck=False,
        hint="Where your council keeps meetings elsewhere too, such as Modern.gov. A web address that begins with "
        "https://. Readers and calendars are led there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.warnings: tuple[str, ...] = ()
        super().__init__(*args, **kwargs)

    def draft(self) -> MeetingDraft:
        """What is said, as a value."""
        return MeetingDraft(
            day=self.day.data,
            starts=self.starts.data,
            ends=self.ends.data,
            place=self.place.data or "",
            kind=self.kind.data,
            status=self.state.data,
            note=self.note.data or "",
            link=self.link.data or "",
        )

    def must_confirm(self, warnings: list[str]) -> bool:
        """Whether these warnings have still to be confirmed; then the form shows them, with a box to tick."""
        told = hashlib.sha256("\n".join(warnings).encode()).hexdigest()[:16]
        if not warnings or (self.confirmed.data and self.warned.data == told):
            return False
        self.warnings, self.warned.data, self.confirmed.data = tuple(warnings), told, False
        self.confirmed.errors = ["Check the date. If it is right, tick the box and save again."]
        return True


class AddMeetingForm(MeetingFields, AddForm):
    """A new meeting."""

    submit = Submit("Add meeting")


class EditMeetingForm(MeetingFields, EditForm):
    """A meeting that is there already."""

    aside: ClassVar[frozenset[str]] = frozenset({"reason", "confirmed"})

    reason = Reason("Why it changes", hint="Needed where the meeting is published and its day or hour changes.")
    submit = Submit("Save meeting")


class CallOffForm(EditForm):
    """Cancelling or postponing a meeting."""

    aside: ClassVar[frozenset[str]] = frozenset({"state", "said"})

    state = Radios("What happens", noun="what happens", choices=choices_of(CALLED_OFF), coerce=STATES.__getitem__)
    said = TextArea(
        "Why",
        noun="why",
        most=REASON_LENGTH,
        rows=3,
        hint="Readers see it with the meeting, such as: Too few members could come. The items move to 6 June.",
    )
    submit = Submit("Call off the meeting", look="warning")


def state_choices(now: MeetingStatus | None = None) -> list[Choice]:
    """The states that a meeting may be given on its own form: not called off, unless it is (that asks why)."""
    return [choice for choice in choices_of(MeetingStatus) if STATES[choice.value] not in CALLED_OFF or
            STATES[choice.value] is now]  # fmt: skip


def new_meeting_answers(committee: Committee) -> dict[str, Any]:
    """What the form for a new meeting says when it is opened: what is usual for the committee."""
    return {
        "starts": committee.starts,
        "ends": later(committee.starts, committee.minutes),
        "place": committee.place,
        "kind": MeetingKind.FORMAL,
        "state": MeetingStatus.CONFIRMED,
    }


def meeting_answers(meeting: Meeting) -> dict[str, Any]:
    """What a meeting's form says when it is opened."""
    names = ("day", "starts", "ends", "place", "kind", "note", "link", "version")
    return {"state": meeting.status, **{name: getattr(meeting, name) for name in names}}
