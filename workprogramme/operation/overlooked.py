"""After an upgrade, or with what an earlier version backed up: what became private meanwhile is withheld."""

from sqlalchemy import select

from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.editions.withholding import withhold_what_was_overlooked
from workprogramme.models.committees import Committee
from workprogramme.web.words import count

BY = "workprogramme upgrade"


def withhold_overlooked(settings: Settings) -> str:
    """What to say of it; "" where nothing had to be withheld. One transaction for each committee; safe to repeat."""
    database, now, changed = Database(settings.database), Clock(settings.today).now(), 0
    try:
        with database.session() as session:
            ids = list(session.scalars(select(Committee.id).order_by(Committee.id)))
        for committee_id in ids:
            with database.transaction(at=now, by_name=BY) as session:
                committee = session.scalars(
                    select(Committee).where(Committee.id == committee_id).with_for_update()
                ).one()
                changed += withhold_what_was_overlooked(session, committee, now, settings.base_url, settings.host)
    finally:
        database.dispose()
    if not changed:
        return ""
    told = count(changed, "edition or agenda", "editions and agendas")
    return f"What is private by now is withheld from {told} that told it."
