"""What a person does to a draft before it is brought in: starts it, corrects the reading, takes that back, chooses.

Each is kept at once, so that nothing is lost by going back, by another machine, or by a crash. The programme stays.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.imports import ImportKind
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.importing.choices import Choices, choices_in
from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.importing.corrections import MOST, Correction, as_json, from_json
from workprogramme.exchange.importing.keeping import Sender, Sent, keep, the_draft
from workprogramme.exchange.importing.opening import read_again
from workprogramme.models.imports import Import, ImportFile


def start(session: Session, committee_id: int, sent: Sent, by: Sender, year: int | None) -> Import:
    """A new draft with this document. Refused where too many wait."""
    return keep(session, ImportKind.PROGRAMME, committee_id, sent, by, year)


def corrected(session: Session, found: Import) -> Corrected:
    """The reading of an import's document with the corrections made so far. One query."""
    lines = session.scalars(select(ImportFile.lines).where(ImportFile.import_id == found.id)).one()
    return read_again(lines, found.year, from_json(found.corrections))


def say(session: Session, import_id: int, said: Sequence[Correction], by: Sender) -> Import:
    """Adds corrections to a draft. What is said twice in a row is said once."""
    draft = the_draft(session, import_id, by.at)
    kept = as_json(said)
    if kept and draft.corrections[-len(kept) :] != kept:
        if len(draft.corrections) + len(kept) > MOST:
            raise Refused(f"There are {MOST:,} corrections. Mend the document in its own program, and upload that.")
        draft.corrections = [*draft.corrections, *kept]
    return _touched(draft, by)


def take_back(session: Session, import_id: int, digest: str, by: Sender) -> bool:
    """Takes back the correction with this digest. Says whether it was there; nothing else is taken back with it."""
    draft = the_draft(session, import_id, by.at)
    left = [one for one in draft.corrections if digest_of(one) != digest]
    was_there = len(left) < len(draft.corrections)
    draft.corrections = left
    _touched(draft, by)
    return was_there


def choose(session: Session, import_id: int, add: Callable[[Choices], Choices], by: Sender) -> Import:
    """Keeps what was chosen, beside what was chosen before."""
    draft = the_draft(session, import_id, by.at)
    draft.choices = add(choices_in(draft.choices)).as_json()
    return _touched(draft, by)


def read_for(session: Session, import_id: int, year: int | None, by: Sender) -> Import:
    """Reads the document for another municipal year, by the year it starts in; None to go by the document."""
    draft = the_draft(session, import_id, by.at)
    draft.year = year
    return _touched(draft, by)


def digest_of(correction: Any) -> str:
    """What a correction that is kept is called on a form."""
    return sha256(repr(sorted(dict(correction).items())).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _touched(draft: Import, by: Sender) -> Import:
    draft.touched_at = by.at
    return draft
