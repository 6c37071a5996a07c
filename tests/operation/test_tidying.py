"""What has been kept for long enough goes, some rows at a time; everything else stays."""

import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import insert, select

from tests.committees.belongings import everything
from tests.support import scenes
from workprogramme.accounts.actions import make_account
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import Cadence, NoticeKind, Outcome
from workprogramme.domain.retention import PERIODS, Kept
from workprogramme.models.accounts import EndedSession, SignInFailure
from workprogramme.models.letting_in import write_letter
from workprogramme.models.outbox import Notice
from workprogramme.models.people_merges import PeopleMerge
from workprogramme.models.retention import BATCH, overdue
from workprogramme.models.submissions import Submission
from workprogramme.operation.tidying import tidy

A_SECOND = timedelta(seconds=1)
NUMBERS = count()


def keep(database: Database, age: timedelta) -> None:
    """One of everything that goes after a while: what it counts from was so long ago."""
    at = scenes.NOW - age
    with scenes.changing(database) as session:
        number = next(NUMBERS)
        account = make_account(
            session, email=f"a{number}@example.org", name="A", password=None, grants=[(Role.OFFICER, None)], now=at
        )
        notices = [
            Notice(
                key=f"{number} {to}", kind=NoticeKind.SIGN_IN_LINK.value, about_table="account", about_id=1, facts={},
                cadence=Cadence.IMMEDIATE, created_at=at, not_before=at, message_id="x", **values,
            )
            for to, values in {
                "sent": {"account_id": account.id, "ended_at": at, "outcome": Outcome.SENT},
                "waiting": {"account_id": account.id},
                "stranger": {"address": "x@example.org", "ended_at": at, "outcome": Outcome.DROPPED},
            }.items()
        ]  # fmt: skip
        session.add_all(notices)
        session.flush()
        write_letter(session, notices[1].id, account, at, timedelta())
        session.add_all([Submission(key=f"form {number}", at=at), SignInFailure(key="k", at=at)])
        session.add(EndedSession(digest=f"session {number}", at=at))
        merge = {"kept_name": "A", "gone_name": "B", "gone": {}, "filled": {}, "moved": {}, "ended": {}}
        session.add(PeopleMerge(kept_id=1, gone_id=2, at=at, by_name="A test", **merge))


def rows(database: Database) -> dict[str, int]:
    """How many rows there are of each table that has any."""
    with database.session() as session:
        return {table: len(found) for table, found in everything(session).items() if found}


@pytest.mark.parametrize("kept", list(Kept))
def test_each_thing_goes_when_its_time_is_over_and_not_before(
    database: Database, settings: Callable[..., Settings], kept: Kept
) -> None:
    with scenes.changing(database) as session:
        scenes.a_council(session)
    keep(database, PERIODS[kept].lasts - A_SECOND)
    before = tidy(settings(), scenes.NOW)
    assert before[kept] == 0
    keep(database, PERIODS[kept].lasts + A_SECOND)
    assert tidy(settings(), scenes.NOW)[kept] == (2 if kept is Kept.NOTICES else 1), (
        "strangers are told by notices, too"
    )
    assert tidy(settings(), scenes.NOW).total() == 0
    left = rows(database)
    assert left["council"] == 1
    assert left["account"] == 2
    assert left["notice"] >= 2, "what waits is never taken away"


def test_many_go_in_small_steps_and_two_runs_at_once_do_no_harm(
    database: Database, settings: Callable[..., Settings]
) -> None:
    old = scenes.NOW - timedelta(days=99)
    with scenes.changing(database) as session:
        session.execute(insert(Submission), [{"key": str(n), "at": old} for n in range(2 * BATCH + 7)])
        session.execute(insert(Submission), [{"key": "fresh", "at": scenes.NOW}])
    with database.session() as session:
        assert overdue(session, scenes.NOW) == 2 * BATCH + 7
    went: list[int] = []
    runs = [threading.Thread(target=lambda: went.append(tidy(settings(), scenes.NOW)[Kept.FORMS])) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    tidy(settings(), scenes.NOW)
    assert sum(went) <= 2 * BATCH + 7
    with database.session() as session:
        assert list(session.scalars(select(Submission.key))) == ["fresh"]
        assert overdue(session, scenes.NOW) == 0
