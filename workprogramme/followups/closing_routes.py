"""The forms that close a follow-up, as answered or as dropped, and open it again."""

from typing import Any

from workprogramme.domain.access import Action
from workprogramme.followups import closing, queries
from workprogramme.followups.forms import ClosingForm, DropForm, ReopenForm, day_of_answer
from workprogramme.followups.pages import Answer, form_page, item_choices, meeting_choices, saved, to_change
from workprogramme.followups.room import BOTH, room
from workprogramme.models.follow_ups import FollowUp
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, today


@room.route("/follow-ups/<int:follow_up_id>/answer", methods=BOTH)
@requires(Action.PLAN)
def answer(follow_up_id: int) -> Answer:
    """Asks how it was answered, and, sent, closes it; of a series, the next one is raised."""
    record = to_change(follow_up_id)
    form = _answer_form(record)
    form.day.latest = today()
    if form.validate_on_submit():
        days = {meeting.id: meeting.day for meeting in queries.meetings_until(reading(), record.committee_id, today())}
        at = {link.item_id: link.item.meeting_id for link in record.links if link.item.meeting_id}
        days |= {link.item.meeting.id: link.item.meeting.day for link in record.links if link.item.meeting}
        said = closing.Answer(
            day=min(day_of_answer(form, days, at, today()), today()),
            meeting_id=form.meeting.data,
            item_id=form.item.data,
            minute=form.minute.data or "",
            note=form.note.data or "",
        )
        now = house().clock.now()
        done = saved(
            form,
            follow_up_id,
            lambda session: closing.answer(session, follow_up_id, form.seen_version, said, now),
            lambda: _answer_form(to_change(follow_up_id), formdata=None),
            "It is closed as answered.",
        )
        if done is not None:
            return done
    return form_page("followups/answer.html", follow_up_id, form)


@room.route("/follow-ups/<int:follow_up_id>/drop", methods=BOTH)
@requires(Action.PLAN)
def drop(follow_up_id: int) -> Answer:
    """Asks why, and who decided, and, sent, closes it without an answer."""
    form = _drop_form(to_change(follow_up_id))
    form.day.latest = today()
    if form.validate_on_submit():
        day, reason, who = form.day.data, form.reason.data or "", form.who.data or ""
        done = saved(
            form,
            follow_up_id,
            lambda session: closing.drop(session, follow_up_id, form.seen_version, day, reason, who),
            lambda: _drop_form(to_change(follow_up_id), formdata=None),
            "It is dropped. It stays in the list of all follow-ups, with the reason.",
            reason,
        )
        if done is not None:
            return done
    return form_page("followups/drop.html", follow_up_id, form)


@room.route("/follow-ups/<int:follow_up_id>/reopen", methods=BOTH)
@requires(Action.PLAN)
def reopen(follow_up_id: int) -> Answer:
    """Asks why one that was closed is opened again, and, sent, opens it."""
    form = _reopen_form(to_change(follow_up_id))
    if form.validate_on_submit():
        reason = form.reason.data or ""
        done = saved(
            form,
            follow_up_id,
            lambda session: closing.reopen(session, follow_up_id, form.seen_version),
            lambda: _reopen_form(to_change(follow_up_id), formdata=None),
            "It is open again.",
            reason,
        )
        if done is not None:
            return done
    return form_page("followups/reopen.html", follow_up_id, form)


def _answer_form(record: FollowUp, **kwargs: Any) -> ClosingForm:
    """The form, with the item of its latest meeting chosen."""
    items = [link.item for link in record.links if not link.item.withdrawn]
    past = [item for item in items if item.meeting is not None and item.meeting.day <= today()]
    likely = max(past, key=lambda item: item.meeting.day if item.meeting else today(), default=None)
    return ClosingForm(
        data={"item": likely.id if likely else None, "version": record.version},
        choices={
            "item": item_choices(items),
            "meeting": meeting_choices(queries.meetings_until(reading(), record.committee_id, today())),
        },
        **kwargs,
    )


def _drop_form(record: FollowUp, **kwargs: Any) -> DropForm:
    return DropForm(data={"day": today(), "version": record.version}, **kwargs)


def _reopen_form(record: FollowUp, **kwargs: Any) -> ReopenForm:
    return ReopenForm(data={"version": record.version}, **kwargs)
