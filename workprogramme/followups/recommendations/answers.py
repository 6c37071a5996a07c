"""What comes after a recommendation is made: the reply, the reviews of what is done, and the close."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from workprogramme.domain.recommendations import Channel, Rating, Verdict
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import Target
from workprogramme.domain.written_dates import write_date
from workprogramme.followups.recommendations import queries
from workprogramme.followups.recommendations.actions import Named, locked, must_be_open, person_of
from workprogramme.models.recommendations import Recommendation, Review


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A reply: what it says and why, who gave it and when, and what will be done, by whom and by when."""

    verdict: Verdict
    reasons: str = ""
    by: str = ""
    on: date
    through: Channel
    action: str = ""
    owner: Named = field(default_factory=Named)
    target: Target = field(default_factory=Target.none)


def record_reply(session: Session, recommendation_id: int, version: int, reply: Reply, today: date) -> Recommendation:
    """Writes the reply, or corrects the one there is. Stale; Refused without reasons where it is not accepted whole."""
    replied = locked(session, recommendation_id, version)
    must_be_open(replied)
    write_reply(session, replied, reply, today)
    session.flush()
    return replied


def write_reply(session: Session, replied: Recommendation, reply: Reply, today: date) -> None:
    """Writes the reply into a recommendation that is locked, and ends its links."""
    if reply.verdict is not Verdict.ACCEPTED and not reply.reasons:
        raise Refused("Give the reasons: it is not accepted as a whole.", "reasons")
    if not reply.by:
        raise Refused("Enter who replied.", "by")
    if reply.on < replied.made_on:
        raise Refused(f"Enter a day on or after {write_date(replied.made_on)}, when it was recommended.", "on")
    if reply.on > today:
        raise Refused("Enter a day that is not after today.", "on")
    target = reply.target
    if target.doubt and target.text != replied.target_text:
        raise Refused(target.doubt, "target")
    leads_on = reply.verdict.leads_on
    owner = person_of(session, reply.owner, "owner") if leads_on else None
    queries.end_links(session, replied.id, session.info["at"])
    replied.verdict, replied.reply, replied.replied_by = reply.verdict, reply.reasons, reply.by
    replied.replied_on, replied.replied_through = reply.on, reply.through
    replied.action = reply.action if leads_on else ""
    replied.owner, replied.owner_words = owner, reply.owner.words if leads_on and owner is None else ""
    window = target.window() if leads_on else None
    replied.target_text = target.text if leads_on else ""
    replied.target_earliest, replied.target_latest = window or (None, None)


def review(
    session: Session, recommendation_id: int, version: int, on: date, rating: Rating, found: str, today: date
) -> Review:
    """Records how far it has come. Stale; Refused once it has ended, or for a day before it was made or to come."""
    reviewed = locked(session, recommendation_id, version)
    must_be_open(reviewed)
    if not reviewed.made_on <= on <= today:
        raise Refused(f"Enter a day from {write_date(reviewed.made_on)} to today.", "on")
    if not found:
        raise Refused("Say what was found.", "found")
    made = Review(
        recommendation=reviewed,
        committee_id=reviewed.committee_id,
        reviewed_on=on,
        rating=rating,
        found=found,
        by_name=session.info.get("by_name") or "",
    )
    session.add(made)
    reviewed.rating = rating
    reviewed.version += 1  # a review is a row of its own, and yet part of what the next writer should have seen
    session.flush()
    return made


def close(
    session: Session, recommendation_id: int, version: int, on: date, evidence: str, today: date
) -> Recommendation:
    """Closes it on a day, with the evidence that it was done, or why nothing more is awaited."""
    closed = locked(session, recommendation_id, version)
    must_be_open(closed)
    if not closed.made_on <= on <= today:
        raise Refused(f"Enter a day from {write_date(closed.made_on)} to today.", "on")
    if not evidence:
        raise Refused("Say what shows that it was done, or why nothing more is awaited.", "evidence")
    queries.end_links(session, closed.id, session.info["at"])
    closed.closed_on, closed.evidence = on, evidence
    session.flush()
    return closed
