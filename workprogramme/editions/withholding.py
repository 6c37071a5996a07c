"""What an edition makes private, withheld from everything that was published before it; what it opens, told again."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.programme import Programme, item_from_json, meeting_from_json, public_item
from workprogramme.domain.withholding import Withheld
from workprogramme.editions.outward import Outward, publish_meeting, with_agenda
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.withholding import Standing, anything_withheld, withhold


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
