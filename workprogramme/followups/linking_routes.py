"""The forms that say which items will answer a follow-up: link one, make one, unlink one."""

from typing import Any

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.followups import linking, queries
from workprogramme.followups.forms import LinkForm, MakeItemForm, UnlinkForm
from workprogramme.followups.pages import Answer, form_page, item_choices, saved, to_change
from workprogramme.followups.room import BOTH, room
from workprogramme.models.follow_up_values import follow_up_value
from workprogramme.models.follow_ups import FollowUp
from workprogramme.web.access import requires
from workprogramme.web.context import house, reading, today
from workprogramme.web.council import council_row
from workprogramme.web.follow_up_words import short_wording


@room.route("/follow-ups/<int:follow_up_id>/link", methods=BOTH)
@requires(Action.PLAN)
def link(follow_up_id: int) -> Answer:
    """Asks which item will answer it, and, sent, links the two."""
    form = _link_form(to_change(follow_up_id))
    if form.validate_on_submit():
        item_id = form.item.data
        done = saved(
            form,
            follow_up_id,
            lambda session: linking.link(session, follow_up_id, form.seen_version, item_id),
            lambda: _link_form(to_change(follow_up_id), formdata=None),
            "The item is linked: it is to answer this.",
        )
        if done is not None:
            return done
    return form_page("followups/link.html", follow_up_id, form)


@room.route("/follow-ups/<int:follow_up_id>/item", methods=BOTH)
@requires(Action.PLAN)
def make_item(follow_up_id: int) -> Answer:
    """Asks for a title, and, sent, adds an item to the programme that will answer it."""
    record = to_change(follow_up_id)
    form = _make_form(record)
    row = council_row()
    year = MunicipalYear.of(max(record.target_latest or today(), today()), (row.year_month, row.year_day))
    if form.validate_on_submit():
        title, now = form.title.data or "", house().clock.now()
        done = saved(
            form,
            follow_up_id,
            lambda session: linking.make_item(session, follow_up_id, form.seen_version, title, year.start, now),
            lambda: _make_form(to_change(follow_up_id), formdata=None),
            f"“{title}” is in the programme of {year}, to be scheduled.",
        )
        if done is not None:
            return done
    return form_page("followups/make_item.html", follow_up_id, form, year=year)


@room.route("/follow-ups/<int:follow_up_id>/unlink", methods=BOTH)
@requires(Action.PLAN)
def unlink(follow_up_id: int) -> Answer:
    """Asks which item is to answer it no longer, and, sent, unlinks it."""
    form = _unlink_form(to_change(follow_up_id))
    if form.validate_on_submit():
        item_id = form.item.data
        done = saved(
            form,
            follow_up_id,
            lambda session: linking.unlink(session, follow_up_id, form.seen_version, item_id),
            lambda: _unlink_form(to_change(follow_up_id), formdata=None),
            "The item is unlinked. It stays where it is in the programme.",
        )
        if done is not None:
            return done
    return form_page("followups/unlink.html", follow_up_id, form)


def _link_form(record: FollowUp, **kwargs: Any) -> LinkForm:
    linked = {one.item_id for one in record.links}
    items = [item for item in queries.standing_items(reading(), record.committee_id) if item.id not in linked]
    return LinkForm(data={"version": record.version}, choices={"item": item_choices(items)}, **kwargs)


def _make_form(record: FollowUp, **kwargs: Any) -> MakeItemForm:
    title = record.source_item.title if record.source_item else short_wording(follow_up_value(record))
    return MakeItemForm(data={"title": title, "version": record.version}, **kwargs)


def _unlink_form(record: FollowUp, **kwargs: Any) -> UnlinkForm:
    items = [one.item for one in record.links]
    return UnlinkForm(data={"version": record.version}, choices={"item": item_choices(items)}, **kwargs)
