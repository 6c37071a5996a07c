"""Tidying from the shell: takes away what has been kept for long enough, in small transactions."""

from collections import Counter
from datetime import datetime

from workprogramme.config import Settings
from workprogramme.database import Database, at_head
from workprogramme.domain.retention import Kept
from workprogramme.models.retention import take_away

BY = "workprogramme remind"
MOST = 100  # transactions of one run for each sort of thing; the next run goes on


def tidy(settings: Settings, now: datetime) -> Counter[Kept]:
    """How many rows went, by what they were. Nothing goes from a database that is not up to date."""
    database, gone = Database(settings.database), Counter[Kept]()
    try:
        if not at_head(database):
            return gone
        for kept in Kept:
            for _ in range(MOST):
                with database.transaction(at=now, by_name=BY) as session:
                    went = take_away(session, kept, now)
                gone[kept] += went
                if not went:
                    break
    finally:
        database.dispose()
    return +gone
