"""The forms on which somebody says how a report comes along: its standing, a document, a request to defer it."""

from wtforms import HiddenField

from workprogramme.domain.report_tracks import DocumentKind, Standing
from workprogramme.my.actions import NOTE_LENGTH, REASON_LENGTH
from workprogramme.web.fields import Checkbox, Radios, Submit, TextArea, Upload, choices_of
from workprogramme.web.forms import AddForm, EditForm, Form

LATER = "later"
"""In place of a meeting: a later one, to be agreed."""


class StageForm(Form):
    """A press that marks one stage, or takes its mark back: which of the two, by its key."""

    mark = HiddenField()
    unmark = HiddenField()


class StandingForm(EditForm):
    """How the report comes along."""

    standing = Radios(
        "How is the report coming along?", noun="how the report is coming along", choices=choices_of(Standing),
        coerce=Standing,
    )  # fmt: skip
    note = TextArea(
        "Note",
        required=False,
        most=NOTE_LENGTH,
        rows=3,
        counts=True,
        hint="Needed where it is at risk: what stands in its way, and what would help. The co-ordinator reads this.",
    )
    submit = Submit("Save")


class AttachForm(AddForm):
    """A document, and whether the stage it belongs to is done with it. `kind` is set where the address says it."""

    kind = Radios("Which document is it?", noun="which document it is", choices=choices_of(DocumentKind),
                  coerce=DocumentKind)  # fmt: skip
    document = Upload("File", noun="a Word document or a PDF", accept=".docx,.pdf")
    done = Checkbox("Mark its stage as done", default=True)
    submit = Submit("Attach document")


class DeferForm(AddForm):
    """To which meeting a report should be deferred, and why."""

    meeting = Radios("Which meeting could it come to?", noun="the meeting that it could come to")
    reason = TextArea(
        "Why can it not come when it is planned?",
        noun="why it cannot come when it is planned",
        most=REASON_LENGTH,
        rows=4,
        counts=True,
        hint="If the co-ordinator accepts, readers of the published programme see this as the reason for the move.",
    )
    submit = Submit("Ask to defer")
