"""A committee's follow-ups and recommendations as the frozen lines of the outstanding issues report.

Whoever makes a document of the report takes it from here: `report_for` gives the value, which holds no record.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from workprogramme.domain.follow_ups import FollowUpState
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.outstanding import Matter, OutstandingReport, Thread, outstanding_report
from workprogramme.followups.recommendations.wording import owner_words, to_words, withheld
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.words import join_names, long_date

PRIVATE = "Private follow-up"


def report_for(session: Session, meeting: Meeting, *, private: bool) -> OutstandingReport:
    """The report for this meeting, its committee loaded. Six queries. `private`: with the words of exempt business."""
    since = _last_meeting(session, meeting)
    known = [
        *(_asked(one, private) for one in _follow_ups(session, meeting.committee_id)),
        *(_recommended(one, meeting.day, private) for one in _recommendations(session, meeting.committee_id)),
    ]
    return outstanding_report(meeting.committee.name, meeting.day, known, since)


def _last_meeting(session: Session, meeting: Meeting) -> date | None:
    """The day of the committee's last meeting before this one that took place."""
    off = [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED]
    wanted = select(Meeting.day).where(
        Meeting.committee_id == meeting.committee_id, Meeting.day < meeting.day, Meeting.status.not_in(off)
    )
    return session.scalars(wanted.order_by(Meeting.day.desc()).limit(1)).first()


def _follow_ups(session: Session, committee_id: int) -> Sequence[FollowUp]:
    wanted = (
        select(FollowUp)
        .where(FollowUp.committee_id == committee_id)
        .options(
            joinedload(FollowUp.source_item),
            joinedload(FollowUp.answered_meeting),
            selectinload(FollowUp.asked_of).joinedload(AskedOf.person),
            selectinload(FollowUp.links).joinedload(FollowUpLink.item).joinedload(Item.meeting),
        )
        .order_by(FollowUp.id)
    )
    return session.scalars(wanted).all()


def _recommendations(session: Session, committee_id: int) -> Sequence[Recommendation]:
    wanted = (
        select(Recommendation)
        .where(Recommendation.committee_id == committee_id)
        .options(
            joinedload(Recommendation.item), joinedload(Recommendation.to_person), joinedload(Recommendation.owner)
        )
        .order_by(Recommendation.id)
    )
    return session.scalars(wanted).all()


def _asked(one: FollowUp, private: bool) -> Matter:
    exempt = one.private or any(
        item is not None and item.exempt_paragraph is not None
        for item in (one.source_item, *(link.item for link in one.links))
    )
    standing = [link.item for link in one.links if not link.item.withdrawn]
    placed = sorted(item.meeting.day for item in standing if item.meeting is not None)
    state = FollowUpState.SCHEDULED.label if standing else FollowUpState.OPEN.label
    return Matter(
        thread=Thread.FOLLOW_UP,
        id=one.id,
        reference="",
        words=one.wording if private or not exempt else PRIVATE,
        began=one.asked_on,
        whom=join_names(asked.person.name for asked in one.asked_of),
        minute=one.minute,
        wanted=one.target_text,
        due=one.target_latest,
        state=f"{state} for {long_date(placed[0])}" if placed else state,
        ended=one.answered_on or one.dropped_on,
        ending=_ending(one, private or not exempt),
        private=exempt,
    )


def _ending(one: FollowUp, may_say: bool) -> str:
    if one.dropped_on is not None:
        return f"Dropped: {one.dropped_reason}" if may_say else "Dropped"
    if one.answered_on is None:
        return ""
    said = f"Answered, minute {one.answered_minute}" if one.answered_minute else "Answered"
    return f"{said}. {one.answered_note}" if one.answered_note and may_say else said


def _recommended(one: Recommendation, day: date, private: bool) -> Matter:
    paragraph = one.item.exempt_paragraph if one.item else None
    may_say = private or paragraph is None
    course = one.course
    if one.withdrawn_on is not None:
        ending = f"Withdrawn: {one.withdrawn_reason}" if may_say else "Withdrawn"
    else:
        ending = f"Closed: {one.evidence}" if may_say else "Closed"
    ended = one.withdrawn_on or one.closed_on
    return Matter(
        thread=Thread.RECOMMENDATION,
        id=one.id,
        reference=one.reference,
        words=one.text if may_say or paragraph is None else withheld(paragraph),
        began=one.made_on,
        whom=(owner_words(one) if one.verdict else "") or to_words(one),
        minute=one.minute,
        wanted=one.target_text,
        due=_awaited(one),
        state=course.state_on(day).label if ended is None else "",
        ended=ended,
        ending=ending if ended else "",
        private=paragraph is not None,
    )


def _awaited(one: Recommendation) -> date | None:
    """The last day of what is, or was, awaited, whether or not it has ended by now."""
    if one.verdict is None:
        return one.reply_due
    return one.target_latest if one.verdict.leads_on else None
