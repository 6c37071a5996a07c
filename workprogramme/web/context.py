"""What a request stands on: settings, clock and database, and a session for reading that is opened on first use."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, g
from flask_login import current_user
from sqlalchemy.orm import Session

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database

EXTENSION = "workprogramme"


@dataclass(frozen=True)
class House:
    """What one running app is made of."""

    settings: Settings
    clock: Clock
    database: Database


def house() -> House:
    """The house of the app that answers this request."""
    found: House = current_app.extensions[EXTENSION]
    return found


def today() -> date:
    """The day, by the app's one clock."""
    return house().clock.today()


def reading() -> Session:
    """The request's session for reading; closed when the request ends."""
    if "reading" not in g:
        g.reading = house().database.session()
    session: Session = g.reading
    return session


@contextmanager
def writing(reason: str | None = None) -> Iterator[Session]:
    """A transaction by whoever is signed in: commits at the end of the block, before anything is said."""
    here = house()
    who = signed_in() if signed_in().is_authenticated else None
    with here.database.transaction(
        at=here.clock.now(), by_id=who.id if who else None, by_name=who.name if who else "", reason=reason
    ) as session:
        yield session


def signed_in() -> Any:
    """Whoever asks: `is_authenticated` tells whether they signed in; then there are `id`, `name`, `email`, `grants`."""
    return current_user


def close_reading(_error: BaseException | None = None) -> None:
    """Gives the request's session back."""
    session = g.pop("reading", None)
    if session is not None:
        session.close()
