"""A personal calendar, for whoever has its address: no session, no account, no ORM on its way.

Every address that leads nowhere is answered alike, whatever became of it.
"""

import hashlib
from datetime import UTC, date, datetime, time
from functools import lru_cache
from heapq import merge

from flask import Response, current_app, request
from sqlalchemy import Connection

from workprogramme.clock import LONDON
from workprogramme.domain.working_days import KNOWN_TO
from workprogramme.feeds import answers, calendar_text
from workprogramme.feeds.personal import due_entries, queries
from workprogramme.feeds.personal.agenda_days import agenda_entries, agenda_rows
from workprogramme.feeds.personal.due_entries import Place, by_day
from workprogramme.feeds.personal.due_queries import due_rows, first_day
from workprogramme.feeds.personal.queries import PersonalState
from workprogramme.feeds.personal.tokens import digest_of, feed_key, is_genuine
from workprogramme.feeds.windows import Window, window_on
from workprogramme.web.context import house
from workprogramme.web.law import jurisdiction
from workprogramme.web.shared_answers import without_session
from workprogramme.web.shelf import Shelf
from workprogramme.web.validators import Stamp, is_known

KEPT = {"Cache-Control": f"private, max-age={answers.FRESH}"}
FOR_ONE = {**KEPT, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
FILENAME = "calendar.ics"  # the same for all: a name would tell whose it is
DESCRIPTION = "Meetings of scrutiny committees and what is planned for each, as chosen for this calendar."


def personal_calendar(token: str) -> Response:
    """The calendar at this secret address, 304 for those who have it, 404 where there is none."""
    without_session()
    here = house()
    place = Place(here.settings.base_url, here.settings.host, jurisdiction())
    window, digest, key = window_on(here.clock.today()), digest_of(token), feed_key(here.settings)
    shelf: Shelf = current_app.extensions[answers.SHELF]
    with here.database.single_reads() as connection:
        while True:
            state = queries.state_of(connection, digest)
            if state is None or not is_genuine(token, key, state.id, state.nonce):
                return answers.not_here(FOR_ONE)
            tag = _tag(state, window, place)
            stamp = Stamp(tag, _changed_at(state, window))
            if _has_it(state, stamp):
                return answers.known(stamp, KEPT)
            body = shelf.take(tag) or _body(connection, state, digest, window, place)
            if body is not None:
                break
    shelf.put(tag, body)
    dated = {} if _by_tag_only(state) else {"Last-Modified": stamp.last_modified}
    return answers.whole(stamp, shelf, body, FILENAME, {**FOR_ONE, **dated})


def _by_tag_only(state: PersonalState) -> bool:
    """Whether no one moment tells when the calendar last changed: a stage that is ticked off leaves none."""
    return state.own or state.deadlines or state.agendas


def _has_it(state: PersonalState, stamp: Stamp) -> bool:
    if _by_tag_only(state) and not request.headers.get("If-None-Match", "").strip():
        return False
    return is_known(request.headers, stamp)


@lru_cache(maxsize=1024)
def _tag(state: PersonalState, window: Window, place: Place) -> str:
    """A digest of all that the bytes depend on, so that equal tags mean equal bytes, on every node."""
    told = (
        f"{calendar_text.RENDERING} {due_entries.RENDERING} {KNOWN_TO}\n{place.base_url}\n{place.jurisdiction}\n"
        f"{window.moved_at}\n{state}"
    )
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _changed_at(state: PersonalState, window: Window) -> datetime:
    return max(at for at in (state.changed_at, state.published_at, window.moved_at) if at is not None)


def _body(connection: Connection, state: PersonalState, digest: str, window: Window, place: Place) -> bytes | None:
    """The whole calendar; None where something changed while it was put together."""
    rows = due_rows(connection, state, window) if state.deadlines else []
    meetings = queries.entries_of(connection, state, digest, window)
    if meetings is None:
        return None
    due = due_entries.entries_for(rows, place, first_day(window))
    if state.agendas:
        due = sorted([*due, *agenda_entries(agenda_rows(connection, state, window), place)], key=by_day)
    head = calendar_text.CalendarHead(
        name=state.name,
        description=DESCRIPTION,
        source=None,
        page=f"{place.base_url}/",
        changed_at=max([_changed_at(state, window), *(entry.changed_at for entry in due)]),
    )
    days = ((_begins(entry.day), due_entries.rendered(entry, place.host)) for entry in due)
    sittings = ((row.starts_at, row.entry) for row in meetings)
    in_order = merge(days, sittings, key=lambda entry: entry[0])
    return calendar_text.calendar_text(head, (entry for _, entry in in_order))


def _begins(day: date) -> datetime:
    """The first moment of a day in London, where all-day entries stand among meetings."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
