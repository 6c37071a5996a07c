"""What the pages of follow-ups share: who sees what of one, what stands around its forms, where they lead back to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action, may
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import event_of, target_of
from workprogramme.followups import queries
from workprogramme.followups.tracking import Sight
from workprogramme.models.committees import Committee
from workprogramme.models.follow_up_values import follow_up_value
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.web.access import allowed, grants, must_be_allowed
from workprogramme.web.context import close_reading, reading, signed_in, today
from workprogramme.web.fields import Choice
from workprogramme.web.forms import EditForm
from workprogramme.web.published_threads import published_threads, told_items
from workprogramme.web.submissions import save
from workprogramme.web.threads import Step, asked, in_order, taken, working_threads
from workprogramme.web.words import date_words, long_date

Answer = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Shown:
    """A follow-up as whoever asks may see it. `working`: as it stands; else as it was last published."""

    value: FollowUpValue
    committee: Committee
    steps: Sequence[Step]
    working: bool
    may_change: bool

    @property
    def waits_for_event(self) -> bool:
        """Whether its rule names an event, whose day is to be given or can be corrected."""
        return bool(event_of(target_of(self.value)))


def sight() -> Sight | None:
    """What whoever is signed in sees of which committees; None for the public."""
    if not signed_in().is_authenticated:
        return None
    return Sight(drafts=_where(Action.SEE_DRAFTS), private=_where(Action.SEE_PRIVATE))


def _where(action: Action) -> frozenset[int] | None:
    """The ids of the committees on which that is allowed; None for all of them."""
    held = grants()
    if may(held, action):
        return None
    return frozenset(scope for role, scope in held if scope is not None and may([(role, scope)], action, scope))


def shown(follow_up_id: int) -> Shown:
    """The follow-up for its page; 404 where there is none that whoever asks may see."""
    seen = sight()
    record = queries.follow_up_by_id(reading(), follow_up_id)
    if record is None:
        abort(404)
    if seen is None:
        return _published(record)
    value = follow_up_value(record)
    drafts, private = seen.sees_drafts(record.committee_id), seen.sees_private(record.committee_id)
    if value.private and not private:
        abort(404)
    if drafts:
        steps: Sequence[Step] = working_threads(reading(), [value], today())[value.id]
    else:
        value = follow_up_value(record, told_items(reading(), [value.id]).get(value.id, {}))
        told = published_threads(reading(), [value.id], today()).get(value.id)
        steps = told.steps if told else in_order([asked(value), *taken(value, today())])
    return Shown(value, record.committee, steps, working=drafts, may_change=allowed(Action.PLAN, record.committee_id))


def _published(record: FollowUp) -> Shown:
    told = published_threads(reading(), [record.id], today()).get(record.id)
    if told is None:
        abort(404)
    return Shown(told.value, record.committee, told.steps, working=False, may_change=False)


def to_change(follow_up_id: int) -> FollowUp:
    """The follow-up, for a form; 404 where there is none, 403 where whoever asks may not plan its committee."""
    record = queries.follow_up_by_id(reading(), follow_up_id)
    if record is None:
        abort(404)
    must_be_allowed(Action.PLAN, record.committee_id)
    return record


def saved(
    form: EditForm,
    follow_up_id: int,
    change: Callable[[Session], Any],
    anew: Callable[[], EditForm],
    said: str,
    reason: str | None = None,
) -> Response | None:
    """Runs the change and leads back to the follow-up; None where the form says why it was not made."""
    if save(form, change, anew, reason) is None:
        return None
    close_reading()
    flash(said)
    return redirect(url_for("followups.follow_up", follow_up_id=follow_up_id))


def form_page(template: str, follow_up_id: int, form: EditForm, **values: Any) -> tuple[str, int]:
    """A page with a form about a follow-up as it stands now, which may be newer than when the request began."""
    record = to_change(follow_up_id)
    last = queries.last_change(reading(), record.id) if form.overtaken else None
    page = render_template(
        template, form=form, value=follow_up_value(record), committee=record.committee, last=last, **values
    )
    return page, form.status


def meeting_choices(meetings: Sequence[Meeting]) -> list[Choice]:
    """Meetings to choose from."""
    return [Choice(str(meeting.id), date_words(meeting.day)) for meeting in meetings]


def item_choices(items: Sequence[Item]) -> list[Choice]:
    """Items to choose from, each with where it stands."""
    return [Choice(str(item.id), f"{item.title} ({_standing(item)})") for item in items]


def _standing(item: Item) -> str:
    if item.meeting is not None:
        return long_date(item.meeting.day)
    return item.target_text or "to be scheduled"
