"""The tracker, and the page of one follow-up: as it stands for who is signed in, as published for everybody else."""

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import render_template, request, url_for

from workprogramme.domain.access import Action
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import late_on, state_of
from workprogramme.followups import queries, tracking
from workprogramme.followups.escalating import turned
from workprogramme.followups.filters import AGES, SORTS, STATES, Filters
from workprogramme.followups.forms import RemindForm
from workprogramme.followups.pages import shown, sight
from workprogramme.followups.room import room
from workprogramme.models.committees import Committee
from workprogramme.web.access import allowed, allowed_somewhere, public
from workprogramme.web.context import reading, today
from workprogramme.web.law import working_days
from workprogramme.web.outstanding import coming_meetings, near_enough


@room.get("/follow-ups/")
@public
def tracker() -> str:
    """What was asked for at meetings, a page at a time; the address says what the list is narrowed to."""
    filters, seen, day = Filters.asked(request.args), sight(), today()
    committees = tracking.committees(reading())
    chosen = next((one.id for one in committees if one.slug == filters.committee), 0 if filters.committee else None)
    number = request.args.get("page", "1")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
    if seen is None:
        found = tracking.published_page(reading(), filters, day, chosen, page)
        owners = tracking.published_owners(reading())
    else:
        found = tracking.working_page(reading(), filters, seen, day, chosen, page)
        owners = tracking.owners(reading())
    known = {committee.id: committee for committee in committees}
    near = near_enough([one for one in committees if one.active and chosen in (None, one.id)])
    prepared = [one.id for one in near if allowed(Action.SEE_DRAFTS, one.id)]
    return render_template(
        "followups/tracker.html",
        found=found,
        turned=_turned([(row.committee_id, row.value) for row in found.rows] if seen is not None else []),
        remind=RemindForm(formdata=None) if allowed_somewhere(Action.PLAN) else None,
        may_plan_on=lambda one: allowed(Action.PLAN, one.id),
        rows=[(row.value, known[row.committee_id], state_of(row.value)) for row in found.rows],
        filters=filters,
        committees=[committee for committee in committees if committee.active],
        coming=coming_meetings(reading(), prepared, today()),
        owners=owners,
        states=STATES,
        ages=AGES,
        sorts=SORTS,
        unpublished=_unpublished(committees),
        may_plan=[one for one in near if allowed(Action.PLAN, one.id)],
        plans=allowed_somewhere(Action.PLAN),
        working=seen is not None,
        late_on=late_on,
        address=lambda other: f"{url_for('.tracker')}?{urlencode(filters.address(other))}",
    )


@room.get("/follow-ups/<int:follow_up_id>/")
@public
def follow_up(follow_up_id: int) -> str:
    """One follow-up, with its thread from the first minute to the last."""
    found = shown(follow_up_id)
    return render_template(
        "followups/follow_up.html",
        found=found,
        value=found.value,
        committee=found.committee,
        state=state_of(found.value),
        late=late_on(found.value, today()),
        turned=_turned([(found.committee.id, found.value)] if found.working else []).get(found.value.id, ""),
        unpublished=_unpublished([found.committee]),
        series=queries.series_of(reading(), found.value.id) if found.working else [],
    )


def _turned(values: Sequence[tuple[int, FollowUpValue]]) -> dict[int, str]:
    return turned(reading(), values, today(), working_days())


def _unpublished(committees: Sequence[Committee]) -> list[Committee]:
    """Those that whoever asks may publish, and of whose follow-ups readers do not know the latest."""
    mine = [one for one in committees if one.active and allowed(Action.PUBLISH, one.id)]
    waiting = tracking.unpublished(reading()) if mine else set()
    return [one for one in mine if one.id in waiting]
