"""Calendars that others subscribe to, the page that says how, and what robots may fetch.

A calendar is asked for by programs, thousands of times a day: no session, no sign-in, no ORM on its way.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache

from flask import Response, abort, current_app, render_template, request, url_for
from sqlalchemy import Connection

from workprogramme.feeds import answers, calendar_text, queries
from workprogramme.feeds.addresses import address_of
from workprogramme.feeds.personal import routes as _personal
from workprogramme.feeds.pictures import qr_file
from workprogramme.feeds.room import room
from workprogramme.feeds.windows import Window, window_on
from workprogramme.web.access import public
from workprogramme.web.context import house, reading
from workprogramme.web.shelf import Shelf
from workprogramme.web.validators import Stamp, is_known

__all__ = ["_personal", "room"]

FOR_ALL = {"Cache-Control": f"public, max-age={answers.FRESH}"}
ROBOTS = """\
User-agent: *
Allow: /calendar.ics
Allow: /committees/
Disallow: /sign-in
Disallow: /plan/
"""


@room.get("/committees/<slug>/calendar.ics")
@public
def committee(slug: str) -> Response:
    """The calendar of one committee."""
    return _calendar(lambda connection: queries.feed_of_committee(connection, slug), f"{slug}.ics")


@room.get("/calendar.ics")
@public
def everything() -> Response:
    """The calendar of all committees."""
    return _calendar(queries.feed_of_everything, "scrutiny-meetings.ics")


@room.get("/subscribe/")
@public
def subscribe() -> str:
    """How to put a calendar into one's own, and what to expect of it."""
    base = house().settings.base_url
    feeds = []
    for feed in queries.offered_feeds(reading()):
        if feed.slug:
            path, picture = url_for("feeds.committee", slug=feed.slug), url_for("feeds.committee_qr", slug=feed.slug)
        else:
            path, picture = url_for("feeds.everything"), url_for("feeds.everything_qr")
        feeds.append((feed, address_of(base + path, feed.name), picture))
    return render_template("feeds/subscribe.html", feeds=feeds)


@room.get("/committees/<slug>/calendar.svg")
@public
def committee_qr(slug: str) -> Response:
    """The address of a committee's calendar as a QR code."""
    with house().database.single_reads() as connection:
        if queries.feed_of_committee(connection, slug) is None:
            abort(404)
    return _qr(url_for("feeds.committee", slug=slug))


@room.get("/calendar.svg")
@public
def everything_qr() -> Response:
    """The address of the calendar of all committees as a QR code."""
    return _qr(url_for("feeds.everything"))


def _qr(path: str) -> Response:
    drawn = qr_file(address_of(house().settings.base_url + path, "").program)
    return Response(drawn, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})


@room.get("/robots.txt")
@public
def robots() -> Response:
    """Robots may fetch what is published: one calendar service heeds this file before it subscribes."""
    return Response(ROBOTS, mimetype="text/plain", headers={"Cache-Control": "public, max-age=86400"})


def _calendar(find: Callable[[Connection], queries.FeedState | None], filename: str) -> Response:
    here = house()
    base_url, window = here.settings.base_url, window_on(here.clock.today())
    shelf: Shelf = current_app.extensions[answers.SHELF]
    with here.database.single_reads() as connection:
        while True:
            feed = find(connection)
            if feed is None:
                return answers.not_here({"Cache-Control": "public, max-age=60"})
            stamp = _stamp(feed, window, base_url)
            if is_known(request.headers, stamp):
                return answers.known(stamp, FOR_ALL)
            body = shelf.take(stamp.tag)
            if body is not None:
                break
            entries = queries.entries_of(connection, feed, window)
            if entries is not None:
                body = calendar_text.calendar_text(_head(feed, stamp, base_url), entries)
                shelf.put(stamp.tag, body)
                break
    dated = {**FOR_ALL, "Last-Modified": stamp.last_modified}  # a 304 has none: its tag says more
    return answers.whole(stamp, shelf, body, filename, dated)


@lru_cache(maxsize=512)
def _stamp(feed: queries.FeedState, window: Window, base_url: str) -> Stamp:
    """What the calendar's bytes depend on, and nothing else: so that equal tags mean equal bytes, on every node."""
    told = (
        f"{calendar_text.RENDERING}\n{base_url}\n{window.moved_at}\n{feed.key}\n{feed.version}\n{feed.changed_at}\n"
        f"{feed.path}\n{feed.name}\n{feed.description}"
    )
    changed_at = max(feed.changed_at, window.moved_at) if feed.changed_at else window.moved_at
    return Stamp(hashlib.sha256(told.encode()).hexdigest()[:32], changed_at)


def _head(feed: queries.FeedState, stamp: Stamp, base_url: str) -> calendar_text.CalendarHead:
    slug = feed.key.removeprefix("committee:")
    path = url_for("feeds.everything") if feed.key == queries.EVERYTHING else url_for("feeds.committee", slug=slug)
    return calendar_text.CalendarHead(
        name=feed.name,
        description=feed.description,
        source=base_url + path,
        page=base_url + feed.path,
        changed_at=stamp.changed_at,
    )
