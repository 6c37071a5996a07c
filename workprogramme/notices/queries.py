"""What is asked about notices for pages."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.notices import Cadence, Topic
from workprogramme.models.accounts import Account
from workprogramme.models.people import Person
from workprogramme.models.telling import Receiver, choices_of


def cadences(session: Session, who: Receiver) -> dict[Topic, Cadence]:
    """How soon somebody hears of every topic: as chosen, else as usual."""
    found = choices_of(session, filter(None, [who.person_id]), filter(None, [who.account_id]), Topic)
    return {topic: found.get((who, topic), topic.usual) for topic in Topic}


def is_there(session: Session, who: Receiver) -> bool:
    """Whether there still is such a person or account."""
    if who.person_id is not None:
        return session.scalar(select(Person.id).where(Person.id == who.person_id)) is not None
    return session.scalar(select(Account.id).where(Account.id == who.account_id)) is not None
