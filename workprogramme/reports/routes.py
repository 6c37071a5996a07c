"""The published programme and agendas as documents and as data."""

from flask import Response, abort, request

from workprogramme.domain.access import Action
from workprogramme.domain.agendas import FrontSheet, front_sheet
from workprogramme.domain.municipal_years import MunicipalYear, year_to_show
from workprogramme.models.committees import AgendaTemplate, Committee, Membership
from workprogramme.models.people import Person
from workprogramme.models.values import committee_value
from workprogramme.reports import feed_routes as _feeds
from workprogramme.reports import inside_routes as _inside
from workprogramme.reports import open_data, queries, spreadsheet
from workprogramme.reports import outstanding_routes as _outstanding
from workprogramme.reports.agenda_paper import agenda_paper, version_paper
from workprogramme.reports.answers import FORMS, SAVED, Document, answer, made
from workprogramme.reports.programme_paper import RENDERING as PAPER_RENDERING
from workprogramme.reports.programme_paper import programme_paper
from workprogramme.reports.published import EditionLine, Published
from workprogramme.reports.room import RENDERINGS, WRITERS, last_lawful_day, letterhead_now, room, the_committee
from workprogramme.web import events
from workprogramme.web.access import allowed, public
from workprogramme.web.context import house, reading
from workprogramme.web.law import jurisdiction

__all__ = ["_feeds", "_inside", "_outstanding", "room"]

JSON_LD = "application/ld+json"


@room.get("/committees/<slug>/programme.<any(docx,pdf,csv,json):form>")
@public
def programme(slug: str, form: str) -> Response:
    """The published programme of one municipal year: the one asked for, else this year's, else the newest."""
    committee = the_committee(slug)
    lines = queries.edition_lines(reading(), committee.id)
    year = year_to_show(sorted({line.year for line in lines}), request.args.get("year"), house().clock.today())
    if year is None:
        abort(404)
    return _programme(committee, [line for line in lines if line.year == year][-1], lines, form)


@room.get("/committees/<slug>/editions/<int:number>/programme.<any(docx,pdf,csv,json):form>")
@public
def edition(slug: str, number: int, form: str) -> Response:
    """The programme as that edition has it, for ever."""
    committee = the_committee(slug)
    lines = queries.edition_lines(reading(), committee.id)
    line = next((line for line in lines if line.number == number), None)
    if line is None:
        abort(404)
    return _programme(committee, line, lines, form)


def _programme(committee: Committee, line: EditionLine, lines: list[EditionLine], form: str) -> Response:
    letterhead, changed_at = letterhead_now()
    told = [at for one in lines for at in (one.published_at, one.withheld_at) if one.number <= line.number and at]

    def found() -> Published:
        return queries.published(reading(), line, lines)

    def make() -> bytes:
        match form:
            case "csv":
                return spreadsheet.spreadsheet(found().programme, letterhead.base_url)
            case "json":
                return open_data.open_data(found(), letterhead)
            case _:
                return WRITERS[form](programme_paper(found(), letterhead))

    name = f"{committee.slug}-work-programme-{MunicipalYear(line.year).label}-edition-{line.number}.{form}"
    document = Document(
        kind=FORMS[form],
        filename=name,
        depends=("programme", PAPER_RENDERING, line.id, max(told), letterhead, RENDERINGS[form]()),
        changed_at=max(changed_at, *told),
        make=make,
        saved=form in SAVED,
    )
    return answer(document)


@room.get("/meetings/<int:meeting_id>/agenda.<any(docx,pdf):form>")
@public
def agenda(meeting_id: int, form: str) -> Response:
    """A meeting's agenda as it was published: the newest version, or the one asked for, the same bytes for ever.

    Before the first it is the draft as the latest edition has it, in the public's view of it: for everybody where the
    committee shows its drafts, else for those who may see them.
    """
    asked = request.args.get("version", "")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) < 6):
        abort(404)
    version = queries.agenda_version(reading(), meeting_id, int(asked) if asked else None)
    if version is not None:
        return _version(version, form)
    if asked:
        abort(404)
    found = queries.sitting(reading(), meeting_id)
    if found is None or not (found.template.draft_is_public or allowed(Action.SEE_DRAFTS, found.committee.id)):
        abort(404)
    letterhead, changed_at = letterhead_now(AgendaTemplate, Membership, Person, Committee)
    paper = agenda_paper(_front_sheet(found), letterhead, found.line.published_at, found.committee.code)
    document = Document(
        kind=FORMS[form],
        filename=f"{found.committee.slug}-draft-agenda-{found.meeting.day}.{form}",
        depends=("agenda", paper.digest, RENDERINGS[form]()),
        changed_at=max(found.line.published_at, changed_at),
        make=lambda: WRITERS[form](paper),
        saved=form in SAVED,
        shared=found.template.draft_is_public,
    )
    return answer(document)


def _version(found: queries.AgendaAsPublished, form: str) -> Response:
    paper = version_paper(found, house().settings.base_url)
    document = Document(
        kind=FORMS[form],
        filename=f"{found.slug}-agenda-{found.sheet.meeting.day}-version-{found.number}.{form}",
        depends=("agenda version", paper.digest, RENDERINGS[form]()),
        changed_at=found.withheld_at or found.published_at,
        make=lambda: WRITERS[form](paper),
        saved=form in SAVED,
    )
    return answer(document)


def _front_sheet(found: queries.PublishedSitting) -> FrontSheet:
    return front_sheet(
        meeting=found.meeting,
        items=found.items,
        committee=found.committee.name,
        template=found.template,
        members=queries.members_on(reading(), found.committee.id, found.meeting.day),
        listings=queries.listings(reading(), found.items),
        dispatch=last_lawful_day(found.meeting),
        jurisdiction=jurisdiction(),
    )


@room.get("/meetings/<int:meeting_id>/event.json")
@public
def event(meeting_id: int) -> Response:
    """A published meeting as a schema.org event."""
    found = queries.sitting(reading(), meeting_id)
    if found is None:
        abort(404)
    letterhead, _ = letterhead_now()
    committee = committee_value(found.committee)
    told = events.event(found.meeting, found.items, committee, letterhead.council, letterhead.base_url)
    return made(events.one(told), JSON_LD, f"meeting-{meeting_id}.json", found.line.published_at)


@room.get("/committees/<slug>/events.json")
@public
def events_of(slug: str) -> Response:
    """The meetings of the published programme of one municipal year as schema.org events."""
    committee = the_committee(slug)
    lines = queries.edition_lines(reading(), committee.id)
    year = year_to_show(sorted({line.year for line in lines}), request.args.get("year"), house().clock.today())
    if year is None:
        abort(404)
    line = [line for line in lines if line.year == year][-1]
    letterhead, _ = letterhead_now()
    programme = queries.programme_of(reading(), line)
    placed = programme.by_meeting()
    council, base_url = letterhead.council, letterhead.base_url
    told = [events.event(m, placed[m.id], programme.committee, council, base_url) for m in programme.meetings]
    return made(events.several(told), JSON_LD, f"{slug}-events.json", line.published_at)
