"""The co-ordinator's forms, which change the working programme; the board that shows it is the planner's."""

from flask import Blueprint, render_template

from workprogramme.domain.access import Action, may
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.programme import board_routes, deferral_routes, item_routes, meeting_routes, queries
from workprogramme.web.access import grants, requires
from workprogramme.web.context import house, reading
from workprogramme.web.council import council_calendar

room = Blueprint("programme", __name__)

BOTH = ("GET", "POST")


@room.get("/plan/")
@requires(Action.PLAN)
def plans() -> str:
    """The committees whose programme may be planned, each with its years."""
    starts = council_calendar().starts
    this_year = MunicipalYear.of(house().clock.today(), starts)
    found = [
        (committee, _years(years, this_year))
        for committee, years in queries.committees_with_years(reading())
        if may(grants(), Action.PLAN, committee.id)
    ]
    return render_template("programme/plans.html", committees=found, this_year=this_year)


def _years(used: list[int], this_year: MunicipalYear) -> list[MunicipalYear]:
    """The years to choose from: those with anything in them, this one and the next."""
    return [MunicipalYear(start) for start in sorted({*used, this_year.start, this_year.next.start})]


room.add_url_rule("/plan/<slug>/items/new", view_func=item_routes.add_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/", view_func=item_routes.edit_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/move", view_func=item_routes.move_item, methods=BOTH)
room.add_url_rule("/plan/<slug>/take-back", view_func=item_routes.take_back, methods=["POST"])
room.add_url_rule("/plan/items/<int:item_id>/withdraw", view_func=item_routes.withdraw_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/restore", view_func=item_routes.restore_item, methods=["POST"])
room.add_url_rule("/plan/items/<int:item_id>/history", view_func=item_routes.item_history)
room.add_url_rule("/plan/items/<int:item_id>/split", view_func=board_routes.split_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/merge", view_func=board_routes.merge_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/copy", view_func=board_routes.copy_item, methods=BOTH)
room.add_url_rule("/plan/items/<int:item_id>/deferral", view_func=deferral_routes.answer_deferral, methods=BOTH)
room.add_url_rule("/plan/<slug>/carry-over", view_func=board_routes.carry_over, methods=BOTH)
room.add_url_rule("/plan/<slug>/meetings/new", view_func=meeting_routes.add_meeting, methods=BOTH)
room.add_url_rule("/plan/meetings/<int:meeting_id>/", view_func=meeting_routes.edit_meeting, methods=BOTH)
room.add_url_rule("/plan/meetings/<int:meeting_id>/call-off", view_func=meeting_routes.call_off, methods=BOTH)
