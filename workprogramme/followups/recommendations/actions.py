"""What planners do to the recommendations of a committee: make, change, publish, give notice, withdraw, take up again.

The reply and what follows it are in `answers`; nothing here deletes a recommendation.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.recommendations import RecipientKind, reference, series
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.replies import ReplyPeriod
from workprogramme.domain.written_dates import write_date
from workprogramme.followups.recommendations import queries
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person
from workprogramme.models.recommendations import Recommendation

TEXT_LENGTH = 2000
NAME_LENGTH = 200
REASON_LENGTH = 2000

ENDED = "This recommendation has ended. Take it up again first."


@dataclass(frozen=True)
class Named:
    """Somebody by name: on the list of people, or, without an id, in words."""

    person_id: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What an officer says of a recommendation when it is made."""

    text: str
    to_kind: RecipientKind = RecipientKind.CABINET_MEMBER
    to: Named = field(default_factory=Named)
    item_id: int | None = None
    minute: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """When the notice that asks for a reply was given, and when both came in; None: not known, or with the other."""

    given: date
    received: date | None = None
    notice_received: date | None = None


def recommend(session: Session, meeting_id: int, draft: Draft, now: datetime, today: date) -> Recommendation:
    """A new recommendation, made at the meeting, with the next reference of its committee's municipal year.

    Refused for a meeting that is still to come or was called off. Two at once get different numbers: the committee's
    row is locked meanwhile.
    """
    meeting = queries.meeting_to_change(session, meeting_id)
    if meeting is None:
        raise Refused("That meeting is not in the programme.", "meeting")
    _check_meeting(meeting, today)
    begins = series(meeting.committee.code, MunicipalYear(meeting.year))
    number = queries.highest_number(session, begins) + 1
    made = Recommendation(
        committee=meeting.committee,
        meeting=meeting,
        series=begins,
        number=number,
        reference=reference(begins, number),
        text=draft.text,
        made_on=meeting.day,
        created_at=now,
    )
    _write(session, made, draft)
    session.add(made)
    session.flush()
    return made


def change(session: Session, recommendation_id: int, version: int, draft: Draft) -> Recommendation:
    """Makes the recommendation what the draft says. Stale, or Refused once it has ended."""
    changed = locked(session, recommendation_id, version)
    must_be_open(changed)
    _write(session, changed, draft)
    session.flush()
    return changed


def publish(session: Session, recommendation_id: int, version: int, now: datetime) -> Recommendation:
    """Lets the public read it and what becomes of it. Refused where it comes from an exempt item.

    Local Government Act 1972 s100A(4) and s100I: exempt information is not open to the public.
    """
    shown = locked(session, recommendation_id, version)
    if shown.item is not None and shown.item.exempt_paragraph is not None:
        raise Refused(
            f"Its item is private under paragraph {shown.item.exempt_paragraph} of Schedule 12A, "
            "so the recommendation cannot be published."
        )
    if shown.withdrawn_on is not None and shown.published_at is None:
        raise Refused("It was withdrawn. The public never read it, so there is nothing to publish.")
    shown.published_at = shown.published_at or now
    session.flush()
    return shown


def take_down(session: Session, recommendation_id: int, version: int) -> Recommendation:
    """Takes it out of the public's view again."""
    hidden = locked(session, recommendation_id, version)
    hidden.published_at = None
    session.flush()
    return hidden


def give_notice(
    session: Session, recommendation_id: int, version: int, notice: Notice, period: ReplyPeriod, today: date
) -> Recommendation:
    """Records the notice, and counts the day by which the reply is due once receipt is known.

    Local Government Act 2000 s9FE: two months beginning with receipt of the recommendation or, if later, the notice.
    """
    told = locked(session, recommendation_id, version)
    must_be_open(told)
    made = told.made_on
    for name, day in (
        ("given", notice.given),
        ("received", notice.received),
        ("notice_received", notice.notice_received),
    ):
        if day is not None and day < made:
            raise Refused(f"Enter a day on or after {write_date(made)}, when it was recommended.", name)
        if day is not None and day > today:
            raise Refused("Enter a day that is not after today.", name)
    if notice.notice_received is not None and notice.notice_received < notice.given:
        raise Refused("The notice cannot have been received before it was given.", "notice_received")
    if notice.notice_received is not None and notice.received is None:
        raise Refused("Enter when the recommendation was received too.", "received")
    told.notice_given_on, told.received_on = notice.given, notice.received
    told.notice_received_on = notice.notice_received
    counted = notice.received is not None
    told.reply_due = period.due(notice.received, notice.notice_received) if notice.received else None
    told.reply_period = f"{period.period} ({period.source})" if counted else ""
    session.flush()
    return told


def withdraw(session: Session, recommendation_id: int, version: int, reason: str, today: date) -> Recommendation:
    """Ends a recommendation that no longer stands, with the reason. It stays to be read."""
    gone = locked(session, recommendation_id, version)
    must_be_open(gone)
    if not reason:
        raise Refused("Say why it is withdrawn.", "reason")
    queries.end_links(session, gone.id, session.info["at"])
    gone.withdrawn_on, gone.withdrawn_reason = today, reason
    session.flush()
    return gone


def take_up_again(session: Session, recommendation_id: int, version: int) -> Recommendation:
    """Opens a recommendation that was closed or withdrawn; what was said then stays in the journal."""
    back = locked(session, recommendation_id, version)
    back.closed_on, back.evidence = None, ""
    back.withdrawn_on, back.withdrawn_reason = None, ""
    session.flush()
    return back


def locked(session: Session, recommendation_id: int, version: int) -> Recommendation:
    """The recommendation, other writers of it waiting. Stale when it is no longer at `version`."""
    found = queries.recommendation(session, recommendation_id, lock=True)
    assert found is not None, "a recommendation is never deleted"
    if found.version != version:
        raise Stale(found)
    return found


def must_be_open(found: Recommendation) -> None:
    """Refused once it was closed or withdrawn."""
    if not found.course.state_on(found.made_on).is_open:
        raise Refused(ENDED)


def person_of(session: Session, named: Named, field_name: str) -> Person | None:
    """The person that is meant; None where they are named in words."""
    if named.person_id is None:
        return None
    person = session.get(Person, named.person_id)
    if person is None:
        raise Refused("That name has gone from the list of people. Choose again.", field_name)
    return person


def _check_meeting(meeting: Meeting, today: date) -> None:
    if not meeting.status.takes_place:
        raise Refused(f"That meeting is {meeting.status.label.lower()}, so nothing was recommended at it.", "meeting")
    if meeting.day > today:
        raise Refused(f"That meeting is on {write_date(meeting.day)}, which is still to come.", "meeting")


def _write(session: Session, written: Recommendation, draft: Draft) -> None:
    if not draft.text:
        raise Refused("Enter the recommendation.", "text")
    if len(draft.text) > TEXT_LENGTH:
        raise Refused(f"The recommendation must be {TEXT_LENGTH:,} characters or fewer.", "text")
    item = session.get(Item, draft.item_id) if draft.item_id is not None else None
    if draft.item_id is not None and (item is None or item.committee_id != written.committee.id):
        raise Refused("Choose an item of this committee.", "item")
    if item is not None and item.exempt_paragraph is not None and written.published_at is not None:
        raise Refused("The item is private and the public reads this recommendation. Take it down first.", "item")
    person = person_of(session, draft.to, "to")
    written.text, written.minute, written.to_kind, written.item = draft.text, draft.minute, draft.to_kind, item
    written.to_person, written.to_words = person, "" if person else draft.to.words
