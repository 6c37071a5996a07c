"""Keeping what was uploaded, with who sent it and when, until it is brought in, thrown away, or forgotten.

Knows nothing of what the document says; any kind of import is kept this way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from workprogramme.domain.imports import DRAFT_LASTS, MOST_DRAFTS, ImportKind, ImportState, has_expired
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.imports import Import, ImportFile

TOO_MANY = f"There are {MOST_DRAFTS} imports that nobody has finished. Finish one or throw one away, then try again."


@dataclass(frozen=True)
class Sender:
    """Who does it, and when (UTC). `id`: of their account; None for the command line."""

    id: int | None
    name: str
    at: datetime


@dataclass(frozen=True)
class Sent:
    """A document as it came: its name, its bytes, and the lines that were found in them."""

    name: str
    content: bytes
    lines: Sequence[Any]


def keep(
    session: Session, kind: ImportKind, committee_id: int | None, sent: Sent, by: Sender, year: int | None = None
) -> Import:
    """A new draft with this document. Drafts that have had their time go.

    Refused where as many of the committee's wait as may; not for the command line, which leaves none behind.
    """
    throw_away_old(session, by.at)
    if by.id is not None:
        _refuse_too_many(session, committee_id)
    made = Import(
        committee_id=committee_id, kind=kind, name=sent.name, size=len(sent.content), year=year,
        by_id=by.id, by_name=by.name, at=by.at, touched_at=by.at,
    )  # fmt: skip
    session.add(made)
    session.flush()
    session.add(ImportFile(import_id=made.id, content=sent.content, lines=list(sent.lines)))
    session.flush()
    return made


def _refuse_too_many(session: Session, committee_id: int | None) -> None:
    waiting = session.scalar(
        select(func.count())
        .select_from(Import)
        .where(Import.committee_id == committee_id, Import.state == ImportState.DRAFT)
    )
    if (waiting or 0) >= MOST_DRAFTS:
        raise Refused(TOO_MANY)


def the_draft(session: Session, import_id: int, now: datetime, version: int | None = None) -> Import:
    """The draft with this id, so that no other writer changes it before this transaction ends.

    Refused where it is none any more; Stale where it is no longer at `version`.
    """
    wanted = select(Import).where(Import.id == import_id).with_for_update()
    found = session.scalars(wanted.execution_options(populate_existing=True)).one_or_none()
    if found is None or (found.state is ImportState.DRAFT and has_expired(found.touched_at, now)):
        raise Refused("This import was thrown away. Upload the document again.")
    if found.state is not ImportState.DRAFT:
        raise Refused(f"{found.done_by or 'Somebody'} has brought this document in already.")
    if version is not None and found.version != version:
        raise Stale(found)
    return found


def throw_away(session: Session, import_id: int, now: datetime) -> str:
    """Throws a draft away with its document. Gives the document's name. Refused where it is no draft any more."""
    draft = the_draft(session, import_id, now)
    _remove(session, [draft.id])
    return draft.name


def throw_away_old(session: Session, now: datetime) -> None:
    """Throws away the drafts that have had their time."""
    old = select(Import.id).where(Import.state == ImportState.DRAFT, Import.touched_at < now - DRAFT_LASTS)
    _remove(session, list(session.scalars(old)))


def _remove(session: Session, ids: Sequence[int]) -> None:
    if ids:
        session.execute(delete(ImportFile).where(ImportFile.import_id.in_(ids)))
        session.execute(delete(Import).where(Import.id.in_(ids)))
