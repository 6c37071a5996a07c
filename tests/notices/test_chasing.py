"""What was asked for and does not come: follow-ups and replies, chased by each committee's own steps."""

from datetime import date
from typing import Any

from sqlalchemy import select

from tests.notices.scene import days_from, made, outbox
from tests.support.scenes import (
    NOW,
    a_person,
    an_account,
    an_edition,
    an_item,
    changing,
)
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MeetingStatus, MemberRole, PartRole, PersonKind
from workprogramme.domain.recommendations import RecipientKind, Verdict
from workprogramme.models.chasing import Chasing
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.follow_ups import AskedOf, FollowUp
from workprogramme.models.items import Part
from workprogramme.models.meetings import Meeting
from workprogramme.models.outbox import Notice
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.asked_facts import PRIVATE
from workprogramme.web.recommendation_words import withheld


def asked(session: Any, committee: Committee, gregg: int, **values: Any) -> FollowUp:
    follow_up = FollowUp(
        committee=committee, wording="A further progress report", asked_on=date(2018, 6, 21),
        target_text="by 28 February", target_latest=date(2019, 2, 28), target_earliest=date(2019, 2, 28),
        asked_of=[AskedOf(person=session.get_one(Person, gregg))], **values,
    )  # fmt: skip
    session.add(follow_up)
    session.flush()
    return follow_up


def test_a_follow_up_is_chased_soon_late_and_up_to_the_chair(database: Database, gregg: int) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        chair = a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR, email="mutton@anytown.gov.uk")
        session.add(Membership(committee=committee, person=chair, role=MemberRole.CHAIR))
        coordinator = an_account(session, Role.COORDINATOR, committee).id
        asked(session, committee, gregg)
        session.execute(select(Meeting)).scalar_one().status = MeetingStatus.CANCELLED
        an_edition(session, committee, at=NOW)
        session.execute(Notice.__table__.delete())
    heard = {}
    for day in days_from(date(2019, 2, 1), date(2019, 4, 5)):
        for notice in made(database, day):
            heard[f"{day:%d %b}"] = (notice.kind, notice.person_id or f"account {notice.account_id}")
    assert heard == {
        "14 Feb": ("follow_up_due", gregg),
        "27 Feb": ("follow_up_due", gregg),
        "01 Mar": ("follow_up_overdue", gregg),
        "14 Mar": ("follow_up_overdue", chair.id),
        "28 Mar": ("follow_up_overdue", f"account {coordinator}"),
    }
    escalated = outbox(database)[-1].facts
    assert escalated["step"] == (
        "By the committee’s own steps it is now with the chief executive. "
        "Nobody who can be told is known for that, so it comes to you."
    )
    assert escalated["asked_of"] == "John Gregg"


def test_a_follow_up_that_is_closed_or_private_gives_nothing_away(database: Database, gregg: int) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        asked(session, committee, gregg, answered_on=date(2019, 2, 1))
        asked(session, committee, gregg, private=True)
    follow_ups = [notice for notice in made(database, date(2019, 3, 1)) if notice.about_table == "follow_up"]
    assert [notice.facts["wording"] for notice in follow_ups] == ["A private matter: sign in to read it"]


def test_a_reply_that_does_not_come_is_asked_for_and_then_the_committee_turns_to_others(
    database: Database, gregg: int
) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        meeting = session.scalars(select(Meeting)).one()
        meeting.status = MeetingStatus.CANCELLED
        chair = a_person(session, "Cllr Mutton", PersonKind.COUNCILLOR, email="mutton@anytown.gov.uk")
        session.add(Membership(committee=committee, person=chair, role=MemberRole.CHAIR))
        chief = a_person(session, "Martin Reeves", job_title="Chief Executive", email="reeves@anytown.gov.uk")
        session.add(
            Recommendation(
                committee=committee, meeting=meeting, series="SB2", number=1, reference="SB2/1", text="Fund a panel",
                to_kind=RecipientKind.CABINET_MEMBER, to_person=session.get_one(Person, gregg),
                made_on=date(2019, 1, 3), created_at=NOW, published_at=NOW, reply_due=date(2019, 2, 28),
            )
        )  # fmt: skip
        an_edition(session, committee, at=NOW)
        session.execute(Notice.__table__.delete())
    heard = {}
    for day in days_from(date(2019, 2, 1), date(2019, 4, 5)):
        for notice in made(database, day):
            heard[f"{day:%d %b}"] = (notice.kind, notice.person_id)
    assert heard == {
        "14 Feb": ("recommendation_due", gregg),
        "27 Feb": ("recommendation_due", gregg),
        "01 Mar": ("recommendation_late", gregg),
        "14 Mar": ("recommendation_escalated", chair.id),
        "28 Mar": ("recommendation_escalated", chief.id),
    }


def test_an_action_that_is_late_is_chased_like_a_reply_and_private_words_stay_out(
    database: Database, gregg: int
) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        meeting = session.scalars(select(Meeting)).one()
        secret = an_item(session, committee, "Contract", exempt_paragraph=3)
        coordinator = an_account(session, Role.COORDINATOR, committee).id
        for number, item in ((1, None), (2, secret)):
            session.add(
                Recommendation(
                    committee=committee, meeting=meeting, item=item, series="SB2", number=number,
                    reference=f"SB2/{number}", text="Fund a panel", to_kind=RecipientKind.COUNCIL,
                    made_on=date(2019, 1, 3), created_at=NOW, reply_due=date(2019, 1, 31), verdict=Verdict.ACCEPTED,
                    replied_on=date(2019, 1, 20), replied_by="Cllr Maton", action="Find the money",
                    owner=session.get_one(Person, gregg) if item is None else None, target_text="by 28 February",
                    target_earliest=date(2019, 2, 28), target_latest=date(2019, 2, 28),
                )
            )  # fmt: skip
    told: list[tuple[str, str, int | None]] = []
    for day in days_from(date(2019, 2, 1), date(2019, 4, 5)):
        for notice in made(database, day):
            if notice.about_table == "recommendation":
                told.append((f"{day:%d %b} {notice.kind}", notice.facts["number"], notice.person_id))
                assert notice.facts["promised"] is True
                assert notice.facts["wording"] == ("Fund a panel" if notice.about_id == 1 else withheld(3))
                if notice.person_id is None:
                    assert notice.account_id == coordinator
    assert told == [
        ("14 Feb recommendation_due", "SB2/1", gregg),
        ("27 Feb recommendation_due", "SB2/1", gregg),
        ("01 Mar recommendation_late", "SB2/1", gregg),
        ("01 Mar recommendation_escalated", "SB2/2", None),
        ("14 Mar recommendation_escalated", "SB2/1", None),
        ("14 Mar recommendation_escalated", "SB2/2", None),
        ("28 Mar recommendation_escalated", "SB2/1", None),
        ("28 Mar recommendation_escalated", "SB2/2", None),
    ]


def test_the_words_of_a_follow_up_from_an_exempt_item_stay_out(database: Database, gregg: int) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        secret = an_item(session, committee, "Contract", exempt_paragraph=3)
        session.flush()
        asked(session, committee, gregg, source_item_id=secret.id)
    (notice,) = [one for one in made(database, date(2019, 3, 1)) if one.about_table == "follow_up"]
    assert notice.facts["wording"] == PRIVATE


def test_the_committees_own_steps_and_their_cabinet_members_are_gone_by(database: Database, gregg: int) -> None:
    with changing(database) as session:
        committee = session.scalars(select(Committee)).one()
        seaman = a_person(session, "Cllr Seaman", PersonKind.COUNCILLOR, email="seaman@anytown.gov.uk")
        item = an_item(session, committee, "Fostering")
        item.parts = [Part(person=seaman, role=PartRole.CABINET_MEMBER)]
        session.flush()
        asked(session, committee, gregg, source_item_id=item.id)
        steps = [{"working_days": 2, "whom": "owner"}, {"working_days": 4, "whom": "cabinet_member"}]
        session.add(Chasing(committee_id=committee.id, steps=steps))
    told = [
        (f"{day:%d %b}", notice.person_id)
        for day in days_from(date(2019, 3, 1), date(2019, 4, 5))
        for notice in made(database, day)
        if notice.kind == "follow_up_overdue"
    ]
    assert told == [("04 Mar", gregg), ("06 Mar", seaman.id)]
