"""The room itself: its blueprint, and how a view finds the committee it is about and whether one may touch it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from workprogramme.committees.queries import committee_by_slug, last_change
from workprogramme.domain.access import Action
from workprogramme.models.committees import Committee
from workprogramme.models.journal import JournalEntry
from workprogramme.web.access import allowed, must_be_allowed
from workprogramme.web.context import reading
from workprogramme.web.forms import EditForm
from workprogramme.web.set_up import set_up_sections

room = Blueprint("committees", __name__)
room.context_processor(lambda: {"sections": set_up_sections()})


def must_reach_all(action: Action) -> None:
    """Answers 403 unless whoever is signed in may do this on every committee."""
    if not allowed(action):
        abort(403)


def the_committee(slug: str) -> Committee:
    """The committee with this slug, where whoever is signed in may set it up; else 404 or 403."""
    found = committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    must_be_allowed(Action.MANAGE_COMMITTEES, found.id)
    return found


def found_or_404(find: Callable[[Session, int], Any], key: int) -> Any:
    """What `find` finds under this key in the request's session; else 404."""
    found = find(reading(), key) if key < 2**31 else None
    if found is None:
        abort(404)
    return found


def who_was_quicker(form: EditForm, table_name: str, record_id: int) -> JournalEntry | None:
    """Whoever saved the record while this form was open; None where nobody did."""
    return last_change(reading(), table_name, record_id) if form.overtaken else None
