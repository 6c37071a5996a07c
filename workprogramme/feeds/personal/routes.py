"""The pages on which people make calendars for themselves, and the addresses at which those are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response as Calendar
from flask import abort, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.refusals import Refused
from workprogramme.feeds.addresses import FeedAddress, address_of
from workprogramme.feeds.personal import actions, page_queries
from workprogramme.feeds.personal.forms import ALL, NONE, OWN, FeedForm, Filled, NewFeedForm, RenewForm, WithdrawForm
from workprogramme.feeds.personal.serving import personal_calendar
from workprogramme.feeds.personal.tokens import digest_of, feed_key, token_of
from workprogramme.feeds.pictures import qr_code
from workprogramme.feeds.room import room
from workprogramme.feeds.windows import window_on
from workprogramme.models.personal_feeds import PersonalFeed
from workprogramme.web.access import public, requires
from workprogramme.web.context import house, reading, signed_in, writing
from workprogramme.web.fields import Choice
from workprogramme.web.submissions import make_once, save
from workprogramme.web.words import capital, join_names

Page = Response | tuple[str, int]
BOTH = ["GET", "POST"]


@dataclass(frozen=True)
class Shown:
    """A calendar as its owner sees it. No `address`: the one it had died when the council's key changed.

    `nothing`: why it shows no meeting yet; "" where it shows some, or is for none.
    """

    feed: PersonalFeed
    told: str
    nothing: str
    address: FeedAddress | None
    qr: str


@room.get("/feeds/<token>.ics")
@public
def personal(token: str) -> Calendar:
    """A personal calendar, for whoever has its address."""
    return personal_calendar(token)


@room.get("/my/feeds/")
@requires(Action.SIGNED_IN)
def my_feeds() -> Response:
    """The calendars of whoever is signed in, each with its address and the ways to use it."""
    names = page_queries.committees(reading())
    window = window_on(house().clock.today())
    empty = page_queries.without_meetings(reading(), signed_in().id, signed_in().person_id, window)
    shown = [_shown(feed, names, feed.id in empty) for feed in page_queries.feeds_of(reading(), signed_in().id)]
    answer = make_response(render_template("feeds/mine.html", feeds=shown, most=actions.MOST))
    answer.headers["Cache-Control"] = "private, no-store"  # it is full of secrets
    return answer


def _shown(feed: PersonalFeed, names: Mapping[int, page_queries.Choice], empty: bool) -> Shown:
    settings = house().settings
    token = token_of(feed_key(settings), feed.id, feed.nonce)
    committees = [names[number].name for number in names if number in set(feed.committee_ids)]
    told, nothing = _told(feed, committees), _nothing(feed, committees) if empty else ""
    if digest_of(token) != feed.digest:
        return Shown(feed, told, nothing, None, "")
    address = address_of(settings.base_url + url_for("feeds.personal", token=token), feed.name)
    return Shown(feed, told, nothing, address, qr_code(address.program))


def _told(feed: PersonalFeed, committees: list[str]) -> str:
    """What is in a calendar: "All meetings of all committees, and your deadlines"."""
    meetings = ("Meetings with an item of yours" if feed.own else "All meetings") if feed.meetings else ""
    days = [*(["your deadlines"] if feed.deadlines else []), *(["the days of agendas"] if feed.agendas else [])]
    of = f" of {join_names(committees) if committees else 'all committees'}"
    return (
        f"{meetings}{of}, and {join_names(days)}" if meetings and days else capital(meetings or join_names(days)) + of
    )


def _nothing(feed: PersonalFeed, committees: list[str]) -> str:
    """Why a calendar that is for meetings shows none yet, and when it will."""
    if feed.own and signed_in().person_id is None:
        return (
            "There is no meeting in it yet: your account is not linked to a person, so no item is yours. Ask an "
            "administrator to link it."
        )
    of = join_names(committees, "or") if committees else "any committee"
    if feed.own:
        return (
            f"There is no meeting in it yet, because you are named for no item at a published meeting of {of}. "
            "It fills by itself when a programme that names you is published."
        )
    return (
        f"There is no meeting in it yet, because none of {of} is published. It fills by itself when a programme is "
        "published."
    )


@room.route("/my/feeds/new", methods=BOTH)
@requires(Action.SIGNED_IN)
def new_feed() -> Page:
    """The form for another calendar."""
    form = NewFeedForm(choices={"committees": _choices(())}, data=_usual())
    if form.validate_on_submit():
        try:
            make_once(form, lambda session: _made(session, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"{form.name.data} is made. Now put its address into your calendar program.")
            return redirect(url_for(".my_feeds"))
    return render_template("feeds/new_personal.html", form=form), form.status


def _usual() -> dict[str, Any]:
    """What the form holds at first: of one's own, or, for whoever comes from the agendas, the days of those."""
    if request.args.get("for") == "agendas":
        return {"name": "Agendas to publish", "which": NONE, "agendas": True}
    own = bool(signed_in().person_id)
    return {"name": "My scrutiny meetings", "which": OWN if own else ALL, "deadlines": own}


def _made(session: Session, form: NewFeedForm) -> int:
    here = house()
    return actions.make_feed(session, signed_in().id, form.wanted(), feed_key(here.settings), here.clock.now()).id


@room.route("/my/feeds/<int:feed_id>/change", methods=BOTH)
@requires(Action.SIGNED_IN)
def change_feed(feed_id: int) -> Page:
    """The form for what is in a calendar; its address stays the same."""
    feed = _the_feed(feed_id)
    form = _form(feed)
    if form.validate_on_submit():
        who, now = signed_in().id, house().clock.now()
        saved = save(
            form,
            lambda session: actions.change_feed(session, who, feed_id, form.seen_version, form.wanted(), now),
            lambda: _form(_the_feed(feed_id), fresh=True),
        )
        if saved is not None:
            flash(f"{saved.name} is saved. Its address is the same as before.")
            return redirect(url_for(".my_feeds"))
    return render_template("feeds/change_personal.html", form=form, feed=feed), form.status


def _form(feed: PersonalFeed, *, fresh: bool = False) -> FeedForm:
    offered = {"committees": _choices(feed.committee_ids)}
    if fresh:
        return FeedForm(formdata=None, choices=offered, obj=Filled.from_record(feed))
    return FeedForm(choices=offered, obj=Filled.from_record(feed))


@room.route("/my/feeds/<int:feed_id>/renew", methods=BOTH)
@requires(Action.SIGNED_IN)
def renew_feed(feed_id: int) -> Page:
    """Asks before a calendar gets another address, for the one it has then leads nowhere."""
    feed = _the_feed(feed_id)
    form = RenewForm(obj=feed)
    if form.validate_on_submit():
        who, here = signed_in().id, house()
        renewed = save(
            form,
            lambda session: actions.renew_feed(
                session, who, feed_id, form.seen_version, feed_key(here.settings), here.clock.now()
            ),
            lambda: RenewForm(formdata=None, obj=_the_feed(feed_id)),
        )
        if renewed is not None:
            flash(f"{renewed.name} has a new address. Put it into your calendar program in place of the old one.")
            return redirect(url_for(".my_feeds"))
    return render_template("feeds/renew_personal.html", form=form, feed=feed), form.status


@room.route("/my/feeds/<int:feed_id>/withdraw", methods=BOTH)
@requires(Action.SIGNED_IN)
def withdraw_feed(feed_id: int) -> Page:
    """Asks before a calendar goes for good. One that has gone already, by a second press, is no mistake."""
    form = WithdrawForm()
    if form.validate_on_submit():
        with writing() as session:
            name = actions.withdraw_feed(session, signed_in().id, feed_id)
        flash(f"{name} is withdrawn. Its address leads nowhere now." if name else "This calendar is withdrawn.")
        return redirect(url_for(".my_feeds"))
    return render_template("feeds/withdraw_personal.html", form=form, feed=_the_feed(feed_id)), form.status


def _the_feed(feed_id: int) -> PersonalFeed:
    """The calendar, where it belongs to whoever is signed in; 404 for everybody else's as for none."""
    feed = page_queries.feed_of(reading(), signed_in().id, feed_id)
    if feed is None:
        abort(404)
    return feed


def _choices(chosen: list[int] | tuple[int, ...]) -> list[Choice]:
    """The committees that sit today, and those that were chosen while they did."""
    known = page_queries.committees(reading()).values()
    return [Choice(str(one.id), one.name) for one in known if one.active or one.id in chosen]
