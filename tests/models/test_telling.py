"""Telling people: each thing once for each receiver, in the transaction of what it tells of, if wanted."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.scenes import NOW, a_person, an_account, changing, statements
from workprogramme.database import Database
from workprogramme.domain.notices import Cadence, NoticeKind, Outcome, Topic
from workprogramme.models.outbox import Notice, NoticeChoice
from workprogramme.models.telling import (
    Receiver,
    Telling,
    account,
    address,
    choices_of,
    choose,
    move_notices,
    person,
    tell,
)


def overdue(to: Receiver, thing: int = 1, occasion: str = "2019-03-01") -> Telling:
    return Telling(
        kind=NoticeKind.FOLLOW_UP_OVERDUE, to=to, about=("follow_up", thing), occasion=occasion, facts={"day": occasion}
    )


def notices(database: Database) -> list[Notice]:
    with database.session() as session:
        return list(session.scalars(select(Notice).order_by(Notice.id)))


def test_the_same_thing_is_told_once_however_often_it_is_told(database: Database) -> None:
    with changing(database) as session:
        gregg = person(a_person(session, "John Gregg").id)
        assert len(tell(session, [overdue(gregg), overdue(gregg), overdue(gregg, 2)], NOW)) == 2
    with changing(database, at=NOW + timedelta(days=1)) as session:
        assert tell(session, [overdue(gregg)], NOW) == []
        assert len(tell(session, [overdue(gregg, occasion="2019-04-01")], NOW)) == 1
    first, *_ = found = notices(database)
    assert [notice.about_id for notice in found] == [1, 2, 1]
    assert (first.facts, first.cadence, first.outcome) == (
        {"day": "2019-03-01"},
        Cadence.IMMEDIATE,
        Outcome.WAITING,
    )
    assert (first.created_at, first.not_before, first.offers, first.claimed_by) == (NOW, NOW, 0, "")
    assert len({notice.message_id for notice in found}) == 3


def test_nothing_is_told_of_what_did_not_happen(database: Database) -> None:
    with pytest.raises(RuntimeError), changing(database) as session:
        tell(session, [overdue(address("a@example.org"))], NOW)
        raise RuntimeError
    assert notices(database) == []


def test_two_who_tell_the_same_at_once_tell_it_once(database: Database) -> None:
    with changing(database) as session:
        gregg = person(a_person(session, "John Gregg").id)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            for thing in range(20):
                with changing(database) as session:
                    tell(session, [overdue(gregg, thing), overdue(gregg, thing + 1)], NOW)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(notice.about_id for notice in notices(database)) == list(range(21))


def test_whoever_wants_to_hear_nothing_of_a_topic_is_passed_over_and_formal_notices_come_all_the_same(
    database: Database,
) -> None:
    with changing(database) as session:
        gregg = person(a_person(session, "John Gregg").id)
        choose(session, gregg, {Topic.FOLLOW_UPS: Cadence.NONE, Topic.CHANGES: Cadence.DAILY}, NOW)
        tell(session, [overdue(gregg)], NOW)
        tell(session, [Telling(kind=NoticeKind.EDITION, to=gregg, about=("edition", 1))], NOW)
        tell(session, [Telling(kind=NoticeKind.RECOMMENDATION_MADE, to=gregg, about=("recommendation", 1))], NOW)
    assert [(notice.kind, notice.cadence) for notice in notices(database)] == [
        ("edition", Cadence.DAILY),
        ("recommendation_made", Cadence.IMMEDIATE),
    ]


def test_an_account_goes_by_the_choices_of_the_person_it_stands_for(database: Database) -> None:
    with changing(database) as session:
        gregg = a_person(session, "John Gregg")
        standing = account(an_account(session, person=gregg).id)
        choose(session, person(gregg.id), {Topic.FOLLOW_UPS: Cadence.WEEKLY}, NOW)
        tell(session, [overdue(standing)], NOW)
        assert choices_of(session, [], [standing.account_id], Topic) == {(standing, Topic.FOLLOW_UPS): Cadence.WEEKLY}
    assert [notice.cadence for notice in notices(database)] == [Cadence.WEEKLY]


def test_what_is_waiting_goes_by_a_new_choice(database: Database) -> None:
    with changing(database) as session:
        gregg, mills = person(a_person(session, "John Gregg").id), person(a_person(session, "Sara Mills").id)
        tell(session, [overdue(gregg), overdue(mills)], NOW)
        choose(session, gregg, {Topic.FOLLOW_UPS: Cadence.WEEKLY}, NOW)
    assert [notice.cadence for notice in notices(database)] == [Cadence.WEEKLY, Cadence.IMMEDIATE]
    with changing(database) as session:
        choose(session, gregg, {Topic.FOLLOW_UPS: Cadence.NONE}, NOW)
    assert [notice.outcome for notice in notices(database)] == [Outcome.DROPPED, Outcome.WAITING]


def test_what_hangs_on_a_person_goes_over_to_another(database: Database) -> None:
    with changing(database) as session:
        sara, sarah = a_person(session, "Sara Mills"), a_person(session, "Sarah Mills")
        choose(session, person(sara.id), {Topic.CHANGES: Cadence.DAILY}, NOW)
        choose(session, person(sarah.id), {Topic.CHANGES: Cadence.NONE, Topic.AGENDAS: Cadence.WEEKLY}, NOW)
        tell(session, [overdue(person(sarah.id))], NOW)
        move_notices(session, sarah.id, sara.id)
        session.flush()
        session.delete(sarah)
    with database.session() as session:
        kept = session.execute(select(NoticeChoice.person_id, NoticeChoice.topic, NoticeChoice.cadence)).all()
    assert {tuple(row) for row in kept} == {
        (sara.id, Topic.CHANGES, Cadence.DAILY),
        (sara.id, Topic.AGENDAS, Cadence.WEEKLY),
    }
    assert [notice.person_id for notice in notices(database)] == [sara.id]


def test_telling_many_takes_no_more_statements_than_telling_one(database: Database) -> None:
    with changing(database) as session:
        people = [person(a_person(session, f"Officer {n}").id) for n in range(30)]
    counts = []
    for receivers in (people[:1], people[1:]):
        with changing(database) as session, statements(database.engine) as seen:
            tell(session, [overdue(receiver) for receiver in receivers], NOW)
        counts.append(len(seen))
    assert counts == [2, 2]


@pytest.mark.parametrize("nobody", [{}, {"account_id": 1, "person_id": 1}, {"person_id": 1, "address": "a@b.org"}])
def test_a_notice_has_one_receiver(nobody: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Receiver(**nobody)  # type: ignore[arg-type]
