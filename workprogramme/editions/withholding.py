"""What an edition makes private, withheld from everything that was published before it; what it opens, told again."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.programme import Programme, from_json, item_from_json, meeting_from_json, public_item
from workprogramme.domain.withholding import Withheld
from workprogramme.editions.follow_ups import WITHHELD
from workprogramme.editions.outward import Outward, publish_meeting, touch_feeds, with_agenda
from workprogramme.models.committees import Committee
from workprogramme.models.editions import Edition, PublishedFollowUp, PublishedItem, PublishedMeeting
from workprogramme.models.withholding import Standing, anything_withheld, exempt_as_published, withhold


def withhold_what_became_private(
    session: Session, outward: Outward, before: Programme | None, hidden: Mapping[int, bool]
) -> bool:
    """Compares an edition with the one before it. Says whether a calendar entry of another year changed.

    `hidden`: what publishing follow-ups said. No statement where nothing became private and nothing was opened.
    """
    exempt = _exempt(outward.programme, before)
    closed = {key for key, paragraph in exempt.items() if paragraph is not None}
    if not closed and not any(hidden.values()):
        opened = bool(exempt or hidden)  # which matters only where something was closed
        if not opened or not anything_withheld(session, outward.committee.id):
            return False
    edition = outward.edition
    on = edition.published_at.astimezone(LONDON).date()
    withhold(session, outward.committee.id, Standing(on, exempt, hidden), edition.published_at, but=edition.id)
    return _meetings_of_other_years(session, outward, {key: exempt[key] for key in closed}, on) if closed else False


def withhold_what_was_overlooked(session: Session, committee: Committee, at: datetime, base_url: str, host: str) -> int:
    """Brings everything that a committee published into line with what it keeps private by its newest editions.

    For what became private while the program that ran then withheld nothing, or less. Gives how many editions and
    agendas tell something else than before; 0 when it is run again. `at`: this moment (UTC).
    """
    items = select(PublishedItem.item_id).join(Edition, Edition.id == PublishedItem.edition_id)
    exempt = exempt_as_published(session, session.scalars(items.where(Edition.committee_id == committee.id).distinct()))
    closed = {key: paragraph for key, paragraph in exempt.items() if paragraph is not None}
    hidden = select(PublishedFollowUp.follow_up_id).where(
        PublishedFollowUp.committee_id == committee.id, PublishedFollowUp.newest, PublishedFollowUp.change == WITHHELD
    )
    standing = Standing(at.astimezone(LONDON).date(), closed, dict.fromkeys(session.scalars(hidden), True))
    newest = select(Edition).where(Edition.committee_id == committee.id).order_by(Edition.number.desc()).limit(1)
    edition = session.scalars(newest).one_or_none()
    if edition is None or not (standing.exempt or standing.hidden):
        return 0
    changed = withhold(session, committee.id, standing, at)
    outward = Outward(edition, committee, from_json(edition.document), base_url, host)
    entries = _meetings_of_other_years(session, outward, closed, standing.on)
    if changed or entries:
        touch_feeds(session, outward, entries)
    return changed


def _exempt(programme: Programme, before: Programme | None) -> dict[int, int | None]:
    """By id, the items that are private now and were not, or the other way round, or new in this year's programme."""
    was = {item.id: item.exempt_paragraph for item in before.items} if before else {}
    return {
        item.id: item.exempt_paragraph
        for item in programme.items
        if item.id not in was or was[item.id] != item.exempt_paragraph
    }


def _meetings_of_other_years(session: Session, outward: Outward, exempt: Mapping[int, int | None], on: date) -> bool:
    """Renders the meetings anew that still tell of these items in an edition of another year."""
    edition, changed = outward.edition, False
    out = with_agenda(session, outward.committee.id)
    wanted = select(PublishedMeeting).where(
        PublishedMeeting.committee_id == outward.committee.id, PublishedMeeting.edition_id != edition.id
    )
    for row in session.scalars(wanted):
        items = [item_from_json(item) for item in row.document["items"]]
        if not any(item.id in exempt and not item.private for item in items):
            continue
        kept = row.edition_id, row.year
        told = tuple(
            public_item(item, Withheld(paragraph, on) if (paragraph := exempt.get(item.id)) is not None else None)
            for item in items
        )
        meeting = meeting_from_json(row.document["meeting"])
        changed |= publish_meeting(session, outward, row, meeting, told, meeting.id in out)
        row.edition_id, row.year = kept
    session.flush()
    return changed
