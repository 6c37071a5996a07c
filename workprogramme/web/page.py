"""What every page shows around its content: the council, the way about, the account, and today where it is fixed."""

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request
from werkzeug.routing import Map

from workprogramme.domain.access import Action
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.web.access import allowed_somewhere
from workprogramme.web.addresses import ADDRESSES
from workprogramme.web.context import house, signed_in
from workprogramme.web.council import council_row
from workprogramme.web.fields import FILTERS as FIELD_FILTERS
from workprogramme.web.follow_up_words import FILTERS as FOLLOW_UP_FILTERS
from workprogramme.web.words import FILTERS, date_words

PUBLIC = ("/committees/", "/meetings/", "/items/")  # where the pages of the committees begin


@dataclass(frozen=True)
class Link:
    """One entry of the navigation."""

    text: str
    href: str
    current: str  # for aria-current: "page" for this page, "true" for a section that this page is in, "" for others


@dataclass(frozen=True)
class CouncilFace:
    """The council as a page shows it."""

    name: str
    wordmark: str
    logo_url: str | None = None
    logo_alt: str = ""
    version: int = 0


def add_page_furniture(app: Flask, static: Path) -> None:
    """Registers the filters, and what base.html needs on every page."""
    app.jinja_env.filters.update({**FILTERS, **FIELD_FILTERS, **FOLLOW_UP_FILTERS})
    app.jinja_env.filters["year_label"] = lambda start: MunicipalYear(start).label
    app.jinja_env.globals.update(ADDRESSES)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @cache
    def asset(name: str) -> str:
        """The address of a file under static/, with a fingerprint, so that browsers may keep it for ever."""
        fingerprint = hashlib.sha256((static / name).read_bytes()).hexdigest()[:10]
        return f"{app.static_url_path}/{name}?v={fingerprint}"

    app.jinja_env.globals["asset"] = asset

    @app.context_processor
    def _furniture() -> dict[str, Any]:
        account = signed_in() if signed_in().is_authenticated else None
        return {
            "council": council_face(),
            "account": account,
            "navigation": navigation(),
            "may_see_journal": allowed_somewhere(Action.SEE_PRIVATE),
            "clock_banner": clock_banner(),
            "today": house().clock.today(),
        }


def council_face() -> CouncilFace:
    """The council's name and wordmark; the setting COUNCIL_NAME goes before what the database says."""
    row = council_row()
    name = house().settings.council_name or row.name or "Work Programme"
    return CouncilFace(
        name=name,
        wordmark=row.wordmark or name,
        logo_url=f"/council-logo?v={row.logo}" if row.logo else None,
        logo_alt=row.logo_alt,
        version=row.version,
    )


def navigation() -> list[Link]:
    """The ways that whoever asks may go."""
    entries = [
        ("Committees", "editions.home"),
        ("Follow-ups", "followups.tracker"),
        ("Recommendations", "recommendations.tracker"),
        # whoever is signed in has calendars of their own under their work, and this one at the foot of every page
        ("My work", "my.my_work") if signed_in().is_authenticated else ("Subscribe", "feeds.subscribe"),
    ]
    if allowed_somewhere(Action.PLAN):
        entries.append(("Plan", "programme.plans"))
    if allowed_somewhere(Action.EDIT_AGENDA):
        entries.append(("Agendas", "agendas.board"))
    if allowed_somewhere(Action.MANAGE_PEOPLE):
        entries.append(("People", "committees.people"))
    if allowed_somewhere(Action.MANAGE_COMMITTEES):
        entries.append(("Set up", "committees.committees"))
    links = [(text, _path(current_app.url_map, endpoint)) for text, endpoint in entries]
    within = max((path for _, path in links if _is_within(request.path, path)), key=len, default="")
    return [Link(text, path, _current(path, within)) for text, path in links]


def _is_within(here: str, section: str) -> bool:
    """Whether an address belongs to a section; what is public and belongs to no other belongs to the committees."""
    return here.startswith(PUBLIC if section == "/" else section) or here == section


def _current(path: str, within: str) -> str:
    if path != within:
        return ""
    return "page" if request.path == path else "true"


@lru_cache(maxsize=64)
def _path(addresses: Map, endpoint: str) -> str:
    return addresses.bind("").build(endpoint)


def clock_banner() -> str | None:
    """What to say where "today" is fixed."""
    fixed = house().settings.today
    return f"Today is fixed at {date_words(fixed)}. This is an example." if fixed else None
