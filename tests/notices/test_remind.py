"""What is due to be told, as time goes by: deadlines, the week ahead, what was asked for and does not come."""

import threading
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.notices.scene import a_telling, days_from, made, moment, outbox, outcomes, subjects, told
from tests.support.mailbox import Mailbox
from tests.support.scenes import (
    NOW,
    a_committee,
    a_council,
    a_meeting,
    a_person,
    an_edition,
    an_item,
    changing,
    statements,
)
from workprogramme.clock import Clock
from workprogramme.database import Database
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.notices import Cadence, NoticeKind, Outcome, Topic
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.outbox import Notice
from workprogramme.models.people import Person
from workprogramme.models.reports import Report
from workprogramme.models.telling import choose, person
from workprogramme.notices.due import make_due
from workprogramme.notices.sending import Sender

NIGHT = timedelta(hours=6)  # before NOW, which is 9 in the morning


def told_of(notices: list[Notice]) -> list[tuple[str, Any]]:
    return [(notice.kind, notice.facts.get("stage")) for notice in notices]


def test_a_lead_officer_is_reminded_ten_five_and_one_working_days_before_each_stage_and_when_it_is_missed(
    database: Database, gregg: int
) -> None:
    with changing(database) as session:
        choose(session, person(gregg), {Topic.SUMMARY: Cadence.NONE}, NOW)
    days: dict[str, list[str]] = {}
    for day in days_from(date(2019, 1, 28), date(2019, 4, 4)):
        for notice in made(database, day):
            if notice.kind == "deadline":
                days.setdefault(notice.facts["stage"], []).append(f"{day:%d %b}")
    assert days["Draft"] == ["28 Feb", "07 Mar", "13 Mar", "15 Mar"]
    assert days["Brief"] == ["07 Feb", "14 Feb", "20 Feb", "22 Feb"]
    assert set(days) == {"Brief", "Draft", "Finance and legal", "Director", "Final report"}
    assert len(days["Final report"]) == 4


def test_nobody_is_told_twice_however_often_it_runs(database: Database, gregg: int) -> None:
    assert len(made(database, date(2019, 2, 28))) == 3
    assert made(database, date(2019, 2, 28)) == []
    assert made(database, date(2019, 3, 1)) == []


def test_after_days_without_a_run_only_the_last_reminder_whose_time_has_come_is_made(
    database: Database, gregg: int
) -> None:
    stages = [notice.facts for notice in made(database, date(2019, 3, 13)) if notice.kind == "deadline"]
    drafts = [one for one in stages if one["stage"] == "Draft"]
    assert len(drafts) == 1
    assert drafts[0]["day"] == "2019-03-14"


def test_a_stage_that_is_done_is_not_spoken_of(database: Database, gregg: int) -> None:
    with changing(database) as session:
        item = session.scalars(select(Item)).one()
        done = {"draft": {"on": "2019-02-01", "by": "John Gregg"}}
        session.add(Report(item_id=item.id, committee_id=item.committee_id, stages=done))
    stages = {stage for kind, stage in told_of(made(database, date(2019, 3, 15))) if kind == "deadline"}
    assert stages == {"Finance and legal", "Director", "Final report"}


def test_nobody_is_reminded_for_a_meeting_that_is_called_off_or_over(database: Database, gregg: int) -> None:
    assert made(database, date(2019, 4, 4)) == []
    with changing(database) as session:
        session.scalars(select(Meeting)).one().status = MeetingStatus.CANCELLED
        an_edition(session, session.scalars(select(Committee)).one(), at=NOW)
    assert made(database, date(2019, 2, 28)) == []


def test_what_is_not_published_is_not_spoken_of(database: Database) -> None:
    with changing(database) as session:
        a_council(session)
        committee = a_committee(session)
        meeting = a_meeting(session, committee, date(2019, 4, 4))
        an_item(session, committee, "Adoption", meeting, [a_person(session, "John Gregg")])
    assert made(database, date(2019, 3, 13)) == []


def test_a_private_report_is_spoken_of_without_its_name(database: Database) -> None:
    with changing(database) as session:
        a_council(session)
        committee = a_committee(session)
        gregg = a_person(session, "John Gregg")
        meeting = a_meeting(session, committee, date(2019, 4, 4))
        an_item(session, committee, "MARKER inquiry", meeting, [gregg], exempt_paragraph=3, detail="MARKER")
        an_edition(session, committee, note="")
    assert made(database, date(2019, 2, 28))
    everything = repr([notice.facts for notice in outbox(database)])
    assert "Private item (paragraph 3 of Schedule 12A)" in everything
    assert "MARKER" not in everything


def test_a_committee_with_its_own_chain_is_reminded_by_it(database: Database, gregg: int) -> None:
    with changing(database) as session:
        session.scalars(select(Committee)).one().deadline_chain = [
            {"key": "outline", "name": "Outline", "working_days": 20},
            {"key": "dispatch", "name": "Dispatch", "working_days": "dispatch"},
        ]
    assert {stage for kind, stage in told_of(made(database, date(2019, 3, 5))) if kind == "deadline"} == {"Outline"}


def test_several_things_at_once_come_in_one_mail(
    database: Database, gregg: int, sender: Sender, mailbox: Mailbox
) -> None:
    new = made(database, date(2019, 2, 28))
    assert [notice.kind for notice in new] == ["deadline", "deadline", "collection"]
    assert [notice.outcome for notice in new] == [Outcome.COLLECTED, Outcome.COLLECTED, Outcome.WAITING]
    assert sender.send().outcomes == {Outcome.SENT: 1}
    (message,) = mailbox.messages
    assert message["Subject"] == "2 notices about the scrutiny work programme"
    text = message.get_body(("plain",)).get_content()
    assert "Late: Brief of “Adoption” was due on Thursday 21 February 2019" in text
    assert "Draft of “Adoption” is due on Thursday 14 March 2019" in text


def test_nobody_is_written_to_at_night(database: Database, gregg: int) -> None:
    with changing(database) as session:
        choose(session, person(gregg), {Topic.FOLLOW_UPS: Cadence.DAILY}, NOW)
    told(database, a_telling(person(gregg)), at=NOW - timedelta(days=1))
    new = made(database, date(2019, 2, 28), NIGHT)
    assert {notice.not_before.isoformat() for notice in new} == {"2019-02-28T07:00:00+00:00"}
    assert "collection" in {notice.kind for notice in new}
    daily = [notice for notice in outbox(database) if notice.cadence is Cadence.DAILY]
    assert [notice.outcome for notice in daily] == [Outcome.WAITING]


def test_whoever_wants_one_mail_a_day_gets_one_a_day(database: Database, gregg: int) -> None:
    with changing(database) as session:
        choose(session, person(gregg), dict.fromkeys(Topic, Cadence.DAILY) | {Topic.SUMMARY: Cadence.NONE}, NOW)
    told(database, a_telling(person(gregg)), a_telling(person(gregg), NoticeKind.EDITION), at=NOW)
    day = date(2019, 3, 2)
    collections = [notice for notice in made(database, day) if notice.kind == "collection"]
    assert [len(notice.facts["notices"]) for notice in collections] == [4]
    told(database, a_telling(person(gregg), thing=2), at=NOW)
    assert made(database, day) == []
    (next_day,) = made(database, day + timedelta(days=1))
    assert [one["kind"] for one in next_day.facts["notices"]] == ["follow_up_overdue"]


def test_whoever_wants_one_mail_a_week_gets_it_on_monday(database: Database, gregg: int) -> None:
    with changing(database) as session:
        choose(session, person(gregg), {Topic.FOLLOW_UPS: Cadence.WEEKLY, Topic.DEADLINES: Cadence.NONE}, NOW)
        choose(session, person(gregg), {Topic.SUMMARY: Cadence.NONE}, NOW)
    told(database, a_telling(person(gregg)), at=NOW)
    days = [day for day in days_from(date(2019, 3, 1), date(2019, 3, 12)) if made(database, day)]
    assert days == [date(2019, 3, 4)]


def test_the_week_ahead_comes_at_its_beginning_and_only_when_something_is_due(database: Database, gregg: int) -> None:
    with changing(database) as session:
        choose(session, person(gregg), {Topic.DEADLINES: Cadence.NONE}, NOW)
    weeks = {day: made(database, day) for day in days_from(date(2019, 1, 28), date(2019, 3, 31))}
    assert [f"{day:%d %b}" for day, new in weeks.items() if new] == ["11 Feb", "18 Feb", "04 Mar", "11 Mar", "18 Mar"]
    (summary,) = weeks[date(2019, 3, 11)]
    assert [one["stage"] for one in summary.facts["reports"]] == [
        "Draft",
        "Finance and legal",
        "Director",
        "Final report",
    ]


def test_two_machines_at_once_make_what_is_due_once(database: Database, gregg: int) -> None:
    failures: list[BaseException] = []

    def run() -> None:
        try:
            made(database, date(2019, 2, 28))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(notice.kind for notice in outbox(database)) == ["collection", "deadline", "deadline"]


def test_what_is_due_is_found_with_the_same_statements_for_one_report_and_for_thirty(
    database: Database, gregg: int
) -> None:
    counts = []
    for more in (0, 30):
        with changing(database) as session:
            committee, meeting = session.scalars(select(Committee)).one(), session.scalars(select(Meeting)).one()
            for n in range(more):
                an_item(session, committee, f"Item {n}", meeting, [session.get_one(Person, gregg)])
            if more:
                an_edition(session, committee, at=NOW)
        with changing(database) as session, statements(database.engine) as seen:
            make_due(session, moment(date(2019, 2, 28)))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_a_letter_that_waits_is_not_collected(database: Database, gregg: int) -> None:
    told(database, a_telling(person(gregg), NoticeKind.RECOMMENDATION_MADE))
    made(database, date(2019, 2, 28))
    assert outcomes(database)[0] is Outcome.WAITING


def test_the_subjects_say_what_it_is(
    app: Flask, database: Database, gregg: int, sender: Sender, mailbox: Mailbox
) -> None:
    with changing(database) as session:
        session.scalars(select(Item)).one().title = "Adoption, again"
        an_edition(session, session.scalars(select(Committee)).one(), at=NOW)
    clock = app.extensions["workprogramme"].clock
    clock.__dict__.update(Clock(date(2019, 3, 2)).__dict__)  # after nine on the day before, whatever hour it is now
    sender.send()
    assert subjects(mailbox) == ["What changed for you: Scrutiny Board 2, 2018-19"]
    text = mailbox.messages[0].get_body(("plain",)).get_content()
    assert "* Renamed: Adoption, again." in text
