"""Every address of the application with ids that are really there; whoever adds a view says here what to try."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.converters import NumberConverter

from tests.rights.brought_in import COLUMNS, LINE
from tests.rights.scene import BOARD, Place
from workprogramme.feeds.personal.tokens import token_of
from workprogramme.models.committees import Membership
from workprogramme.models.personal_feeds import PersonalFeed

QUESTIONS = {
    "editions.programme": ("?year=2018-19",),
    "agendas.agenda": ("?version=1", "?version=2"),
    "reports.agenda": ("?version=1", "?version=2"),
    "followups.tracker": ("?state=all&sort=asked", "?late=1", "?state=all&owner={asked_person}"),
    "recommendations.tracker": ("?state=all", "?state=all&whom=Cllr+Cabinet"),
    "committees.people": ("?q=lead",),
    "planner.board": ("?year=2018-19", "?q=item"),
    "pictures.pictures": ("?year=2018-19",),
    "recording.outstanding": ("?view=public",),
    "journal.journal": ("?record=item-{item_id}",),
    "journal.export": ("?record=item-{item_id}",),
}
"""What is asked of these views besides, so that every shape of their answers is seen."""

NOWHERE = {int: 987654, str: "nowhere"}


@dataclass(frozen=True)
class Address:
    """An address that a rule answers to, and the same rule with ids of nothing; equal where it takes none.

    `over`: it is of an import that was brought in, so that what is done to drafts is not there any more.
    """

    rule: Rule
    path: str
    nothing: str
    over: bool = False


def addresses(place: Place) -> list[Address]:
    """Every address of every rule but those of files."""
    app, values = place.app, _values(place)
    return [
        Address(rule, path, nothing, f"/import/{place.ids['import done']}/" in path)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        for path, nothing in _of(app, rule, {**values, **_of_room(place, rule.endpoint)}, place)
    ]


def _of(app: Flask, rule: Rule, values: dict[str, list[Any]], place: Place) -> Iterator[tuple[str, str]]:
    names = sorted(rule.arguments)
    build = app.url_map.bind("localhost").build

    def known(name: str) -> list[Any]:
        converter = rule._converters[name]
        if isinstance(converter, AnyConverter):
            return sorted(converter.items)
        # of what is not known here the doors are tried all the same, with something that is not there
        return values.get(name, [NOWHERE[int if isinstance(converter, NumberConverter) else str]])

    fixed = {name for name in names if isinstance(rule._converters[name], AnyConverter)}
    for chosen in product(*(known(name) for name in names)):
        given = dict(zip(names, chosen, strict=True))
        path = build(rule.endpoint, given)
        absent = {n: v if n in fixed else "closures" if n == "address" else NOWHERE[type(v)] for n, v in given.items()}
        yield path, build(rule.endpoint, absent)
        for question in QUESTIONS.get(rule.endpoint, ()):
            yield path + question.format(**place.ids), build(rule.endpoint, absent)


def _values(place: Place) -> dict[str, list[Any]]:
    ids = place.ids
    with place.database.session() as session:
        seat = session.scalars(select(Membership.id).where(Membership.committee_id == ids["board_id"])).first()
    return {
        "slug": [BOARD],
        "number": [1, 2, 3, 4],
        "meeting_id": [ids["meeting_id"]],
        "item_id": [ids["item_id"]],
        "line_id": [ids["line_id"]],
        "follow_up_id": [ids["follow_up_id"], ids["closed_follow_up"], ids["linked_follow_up"]],
        "recommendation_id": [ids["recommendation_id"], ids["second_recommendation"]],
        "proposal_id": [ids["proposal_id"]],
        "document_id": [ids["document_id"]],
        "person_id": [ids["one_id"]],
        "one_id": [ids["one_id"]],
        "other_id": [ids["other_person"]],
        "merge_id": [ids["merge_id"]],
        "seat_id": [seat],
        "account_id": [place.accounts["officer"]],
        "feed_id": [ids["officer feed"]],
        "address": ["closures"],
        "first": ["2018-12-24"],
        "token": [calendars(place)["officer"].removeprefix("/feeds/").removesuffix(".ics")],
    }


def _of_room(place: Place, endpoint: str) -> dict[str, list[Any]]:
    """What an argument means in one room, where rooms mean different things by it; only of what there is."""
    ids, line = place.ids, COLUMNS if endpoint == "importing.columns" else LINE
    if endpoint in ("agendas.private", "reports.agenda_with_private_business"):
        return {"number": [1, 2]}
    if endpoint == "planner.what_if_asked":
        return {"follow_up_id": [ids["follow_up_id"], ids["linked_follow_up"]]}
    kind = {"importing": "import", "meeting_dates": "calendar"}.get(endpoint.partition(".")[0])
    states = ("done", "draft") if endpoint.partition(".")[2].startswith("undo") else ("draft", "done")
    imports = [ids[f"{kind} {state}"] for state in states] if kind else []
    return {"import_id": imports, "line": [line], "key": [ids["first item"]]} if kind else {}


def calendars(place: Place) -> dict[str, str]:
    """By the name of the account, the address of its own calendar."""
    key = place.app.extensions["workprogramme"].settings.feed_key.encode()
    with place.database.session() as session:
        return {
            feed.name: f"/feeds/{token_of(key, feed.id, feed.nonce)}.ics"
            for feed in session.scalars(select(PersonalFeed))
        }
