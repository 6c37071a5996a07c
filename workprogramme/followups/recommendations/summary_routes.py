"""What became of a committee's recommendations in a municipal year: counted, drawn, and listed."""

from flask import render_template

from workprogramme.domain.outcomes import outcome_of, outcomes
from workprogramme.followups.recommendations.finding import asked_year, committee_at, may_read_private
from workprogramme.followups.recommendations.listing import of_year
from workprogramme.followups.recommendations.room import room
from workprogramme.followups.recommendations.wording import standing
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.access import public
from workprogramme.web.context import reading, signed_in, today
from workprogramme.web.law import working_days
from workprogramme.web.outcome_picture import outcome_picture
from workprogramme.web.recommendation_words import to_words, withheld


@room.get("/committees/<slug>/recommendations/")
@public
def summary(slug: str) -> str:
    """The year's summary: of all for the signed in, of the published ones for everybody else."""
    committee, year = committee_at(slug), asked_year()
    known = signed_in().is_authenticated
    found = of_year(reading(), committee.id, year.start, public=not known)
    counted = outcomes([one.course for one in found], today())
    days = working_days()
    return render_template(
        "recommendations/summary.html",
        committee=committee,
        year=year,
        years=sorted({year.label, *(one.label for one in year.neighbours)}),
        known=known,
        counted=counted,
        picture=outcome_picture(counted),
        lines=[(one, *_words(one), outcome_of(one.course, today()), standing(one, today(), days)) for one in found],
    )


def _words(found: Recommendation) -> tuple[str, str]:
    """What it says, and to whom; of a private one neither, for those who may not read it."""
    paragraph = found.item.exempt_paragraph if found.item else None
    if paragraph is None or may_read_private(found):
        return found.text, to_words(found)
    return withheld(paragraph), found.to_kind.label
