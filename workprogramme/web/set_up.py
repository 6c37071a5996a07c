"""The sections of setting up, for the pages of the two rooms that share it."""

from flask import request, url_for

from workprogramme.domain.access import Action
from workprogramme.web.access import allowed, allowed_somewhere
from workprogramme.web.page import Link


def set_up_sections() -> list[Link]:
    """The sections that whoever is signed in may open; the one they are in is current."""
    sections = []
    if allowed(Action.MANAGE_COMMITTEES):
        sections.append(("Council", "committees.council", "/manage/council/"))
    if allowed_somewhere(Action.MANAGE_COMMITTEES):
        sections.append(("Committees", "committees.committees", "/manage/committees/"))
    if allowed(Action.MANAGE_ACCOUNTS):
        sections.append(("Accounts", "administration.accounts", "/manage/accounts/"))
    if allowed(Action.TAKE_AWAY):
        sections.append(("Take everything away", "archive.take_away", "/manage/archive/"))
    return [
        Link(text, url_for(endpoint), "true" if request.path.startswith(start) else "")
        for text, endpoint, start in sections
    ]
