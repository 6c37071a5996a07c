"""The page of a committee's pictures for one municipal year, for those who see the working programme."""

from datetime import date

from flask import Blueprint, abort, render_template, request

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.plans import Limits
from workprogramme.pictures import queries
from workprogramme.pictures.drawing import (
    DRAWN,
    bank_holidays,
    halves,
    item_slips,
    meeting_loads,
    months_between,
    person_loads,
)
from workprogramme.web.access import allowed, must_be_allowed, requires
from workprogramme.web.context import house, reading
from workprogramme.web.council import council_row
from workprogramme.web.law import working_days
from workprogramme.web.pictures import Stretch, load_picture, year_picture

room = Blueprint("pictures", __name__)


@room.get("/plan/<slug>/pictures/")
@requires(Action.SEE_DRAFTS)
def pictures(slug: str) -> str:
    """The year at a glance, the load of each lead officer, and how dates slipped from edition to edition."""
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.SEE_DRAFTS, committee.id)
    council = council_row()
    starts = (council.year_month, council.year_day)
    year = _asked_year(starts)
    first, last = year.first_day(starts), year.last_day(starts)
    programme = queries.working_programme(reading(), committee, year.start)
    loads, people = meeting_loads(programme, Limits(main_items=committee.main_items)), person_loads(programme)
    stretches = [
        *_stretches(council.recesses, "recess", first, last),
        *_stretches(council.pre_election, "election", first, last),
    ]
    holidays = bank_holidays(working_days(), first, last)
    return render_template(
        "pictures/pictures.html",
        committee=committee,
        year=year,
        loads=loads,
        at_a_glance=[
            year_picture(begin, end, [load.sitting for load in loads], [s for s, _ in stretches], holidays)
            for begin, end in halves(first, last)
        ],
        stretches=stretches,
        holidays=sorted(holidays.items()),
        people=people,
        drawn=people[:DRAWN],
        load=[
            load_picture(some, months_between(first, last), max(person.most for person in people))
            for some in (people[: DRAWN // 2], people[DRAWN // 2 : DRAWN])
            if some
        ],
        slips=item_slips(queries.published_stories(reading(), committee.id, year.start)),
        most=DRAWN,
        may_plan=allowed(Action.PLAN, committee.id),
    )


def _asked_year(starts: tuple[int, int]) -> MunicipalYear:
    asked = request.args.get("year")
    if not asked:
        return MunicipalYear.of(house().clock.today(), starts)
    try:
        return MunicipalYear.parse(asked)
    except ValueError:
        abort(404)


def _stretches(stored: object, kind: str, first: date, last: date) -> list[tuple[Stretch, str]]:
    """The stretches of days that touch the year, each with its reason, by day."""
    assert isinstance(stored, list | tuple)
    found = [
        (Stretch(date.fromisoformat(one["first"]), date.fromisoformat(one["last"]), kind), one.get("reason", ""))
        for one in stored
    ]
    return sorted(
        ((stretch, why) for stretch, why in found if stretch.first <= last and stretch.last >= first),
        key=lambda pair: pair[0].first,
    )
