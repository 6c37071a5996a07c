"""Proposals as their pages show them: the words marked where they stand, and what would be recorded, worded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.kinds import PartRole
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.followups.proposals.drafting import draft_of, is_referral, referral_of, taken_at
from workprogramme.models.items import Item
from workprogramme.models.proposals import Proposal
from workprogramme.web.words import date_words, join_names

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class Card:
    """One proposal. `before`, `words` and `after` are the text of the item with its sentence in the middle."""

    proposal: Proposal
    before: str
    words: str
    after: str
    place: str
    facts: Facts
    referral: bool

    @property
    def doubts(self) -> list[str]:
        """Why a person should look at it by itself."""
        return list(self.proposal.doubts)


@dataclass(frozen=True)
class Cards:
    """A year's proposals: those without a doubt, those with one, and those that were decided."""

    sure: tuple[Card, ...]
    doubtful: tuple[Card, ...]
    decided: tuple[Card, ...]

    @property
    def waiting(self) -> int:
        """How many wait for a person."""
        return len(self.sure) + len(self.doubtful)


def cards_of(proposals: Iterable[Proposal], today: date, starts: Starts = MAY_FIRST) -> Cards:
    """The cards of these proposals, in their order."""
    cards = [card_of(proposal, today, starts) for proposal in proposals]
    waiting = [card for card in cards if card.proposal.state is ProposalState.PROPOSED]
    return Cards(
        sure=tuple(card for card in waiting if not card.doubts),
        doubtful=tuple(card for card in waiting if card.doubts),
        decided=tuple(card for card in cards if card.proposal.state is not ProposalState.PROPOSED),
    )


def card_of(proposal: Proposal, today: date, starts: Starts = MAY_FIRST) -> Card:
    """One proposal, with what confirming it as it stands would record."""
    item, words = proposal.item, proposal.words
    text = item.detail if words in item.detail else item.title if words in item.title else words
    at = text.index(words)
    return Card(
        proposal=proposal,
        before=text[:at],
        words=words,
        after=text[at + len(words) :],
        place=_place(item),
        facts=_referral(proposal) if is_referral(proposal) else _follow_up(proposal, today, starts),
        referral=is_referral(proposal),
    )


def _place(item: Item) -> str:
    if item.meeting is not None:
        return date_words(item.meeting.day)
    return f"To be scheduled in {MunicipalYear(item.year)}" + (f", {item.target_text}" if item.target_text else "")


def _follow_up(proposal: Proposal, today: date, starts: Starts) -> Facts:
    draft = draft_of(proposal, starts)
    if proposal.meeting is not None:
        asked_at = date_words(proposal.meeting.day)
    else:
        asked_at = f"“{draft.source_text}”, as written" if draft.source_text else "Not known"
    taken = taken_at(proposal, today)
    of = join_names(person.name for person in proposal.item.people(PartRole.LEAD_OFFICER))
    return [
        ("Asked for at", asked_at),
        ("Under the item", proposal.source_item.title if proposal.source_item else ""),
        ("Asked for by", draft.asked_by_note or draft.asked_by.label),
        ("Asked of", of or "Nobody yet"),
        ("Wanted", draft.target.text or "No time given"),
        ("Answered", f"At the meeting on {date_words(taken.day)}" if taken else ""),
    ]


def _referral(proposal: Proposal) -> Facts:
    referral = referral_of(proposal)
    now = proposal.item.referral
    changed = now if now and now is not referral.kind else None
    return [("Referred by", referral.kind.label), ("The item says now", changed.label if changed else "")]
