"""What a person decides about a proposal: to confirm it, to turn it down, and to take either back.

Confirming makes a follow-up that the item will answer, or says who referred the item. No action deletes a follow-up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from workprogramme.domain.kinds import ReferralKind
from workprogramme.domain.municipal_years import MAY_FIRST, Starts
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.actions import FollowUpDraft, ask, change
from workprogramme.followups.closing import Answer, answer, drop, reopen
from workprogramme.followups.proposals.drafting import Referral, draft_of, is_referral, referral_of, taken_at
from workprogramme.followups.proposals.queries import proposal_by_id
from workprogramme.followups.queries import follow_up_by_id
from workprogramme.followups.wanting import promise_first, want
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.proposals import Proposal

TAKEN = "The meeting had taken the item when this was recorded."
TAKEN_BACK = "Confirmed by mistake: the words of the item do not ask for it."


@dataclass(frozen=True)
class Decider:
    """Who decides, at which moment (UTC), on which day."""

    name: str
    at: datetime
    day: date


def confirm(
    session: Session, proposal_id: int, version: int, draft: FollowUpDraft, by: Decider, *, answered: bool = True
) -> FollowUp:
    """Makes the follow-up that the draft says, with the proposal's item as its answer. Stale; Refused as for asking.

    One that was confirmed before and taken back is opened again and says what this draft says. Where a meeting has
    taken the item already, that answers it, unless `answered` says no.
    """
    proposal = _undecided(session, proposal_id, version)
    draft = replace(draft, item_ids=(proposal.item_id,))
    if proposal.follow_up_id is None:
        follow_up = ask(session, proposal.item.committee_id, draft, by.at)
        proposal.follow_up_id = follow_up.id
    else:
        follow_up = _again(session, proposal.follow_up_id, draft)
    taken = taken_at(proposal, by.day)
    if answered and taken is not None:
        session.flush()
        said = Answer(day=taken.day, meeting_id=taken.id, item_id=proposal.item_id, note=TAKEN)
        answer(session, follow_up.id, follow_up.version, said, by.at)
    _decide(proposal, ProposalState.CONFIRMED, by)
    return follow_up


def accept_referral(session: Session, proposal_id: int, version: int, referral: Referral, by: Decider) -> Proposal:
    """Says on the item who referred it. What the item said before is kept, so that it can be put back."""
    proposal = _undecided(session, proposal_id, version)
    item = proposal.item
    proposal.before = {"referral": item.referral.value if item.referral else None, "note": item.referral_note}
    item.referral, item.referral_note = referral.kind, referral.note
    _decide(proposal, ProposalState.CONFIRMED, by)
    return proposal


def confirm_all(session: Session, seen: Mapping[int, int], by: Decider, starts: Starts = MAY_FIRST) -> int:
    """Confirms all of these as they were shown, by id and the version that was seen, and says how many.

    Refused, with none confirmed, where one was decided or changed since, or has a doubt that a person should settle.
    """
    if not seen:
        raise Refused("There is nothing without a doubt to confirm.")
    for proposal_id, version in sorted(seen.items()):
        proposal = proposal_by_id(session, proposal_id, lock=True)
        if proposal is None or proposal.version != version or proposal.state is not ProposalState.PROPOSED:
            raise Refused("Somebody has decided or changed one of these since. Look at the list again.")
        if proposal.doubts:
            raise Refused(f"“{proposal.item.title}” has a doubt. Look at it by itself.")
        if is_referral(proposal):
            accept_referral(session, proposal_id, version, referral_of(proposal), by)
        else:
            confirm(session, proposal_id, version, draft_of(proposal, starts), by)
        session.flush()
    return len(seen)


def turn_down(session: Session, proposal_id: int, version: int, by: Decider) -> Proposal:
    """Says that the words ask for nothing. They are not proposed for the item again."""
    proposal = _undecided(session, proposal_id, version)
    _decide(proposal, ProposalState.TURNED_DOWN, by)
    return proposal


def take_back(session: Session, proposal_id: int, version: int, by: Decider) -> Proposal:
    """Lays the proposal before people again. A follow-up that was made of it is dropped, and says why.

    Refused where the follow-up was closed since, or the item's referral is no longer what was confirmed.
    """
    proposal = _locked(session, proposal_id, version)
    if proposal.state is ProposalState.CONFIRMED and is_referral(proposal):
        _put_referral_back(proposal)
    elif proposal.state is ProposalState.CONFIRMED:
        assert proposal.follow_up_id is not None
        follow_up = follow_up_by_id(session, proposal.follow_up_id)
        assert follow_up is not None, "a follow-up is never deleted"
        if follow_up.answered_on and follow_up.answered_note == TAKEN and not follow_up.answered_minute:
            reopen(session, follow_up.id, follow_up.version)
            session.flush()
        if follow_up.answered_on or follow_up.dropped_on:
            raise Refused("The follow-up was closed since. Open it again first, then undo this.")
        drop(session, follow_up.id, follow_up.version, by.day, TAKEN_BACK, by.name)
    proposal.state, proposal.decided_by, proposal.decided_at = ProposalState.PROPOSED, "", None
    return proposal


def _locked(session: Session, proposal_id: int, version: int) -> Proposal:
    proposal = proposal_by_id(session, proposal_id, lock=True)
    if proposal is None:
        raise Refused("The words that it was read from are gone. Look at the list again.")
    if proposal.version != version:
        raise Stale(proposal)
    return proposal


def _undecided(session: Session, proposal_id: int, version: int) -> Proposal:
    proposal = _locked(session, proposal_id, version)
    if proposal.state is not ProposalState.PROPOSED:
        raise Refused(f"{proposal.decided_by or 'Somebody'} has decided about it. Look at the list again.")
    return proposal


def _decide(proposal: Proposal, state: ProposalState, by: Decider) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by.name, by.at


def _again(session: Session, follow_up_id: int, draft: FollowUpDraft) -> FollowUp:
    """The follow-up that was dropped when its proposal was taken back, with what is said of it now."""
    follow_up = follow_up_by_id(session, follow_up_id, lock=True)
    assert follow_up is not None, "a follow-up is never deleted"
    if follow_up.answered_on is not None:
        raise Refused("The follow-up was answered since.")
    if follow_up.dropped_on is not None:
        reopen(session, follow_up.id, follow_up.version)
        session.flush()
    change(session, follow_up.id, follow_up.version, draft)
    want(follow_up, draft.target)
    promise_first(follow_up)
    return follow_up


def _put_referral_back(proposal: Proposal) -> None:
    item, before = proposal.item, _before(proposal)
    item.referral = ReferralKind(before["referral"]) if before.get("referral") else None
    item.referral_note = before.get("note") or ""
    proposal.before = {}


def _before(proposal: Proposal) -> dict[str, Any]:
    return dict(proposal.before or {})
