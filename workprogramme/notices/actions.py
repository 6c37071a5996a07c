"""What is done about notices on pages: choosing how soon to hear, and wanting to hear no more."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from workprogramme.domain.notices import Cadence, Topic
from workprogramme.models.telling import Receiver, choose


def choose_cadences(session: Session, who: Receiver, chosen: Mapping[Topic, Cadence], now: datetime) -> None:
    """Keeps what somebody has chosen, topic by topic."""
    choose(session, who, chosen, now)


def stop_telling(session: Session, who: Receiver, topic: Topic | None, now: datetime) -> None:
    """Tells somebody no more of a topic, or (None) of any. What cannot be switched off goes on."""
    choose(session, who, dict.fromkeys([topic] if topic else Topic, Cadence.NONE), now)
