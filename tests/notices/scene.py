"""Notices to be told, and what became of them. Knows the records; knows nothing of how mail is sent."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from tests.support.mailbox import Mailbox
from tests.support.scenes import NOW, changing
from workprogramme.database import Database
from workprogramme.domain.notices import NoticeKind, Outcome
from workprogramme.domain.reminding import Moment
from workprogramme.domain.working_days import WorkingDays
from workprogramme.models.outbox import Notice
from workprogramme.models.telling import Receiver, Telling, tell
from workprogramme.notices.due import make_due

EARLIER = NOW - timedelta(days=1)
FACTS: dict[NoticeKind, dict[str, Any]] = {
    NoticeKind.DEADLINE: {
        "title": "Adoption Central England",
        "stage": "Draft",
        "rule": "The draft report is with the scrutiny co-ordinator 15 working days before the meeting.",
        "day": "2019-03-14",
        "meeting_day": "2019-04-04",
        "committee": "Scrutiny Board 2",
        "link": "/items/7/",
    },
    NoticeKind.EDITION: {
        "committee": "Scrutiny Board 2",
        "year": "2018-19",
        "number": 3,
        "note": "As agreed on 7 February.",
        "changes": [
            {"change": "moved", "title": "Fostering", "before": "2019-02-07", "after": "2019-04-04", "item_id": 7,
             "reason": "The inspection was moved"},
            {"change": "meeting_status", "title": "2019-02-07", "before": "Confirmed", "after": "Cancelled",
             "meeting_id": 3},
        ],
        "link": "/committees/board/editions/3/changes/",
    },
    NoticeKind.AGENDA: {
        "committee": "Scrutiny Board 2",
        "meeting_day": "2019-04-04",
        "items": ["CAMHS", "Parenting strategy"],
        "link": "/meetings/7/agenda/",
    },
    NoticeKind.DEFERRAL_ASKED: {
        "title": "CAMHS",
        "committee": "Scrutiny Board 2",
        "asked_by": "John Gregg",
        "reason": "The data come in May",
        "wanted": "June 2019",
        "link": "/plan/items/7/",
    },
    NoticeKind.DEFERRAL_ANSWERED: {
        "title": "CAMHS",
        "committee": "Scrutiny Board 2",
        "accepted": True,
        "answer": "Agreed with the chair",
        "wanted": "Thursday 20 June 2019",
        "link": "/items/7/",
    },
    **{
        kind: {
            "wording": "A further progress report in six months",
            "committee": "Scrutiny Board 2",
            "asked_on": "2018-06-21",
            "day": "2019-02-21" if kind is NoticeKind.FOLLOW_UP_OVERDUE else "2019-03-08",
            "link": "/follow-ups/1/",
        }
        for kind in (NoticeKind.FOLLOW_UP_ASKED, NoticeKind.FOLLOW_UP_DUE, NoticeKind.FOLLOW_UP_OVERDUE)
    },
    **{
        kind: {
            "wording": "That the Cabinet Member funds a second adoption panel",
            "committee": "Scrutiny Board 2",
            "number": "12",
            "day": day,
            "asked_of": "Cllr Seaman",
            "step": "The chair of the committee has been told.",
            "signed": {"path": "/reply/", "purpose": "recommendation-reply", "values": [12, 3]},
        }
        for kind, day in (
            (NoticeKind.RECOMMENDATION_MADE, "2019-04-30"),
            (NoticeKind.RECOMMENDATION_DUE, "2019-03-08"),
            (NoticeKind.RECOMMENDATION_LATE, "2019-02-21"),
            (NoticeKind.RECOMMENDATION_ESCALATED, "2019-02-01"),
        )
    },
    NoticeKind.INVITATION: {},
    NoticeKind.NEW_PASSWORD: {},
    NoticeKind.SIGN_IN_LINK: {},
}  # fmt: skip
FACTS[NoticeKind.SUMMARY] = {"reports": [FACTS[NoticeKind.DEADLINE]], "link": "/"}
FACTS[NoticeKind.COLLECTION] = {
    "notices": [
        {"kind": kind.value, "facts": FACTS[kind], "id": n}
        for n, kind in enumerate((NoticeKind.DEADLINE, NoticeKind.EDITION), 1)
    ]
}


def a_telling(to: Receiver, kind: NoticeKind = NoticeKind.FOLLOW_UP_OVERDUE, thing: int = 1, **values: Any) -> Telling:
    """Something to tell, with facts such as its kind has."""
    return Telling(**{"kind": kind, "to": to, "about": ("example", thing), "facts": FACTS[kind], **values})


def told(database: Database, *tellings: Telling, at: datetime = EARLIER) -> list[int]:
    """Puts these into the outbox."""
    with database.transaction(at=at, by_name="A test") as session:
        return tell(session, tellings, at)


def outbox(database: Database) -> list[Notice]:
    """Every notice, oldest first."""
    with database.session() as session:
        return list(session.scalars(select(Notice).order_by(Notice.id)))


def outcomes(database: Database) -> list[Outcome]:
    """What became of every notice, oldest first."""
    return [notice.outcome for notice in outbox(database)]


def subjects(mailbox: Mailbox) -> list[str]:
    """The subjects that were delivered, in order."""
    return [str(message["Subject"]) for message in mailbox.messages]


def moment(day: date, before: timedelta = timedelta()) -> Moment:
    at = datetime.combine(day, NOW.time(), NOW.tzinfo) - before
    return Moment(at, day, WorkingDays())


def made(database: Database, day: date, before: timedelta = timedelta()) -> list[Notice]:
    """What is newly told on that day."""
    known = {notice.id for notice in outbox(database)}
    now = moment(day, before)
    with changing(database, at=now.at) as session:
        make_due(session, now)
    return [notice for notice in outbox(database) if notice.id not in known]


def days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
