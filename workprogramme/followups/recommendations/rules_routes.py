"""The page on which a committee's own time for replies and its steps for what is late are set, with a preview."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.escalation import DEFAULT_SOURCE, LONGEST, Step, Whom, check_steps, preview
from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.refusals import Refused
from workprogramme.domain.replies import STATUTORY_REPLY, ReplyPeriod, reply_due
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.followups.recommendations.chasing import set_rules
from workprogramme.followups.recommendations.finding import committee_at, rules_for
from workprogramme.followups.recommendations.room import room
from workprogramme.models.chasing import Rules
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, today
from workprogramme.web.escalation_words import steps_in_words
from workprogramme.web.fields import Choice, Select, Submit, WholeNumber
from workprogramme.web.forms import EditForm
from workprogramme.web.law import working_days
from workprogramme.web.submissions import save

Page = Response | tuple[str, int]


def _step_field(label: str) -> WholeNumber:
    return WholeNumber(label, required=False, least=1, most_value=LONGEST, width=3, suffix="working days late")


class RulesForm(EditForm):
    """How long a reply may take, and whom to turn to after how many working days."""

    count = WholeNumber("How long", required=False, least=1, most_value=999, width=3)
    unit = Select(
        "Counted in",
        required=False,
        empty="Two months, as the law says",
        choices=[Choice(unit.value, unit.value) for unit in Unit],
        coerce=Unit,
    )
    owner = _step_field("Remind the owner")
    cabinet_member = _step_field("Tell the cabinet member")
    chair = _step_field("Tell the chair of the committee")
    chief_executive = _step_field("Tell the chief executive")
    look = Submit("Preview", look="secondary")
    submit = Submit("Save rules")

    def period(self) -> Period | None:
        """The committee's own period; None for the statutory one. Raises Refused where half of it is missing."""
        if (self.count.data is None) != (self.unit.data is None):
            raise Refused("Enter a number and say what it counts, or leave both empty.", "count")
        return Period(self.count.data, self.unit.data) if self.count.data else None

    def steps(self) -> tuple[Step, ...]:
        """The steps, soonest first."""
        given = [Step(self[whom.value].data, whom) for whom in Whom if self[whom.value].data]
        return tuple(sorted(given, key=lambda step: step.working_days))


@room.route("/plan/<slug>/chasing/", methods=["GET", "POST"])
@requires(Action.PLAN)
def rules(slug: str) -> Page:
    """The committee's rules; what they mean from today on is shown before they are saved."""
    committee = committee_at(slug)
    must_be_allowed(Action.PLAN, committee.id)
    form = RulesForm(data=_filled(rules_for(committee.id)))
    if form.validate_on_submit():
        try:
            period, steps = form.period(), form.steps()
            check_steps(steps)
        except Refused as refused:
            form.refuse(refused)
        else:
            if not form.look.data:
                saved = save(
                    form,
                    lambda session: set_rules(session, committee.id, form.seen_version, period, steps),
                    lambda: RulesForm(formdata=None, data=_filled(rules_for(committee.id))),
                )
                if saved is not None:
                    flash("The rules are saved. They hold for every notice that is recorded from now on.")
                    return redirect(url_for(".rules", slug=slug))
    shown = _preview(form)
    close_reading()
    page = render_template(
        "recommendations/rules.html",
        form=form,
        committee=committee_at(slug),
        preview=shown,
        source=DEFAULT_SOURCE,
        law=STATUTORY_REPLY,
        last=None,
    )
    return page, form.status


def _filled(stored: Rules) -> Mapping[str, Any]:
    own = stored.period is not STATUTORY_REPLY
    days = {step.whom.value: step.working_days for step in stored.steps}
    return {
        "version": stored.version,
        "count": stored.period.period.count if own else None,
        "unit": stored.period.period.unit if own else None,
        **{whom.value: days.get(whom.value) for whom in Whom},
    }


@dataclass(frozen=True)
class Preview:
    """What the rules in a form mean, day by day, in words."""

    reply: list[tuple[str, date]]
    wanted: list[tuple[str, date]]


def _preview(form: RulesForm) -> Preview | None:
    """What would happen with a recommendation that is received today, and with what is wanted or promised by today.

    None where that cannot be counted.
    """
    try:
        period = form.period()
        steps = form.steps()
        check_steps(steps)
        due = reply_due(today(), ReplyPeriod.local(period.count, period.unit) if period else STATUTORY_REPLY)
        days = working_days()
        told = [words.partition(": ")[2] for words in steps_in_words(steps)]
        replies, others = ([day for _, day in preview(one, days, steps)] for one in (due, today()))
    except (Refused, BeyondHorizon, ValueError):
        return None
    return Preview(
        reply=[("the reply is due", due), *zip(told, replies, strict=True)],
        wanted=[("the last day on which it is in time", today()), *zip(told, others, strict=True)],
    )
