"""Sending what is in the outbox: one at a time, each claimed first, by any number of senders at once.

Knows in which order things may be written down, so that a sender may die at any moment; prints and logs nothing.
"""

import secrets
import smtplib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from typing import TypeVar

from jinja2 import Environment
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from workprogramme.clock import Clock
from workprogramme.config import MailServer, Settings
from workprogramme.database import Database
from workprogramme.domain.notices import LETTERS, NoticeKind, Outcome
from workprogramme.models.council import Council
from workprogramme.models.letting_in import write_letter
from workprogramme.models.outbox import Notice
from workprogramme.notices import claiming
from workprogramme.notices.letters import Letterhead, letter_of
from workprogramme.notices.mail_server import NotAccepted, Unknown, Unreachable, connect, hand_over
from workprogramme.notices.messages import message_of
from workprogramme.notices.receivers import Destination, destinations
from workprogramme.notices.standing import facts_now
from workprogramme.web.law import working_days_with

BATCH = 50
MOST_LOST = 3  # connections, one after the other
BY = "The outbox"
T = TypeVar("T")


@dataclass
class Sent:
    """What came of one run, counted by outcome. `trouble`: why it stopped early, in words that name nobody; else ""."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    unknown: int = 0
    trouble: str = ""


@dataclass(frozen=True)
class Sender:
    """Somebody who sends: the house's settings, clock, database and templates."""

    settings: Settings
    clock: Clock
    database: Database
    env: Environment

    def send(self, letters_only: bool = False) -> Sent:
        """Sends everything that is due now. Raises nothing for what a mail server may do."""
        server, told = self.settings.mail_server, Sent()
        if server is None:
            told.trouble = "Mail is not set up. Set SMTP_URL and MAIL_FROM."
            return told
        run = _Run(self, told, server, self._letterhead())
        try:
            run.all(letters_only)
        except Unreachable as trouble:
            told.trouble = str(trouble)
        finally:
            run.hang_up()
        return told

    def _letterhead(self) -> Letterhead:
        with self.database.session() as session:
            row = session.execute(select(Council.name, Council.closures)).one_or_none()
        return Letterhead(
            council=self.settings.council_name or (row.name if row else "") or "Work Programme",
            base_url=self.settings.base_url,
            secret_key=self.settings.secret_key,
            today=self.clock.today(),
            days=partial(working_days_with, row.closures if row else ()),
        )


class _Run:
    """One run of one sender, with its connection, which is opened when the first message is ready."""

    def __init__(self, sender: Sender, told: Sent, server: MailServer, head: Letterhead) -> None:
        self.sender, self.told, self.server, self.head = sender, told, server, head
        self.me = secrets.token_hex(8)
        self.opened: smtplib.SMTP | None = None
        self.passed: set[int] = set()
        self.lost = 0

    def all(self, letters_only: bool) -> None:
        """Everything that is due, batch by batch; what two senders see at once they take in different orders."""
        while True:
            with self.sender.database.session() as session:
                batch = claiming.to_send(session, self._now(), BATCH, letters_only, self.passed)
                going = destinations(session, batch)
            if not batch:
                return
            self.passed.update(notice.id for notice in batch)
            secrets.SystemRandom().shuffle(batch)
            for notice in batch:
                self._one(notice, going[notice.id])

    def _one(self, notice: Notice, to: Destination | str) -> None:
        if isinstance(to, str):
            self._end_unsent(notice, Outcome.DROPPED, to)
            return
        try:
            message = self._message(notice, to)
        except SQLAlchemyError:
            raise  # that the database has failed says nothing of the notice
        except Exception as error:  # facts that no template understands must not keep all others from being sent
            self._end_unsent(notice, Outcome.GIVEN_UP, f"It could not be put into words ({type(error).__name__}).")
            return
        self._connect()
        if self._written(lambda session: self._claimed(session, notice, to)):
            self._offer(notice, message, to.email)

    def _end_unsent(self, notice: Notice, outcome: Outcome, why: str) -> None:
        if self._written(lambda session: claiming.end_unsent(session, notice.id, self._now(), outcome, why)):
            self.told.outcomes[outcome] += 1

    def _message(self, notice: Notice, to: Destination) -> EmailMessage:
        settings, signs_in = self.sender.settings, to.account is not None
        kind = NoticeKind(notice.kind)
        with self.sender.database.session() as session:
            facts = facts_now(session, notice)
        letter = letter_of(self.sender.env, self.head, kind, facts, notice.id, to.chooser, signs_in)
        return message_of(
            letter, to, council=self.head.council, mail_from=settings.mail_from,
            message_id=notice.message_id, host=settings.host, now=self._now(),
        )  # fmt: skip

    def _offer(self, notice: Notice, message: EmailMessage, receiver: str) -> None:
        """Gives a claimed notice to the mail server, and writes down what came of it."""
        assert self.opened is not None
        try:
            hand_over(self.opened, message, self.sender.settings.mail_from, receiver)
        except NotAccepted as refusal:
            said, for_good = str(refusal), refusal.for_good
            self.told.outcomes[
                self._written(
                    lambda session: claiming.note_refused(session, notice.id, self.me, self._now(), said, for_good)
                )
            ] += 1
        except Unreachable:
            self._written(lambda session: claiming.give_back(session, notice.id, self.me))
            self._again(notice)
        except Unknown as trouble:
            said = str(trouble)
            self._written(lambda session: claiming.note_unknown(session, notice.id, self.me, said))
            self.hang_up()
            self.told.unknown += 1
        else:
            self._written(lambda session: claiming.note_sent(session, notice.id, self.me, self._now()))
            self.told.outcomes[Outcome.SENT] += 1
            self.lost = 0

    def _again(self, notice: Notice) -> None:
        """Opens another connection, in case only this one had gone. Raises Unreachable when that goes on."""
        self.hang_up()
        self.lost += 1
        if self.lost >= MOST_LOST:
            raise Unreachable("The mail server closes the connection before it takes anything.")
        self._connect()
        self.passed.discard(notice.id)

    def _claimed(self, session: Session, notice: Notice, to: Destination) -> bool:
        """Claims it and, in the same breath, writes down what its letter opens."""
        now, kind = self._now(), NoticeKind(notice.kind)
        mine = claiming.claim(session, notice.id, self.me, now)
        if mine and kind in LETTERS and to.account is not None:
            write_letter(session, notice.id, to.account, now, LETTERS[kind])
        return mine

    def _written(self, write: Callable[[Session], T]) -> T:
        with self.sender.database.transaction(at=self._now(), by_name=BY) as session:
            return write(session)

    def _connect(self) -> None:
        if self.opened is None:
            self.opened = connect(self.server)

    def hang_up(self) -> None:
        """Closes the connection, whatever state it is in."""
        if self.opened is not None:
            try:
                self.opened.quit()
            except (OSError, smtplib.SMTPException):
                self.opened.close()
            self.opened = None

    def _now(self) -> datetime:
        return self.sender.clock.now()
