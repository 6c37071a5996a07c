"""The page on which everybody reads who sits on a committee today, and who may come in a member's place."""

from flask import abort, render_template

from workprogramme.committees.queries import committee_by_slug
from workprogramme.committees.room import room
from workprogramme.committees.seats import queries
from workprogramme.committees.seats.sitting import is_published, sitting_on
from workprogramme.domain.access import Action
from workprogramme.web.access import allowed, public
from workprogramme.web.context import house, reading


@room.get("/committees/<slug>/members/")
@public
def members(slug: str) -> str:
    """The members, co-opted members with their votes, substitutes, and those who come by invitation.

    Of a committee that has published nothing yet, only whoever sees its drafts reads it.
    """
    committee = committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    if not is_published(reading(), committee.id) and not allowed(Action.SEE_DRAFTS, committee.id):
        abort(404)
    sitting = sitting_on(queries.seats(reading(), committee.id), house().clock.today())
    manages = allowed(Action.MANAGE_COMMITTEES, committee.id)
    return render_template("committees/members.html", committee=committee, sitting=sitting, manages=manages)
