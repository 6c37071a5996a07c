"""Publishing an agenda: one press freezes a numbered version, and tells calendars and people."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.agendas.desk import Desk, desk
from workprogramme.agendas.pages import Law
from workprogramme.clock import LONDON
from workprogramme.domain.agenda_json import agenda_to_json
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import public_item
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.substitutes import coming
from workprogramme.domain.withheld_documents import named_in
from workprogramme.models.agendas import Agenda, AgendaVersion
from workprogramme.models.council import Council
from workprogramme.models.telling import Telling, person, tell
from workprogramme.models.withholding import NOTES, withhold_in_agenda
from workprogramme.web.agenda_entries import tell_calendars

REASON_LENGTH = 1000
USUAL_COLOUR = "#0b5563"  # where no council is set up yet


@dataclass(frozen=True)
class AgendaPublisher:
    """Who publishes, when (UTC), the fixed addresses that calendars hold on to, and what the council is called."""

    at: datetime
    by_id: int | None
    by_name: str
    base_url: str
    host: str
    council: str


@dataclass(frozen=True)
class Said:
    """What whoever publishes says: why at short notice, the chair's special circumstances, what was corrected."""

    short_notice: str = ""
    special: str = ""
    note: str = ""


def mark_of(seen: Desk) -> str:
    """The same for the same agenda after the same version, and for no other: 64 hexadecimal digits."""
    told = json.dumps([len(seen.versions), agenda_to_json(seen.sheet(True))], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def publish_agenda(
    session: Session, meeting_id: int, by: AgendaPublisher, law: Law, said: Said, seen: str
) -> AgendaVersion:
    """Freezes the agenda as its next version.

    `seen`: the mark of what whoever publishes had before them; Stale when it has changed since. Refused for a meeting
    that does not take place, for private business without its grounds, without the reasons that the law wants recorded
    (Local Government Act 1972 s100B(3), s100B(4)(b)), and where nothing is new.
    """
    session.execute(select(Agenda.meeting_id).where(Agenda.meeting_id == meeting_id).with_for_update())
    here = desk(session, meeting_id, law)
    assert here is not None
    if mark_of(here) != seen:
        raise Stale(here)
    _check(here, said)
    public, press, at = here.public, here.press, _after(here, by.at)
    issued = at.astimezone(LONDON).date()
    version = AgendaVersion(
        meeting_id=meeting_id,
        committee_id=here.found.committee.id,
        number=len(here.versions) + 1,
        kind=press.kind,
        published_at=at,
        by_id=by.by_id,
        by_name=by.by_name,
        note=said.note,
        dispatch=public.dispatch,
        short_notice=said.short_notice if press.short_notice else "",
        special=said.special if press.offers_special else "",
        council=by.council,
        **_look(session),
        changes=agenda_to_json(press.changes),
        document=agenda_to_json(replace(public, issued=issued)),
        private_document=agenda_to_json(replace(here.sheet(True), issued=issued)),
    )
    session.add(version)
    here.agenda.published = version.number
    session.flush()
    if version.number > 1:
        withhold_in_agenda(session, version, version.published_at.astimezone(LONDON).date())
    tell_calendars(session, here.found.committee, meeting_id, version.published_at, by.base_url, by.host)
    _tell_people(session, here, version)
    return version


def _look(session: Session) -> dict[str, Any]:
    """How the council looks today: its colour and its logo."""
    names = ("colour", "logo", "logo_kind", "logo_alt")
    row = session.execute(select(*(getattr(Council, name) for name in names))).one_or_none()
    return dict(row._mapping) if row else {"colour": USUAL_COLOUR}


def _after(here: Desk, at: datetime) -> datetime:
    return max(at, here.versions[-1].published_at + timedelta(seconds=1)) if here.versions else at


def _check(here: Desk, said: Said) -> None:
    press = here.press
    if not here.meeting.status.takes_place:
        raise Refused("This meeting will not take place, so its agenda cannot be published.")
    if not here.draft.lines:
        raise Refused("There is nothing on this agenda yet. Add a line first.")
    if press.nothing_new:
        raise Refused(f"Nothing has changed since version {len(here.versions)}, so there is nothing to publish.")
    if here.unfounded:
        raise Refused("Give every private item its paragraph of Schedule 12A and its public interest reason first.")
    private = [line.title for line in here.sheet(True).private]
    for field in NOTES:
        if title := named_in(getattr(said, field), private):
            raise Refused(f"“{title}” is private, and readers see what you write here. Leave it out.", field)
    if press.short_notice and not said.short_notice:
        raise Refused("Enter why the agenda is published at short notice.", "short_notice")
    if press.special and not said.special:
        raise Refused("Enter the special circumstances that make it urgent in the chair’s opinion.", "special")
    if here.versions and not press.offers_special and not said.note:
        raise Refused("Enter what you have corrected.", "note")


def _tell_people(session: Session, here: Desk, version: AgendaVersion) -> None:
    """One notice of each version for every member, for whoever takes a member's place or is always invited, and for
    whoever its public business names.
    """
    seats = [seat for seat in here.members if seat.role is not MemberRole.SUBSTITUTE]
    named = {seat.person_id for seat in (*seats, *coming(here.draft, here.members))}
    for line in here.public.public:
        item = here.working.known.get(line.item_id or 0)
        if item is not None:
            parts = public_item(item).parts
            named |= {part.person_id for part in parts if part.role is not PartRole.PARTNER}
    facts = {
        "committee": here.found.committee.name,
        "meeting_day": here.meeting.day.isoformat(),
        "items": [line.title for line in here.public.business],
        "link": f"/meetings/{version.meeting_id}/agenda/",
    }
    tell(
        session,
        [
            Telling(
                kind=NoticeKind.AGENDA,
                to=person(person_id),
                about=("agenda_version", version.id),
                facts=facts,
            )
            for person_id in sorted(named)
        ],
        version.published_at,
    )
