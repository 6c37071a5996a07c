"""The outstanding issues report of a meeting: what its committee still waits for on that day, and what came."""

from flask import abort, render_template

from workprogramme.domain.access import Action
from workprogramme.followups.recording import queries
from workprogramme.followups.recording.room import room
from workprogramme.web.access import allowed, requires
from workprogramme.web.context import reading
from workprogramme.web.outstanding import report_for


@room.get("/meetings/<int:meeting_id>/outstanding/")
@requires(Action.SIGNED_IN)
def outstanding(meeting_id: int) -> str:
    """The report as on the meeting's day, from what is known today; it prints."""
    meeting = queries.meeting(reading(), meeting_id)
    if meeting is None:
        abort(404)
    private = allowed(Action.SEE_PRIVATE, meeting.committee_id)
    report = report_for(reading(), meeting, private=private, drafts=allowed(Action.SEE_DRAFTS, meeting.committee_id))
    return render_template(
        "recording/outstanding.html",
        meeting=meeting,
        committee=meeting.committee,
        report=report,
        private=private and report.is_private,
        records=allowed(Action.EDIT_AGENDA, meeting.committee_id),
    )
