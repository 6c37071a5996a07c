"""What the example says was asked for, confirmed as a co-ordinator would: of the items that still wait for a day.

Minute 5/18 of 21 June 2018 is a public fact of the board's minutes; the rest of the proposals is left to be decided.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.followups.proposals.actions import Decider, confirm
from workprogramme.followups.proposals.drafting import draft_of, is_referral
from workprogramme.followups.proposals.queries import proposal_by_id
from workprogramme.models.items import Item
from workprogramme.models.proposals import Proposal

MINUTES = {"Adoption Central England": "5/18"}


def confirm_what_was_asked(session: Session, committee_id: int, name: str, at: datetime) -> None:
    """Confirms what is proposed of the committee's items that have no meeting yet, where the words name a meeting."""
    by = Decider(name, at, at.astimezone(LONDON).date())
    waiting = (
        select(Proposal.id)
        .join(Item, Item.id == Proposal.item_id)
        .where(Item.committee_id == committee_id, Item.meeting_id.is_(None), Proposal.meeting_id.is_not(None))
        .order_by(Proposal.id)
    )
    for proposal_id in session.scalars(waiting).all():
        proposal = proposal_by_id(session, proposal_id)
        if proposal is not None and not is_referral(proposal):
            minute = MINUTES.get(proposal.item.title, "")
            confirm(session, proposal_id, proposal.version, replace(draft_of(proposal), minute=minute), by)
            session.flush()
