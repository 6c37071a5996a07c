"""Telling people: puts notices into the outbox in the transaction of what they tell of.

    tell(session, [Telling(kind=NoticeKind.FOLLOW_UP_OVERDUE, to=person(7), about=("follow_up", 12),
                           occasion="2019-06-03", facts={…})], at=now)

Knows what each receiver has chosen; knows no mail server and no words.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from workprogramme.domain.notices import Cadence, NoticeKind, Outcome, Topic
from workprogramme.models.accounts import Account
from workprogramme.models.adding import add_unless_there
from workprogramme.models.outbox import Notice, NoticeChoice


@dataclass(frozen=True)
class Receiver:
    """Who is told: exactly one of the three. A person's mail goes to their account's address, else to their own."""

    account_id: int | None = None
    person_id: int | None = None
    address: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError unless it is exactly one."""
        if sum((self.account_id is not None, self.person_id is not None, self.address != "")) != 1:
            raise ValueError("A notice has exactly one receiver: an account, a person or an address.")


def person(person_id: int) -> Receiver:
    """Somebody on the list of people."""
    return Receiver(person_id=person_id)


def account(account_id: int) -> Receiver:
    """An account, whoever it stands for."""
    return Receiver(account_id=account_id)


def address(email: str) -> Receiver:
    """An address that need not belong to anybody here."""
    return Receiver(address=email.strip())


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One thing to tell one receiver.

    `about`: the table and id of what it is about. `occasion`: what tells this telling from another of the same kind
    about the same thing to the same receiver, such as the day that was missed. `facts`: see `domain.notices`; never a
    secret, and never what the public may not read. `not_before` (UTC): when it may first be sent; at once without it.
    """

    kind: NoticeKind
    to: Receiver
    about: tuple[str, int]
    occasion: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None

    @property
    def key(self) -> str:
        """The same for the same receiver, kind, thing and occasion, and for no other: 64 hexadecimal digits."""
        to = [self.to.account_id, self.to.person_id, self.to.address]
        told = json.dumps([self.kind.value, to, *self.about, self.occasion])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def tell(session: Session, tellings: Iterable[Telling], at: datetime) -> list[int]:
    """Puts notices into the outbox and gives the ids of those that are new, in no particular order.

    Whoever has been told already, and whoever wants to hear nothing of the topic, is passed over. At most three
    statements, however many are told. `at`: this moment (UTC).
    """
    wanted = {telling.key: telling for telling in tellings}
    chosen = _choices(session, wanted.values())
    rows = [
        _row(key, telling, cadence, at)
        for key, telling in wanted.items()
        if (cadence := _cadence(telling, chosen)) is not Cadence.NONE
    ]
    if not rows:
        return []
    return list(session.scalars(add_unless_there(session, Notice, Notice.key).returning(Notice.id), rows))


def _row(key: str, telling: Telling, cadence: Cadence, at: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "kind": telling.kind.value,
        "account_id": telling.to.account_id,
        "person_id": telling.to.person_id,
        "address": telling.to.address,
        "about_table": telling.about[0],
        "about_id": telling.about[1],
        "facts": dict(telling.facts),
        "cadence": cadence,
        "created_at": at,
        "not_before": telling.not_before or at,
        "message_id": secrets.token_hex(16),
    }


def _cadence(telling: Telling, chosen: Mapping[tuple[Receiver, Topic], Cadence]) -> Cadence:
    """How soon: letters and formal notices at once, the rest as chosen. A summary is itself what comes once a week."""
    topic = telling.kind.topic
    if topic is None:
        return Cadence.IMMEDIATE
    cadence = chosen.get((telling.to, topic), topic.usual)
    return Cadence.IMMEDIATE if topic is Topic.SUMMARY and cadence is not Cadence.NONE else cadence


def _choices(session: Session, tellings: Iterable[Telling]) -> dict[tuple[Receiver, Topic], Cadence]:
    """What the receivers of these have chosen."""
    people, accounts, topics = set(), set(), set()
    for telling in tellings:
        if telling.kind.topic is not None:
            topics.add(telling.kind.topic)
            people.add(telling.to.person_id)
            accounts.add(telling.to.account_id)
    return choices_of(session, people - {None}, accounts - {None}, topics)


def choices_of(
    session: Session, people: Iterable[int | None], accounts: Iterable[int | None], topics: Iterable[Topic]
) -> dict[tuple[Receiver, Topic], Cadence]:
    """What these have chosen, where they have. An account that stands for a person goes by the person's choices."""
    people, accounts, topics = list(people), list(accounts), list(topics)
    if not topics or not (people or accounts):
        return {}
    standing = select(Account.id, Account.person_id).where(Account.id.in_(accounts))
    stands_for = {row.id: row.person_id for row in session.execute(standing)} if accounts else {}
    everybody = {*people, *filter(None, stands_for.values())}
    wanted = select(NoticeChoice.account_id, NoticeChoice.person_id, NoticeChoice.topic, NoticeChoice.cadence).where(
        NoticeChoice.topic.in_(topics),
        or_(NoticeChoice.person_id.in_(everybody), NoticeChoice.account_id.in_(accounts)),
    )
    found = {(row.person_id, row.account_id, row.topic): row.cadence for row in session.execute(wanted)}
    chosen = {(person(p), topic): c for (p, _, topic), c in found.items() if p is not None and p in people}
    for account_id in accounts:
        whose = stands_for.get(account_id)
        for topic in topics:
            cadence = found.get((whose, None, topic) if whose else (None, account_id, topic))
            if cadence is not None:
                chosen[account(account_id or 0), topic] = cadence
    return chosen


def choose(session: Session, who: Receiver, chosen: Mapping[Topic, Cadence], at: datetime) -> None:
    """Keeps how soon a person or account wants to hear of topics; what is waiting already goes by it too."""
    mine = _mine(NoticeChoice, who)
    session.execute(delete(NoticeChoice).where(mine, NoticeChoice.topic.in_(list(chosen))))
    for topic, cadence in chosen.items():
        session.add(NoticeChoice(account_id=who.account_id, person_id=who.person_id, topic=topic, cadence=cadence))
        kinds = [kind.value for kind in NoticeKind if kind.topic is topic and topic is not Topic.SUMMARY]
        waiting = update(Notice).where(_mine(Notice, who), Notice.kind.in_(kinds), Notice.outcome == Outcome.WAITING)
        gone = {"outcome": Outcome.DROPPED, "ended_at": at, "failure": "They chose not to be told."}
        session.execute(waiting.values(gone if cadence is Cadence.NONE else {"cadence": cadence}))
    session.flush()


def _mine(record: Any, who: Receiver) -> Any:
    return record.person_id == who.person_id if who.person_id is not None else record.account_id == who.account_id


def move_notices(session: Session, from_person: int, to_person: int) -> None:
    """What a person was told and chose goes over to another one, who keeps their own choices where they have them."""
    session.execute(update(Notice).where(Notice.person_id == from_person).values(person_id=to_person))
    held: Sequence[Topic] = session.scalars(select(NoticeChoice.topic).where(NoticeChoice.person_id == to_person)).all()
    theirs = NoticeChoice.person_id == from_person
    session.execute(delete(NoticeChoice).where(theirs, NoticeChoice.topic.in_(held)))
    session.execute(update(NoticeChoice).where(theirs).values(person_id=to_person))
