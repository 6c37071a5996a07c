"""The press that publishes an edition, and all that is shown and asked before it. Its address stands in `routes`."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.editions import queries
from workprogramme.editions.actions import Comparison, Publisher, compared_with_last, publish
from workprogramme.editions.forms import PublishForm, publish_form
from workprogramme.editions.since import chair_on
from workprogramme.models.committees import Committee
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.change_words import told
from workprogramme.web.context import close_reading, house, reading, signed_in, writing


@requires(Action.PUBLISH)
def publish_edition(slug: str) -> Response | str | tuple[str, int]:
    """What publishing would change, whom it concerns and what is still to be said; and, pressed, the publishing."""
    committee = queries.committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PUBLISH, committee.id)
    year = _year_to_publish()
    compared = compared_with_last(reading(), committee, year)
    form, status = _form(committee, compared), 200
    if form.validate_on_submit():
        try:
            number = _publish(slug, year, form)
        except Refused as refused:
            form.refuse(refused)
        except Stale:
            close_reading()
            compared, status = compared_with_last(reading(), committee, year), 409
            form = _form(committee, compared)
            form.form_errors.append(
                "Somebody has changed the working programme since you opened this page. "
                "Look at what would change now, then publish."
            )
        else:
            flash(f"Edition {number} is published.")
            return redirect(url_for(".programme", slug=slug, year=MunicipalYear(year).label))
    form.seen.data = compared.mark
    page = render_template(
        "editions/publish.html",
        committee=committee,
        form=form,
        compared=compared,
        changes=[told(difference) for difference in compared.differences],
        concerns=[(concern.name, [told(d) for d in concern.differences]) for concern in compared.concerns],
        year=MunicipalYear(year).label,
        number=compared.newest + 1,
    )
    return page, status if status == 409 else form.status


def _form(committee: Committee, compared: Comparison) -> PublishForm:
    today = house().clock.today()
    chair = chair_on(reading(), committee.id, today)
    form = publish_form(compared.unexplained, consulted=chair, consulted_on=today)
    form.consulted_on.latest = today
    return form


def _publish(slug: str, year: int, form: PublishForm) -> int:
    """Publishes what the form says and gives the edition's number."""
    note = form.note.data or ""
    with writing(note) as records:
        committee = queries.committee_by_slug(records, slug)
        assert committee is not None
        return publish(
            records,
            committee,
            year,
            _publisher(),
            note,
            reasons=form.reasons(),
            consulted=form.consultation(),
            seen=form.seen.data or "",
        ).number


def _year_to_publish() -> int:
    asked = request.args.get("year")
    try:
        return (MunicipalYear.parse(asked) if asked else MunicipalYear.of(house().clock.today())).start
    except ValueError:
        abort(404)


def _publisher() -> Publisher:
    settings, who = house().settings, signed_in()
    return Publisher(house().clock.now(), who.id, who.name, settings.base_url, settings.host)
