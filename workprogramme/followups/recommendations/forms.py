"""The forms for recommendations: what officers and cabinet members write, turned into values for the actions."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from workprogramme.domain.directory import Directory
from workprogramme.domain.minutes import minute_number
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.recommendations import Channel, Rating, RecipientKind, Verdict
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.followups.recommendations.actions import (
    NAME_LENGTH,
    REASON_LENGTH,
    TEXT_LENGTH,
    Draft,
    Named,
    Notice,
)
from workprogramme.followups.recommendations.answers import Reply
from workprogramme.followups.recommendations.links import MOST_DAYS, USUAL_DAYS
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.fields import (
    Checkbox,
    DateInput,
    Radios,
    Select,
    Submit,
    TextArea,
    TextField,
    WholeNumber,
    choices_of,
)
from workprogramme.web.forms import AddForm, EditForm, Form

MINUTE_LENGTH = 20
TARGET_HINT = "In their own words, such as September 2019, by Christmas, 3 months after implementation."


class PersonField(TextField):
    """Somebody by name: as the list of people has them, or in words. `who` is whoever that is.

    `listed`: the page offers the list of people, and a name of several is refused; else it stays in words.
    """

    def __init__(self, label: str, *, listed: bool = True, **kwargs: Any) -> None:
        attributes = {"list": "people-list"} if listed else {}
        super().__init__(label, **{"most": NAME_LENGTH, "attributes": attributes, **kwargs})
        self.listed = listed
        self.who = Named()

    def look_up(self, directory: Directory) -> bool:
        """Finds whoever is meant; False, with what to do, where the name is of several."""
        try:
            found = directory.find(self.data or "") if self.data else None
        except Refused as refused:
            if self.listed:
                self.errors = [refused.reason]
                return False
            found = None
        self.who = Named(found.id) if found else Named(words=self.data or "")
        return True


class MinuteField(TextField):
    """The number of a minute, as the field writes it."""

    def __init__(self, label: str = "Minute", **kwargs: Any) -> None:
        known = {"most": MINUTE_LENGTH, "width": 5, "required": False, "hint": "Like 19/19", **kwargs}
        super().__init__(label, **known)

    def take(self, text: str) -> None:
        super().take(text)
        self.unread = ""
        try:
            self.data = minute_number(self.data or "")
        except ValueError:
            self.unread = "must be the number of a minute, like 19/19 or 7"


class NamesPeople(Form):
    """A form with names. `directory`: the list of people that they are looked up in."""

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        self.directory = directory
        super().__init__(*args, **kwargs)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything can be taken as it stands, the names too."""
        fine = super().validate(extra_validators)
        people = [field for field in self if isinstance(field, PersonField) and not field.errors]
        known = [field.look_up(self.directory) for field in people]  # all of them, so that every problem is told
        return all(known) and fine


class RecommendationFields(NamesPeople):
    """What is recommended, and to whom."""

    text = TextArea("Recommendation", noun="the recommendation", most=TEXT_LENGTH, rows=5, counts=True)
    to_kind = Radios(
        "Made to",
        noun="to whom it is made",
        choices=choices_of(RecipientKind),
        coerce={kind.value: kind for kind in RecipientKind}.__getitem__,
    )
    to = PersonField(
        "Name", required=False, hint="As in the list of people, or in words: “Cabinet Member for Education”"
    )
    item = Select("Item", required=False, empty="No item of this meeting", coerce=int)
    minute = MinuteField()

    def draft(self) -> Draft:
        """What is written, as a value."""
        return Draft(
            text=self.text.data or "",
            to_kind=self.to_kind.data,
            to=self.to.who,
            item_id=self.item.data,
            minute=self.minute.data or "",
        )


class NewRecommendationForm(RecommendationFields, AddForm):
    """A new recommendation."""

    submit = Submit("Add recommendation")


class RecommendationForm(RecommendationFields, EditForm):
    """A recommendation that is there already."""

    submit = Submit("Save recommendation")


class NoticeForm(EditForm):
    """When the notice was given and received."""

    given = DateInput("Notice given on", noun="the day on which notice was given")
    received = DateInput(
        "Recommendation received on", required=False, hint="The time to reply counts from and with this day. "
        "Leave it empty while you do not know"
    )  # fmt: skip
    notice_received = DateInput(
        "Notice received on", required=False, hint="Only if it came later than the recommendation"
    )
    mail = Checkbox(
        "Email the notice to them now", hint="With a link through which they reply without an account. "
        "Leave it if you give notice in another way"
    )  # fmt: skip
    submit = Submit("Save notice")

    def notice(self) -> Notice:
        """The days, once they are valid."""
        assert self.given.data is not None
        return Notice(given=self.given.data, received=self.received.data, notice_received=self.notice_received.data)


class ReplyFields(NamesPeople):
    """What a reply says, and what will be done."""

    verdict = Radios(
        "Reply",
        noun="what the reply is",
        choices=choices_of(Verdict),
        coerce={verdict.value: verdict for verdict in Verdict}.__getitem__,
    )
    reasons = TextArea(
        "Reasons", required=False, most=REASON_LENGTH, rows=5, counts=True,
        hint="Needed where it is accepted in part or rejected",
    )  # fmt: skip
    action = TextArea("What will be done", required=False, most=REASON_LENGTH, rows=4, counts=True)
    owner = PersonField("Who will do it", required=False)
    target = TextField("By when", required=False, most=200, hint=TARGET_HINT)
    by = TextField("Your name and role", noun="your name", most=NAME_LENGTH)

    def said(self, on: date, through: Channel, year: MunicipalYear, starts: Starts) -> Reply:
        """The reply as a value; days and months without a year are read within `year`."""
        return Reply(
            verdict=self.verdict.data,
            reasons=self.reasons.data or "",
            by=self.by.data or "",
            on=on,
            through=through,
            action=self.action.data or "",
            owner=self.owner.who,
            target=read_target(self.target.data or "", year, starts),
        )


class OwnReplyForm(ReplyFields, AddForm):
    """A reply by whoever it was asked of: through a link, or signed in. It shows nobody the list of people."""

    owner = PersonField("Who will do it", required=False, listed=False, hint="Name and job, where you know them")
    submit = Submit("Send reply")


class RecordReplyForm(ReplyFields, EditForm):
    """A reply that came in some other way, as an officer records it."""

    by = TextField("Who replied", noun="who replied", most=NAME_LENGTH)
    on = DateInput("Replied on", noun="the day of the reply")
    through = Radios(
        "How it came in",
        noun="how it came in",
        choices=choices_of([Channel.LETTER, Channel.MEETING]),
        coerce={channel.value: channel for channel in Channel}.__getitem__,
    )
    submit = Submit("Save reply")


class ReviewForm(EditForm):
    """How far the action has come."""

    aside: ClassVar[frozenset[str]] = frozenset({"reviewed_on", "rating", "found"})

    reviewed_on = DateInput("Reviewed on", noun="the day of the review")
    rating = Radios(
        "Rating",
        noun="a rating",
        choices=choices_of(Rating),
        coerce={rating.value: rating for rating in Rating}.__getitem__,
    )
    found = TextArea("What was found", noun="what was found", most=REASON_LENGTH, rows=4, counts=True)
    submit = Submit("Save review")


class CloseForm(EditForm):
    """Closing with evidence."""

    aside: ClassVar[frozenset[str]] = frozenset({"closed_on", "evidence"})

    closed_on = DateInput("Closed on", noun="the day on which it was closed")
    evidence = TextArea(
        "Evidence", most=REASON_LENGTH, rows=4, counts=True,
        hint="What shows that it was done, or why nothing more is awaited",
    )  # fmt: skip
    submit = Submit("Close recommendation")


class WithdrawForm(EditForm):
    """Withdrawing with a reason."""

    aside: ClassVar[frozenset[str]] = frozenset({"reason"})

    reason = TextArea("Why it is withdrawn", noun="why it is withdrawn", most=REASON_LENGTH, rows=3, counts=True)
    submit = Submit("Withdraw recommendation", look="warning")


class PressForm(EditForm):
    """A button that changes a recommendation, with the version that was in view."""


class LinkForm(AddForm):
    """A new link for replying without an account."""

    meant_for = TextField("Who the link is for", noun="who the link is for", most=NAME_LENGTH)
    days = WholeNumber(
        "Days for which it works", noun="a number of days", least=1, most_value=MOST_DAYS, width=3, default=USUAL_DAYS
    )
    submit = Submit("Make link")


def answers_of(found: Recommendation, directory: Directory) -> Mapping[str, Any]:
    """What the forms for a recommendation say when they are opened."""
    return {
        "version": found.version,
        "text": found.text,
        "to_kind": found.to_kind,
        "to": written(found.to_person_id, found.to_words, directory),
        "item": found.item_id,
        "minute": found.minute,
        "given": found.notice_given_on,
        "received": found.received_on,
        "notice_received": found.notice_received_on,
        "verdict": found.verdict,
        "reasons": found.reply,
        "by": found.replied_by,
        "on": found.replied_on,
        "through": found.replied_through if found.replied_through in (Channel.LETTER, Channel.MEETING) else None,
        "action": found.action,
        "owner": written(found.owner_id, found.owner_words, directory),
        "target": found.target_text,
    }


def written(person_id: int | None, words: str, directory: Directory) -> str:
    """How somebody is written so that they are found again."""
    return directory.written(person_id) if person_id is not None else words
