"""Editions and agendas as feeds, as they are published: of one committee, and of all."""

from flask import Response

from workprogramme.models.committees import Committee
from workprogramme.reports import queries
from workprogramme.reports.announcements import agenda_told, edition_told
from workprogramme.reports.answers import made
from workprogramme.reports.atom import Told, atom
from workprogramme.reports.published import NEVER
from workprogramme.reports.room import letterhead_now, room, the_committee
from workprogramme.web.access import public
from workprogramme.web.context import reading

FEED_LENGTH = 30  # editions, or versions of agendas
ATOM = "application/atom+xml; charset=utf-8"


@room.get("/committees/<slug>/editions.atom")
@public
def editions_of(slug: str) -> Response:
    """The committee's editions, newest first, for feed readers."""
    return _editions(the_committee(slug))


@room.get("/editions.atom")
@public
def editions() -> Response:
    """The editions of all committees, newest first, for feed readers."""
    return _editions(None)


def _editions(committee: Committee | None) -> Response:
    found = queries.newest_editions(reading(), FEED_LENGTH, committee.id if committee else None)
    names = ("editions of the work programme", "editions of the work programmes", "editions")
    return _atom(committee, names, [edition_told(one) for one in found])


@room.get("/committees/<slug>/agendas.atom")
@public
def agendas_of(slug: str) -> Response:
    """The committee's agendas as they are published, newest first, for feed readers."""
    return _agendas(the_committee(slug))


@room.get("/agendas.atom")
@public
def agendas() -> Response:
    """The agendas of all committees as they are published, newest first, for feed readers."""
    return _agendas(None)


def _agendas(committee: Committee | None) -> Response:
    found = queries.newest_agendas(reading(), FEED_LENGTH, committee.id if committee else None)
    return _atom(committee, ("agendas", "agendas of all committees", "agendas"), [agenda_told(one) for one in found])


def _atom(committee: Committee | None, names: tuple[str, str, str], entries: list[Told]) -> Response:
    """A feed. `names`: what it is of one committee and of all, and its file without the ending."""
    of_one, of_all, file = names
    letterhead, _ = letterhead_now()
    home = f"/committees/{committee.slug}/" if committee else "/"
    title = f"{committee.name}: {of_one}" if committee else f"{letterhead.council}: {of_all}"
    page = f"{home}editions/" if committee and file == "editions" else home
    body = atom(title, f"{home}{file}.atom", page, entries, letterhead)
    return made(body, ATOM, f"{file}.atom", entries[0].published_at if entries else NEVER)
