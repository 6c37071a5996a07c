"""The forms on which a proposal is confirmed with what was wrong in it mended."""

from workprogramme.domain.kinds import AnswerForm, AskedBy, ReferralKind
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.targets import read_target
from workprogramme.followups.actions import FollowUpDraft
from workprogramme.followups.proposals.drafting import REFERRAL_NOTE_LENGTH, Referral
from workprogramme.followups.wanting import MINUTE_LENGTH, NAME_LENGTH, NOTE_LENGTH, WORDING_LENGTH
from workprogramme.web.fields import Checkbox, Checkboxes, Select, Submit, TextArea, TextField, choices_of
from workprogramme.web.forms import EditForm


class FollowUpProposalForm(EditForm):
    """What would be recorded as a follow-up. People are offered from those of the item."""

    wording = TextArea("What was asked for", noun="what was asked for", most=WORDING_LENGTH, rows=4)
    source_meeting = Select("Meeting at which it was asked for", required=False, empty="Not one of these", coerce=int)
    source_text = TextField(
        "The meeting as it was written", required=False, most=NAME_LENGTH, hint="Where it is not one of those above."
    )
    source_item = Select("Item under which it was asked for", required=False, empty="Not known", coerce=int)
    minute = TextField("Minute", required=False, most=MINUTE_LENGTH, hint="Such as 5/18.", width=10)
    asked_by = Select("Asked for by", noun="who asked for it", empty="", choices=choices_of(AskedBy),
                      coerce={kind.value: kind for kind in AskedBy}.__getitem__)  # fmt: skip
    asked_by_note = TextField("Who that was", required=False, most=NOTE_LENGTH)
    asked_of = Checkboxes("Asked of", required=False, coerce=int, small=True)
    answer_form = Select("Form of the answer", noun="the form of the answer", empty="", choices=choices_of(AnswerForm),
                         coerce={kind.value: kind for kind in AnswerForm}.__getitem__)  # fmt: skip
    target = TextField(
        "When it is wanted",
        required=False,
        most=200,
        hint="Such as June 2019, 6 months on or 3 months after implementation.",
    )
    answered = Checkbox("It was answered when the meeting took the item")
    submit = Submit("Confirm")

    def draft(self, year: MunicipalYear, starts: Starts, *, private: bool) -> FollowUpDraft:
        """What is written, as a value; days and months without a year are read within `year`."""
        return FollowUpDraft(
            wording=self.wording.data or "",
            source_meeting_id=self.source_meeting.data,
            source_text=self.source_text.data or "",
            source_item_id=self.source_item.data,
            minute=self.minute.data or "",
            asked_by=self.asked_by.data,
            asked_by_note=self.asked_by_note.data or "",
            asked_of=tuple(self.asked_of.data or ()),
            answer_form=self.answer_form.data,
            target=read_target(self.target.data or "", year, starts),
            private=private,
        )


class ReferralProposalForm(EditForm):
    """Who referred the item."""

    referral = Select("Referred by", noun="who referred it", empty="", choices=choices_of(ReferralKind),
                      coerce={kind.value: kind for kind in ReferralKind}.__getitem__)  # fmt: skip
    note = TextField("About the referral", required=False, most=REFERRAL_NOTE_LENGTH)
    submit = Submit("Confirm")

    def draft(self) -> Referral:
        """What is written, as a value."""
        return Referral(self.referral.data, self.note.data or "")
