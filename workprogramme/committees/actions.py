"""What this room does to committees: making one and changing one."""

import re
import unicodedata
from dataclasses import asdict, dataclass
from datetime import time

from sqlalchemy.orm import Session

from workprogramme.committees.queries import committee_to_change, name_of_code, slug_is_taken
from workprogramme.domain.colours import why_unreadable
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.committees import AgendaTemplate, Committee

LONGEST_SLUG = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE = re.compile(r"[A-Za-z0-9]{1,6}")
NUMBER = re.compile(r"[0-9]{1,9}")
NOT_A_SLUG = frozenset({"new"})  # it would stand where the form for a new committee stands

USUAL_FIRST = (
    {"title": "Apologies and Substitutions", "report_line": "", "note": ""},
    {"title": "Declarations of Interests", "report_line": "", "note": ""},
)
USUAL_LAST = (
    {"title": "Work Programme", "report_line": "Briefing Note of the Scrutiny Co-ordinator", "note": ""},
    {
        "title": "Any Other Business",
        "report_line": "",
        "note": "Any other items of business which the Chair decides to take as matters of urgency because of the "
        "special circumstances involved.",
    },
)


@dataclass(frozen=True, kw_only=True)
class Details:
    """What is set for a committee and may change. `minutes`: how long its meetings usually last."""

    name: str
    code: str
    colour: str
    remit: str = ""
    place: str = ""
    starts: time
    minutes: int
    main_items: int
    committee_system_id: str = ""
    holds_crime_and_disorder: bool = False
    active: bool = True


def proposed_slug(session: Session, name: str) -> str:
    """A free slug made of the name: "Scrutiny Board (2)" becomes "scrutiny-board-2"."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = "-".join(words) or "committee"
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    number, free = 2, slug
    while free in NOT_A_SLUG or slug_is_taken(session, free):
        free = f"{slug[: LONGEST_SLUG - 4]}-{number}"
        number += 1
    return free


def make_committee(session: Session, slug: str, details: Details) -> Committee:
    """A new committee with the standing items that most have on their agendas. Its slug stays for ever.

    Raises Refused where the slug or the code is taken, or the colour cannot be read.
    """
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG or slug in NOT_A_SLUG:
        raise Refused(
            f"Use up to {LONGEST_SLUG} small letters, numbers and single hyphens, like scrutiny-board-2.",
            "slug",
        )
    if slug_is_taken(session, slug):
        raise Refused("Another committee has that address. Choose another one.", "slug")
    _check(session, details, None)
    template = AgendaTemplate(first_items=list(USUAL_FIRST), last_items=list(USUAL_LAST))
    committee = Committee(slug=slug, template=template, **asdict(details))
    session.add(committee)
    session.flush()
    return committee


def change_committee(session: Session, committee_id: int, seen_version: int, details: Details) -> Committee:
    """Changes a committee. Raises Stale when somebody else has changed it since, Refused as `make_committee`."""
    committee = committee_to_change(session, committee_id)
    if committee.version != seen_version:
        raise Stale(committee)
    _check(session, details, committee_id)
    for name, value in asdict(details).items():
        setattr(committee, name, value)
    session.flush()
    return committee


def _check(session: Session, details: Details, committee_id: int | None) -> None:
    if not CODE.fullmatch(details.code):
        raise Refused("Use one to six letters and numbers as the short code, like SB2.", "code")
    if other := name_of_code(session, details.code, committee_id):
        raise Refused(f"{other} has the short code {details.code.upper()}. Choose another one.", "code")
    if details.committee_system_id and not NUMBER.fullmatch(details.committee_system_id):
        raise Refused(
            "Enter the committee’s number in the committee system in figures, like 144.", "committee_system_id"
        )
    if faint := why_unreadable(details.colour):
        raise Refused(faint, "colour")
