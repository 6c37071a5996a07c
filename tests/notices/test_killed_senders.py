"""A thousand notices, two senders at once, each killed again and again: every one arrives, and hardly any twice."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest
from sqlalchemy import func, select

from tests.notices.conftest import BASE_URL, MAIL_FROM
from tests.notices.scene import a_telling, told
from tests.support.mailbox import Mailbox
from tests.support.scenes import a_council, changing
from tests.support.servers import environment
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.domain.notices import Outcome
from workprogramme.models.outbox import Notice
from workprogramme.models.telling import address

NOTICES = 1000
KILLS = 20
AT_ONCE = 2
MOST_BETWEEN = 70  # dealings between two kills; a message takes two

Start = Callable[..., "subprocess.Popen[str]"]


@dataclass
class Killer:
    """Kills one of the senders that run, at a random one of their next dealings with the mail server.

    It does so when the server hears whom a message is for, or when it has taken the message and not said so yet. Of two
    it may be the other one, anywhere in its own dealings; the last one is killed when its message has been taken.
    """

    chance: random.Random
    running: "list[subprocess.Popen[str]]" = field(default_factory=list)
    countdown: int = 0
    killed: int = 0

    def aim(self, senders: "list[subprocess.Popen[str]]") -> None:
        self.running = list(senders)
        self.countdown = self.chance.randint(1, MOST_BETWEEN)

    def hear(self, what: str | EmailMessage) -> None:
        self.countdown -= 1
        if len(self.running) == 1 and isinstance(what, str):
            self.countdown = max(1, self.countdown)
        if self.countdown == 0 and self.running and self.killed < KILLS:
            victim = self.running.pop(self.chance.randrange(len(self.running)))
            os.kill(victim.pid, signal.SIGKILL)
            self.killed += 1
            self.countdown = self.chance.randint(1, MOST_BETWEEN)


@pytest.fixture
def start(settings: Callable[..., Settings], mailbox: Mailbox) -> Iterator[Start]:
    """Starts `workprogramme remind` as cron does, on a day in March 2019."""
    started: list[subprocess.Popen[str]] = []

    def run(day: str) -> "subprocess.Popen[str]":
        known = environment(settings(smtp_url=mailbox.url, mail_from=MAIL_FROM, base_url=BASE_URL))
        process = subprocess.Popen(
            [sys.executable, "-m", "workprogramme.cli", "remind"],
            env={**known, "WORKPROGRAMME_TODAY": day},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.wait()


def test_a_thousand_notices_with_two_senders_at_once_killed_twenty_times(
    database: Database, mailbox: Mailbox, start: Start
) -> None:
    with changing(database) as session:
        a_council(session)
    told(database, *(a_telling(address(f"officer{n}@example.org"), thing=n) for n in range(NOTICES)))
    killer = Killer(random.Random(20190301))
    mailbox.on_recipient = mailbox.on_delivery = killer.hear
    while killer.killed < KILLS:
        assert len(mailbox.messages) < NOTICES, "everything was sent before the senders were killed often enough"
        senders = [start("2019-03-01") for _ in range(AT_ONCE)]
        killer.aim(senders)
        said = [sender.communicate()[0] for sender in senders]
        assert not any("Traceback" in words for words in said), said
    before = len(mailbox.messages)
    last = [start("2019-03-04") for _ in range(AT_ONCE)]
    said = [sender.communicate()[0] for sender in last]
    assert [sender.returncode for sender in last] == [0, 0], said
    with database.session() as session:
        rows = session.execute(select(Notice.message_id, Notice.address, Notice.outcome)).all()
        assert session.scalar(select(func.count()).select_from(Notice)) == NOTICES
    assert {row.outcome for row in rows} <= {Outcome.SENT}
    arrived = Counter(
        (str(message["Message-ID"]).strip("<>").partition("@")[0], message["X-Envelope-To"])
        for message in mailbox.messages
    )
    assert before < NOTICES < len(mailbox.messages)
    assert set(arrived) == {(row.message_id, row.address) for row in rows}
    assert max(arrived.values()) <= 2
    twice = sum(number == 2 for number in arrived.values())
    assert 1 <= twice <= KILLS, "a kill may cost one mail that comes twice, and the test must have made it happen"


@pytest.mark.engines("sqlite")
def test_the_command_says_how_much_and_never_whom(database: Database, mailbox: Mailbox, start: Start) -> None:
    with changing(database) as session:
        a_council(session)
    told(database, *(a_telling(address(f"officer{n}@example.org"), thing=n) for n in range(3)))
    mailbox.refused.add("officer1@example.org")
    done = start("2019-03-01")
    said = done.communicate()[0]
    assert (done.returncode, said.splitlines()) == (
        1,
        ["Due: nothing new.", "Sent: 2.", "Given up, as the mail server refused them: 1."],
    )
    again = start("2019-03-01")
    assert (again.communicate()[0], again.returncode) == ("Due: nothing new.\n", 0)
