"""What planners decide about findings: to leave one as it is, with a reason, and to take that back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.refusals import Refused
from workprogramme.models.planning import Acknowledgement

REASON_LENGTH = 500


def acknowledge(
    session: Session, committee_id: int, year: int, key: str, reason: str, by_name: str, at: datetime
) -> Acknowledgement:
    """Leaves the finding with this key as it is, for that reason; one that was left before has a new reason.

    Refused without a reason, or with one that is too long. It hides nothing that the law stops.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise Refused("Say why it can stay as it is.", "reason")
    if len(reason) > REASON_LENGTH:
        raise Refused(f"The reason must be {REASON_LENGTH} characters or fewer.", "reason")
    found = acknowledgement(session, committee_id, year, key)
    if found is None:
        found = Acknowledgement(
            committee_id=committee_id, year=year, key=key, reason=reason, by_name=by_name[:120], at=at
        )
        session.add(found)
    else:
        found.reason, found.by_name, found.at = reason, by_name[:120], at
    return found


def take_acknowledgement_back(session: Session, committee_id: int, year: int, key: str) -> None:
    """Points the finding out again; nothing where it was not left as it is."""
    found = acknowledgement(session, committee_id, year, key)
    if found is not None:
        session.delete(found)


def acknowledgement(session: Session, committee_id: int, year: int, key: str) -> Acknowledgement | None:
    """Why the finding with this key is left as it is, if it is."""
    wanted = select(Acknowledgement).where(
        Acknowledgement.committee_id == committee_id, Acknowledgement.year == year, Acknowledgement.key == key
    )
    return session.scalars(wanted).one_or_none()
