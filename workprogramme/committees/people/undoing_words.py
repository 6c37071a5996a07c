"""What undoing a merge does, in words: how much goes back, and what cannot, each by its name."""

from typing import Final

from sqlalchemy.orm import Session

from workprogramme.committees.people import queries
from workprogramme.committees.people.undoing import Undoing
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.web.words import count

NOUNS: Final = {
    "part": ("part in an item of the programme", "parts in items of the programme"),
    "asked_of": ("follow-up that was asked of them", "follow-ups that were asked of them"),
    "membership": ("seat", "seats"),
    "membership.in_place_of_id": ("substitute who may take their place", "substitutes who may take their place"),
    "account": ("account", "accounts"),
    "recommendation": ("recommendation", "recommendations"),
    "published_part": ("part in what is published", "parts in what is published"),
    "person": ("member of their team", "members of their team"),
    "notice": ("notice that they were sent", "notices that they were sent"),
    "notice_choice": ("choice of what they are told by mail", "choices of what they are told by mail"),
}
"""What the rows of a table are called, one and several, in the order in which they are told."""

DETAILS: Final = {
    "formal_name": "name on agendas",
    "job_title": "job title",
    "portfolio": "portfolio",
    "email": "email address",
    "manager_id": "manager",
    "active": "being offered or not",
}


def goes_back(plan: Undoing) -> list[str]:
    """What goes back, a line for each sort of thing."""
    counts = plan.counts
    return [count(counts[table], *nouns) for table, nouns in NOUNS.items() if table in counts]


def stays(session: Session, merge: PeopleMerge, plan: Undoing) -> list[str]:
    """What stays as it is now, a sentence for each thing, naming it."""
    told: list[str] = []
    for table, key, named, why in (
        ("part", "item_id", "item", "the people of “{}” were changed since"),
        ("asked_of", "follow_up_id", "follow_up", "it was changed since of whom this is asked: “{}”"),
        ("membership", "committee_id", "committee", "the seat on {} was changed or removed since"),
    ):
        rows = plan.stays.get(table, [])
        names = queries.names_by_id(session, named, {row[key] for row in rows})
        told += [why.format(names.get(row[key], f"number {row[key]}")) for row in rows]
    if plan.stays.get("account"):
        told.append("an account was given to somebody else or erased since")
    if plan.stays.get("recommendation"):
        told.append("a recommendation was given to somebody else since")
    if plan.stays.get("person"):
        told.append("somebody of their team was given another manager since")
    if plan.stays.get("published_part"):
        told.append("a programme was published since: it says what it says until you publish again")
    told += [f"the {DETAILS[name]} of {merge.kept_name} was changed since" for name in plan.details if name in DETAILS]
    if plan.manager_gone:
        told.append(f"whoever managed {merge.gone_name} is no longer on the list: choose a manager")
    return [f"{one[0].upper()}{one[1:]}" for one in told]
