"""What people do with their own calendars: make one, choose anew what is in it, give it a new address, withdraw it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from workprogramme.domain.refusals import Refused, Stale
from workprogramme.feeds.personal.tokens import digest_of, new_nonce, token_of
from workprogramme.models.accounts import Account
from workprogramme.models.personal_feeds import ChosenCommittee, PersonalFeed

MOST = 20  # calendars of one account

NOBODY = (
    "Your account is not linked to a person, so no item or report is your own. Ask an administrator to link it, or "
    "choose all meetings and no deadlines."
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What shall be in a calendar. No `committees`: all. The others: as in the record."""

    name: str
    committees: frozenset[int] = frozenset()
    own: bool = False
    deadlines: bool = False
    agendas: bool = False
    meetings: bool = True


def make_feed(session: Session, account_id: int, wanted: Wanted, key: bytes, now: datetime) -> PersonalFeed:
    """Makes a calendar with an address of its own.

    Refused where the account has as many as it may, or where something of its own is wanted and it is no person's.
    """
    person_id = session.execute(
        select(Account.person_id).where(Account.id == account_id).with_for_update()  # so that two at once are counted
    ).scalar_one()
    number = session.scalar(select(func.count()).where(PersonalFeed.account_id == account_id)) or 0
    if number >= MOST:
        raise Refused(f"You have {MOST} calendars already. Withdraw one that you no longer need.")
    _check(wanted, person_id)
    nonce = new_nonce()
    feed = PersonalFeed(
        account_id=account_id,
        name=wanted.name,
        own=wanted.own,
        deadlines=wanted.deadlines,
        agendas=wanted.agendas,
        meetings=wanted.meetings,
        nonce=nonce,
        digest=digest_of(nonce),  # until there is an id to make the address from
        changed_at=now,
        committees=[ChosenCommittee(committee_id=number) for number in sorted(wanted.committees)],
    )
    session.add(feed)
    session.flush()
    feed.digest = digest_of(token_of(key, feed.id, nonce))
    session.flush()
    return feed


def change_feed(
    session: Session, account_id: int, feed_id: int, seen_version: int, wanted: Wanted, now: datetime
) -> PersonalFeed:
    """Chooses anew what is in a calendar; its address stays. Raises Stale, and Refused as `make_feed`."""
    feed = _feed(session, account_id, feed_id, seen_version)
    _check(wanted, session.scalar(select(Account.person_id).where(Account.id == account_id)))
    feed.name, feed.own, feed.deadlines, feed.changed_at = wanted.name, wanted.own, wanted.deadlines, now
    feed.agendas, feed.meetings = wanted.agendas, wanted.meetings
    kept = [chosen for chosen in feed.committees if chosen.committee_id in wanted.committees]
    new = sorted(wanted.committees - {chosen.committee_id for chosen in kept})
    feed.committees = [*kept, *(ChosenCommittee(committee_id=number) for number in new)]
    session.flush()
    return feed


def renew_feed(
    session: Session, account_id: int, feed_id: int, seen_version: int, key: bytes, now: datetime
) -> PersonalFeed:
    """Gives a calendar a new address; the one it had leads nowhere from then on. Raises Stale, and Refused if gone."""
    feed = _feed(session, account_id, feed_id, seen_version)
    feed.nonce = new_nonce()
    feed.digest, feed.changed_at = digest_of(token_of(key, feed.id, feed.nonce)), now
    session.flush()
    return feed


def withdraw_feed(session: Session, account_id: int, feed_id: int) -> str | None:
    """Takes a calendar away for good and gives its name; None where it has gone already."""
    feed = session.get(PersonalFeed, feed_id, with_for_update=True)
    if feed is None or feed.account_id != account_id:
        return None
    session.delete(feed)
    session.flush()
    return feed.name


def _feed(session: Session, account_id: int, feed_id: int, seen_version: int) -> PersonalFeed:
    options = selectinload(PersonalFeed.committees)
    found = session.get(PersonalFeed, feed_id, options=[options], with_for_update=True)
    if found is None or found.account_id != account_id:
        raise Refused("This calendar has been withdrawn. Make another one.")
    if found.version != seen_version:
        raise Stale(found)
    return found


def _check(wanted: Wanted, person_id: int | None) -> None:
    if person_id is None and (wanted.own or wanted.deadlines):
        raise Refused(NOBODY, "which" if wanted.own else "deadlines")
    if not (wanted.meetings or wanted.deadlines or wanted.agendas):
        raise Refused("Nothing would be in this calendar. Choose some meetings, or tick what else to add.", "which")
