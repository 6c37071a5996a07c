"""Reminding whoever is to reply or to act: each reminder is a notice, once a day, with a link that lets them reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.refusals import Refused
from workprogramme.followups.recommendations import links, queries
from workprogramme.models.recommendations import Recommendation, ReplyLink
from workprogramme.models.telling import Telling, person, tell
from workprogramme.web.asked_facts import recommendation_facts
from workprogramme.web.recommendation_words import to_words

PURPOSE = "recommendation-reply"
MOST = 100  # recommendations that are reminded of in one go


@dataclass(frozen=True)
class Reminded:
    """What came of it, by reference.

    `passed_over`: told today already, or they want to hear nothing. `nobody`: whoever is meant is not on the list of
    people. `needless`: nothing is awaited, or by no day.
    """

    told: tuple[str, ...]
    passed_over: tuple[str, ...]
    nobody: tuple[str, ...]
    needless: tuple[str, ...]


def remind(
    session: Session, chosen: Sequence[int], steps: dict[int, str], by_name: str, now: datetime, today: date
) -> Reminded:
    """Puts a notice into the outbox for each of these. `steps`: by id, what the committee does about it now.

    Before the reply the recipient is told, after it the owner. In the mail of a reply that is awaited stands a link
    through which they reply without an account: the one that works, or a new one.
    """
    told: list[str] = []
    passed_over: list[str] = []
    nobody: list[str] = []
    needless: list[str] = []
    for number in chosen[:MOST]:
        found = queries.recommendation(session, number, lock=True)
        if found is None:
            continue
        receiver = found.to_person_id if found.verdict is None else found.owner_id
        if found.course.awaits is None:
            needless.append(found.reference)
        elif receiver is None:
            nobody.append(found.reference)
        else:
            telling = Telling(
                kind=_kind(found, today),
                to=person(receiver),
                about=(Recommendation.__tablename__, found.id),
                occasion=today.isoformat(),
                facts={**recommendation_facts(found, steps.get(found.id, "")), **_way(session, found, by_name, now)},
            )
            (told if tell(session, [telling], now) else passed_over).append(found.reference)
    return Reminded(tuple(told), tuple(passed_over), tuple(nobody), tuple(needless))


def mail_notice(session: Session, found: Recommendation, by_name: str, now: datetime) -> None:
    """Puts the formal notice into the outbox, with a link to reply, once for each day on which notice was given.

    Refused where nobody on the list of people is named.
    """
    if found.to_person_id is None or found.notice_given_on is None:
        raise Refused("Nobody on the list of people is named in it. Change the recommendation, or untick this.", "mail")
    facts = {**recommendation_facts(found), **_way(session, found, by_name, now)}
    telling = Telling(
        kind=NoticeKind.RECOMMENDATION_MADE,
        to=person(found.to_person_id),
        about=(Recommendation.__tablename__, found.id),
        occasion=found.notice_given_on.isoformat(),
        facts=facts,
    )
    tell(session, [telling], now)


def mailed_link(session: Session, found: Recommendation, by_name: str, now: datetime) -> ReplyLink:
    """The link to it that works, or a new one that only a signed address in a mail opens."""
    for link in queries.links(session, found.id):
        if links.works(link, now):
            return link
    made = ReplyLink(
        recommendation_id=found.id,
        committee_id=found.committee_id,
        digest=_of_no_token(found.id, now),
        meant_for=to_words(found),
        made_at=now,
        made_by=by_name,
        expires_at=now + timedelta(days=links.USUAL_DAYS),
    )
    session.add(made)
    session.flush()
    return made


def _way(session: Session, found: Recommendation, by_name: str, now: datetime) -> dict[str, Any]:
    if found.verdict is not None:
        return {}
    link = mailed_link(session, found, by_name, now)
    return {"link": "", "signed": {"path": "/replies/", "purpose": PURPOSE, "values": [link.id]}}


def _kind(found: Recommendation, today: date) -> NoticeKind:
    return NoticeKind.RECOMMENDATION_LATE if found.course.is_late_on(today) else NoticeKind.RECOMMENDATION_DUE


def _of_no_token(recommendation_id: int, now: datetime) -> str:
    """Something in place of a digest that no token has: its text is longer than any that is looked for."""
    return "mail:" + sha256(f"{recommendation_id} {now.isoformat()}".encode()).hexdigest()
