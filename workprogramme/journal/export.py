"""The journal as a table for a spreadsheet: a row for each thing that changed, the newest first."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.journal import queries
from workprogramme.journal.queries import PAGE_SIZE, Scope, Wanted
from workprogramme.journal.wording import VERBS, Told, name_of, thing, told

HEAD = ("When (London)", "Who", "Committee", "What", "Which", "Number", "Change", "Field", "Before", "After", "Why")


def journal_rows(session: Session, scope: Scope, wanted: Wanted) -> Iterator[tuple[str, ...]]:
    """The heading, then the entries, however many there are: a thousand at a time are in memory.

    Whatever else the session has loaded is let go.
    """
    yield HEAD
    before = None
    while found := queries.entries(session, scope, wanted, before=before, most=20 * PAGE_SIZE):
        names = queries.names_in(session, found)
        for entry in found:
            moment = f"{entry.at.astimezone(LONDON):%Y-%m-%d %H:%M:%S}"
            committee = names.of("committee", entry.committee_id)
            which = (thing(entry), name_of(entry, names), str(entry.record_id), VERBS.get(entry.verb, entry.verb))
            for one in list(told(entry, names, longest=None)) or [Told("", "", "")]:
                change = (one.what, one.before, one.after)
                yield (moment, entry.by_name or "The system", committee, *which, *change, entry.reason)
        before = found[-1].id
        session.expunge_all()
