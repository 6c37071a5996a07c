"""A committee's follow-ups and recommendations as the frozen lines of the outstanding issues report.

Its page and its document take it from here: `report_for` gives the value, which holds no record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import standing_items, state_of
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.outstanding import Matter, OutstandingReport, Thread, outstanding_report
from workprogramme.domain.recommendations import State
from workprogramme.models.committees import Committee
from workprogramme.models.follow_up_values import follow_up_value, whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation
from workprogramme.web.published_threads import told_items
from workprogramme.web.recommendation_words import owner_words, to_words, withheld
from workprogramme.web.words import join_names, long_date

PRIVATE = "Private follow-up"
FEW = 4  # committees; whoever has more of them narrows a list to one first
REPLY_AWAITED = "Reply awaited"  # whether it is late, the line says beside it
OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


def report_for(session: Session, meeting: Meeting, *, private: bool, drafts: bool) -> OutstandingReport:
    """The report for this meeting, its committee loaded. Six queries at most.

    `private`: with the words of exempt business. `drafts`: items as they stand, else as they were last published.
    """
    since = _last_meeting(session, meeting)
    known = [
        *(_asked(one, private) for one in _follow_ups(session, meeting.committee_id, drafts=drafts)),
        *(_recommended(one, meeting.day, private) for one in _recommendations(session, meeting.committee_id)),
    ]
    return outstanding_report(meeting.committee.name, meeting.day, known, since)


def near_enough(committees: Sequence[Committee]) -> Sequence[Committee]:
    """These committees, or none where a page that has links for each of them would be nothing but links."""
    return committees if len(committees) <= FEW else ()


def coming_meetings(session: Session, committee_ids: Iterable[int], today: date) -> list[Meeting]:
    """The next meeting, today's too, of each of these committees, by day. One query; none for no committee."""
    if not (ids := list(committee_ids)):
        return []
    first = (
        select(func.min(Meeting.day))
        .where(Meeting.committee_id == Committee.id, Meeting.day >= today, Meeting.status.not_in(OFF))
        .correlate(Committee)
        .scalar_subquery()
    )
    wanted = (
        select(Meeting)
        .join(Meeting.committee)
        .where(Committee.id.in_(ids), Meeting.day == first, Meeting.status.not_in(OFF))
        .options(contains_eager(Meeting.committee))
        .order_by(Meeting.day, Meeting.id)
    )
    return list(session.scalars(wanted))


def _last_meeting(session: Session, meeting: Meeting) -> date | None:
    """The day of the committee's last meeting before this one that took place."""
    wanted = select(Meeting.day).where(
        Meeting.committee_id == meeting.committee_id, Meeting.day < meeting.day, Meeting.status.not_in(OFF)
    )
    return session.scalars(wanted.order_by(Meeting.day.desc()).limit(1)).first()


def _follow_ups(session: Session, committee_id: int, *, drafts: bool) -> list[FollowUpValue]:
    wanted = select(FollowUp).where(FollowUp.committee_id == committee_id).options(*whole()).order_by(FollowUp.id)
    records = session.scalars(wanted).all()
    if drafts:
        return [follow_up_value(record) for record in records]
    told = told_items(session, [record.id for record in records])
    return [follow_up_value(record, told.get(record.id, {})) for record in records]


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


def _asked(one: FollowUpValue, private: bool) -> Matter:
    may_say = private or not one.private
    placed = sorted(item.day for item in standing_items(one) if item.day is not None)
    state = state_of(replace(one, answered_on=None, dropped_on=None)).label
    return Matter(
        thread=Thread.FOLLOW_UP,
        id=one.id,
        reference="",
        words=one.wording if may_say else PRIVATE,
        began=one.asked_on,
        whom=join_names(one.names) if may_say else "",
        minute=one.minute if may_say else "",
        wanted=one.target_text if may_say else "",
        due=one.target_latest,
        state=f"{state} for {long_date(placed[0])}" if placed else state,
        ended=one.closed_on,
        ending=_ending(one, may_say),
        private=one.private,
    )


def _ending(one: FollowUpValue, may_say: bool) -> str:
    if one.dropped_on is not None:
        return f"Dropped: {one.dropped_reason}" if may_say else "Dropped"
    if one.answered_on is None:
        return ""
    if not may_say:
        return "Answered"
    said = f"Answered, minute {one.answered_minute}" if one.answered_minute else "Answered"
    return f"{said}. {one.answered_note}" if one.answered_note else said


def _recommended(one: Recommendation, day: date, private: bool) -> Matter:
    paragraph = one.item.exempt_paragraph if one.item else None
    may_say = private or paragraph is None
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
        whom=((owner_words(one) if one.verdict else "") or to_words(one)) if may_say else one.to_kind.label,
        minute=one.minute if may_say else "",
        wanted=one.target_text if may_say else "",
        due=_awaited(one),
        state=_stands(one, day) if ended is None else "",
        ended=ended,
        ending=ending if ended else "",
        private=paragraph is not None,
    )


def _stands(one: Recommendation, day: date) -> str:
    state = one.course.state_on(day)
    return REPLY_AWAITED if state in (State.REPLY_DUE, State.REPLY_LATE) else state.label


def _awaited(one: Recommendation) -> date | None:
    """The last day of what is, or was, awaited, whether or not it has ended by now."""
    if one.verdict is None:
        return one.reply_due
    return one.target_latest if one.verdict.leads_on else None
