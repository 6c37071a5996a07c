"""What the board sends to make an item of what was asked for. This is the table of contents."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import LAST_YEAR, MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.queries import follow_up_by_id, items_by_id
from workprogramme.followups.scheduling.actions import Place, schedule
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.answers import wants_json
from workprogramme.web.context import close_reading, house, reading, writing
from workprogramme.web.follow_up_words import shortened
from workprogramme.web.words import date_words

room = Blueprint("scheduling", __name__)

IN_YEAR = "year:"
OVERTAKEN = "Somebody else changed it while you had it before you. No item has been made."


@room.post("/plan/follow-ups/<int:follow_up_id>/schedule")
@requires(Action.PLAN)
def make(follow_up_id: int) -> Response | tuple[dict[str, Any], int]:
    """Makes the item that will answer it: at the meeting `place`, or to be scheduled in the year `place`."""
    follow_up = follow_up_by_id(reading(), follow_up_id)
    if follow_up is None:
        abort(404)
    must_be_allowed(Action.PLAN, follow_up.committee_id)
    slug, why = follow_up.committee.slug, shortened(follow_up.wording)
    title = follow_up.source_item.title if follow_up.source_item else why
    try:
        with writing() as session:
            made = schedule(session, follow_up_id, _number("version") or 0, title, _place(), house().clock.now())
    except (Refused, Stale) as no:
        if not wants_json():
            raise
        reason = no.reason if isinstance(no, Refused) else OVERTAKEN
        return {"said": reason, "field": None}, 422 if isinstance(no, Refused) else 409
    finally:
        close_reading()
    item = items_by_id(reading(), [made.id])[made.id]
    where = f"for {date_words(item.meeting.day)}" if item.meeting else f"to be scheduled in {MunicipalYear(item.year)}"
    flash(f"“{item.title}” is made and planned {where}. It is to answer “{why}”.")
    sent_from = {name: request.args[name] for name in ("year", "view") if name in request.args}
    asked: dict[str, Any] = {
        "year": MunicipalYear(item.year).label,
        **sent_from,
        **({"went": item.id} if wants_json() else {}),
    }
    return redirect(url_for("planner.board", slug=slug, _anchor=f"item-{item.id}", **asked))


def _place() -> Place:
    """The place that was chosen, as the board's cards write it."""
    written = request.form.get("place", "")
    if written.startswith(IN_YEAR):
        start = _read(written.removeprefix(IN_YEAR))
        return Place(year=start if start and start < LAST_YEAR else None)
    return Place(meeting_id=_read(written), position=_number("position"))


def _number(name: str) -> int | None:
    return _read(request.form.get(name, ""))


def _read(written: str) -> int | None:
    """A number that was sent; None for anything else."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
