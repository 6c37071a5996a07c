"""Answering a request to defer a report: accepting moves the item as any move does, refusing says why not.

Knows the request and the move; whoever asked is told in the same transaction.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import public_item
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.report_tracks import DeferralState
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.reports import Deferral
from workprogramme.models.telling import Telling, account, tell
from workprogramme.models.values import item_value
from workprogramme.programme.actions import Place, move_item
from workprogramme.programme.queries import item_by_id, lock_committee
from workprogramme.web.words import date_words

ANSWER_LENGTH = 500
NAME_LENGTH = 120


@dataclass(frozen=True)
class Answer:
    """What is answered, by whom, when (UTC). `place`: where the item goes when the request is accepted."""

    accepted: bool
    words: str
    place: Place
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Request:
    """A request with the days of the meetings that it speaks of, as they are planned."""

    deferral: Deferral
    stood_on: date | None
    proposed: date | None


def request_for(session: Session, item_id: int) -> Request | None:
    """The request to defer this item that waits for an answer."""
    wanted = select(Deferral).where(Deferral.item_id == item_id, Deferral.state == DeferralState.ASKED)
    deferral = session.scalars(wanted.limit(1)).one_or_none()
    if deferral is None:
        return None
    ids = [number for number in (deferral.from_meeting_id, deferral.meeting_id) if number is not None]
    days = {row.id: row.day for row in session.execute(select(Meeting.id, Meeting.day).where(Meeting.id.in_(ids)))}
    return Request(deferral, days.get(deferral.from_meeting_id or 0), days.get(deferral.meeting_id or 0))


def answer_request(session: Session, deferral_id: int, seen_version: int, answer: Answer) -> Deferral:
    """Accepts the request, so that the item moves for the reason given in it, or refuses it.

    Stale where somebody has answered it or it was taken back. Refused without a sentence for whoever asked, where it is
    refused; and as any move, with nothing changed.
    """
    deferral = session.get_one(Deferral, deferral_id)
    lock_committee(session, deferral.committee_id)
    session.refresh(deferral)
    if deferral.version != seen_version or deferral.state is not DeferralState.ASKED:
        raise Stale(deferral)
    if len(answer.words) > ANSWER_LENGTH:
        raise Refused(f"The answer must be {ANSWER_LENGTH} characters or fewer.", "answer")
    if not answer.accepted and not answer.words:
        raise Refused("Say why not, in a sentence to whoever asked.", "answer")
    item = item_by_id(session, deferral.item_id)
    assert item is not None, "an item is never deleted"
    if answer.accepted:
        if (answer.place.meeting_id, answer.place.year or item.year) == (item.meeting_id, item.year):
            raise Refused("The item stands there already. Choose where it goes, or refuse the request.", "place")
        moved = move_item(session, item.id, item.version, answer.place, reason=deferral.reason)
        wanted = date_words(moved.meeting.day) if moved.meeting else "a date to be fixed"
    else:
        wanted = "the date that it has"
    deferral.state = DeferralState.ACCEPTED if answer.accepted else DeferralState.REFUSED
    deferral.answer, deferral.answered_at, deferral.answered_by = answer.words, answer.at, answer.by_name[:NAME_LENGTH]
    session.flush()
    _tell(session, deferral, item, answer, wanted)
    return deferral


def _tell(session: Session, deferral: Deferral, item: Item, answer: Answer, wanted: str) -> None:
    """Tells whoever asked; of a private item neither its title nor what was answered."""
    if deferral.asked_by_id is None:
        return
    value = item_value(item)
    facts = {
        "title": public_item(value).title,
        "committee": item.committee.name,
        "accepted": answer.accepted,
        "answer": "" if value.private else answer.words,
        "wanted": wanted,
        "link": f"/my/reports/{item.id}/",
    }
    told = Telling(
        kind=NoticeKind.DEFERRAL_ANSWERED,
        to=account(deferral.asked_by_id),
        about=("deferral", deferral.id),
        facts=facts,
    )
    tell(session, [told], answer.at)
