"""Links through which a cabinet member or their officer replies without an account: made, ended, opened, used once.

Whoever holds a link is let in until it expires; only the digest of its token is kept.
"""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy.orm import Session

from workprogramme.domain.refusals import Refused
from workprogramme.followups.recommendations import queries
from workprogramme.followups.recommendations.actions import must_be_open
from workprogramme.followups.recommendations.answers import Reply, write_reply
from workprogramme.models.recommendations import Recommendation, ReplyLink

USUAL_DAYS = 28
MOST_DAYS = 90
TOKEN_BYTES = 32


class NoSuchLink(Exception):
    """The link is wrong, used, withdrawn or expired: which of them, nobody is told."""


def make_link(
    session: Session, recommendation_id: int, meant_for: str, days: int, by_name: str, now: datetime
) -> tuple[ReplyLink, str]:
    """A new link and its token, which is kept nowhere. Earlier links to the same recommendation end.

    Refused where a reply is no longer awaited. `days`: for how many days it works, 1 to 90.
    """
    found = queries.recommendation(session, recommendation_id, lock=True)
    assert found is not None
    must_be_open(found)
    if found.verdict is not None:
        raise Refused("The reply is recorded already, so no link is needed.")
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"A link works for 1 to {MOST_DAYS} days.", "days")
    queries.end_links(session, found.id, now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = ReplyLink(
        recommendation_id=found.id,
        committee_id=found.committee_id,
        digest=digest(token),
        meant_for=meant_for,
        made_at=now,
        made_by=by_name,
        expires_at=now + timedelta(days=days),
    )
    session.add(link)
    session.flush()
    return link, token


def works(link: ReplyLink, now: datetime) -> bool:
    """Whether somebody gets in through it now."""
    return link.used_at is None and link.ended_at is None and link.expires_at > now


def end_link(session: Session, recommendation_id: int, now: datetime) -> None:
    """Withdraws the link that works, if there is one."""
    queries.end_links(session, recommendation_id, now)


def opened(session: Session, way: str | int, now: datetime, *, lock: bool = False) -> tuple[ReplyLink, Recommendation]:
    """The link and what it asks about. Raises NoSuchLink.

    `way`: the token, or, where a signed address in a mail was opened, the link's id. A token is looked for by its
    digest, so how long that takes tells nothing of the tokens there are.
    """
    link = _link(session, way)
    if link is None or not works(link, now):
        raise NoSuchLink
    found = queries.recommendation(session, link.recommendation_id, lock=lock)
    if found is None or found.verdict is not None or found.closed_on is not None or found.withdrawn_on is not None:
        raise NoSuchLink
    return link, found


def reply_through(session: Session, way: str | int, reply: Reply, now: datetime, today: date) -> Recommendation:
    """Writes the reply that somebody gave through the link, which then lets nobody in again. Raises NoSuchLink."""
    _, found = opened(session, way, now, lock=True)
    link = _link(session, way)
    if link is None or not works(link, now):
        raise NoSuchLink
    link.used_at = now
    write_reply(session, found, reply, today)
    session.flush()
    return found


def _link(session: Session, way: str | int) -> ReplyLink | None:
    """The link as it stands now, whatever was read of it before."""
    return queries.link_by_id(session, way) if isinstance(way, int) else queries.link_with(session, digest(way))


def digest(token: str) -> str:
    """What is kept of a token: 64 hexadecimal digits."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
