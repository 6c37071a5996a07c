"""Whether the database is one that this version can work with, and what an operator does where it is not."""

from workprogramme.database import Database, Standing, standing
from workprogramme.domain.refusals import Refused

REMEDIES = {
    Standing.MISSING: (
        "The database is not set up. Run `workprogramme init` for a new council; or bring one back with "
        "`workprogramme restore`, or `workprogramme load` for an archive."
    ),
    Standing.BEHIND: (
        "The database was made by an earlier version of Work Programme. Run `workprogramme upgrade`, then try again."
    ),
    Standing.AHEAD: (
        "The database was made by a later version of Work Programme than this one. Install that version, or restore a "
        "backup that this one made."
    ),
}
"""What to do about a database that is not as this version wants it."""


def require_current(database: Database) -> None:
    """Raises `Refused`, with what to do, where the database is missing, behind, or ahead of this version."""
    remedy = REMEDIES.get(standing(database))
    if remedy:
        raise Refused(remedy)
