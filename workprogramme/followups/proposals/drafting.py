"""What confirming a proposal would record: the follow-up that it comes to, or the referral of its item.

Reads a proposal and its item as they stand; writes nothing.
"""

from dataclasses import dataclass
from datetime import date

from workprogramme.domain.asked_for_kinds import AskedForKind
from workprogramme.domain.follow_ups import window_of
from workprogramme.domain.kinds import AskedBy, MeetingStatus, PartRole, ReferralKind
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.targets import Target, TargetKind, read_target
from workprogramme.followups.actions import FollowUpDraft
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal

REFERRAL_NOTE_LENGTH = 500
_ASKED_BY = {
    "Members": AskedBy.MEMBERS,
    "Chair": AskedBy.CHAIR,
    "Board": AskedBy.COMMITTEE,
    "Committee": AskedBy.COMMITTEE,
    "Panel": AskedBy.COMMITTEE,
    "Cabinet Member": AskedBy.CABINET_MEMBER,
    "Portfolio Holder": AskedBy.CABINET_MEMBER,
    "Cabinet": AskedBy.CABINET_MEMBER,
    "Leader": AskedBy.CABINET_MEMBER,
    "Council": AskedBy.COUNCIL,
}
_NAMED_EXACTLY = frozenset({"Members", "Chair", "Board", "Committee", "Panel", "Cabinet Member", "Council"})
_REFERRED_BY = {AskedBy.CABINET_MEMBER: ReferralKind.CABINET_MEMBER, AskedBy.COUNCIL: ReferralKind.COUNCIL}


@dataclass(frozen=True)
class Referral:
    """Who sent the item, and what is noted of it."""

    kind: ReferralKind
    note: str = ""


def is_referral(proposal: Proposal) -> bool:
    """Whether confirming it says who referred the item, rather than making a follow-up."""
    return proposal.kind is AskedForKind.REFERRAL


def referral_of(proposal: Proposal) -> Referral:
    """The referral that the words tell of; they are its note."""
    kind = _REFERRED_BY.get(asked_by(proposal), ReferralKind.COMMITTEE)
    if "petition" in proposal.words.casefold():
        kind = ReferralKind.PETITION
    return Referral(kind, " ".join(proposal.words.split())[:REFERRAL_NOTE_LENGTH])


def draft_of(proposal: Proposal, starts: Starts = MAY_FIRST) -> FollowUpDraft:
    """The follow-up that the words tell of, with the item as its answer; asked of the item's lead officers."""
    item = proposal.item
    return FollowUpDraft(
        wording=proposal.words,
        source_meeting_id=proposal.meeting_id,
        source_text="" if proposal.meeting_id else proposal.day_text,
        source_item_id=proposal.source_item_id,
        asked_by=asked_by(proposal),
        asked_by_note="" if proposal.asked_by in _NAMED_EXACTLY else proposal.asked_by,
        asked_of=tuple(person.id for person in item.people(PartRole.LEAD_OFFICER)),
        target=wanted(proposal, starts),
        item_ids=(item.id,),
        private=item.exempt_paragraph is not None,
    )


def taken_at(proposal: Proposal, today: date) -> Meeting | None:
    """The meeting that has taken the item already, and so answered what was asked for; None where none has."""
    meeting = proposal.item.meeting
    return meeting if meeting and meeting.status is MeetingStatus.HELD and meeting.day < today else None


def asked_by(proposal: Proposal) -> AskedBy:
    """Who asked: whoever the words name; else the board, as everything asked for at a meeting is."""
    return _ASKED_BY.get(proposal.asked_by, AskedBy.OTHER_COMMITTEE) if proposal.asked_by else AskedBy.COMMITTEE


def wanted(proposal: Proposal, starts: Starts = MAY_FIRST) -> Target:
    """When it is wanted: by the rule in the words where it can be counted, or waits for an event; else the item's time.

    "6 months on" says nothing where the meeting is not known from which to count.
    """
    item = proposal.item
    rule = read_target(proposal.rule, MunicipalYear(item.year), starts)
    asked_on = proposal.meeting.day if proposal.meeting else None
    if rule.event or window_of(rule, asked_on, None) is not None:
        return rule
    if item.meeting is not None:
        return Target.on(item.meeting.day)
    own = read_target(item.target_text, MunicipalYear(item.year), starts)
    return rule if own.kind is TargetKind.NONE else own
