"""What waits to be sent when an item becomes exempt: it says no more than the public reads by then."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.rights.scene import MARKER, NOW, Place, close, open_again
from tests.support.mailbox import Mailbox
from workprogramme.domain.notices import Cadence, Topic
from workprogramme.domain.reminding import Moment
from workprogramme.domain.working_days import WorkingDays
from workprogramme.followups.recommendations.reminding import remind as remind_of_replies
from workprogramme.followups.reminding import remind
from workprogramme.models.outbox import Notice
from workprogramme.models.reports import Deferral
from workprogramme.models.telling import choose, person
from workprogramme.my.actions import By, ask_to_defer
from workprogramme.my.queries import planned_item
from workprogramme.notices.due import make_due
from workprogramme.notices.post import sender_of
from workprogramme.programme.actions import Place as Spot
from workprogramme.programme.deferrals import Answer, answer_request

KINDS = {
    "deadline", "summary", "edition", "agenda", "deferral_asked", "deferral_answered", "follow_up_due",
    "follow_up_overdue", "recommendation_late", "collection",
}  # fmt: skip
"""Everything that can be told of an item."""


@pytest.fixture
def app(make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
    """The application with mail."""
    return make_app(smtp_url=mailbox.url, mail_from="scrutiny@anytown.gov.uk")


@pytest.fixture
def waiting(place: Place) -> Place:
    """A scene in which mail of every kind waits that says something of the item, some of it collected for a day."""
    ids, today = place.ids, NOW.date()
    with place.changing() as session:
        choose(session, person(ids["cabinet_person"]), {Topic.CHANGES: Cadence.DAILY}, NOW)
        choose(session, person(ids["asked_person"]), {Topic.FOLLOW_UPS: Cadence.DAILY}, NOW)
    with place.changing() as session:
        remind(session, [ids["follow_up_id"], ids["linked_follow_up"]], NOW, today)
        chased = [ids["recommendation_id"], ids["second_recommendation"]]
        remind_of_replies(session, chased, {}, "Coordinator", NOW, today)
        _defer(session, place)
    for ago in (10, 8, 4, 0):  # a Tuesday first, when the week ahead is told
        at = datetime(2019, 3, 1, 8, tzinfo=UTC) - timedelta(days=ago)
        with place.changing(at) as session:
            make_due(session, Moment(at, at.date(), WorkingDays()))
    with place.database.session() as session:
        told = {notice.kind for notice in session.scalars(select(Notice)) if MARKER in str(notice.facts)}
    assert told >= KINDS, KINDS - told
    return place


def _defer(session: Session, place: Place) -> None:
    """Takes the request of the scene back, asks once more, and has that refused: both are told of."""
    for one in session.scalars(select(Deferral)):
        session.delete(one)
    session.flush()
    found = planned_item(session, place.ids["item_id"])
    assert found is not None
    by = By(place.accounts["lead"], "Larry Lead", NOW, NOW.date())
    made = ask_to_defer(session, found[0], None, f"{MARKER} why", "a later meeting", by)
    version = session.get_one(Deferral, made).version
    answer_request(session, made, version, Answer(False, f"{MARKER} answer", Spot(None), "Coordinator", NOW))


def _sent(place: Place, mailbox: Mailbox) -> list[str]:
    """The marker words in what is sent, each with what stands around it."""
    sender_of(place.app).send()
    assert len(mailbox.messages) > len(KINDS)
    found = []
    for message in mailbox.messages:
        parts = [part.get_payload(decode=True) or b"" for part in message.walk() if not part.is_multipart()]
        text = " ".join(f"{message['Subject']} {b' '.join(parts).decode()}".split())
        found += [
            f"{message['To']}: {text[max(0, n - 60) : n + 60]}" for n in range(len(text)) if text.startswith(MARKER, n)
        ]
    return found


@pytest.mark.engines("sqlite", "postgresql")
def test_what_waits_says_nothing_of_what_became_exempt(waiting: Place, mailbox: Mailbox) -> None:
    close(waiting)
    assert not _sent(waiting, mailbox)


@pytest.mark.engines("sqlite")
def test_what_is_opened_again_is_told(waiting: Place, mailbox: Mailbox) -> None:
    close(waiting)
    open_again(waiting)
    assert len(_sent(waiting, mailbox)) > len(KINDS)
