"""The form on which a finding is left as it is."""

from wtforms import HiddenField

from workprogramme.planner.actions import REASON_LENGTH
from workprogramme.web.fields import Submit, TextField
from workprogramme.web.forms import Form


class LeaveForm(Form):
    """Why a finding can stay as it is. What is a reason, the action says."""

    key = HiddenField()
    reason = TextField("Why it can stay as it is", most=REASON_LENGTH, required=False)
    submit = Submit("Leave it as it is")
