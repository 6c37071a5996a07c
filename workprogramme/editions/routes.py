"""The public pages, each reading the latest edition; and the press that publishes one."""

from functools import lru_cache

from flask import Blueprint, abort, get_template_attribute, render_template, request
from markupsafe import Markup

from workprogramme.domain.access import Action
from workprogramme.domain.comparison import difference_from_json
from workprogramme.domain.municipal_years import MunicipalYear, year_to_show
from workprogramme.domain.programme import item_from_json, meeting_from_json
from workprogramme.editions import publishing_routes, queries
from workprogramme.editions.pages import (
    MeetingPage,
    chapter_words,
    chapters_of,
    current,
    programme_page,
    slip,
    upcoming,
)
from workprogramme.editions.relations import relations_of
from workprogramme.editions.since import since_last_meeting
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition
from workprogramme.models.values import committee_value
from workprogramme.web import events
from workprogramme.web.access import allowed, public
from workprogramme.web.addresses import committee_url, item_url
from workprogramme.web.change_words import told
from workprogramme.web.context import house, reading
from workprogramme.web.law import working_days
from workprogramme.web.page import council_face
from workprogramme.web.published_threads import published_threads_of_item

room = Blueprint("editions", __name__)

COMING_UP = 8  # meetings on the home page


@room.get("/")
@public
def home() -> str:
    """The committees, and what is coming up in all of them."""
    committees = queries.committees_with_latest(reading())
    meetings = upcoming(reading(), house().clock, COMING_UP, working_days())
    return render_template("editions/home.html", committees=committees, meetings=meetings)


@room.get("/committees/<slug>/")
@public
def programme(slug: str) -> str:
    """The published programme of one municipal year: the one asked for, else this year's, else the newest."""
    committee = _committee(slug)
    years = queries.published_years(reading(), committee.id)
    if not years:
        if request.args.get("year"):
            abort(404)
        return render_template("editions/unpublished.html", committee=committee)
    year = year_to_show(years, request.args.get("year"), house().clock.today())
    if year is None:
        abort(404)
    edition = queries.newest_text(reading(), committee.id, year)
    assert edition is not None
    return _programme_page(committee, edition, years)


def _programme_page(
    committee: Committee, edition: queries.EditionText, years: list[int], latest: int | None = None
) -> str:
    programme = queries.programme_written(edition.document, edition.withheld)
    return render_template(
        "editions/programme.html",
        committee=committee,
        edition=edition,
        years=[MunicipalYear(year).label for year in years],
        year_url=lambda label: f"{committee_url(committee)}?year={label}",
        latest=latest,
        agenda_is_public=edition.agenda_is_public,
        page=programme_page(
            programme, house().clock.today(), working_days(), is_newest=edition.number == edition.newest
        ),
        table=_table(edition.document, edition.withheld),
    )


@lru_cache(maxsize=queries.EDITIONS_KEPT)
def _table(document: str, withheld: str) -> Markup:
    """The programme in detail, drawn once for each edition: half of its page, and the same for everybody for ever."""
    programme = queries.programme_written(document, withheld)
    placed = programme.by_meeting()
    draw = get_template_attribute("components/meetings.html", "programme_table")
    drawn: Markup = draw(
        [(meeting, placed[meeting.id]) for meeting in programme.meetings],
        programme.to_be_scheduled,
        "What each item is about, and who is asked to report",
        item_url,
    )
    return drawn


@room.get("/committees/<slug>/editions/")
@public
def editions(slug: str) -> str:
    """Every edition there has been."""
    committee = _committee(slug)
    lines = queries.editions_of(reading(), committee.id)
    return render_template("editions/editions.html", committee=committee, editions=lines)


@room.get("/committees/<slug>/editions/<int:number>/")
@public
def edition(slug: str, number: int) -> str:
    """One edition as it was published."""
    committee = _committee(slug)
    found = queries.numbered_text(reading(), committee.id, number)
    if found is None:
        abort(404)
    years = queries.published_years(reading(), committee.id)
    latest = queries.latest_edition_number(reading(), committee.id, found.year)
    return _programme_page(committee, found, years, latest)


@room.get("/committees/<slug>/editions/<int:number>/changes/")
@public
def changes(slug: str, number: int) -> str:
    """What an edition changed."""
    committee = _committee(slug)
    found = _edition(committee, number)
    return render_template(
        "editions/changes.html",
        committee=committee,
        edition=found,
        changes=[told(difference_from_json(difference)) for difference in found.changes],
        first=queries.is_first_of_year(reading(), found),
    )


@room.get("/committees/<slug>/changes-since-last-meeting/")
@public
def since(slug: str) -> str:
    """What was published since the committee last met, for the report to its next meeting."""
    committee = _committee(slug)
    found = since_last_meeting(reading(), committee.id, house().clock.today())
    years = [(year, [told(difference) for difference in year.differences]) for year in found.years]
    return render_template("editions/since.html", committee=committee, since=found, years=years)


@room.get("/meetings/<int:meeting_id>/")
@public
def meeting(meeting_id: int) -> str:
    """One meeting as last published."""
    found = queries.published_meeting(reading(), meeting_id)
    if found is None:
        abort(404)
    row, committee, number = found
    page = MeetingPage(
        meeting_from_json(row.document["meeting"]),
        tuple(item_from_json(item) for item in row.document["items"]),
        house().clock.today(),
        working_days(),
    )
    told = events.event(
        page.meeting, page.items, committee_value(committee), council_face().name, house().settings.base_url
    )
    return render_template(
        "editions/meeting.html",
        committee=committee,
        page=page,
        event=events.inline(told),
        number=number,
        year=MunicipalYear(row.year).label,
        agenda_is_public=queries.draft_is_public(reading(), committee.id),
        has_agenda=queries.agenda_is_published(reading(), meeting_id),
        sees_drafts=allowed(Action.SEE_DRAFTS, committee.id),
    )


@room.get("/items/<int:item_id>/")
@public
def item(item_id: int) -> str:
    """One item's story: where it came from, where it went."""
    story = queries.story_of(reading(), item_id)
    if not story:
        abort(404)
    chapters = chapters_of(story)
    return render_template(
        "editions/item.html",
        chapters=chapters,
        now=current(chapters),
        chapter_words=chapter_words,
        slip=slip(chapters),
        relations=relations_of(reading(), item_id),
        threads=published_threads_of_item(reading(), item_id, house().clock.today()),
    )


def _committee(slug: str) -> Committee:
    found = queries.committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    return found


def _edition(committee: Committee, number: int) -> Edition:
    found = queries.edition_numbered(reading(), committee.id, number)
    if found is None:
        abort(404)
    return found


room.add_url_rule(
    "/plan/<slug>/publish", endpoint="publish", view_func=publishing_routes.publish_edition, methods=["GET", "POST"]
)
