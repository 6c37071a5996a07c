"""What does not come, chased by mail through a real server: each step reaches whom it should, once, in plain words."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select

from tests.notices.scene import days_from, moment
from tests.support.mailbox import Mailbox
from tests.support.scenes import NOW, a_person, an_edition, changing
from workprogramme.clock import Clock
from workprogramme.database import Database
from workprogramme.domain.kinds import MeetingStatus, MemberRole, PersonKind
from workprogramme.domain.recommendations import RecipientKind, Verdict
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.meetings import Meeting
from workprogramme.models.outbox import Notice
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation
from workprogramme.notices.due import make_due
from workprogramme.notices.sending import Sender

DUE = date(2019, 2, 28)
STEPS = [date(2019, 3, 1), date(2019, 3, 14), date(2019, 3, 28)]  # 1, 10 and 20 working days after that
OWNER, CHAIR, CHIEF = "john.gregg@anytown.gov.uk", "mutton@anytown.gov.uk", "reeves@anytown.gov.uk"


@dataclass(frozen=True)
class InTheMorning(Clock):
    """Nine o'clock on its day, whenever the test runs."""

    def now(self) -> datetime:
        assert self.fixed
        return datetime.combine(self.fixed, time(9), UTC)


def run(sender: Sender, day: date) -> None:
    """What `workprogramme remind` does, on that day."""
    sender = replace(sender, clock=InTheMorning(day))
    with changing(sender.database, at=sender.clock.now()) as session:
        make_due(session, moment(day))
    assert not sender.send().trouble


@pytest.fixture
def board(database: Database, gregg: int) -> int:
    """A board with a chair, a council with a chief executive, and nothing else to be reminded of."""
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        session.scalars(select(Meeting)).one().status = MeetingStatus.CANCELLED
        chair = a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR, email=CHAIR)
        session.add(Membership(committee=committee, person=chair, role=MemberRole.CHAIR))
        a_person(session, "Martin Reeves", email=CHIEF, job_title="Chief Executive")
        an_edition(session, committee, at=NOW)
        session.execute(Notice.__table__.delete())
    return committee.id


def a_follow_up(database: Database, gregg: int) -> None:
    with changing(database) as session:
        session.add(
            FollowUp(
                committee=session.scalars(select(Committee)).one(), wording="A further progress report",
                asked_on=date(2018, 6, 21), target_text="February 2019", target_earliest=date(2019, 2, 1),
                target_latest=DUE, asked_of=[AskedOf(person=session.get_one(Person, gregg))],
            )
        )  # fmt: skip


def a_recommendation(database: Database, gregg: int, verdict: Verdict | None) -> None:
    with changing(database) as session:
        known = {"to_person": session.get_one(Person, gregg), "reply_due": DUE}
        if verdict:
            known = {"owner": known["to_person"], "verdict": verdict, "replied_on": date(2019, 1, 20),
                     "action": "Find the money", "target_text": "February 2019", "target_earliest": date(2019, 2, 1),
                     "target_latest": DUE}  # fmt: skip
        session.add(
            Recommendation(
                committee=session.scalars(select(Committee)).one(), meeting=session.scalars(select(Meeting)).one(),
                series="SB2", number=1, reference="SB2 (18/19) 01", text="Fund a second panel",
                made_on=date(2019, 1, 3), to_kind=RecipientKind.COUNCIL, created_at=NOW, **known,
            )
        )  # fmt: skip


def plain(message: object) -> str:
    body = message.get_body(("plain",))  # type: ignore[attr-defined]
    return " ".join(body.get_content().split())


FOLLOW_UP = ["Overdue: “A further progress report”"] * 3
REPLY = [
    "Late: the reply to “Fund a second panel”",
    *["No reply from John Gregg: “Fund a second panel”"] * 2,
]
ACTION = [
    "Late: what was promised on “Fund a second panel”",
    *["Not done by John Gregg: “Fund a second panel”"] * 2,
]


@pytest.mark.parametrize(
    ("kind", "subjects"), [("follow-up", FOLLOW_UP), ("reply", REPLY), ("action", ACTION)], ids=lambda one: str(one)[:9]
)
def test_each_step_is_told_once_to_whom_it_turns_to(
    database: Database, gregg: int, board: int, sender: Sender, mailbox: Mailbox, kind: str, subjects: list[str]
) -> None:
    if kind == "follow-up":
        a_follow_up(database, gregg)
    else:
        a_recommendation(database, gregg, Verdict.ACCEPTED if kind == "action" else None)
    for step, (day, to) in enumerate(zip(STEPS, (OWNER, CHAIR, CHIEF), strict=True), 1):
        for again in (*days_from(day, day), day):
            run(sender, again)
        assert len(mailbox.messages) == step
        last = mailbox.messages[-1]
        assert (last["X-Envelope-To"], last["Subject"]) == (to, subjects[step - 1])
    owners, chairs, chiefs = map(plain, mailbox.messages)
    assert "now with" not in owners
    assert "By the committee’s own steps it is now with the chair of the committee." in chairs
    assert "By the committee’s own steps it is now with the chief executive." in chiefs
    assert "28 February 2019" in chiefs
    run(sender, date(2019, 4, 30))
    assert len(mailbox.messages) == 3


def test_when_it_is_put_off_it_begins_anew_and_when_it_comes_it_ends(
    database: Database, gregg: int, board: int, sender: Sender, mailbox: Mailbox
) -> None:
    a_follow_up(database, gregg)
    run(sender, STEPS[0])
    with changing(database) as session:
        found = session.scalars(select(FollowUp)).one()
        found.target_earliest = found.target_latest = date(2019, 3, 13)
    run(sender, STEPS[1])
    assert [message["X-Envelope-To"] for message in mailbox.messages] == [OWNER, OWNER]
    with changing(database) as session:
        session.scalars(select(FollowUp)).one().answered_on = date(2019, 3, 20)
    run(sender, STEPS[2])
    assert len(mailbox.messages) == 2
