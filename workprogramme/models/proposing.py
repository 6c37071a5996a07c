"""Keeps what the words of items propose: a row for each new sentence, none for words that are gone.

Knows where a committee's meetings and items stand; what words mean, the law says. It decides nothing for a person.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear
from workprogramme.domain.proposed_links import ProposalState, ProposedLink, Sources, Wording, proposed_for
from workprogramme.models.council import Council
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.proposals import Proposal

YEARS_BACK = 3  # years, from the item's own, in which a meeting that it names is looked for
OFF = [status for status in MeetingStatus if not status.takes_place]


def keep_proposals(session: Session, items: Sequence[Item]) -> None:
    """Makes the proposals of these items, which are of one committee, what their words now say. Six queries.

    What a person has decided stays; what nobody has is made again, and is gone where its words are. Words that were
    decided for an item of which this one was split off, or that was merged into it, are not proposed again. A withdrawn
    item proposes nothing.
    """
    if not items:
        return
    session.flush()
    rows = session.execute(select(Council.year_month, Council.year_day)).first()
    starts = (rows[0], rows[1]) if rows else MAY_FIRST
    years = [item.year for item in items]
    span = items[0].committee_id, min(years) - YEARS_BACK, max(years) + 1
    meetings = _meetings(session, *span)
    sources = Sources(_placed(session, *span))
    kin = _kin(session, items)
    known = _known(session, {item.id for item in items}.union(*kin.values()))
    days = {meeting.id: day for day, there in meetings.items() for meeting in there}
    for item in items:
        before = known.get(item.id, {})
        found = () if item.withdrawn else proposed_for(
            _wording(item, days), sources, meetings.keys(), MunicipalYear(item.year), starts
        )  # fmt: skip
        settled = {
            digest for other in kin[item.id] for digest in known.get(other, {}) if _decided(known[other][digest])
        }
        for link in found:
            if link.digest in before or link.digest not in settled:
                _keep(session, item, link, before.get(link.digest), meetings)
        said = {link.digest for link in found}
        for digest, proposal in before.items():
            if digest not in said and proposal.state is ProposalState.PROPOSED:
                session.delete(proposal)
    session.flush()


def _meetings(session: Session, committee_id: int, first: int, last: int) -> dict[date, list[Meeting]]:
    """The meetings that took place or will, by day, by hour."""
    wanted = select(Meeting).where(
        Meeting.committee_id == committee_id, Meeting.year.between(first, last), Meeting.status.not_in(OFF)
    )
    found: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in session.scalars(wanted.order_by(Meeting.day, Meeting.starts, Meeting.id)):
        found[meeting.day].append(meeting)
    return dict(found)


def _placed(session: Session, committee_id: int, first: int, last: int) -> list[Wording]:
    rows = session.execute(
        select(Item.id, Item.title, Meeting.day)
        .join(Meeting, Meeting.id == Item.meeting_id)
        .where(
            Item.committee_id == committee_id,
            Item.year.between(first, last),
            Item.withdrawn.is_(False),
            Meeting.status.not_in(OFF),
        )
    )
    return [Wording(id=item_id, title=title, day=day) for item_id, title, day in rows]


def _kin(session: Session, items: Sequence[Item]) -> dict[int, set[int]]:
    """By item id: the ids of those whose words it took over, being split off them or having taken them in."""
    found = {item.id: {item.split_from_id} if item.split_from_id else set() for item in items}
    merged = session.execute(select(Item.id, Item.merged_into_id).where(Item.merged_into_id.in_(list(found))))
    for item_id, into in merged:
        found[into or 0].add(item_id)
    return found


def _decided(proposal: Proposal) -> bool:
    return proposal.state is not ProposalState.PROPOSED


def _known(session: Session, ids: Collection[int]) -> dict[int, dict[str, Proposal]]:
    found: dict[int, dict[str, Proposal]] = defaultdict(dict)
    for proposal in session.scalars(select(Proposal).where(Proposal.item_id.in_(ids))):
        found[proposal.item_id][proposal.digest] = proposal
    return found


def _wording(item: Item, days: dict[int, date]) -> Wording:
    day = days.get(item.meeting_id) if item.meeting_id is not None else None
    if day is not None:
        window = (day, day)
    elif item.target_earliest and item.target_latest:
        window = (item.target_earliest, item.target_latest)
    else:
        window = None
    return Wording(id=item.id, title=item.title, detail=item.detail, day=day, window=window)


def _keep(
    session: Session, item: Item, link: ProposedLink, kept: Proposal | None, meetings: dict[date, list[Meeting]]
) -> None:
    if kept is not None and kept.state is not ProposalState.PROPOSED:
        return
    asked = link.asked
    if kept is None:
        kept = Proposal(
            item_id=item.id, kind=asked.kind, words=asked.text, digest=link.digest
        )  # fmt: skip
        session.add(kept)
    there = meetings[asked.meeting] if asked.meeting else []
    several = ["There is more than one meeting on that day. Choose the right one."] if len(there) > 1 else []
    kept.kind, kept.words = asked.kind, asked.text
    kept.meeting_id, kept.source_item_id = (there[0].id if there else None), link.source
    kept.day_text, kept.rule, kept.asked_by = asked.day or "", asked.rule or "", asked.asked_by or ""
    doubts = [*link.doubts, *several]
    if kept.doubts != doubts:
        kept.doubts = doubts
