"""Everything out into an archive, and in again into an empty installation, from the shell."""

from pathlib import Path

from workprogramme.archive.actions import note_taking
from workprogramme.archive.loading import Loaded, load_archive
from workprogramme.archive.reading import Archive
from workprogramme.archive.writing import Taking, write_archive
from workprogramme.clock import Clock
from workprogramme.config import Settings, instance_folder
from workprogramme.database import Database
from workprogramme.operation.readiness import require_current
from workprogramme.operation.setting_up import make_secrets
from workprogramme.operation.whole_files import written_whole
from workprogramme.web.words import count, moment_words

BY = "workprogramme export"


def export(path: Path) -> str:
    """Writes an archive of the configured database, and says so in the journal; a sentence of what is in it.

    The file is there whole or not at all. Refused where it cannot be written.
    """
    settings = Settings.load()
    clock, database = Clock(settings.today), Database(settings.database)
    try:
        require_current(database)
        with written_whole(path) as file:
            now = clock.now()
            with database.transaction(at=now, by_name=BY) as session:
                note_taking(session, now, None, BY)
            taking = Taking(
                at=now, today=clock.today(), by_name=BY, council=settings.council_name, base_url=settings.base_url
            )
            written = write_archive(database, file, taking)
    finally:
        database.dispose()
    return (
        f"Everything of {written.council} is in {path}: {written.rows:,} rows and {count(written.files, 'file')}. "
        "Passwords are not in there; private items are."
    )


def load(path: Path, email: str, password: str) -> list[str]:
    """Makes the configured, empty database what an archive holds; the sentences to print. Stop the server first.

    `email`: of the administrator in the archive who is to have `password` from now on. Refused, and nothing changed,
    where the database is not empty or the file is no whole archive.
    """
    with Archive(path) as archive:
        told = make_secrets(instance_folder())
        settings = Settings.load()
        database = Database(settings.database)
        try:
            loaded = load_archive(database, archive, email, password, Clock(settings.today).now())
        finally:
            database.dispose()
    return [*told, *_told(loaded, email)]


def _told(loaded: Loaded, email: str) -> list[str]:
    lines = [
        f"{loaded.council} is here as it was on {moment_words(loaded.made_at)}: {loaded.rows:,} rows, taken away by "
        f"{loaded.made_by}.",
        f"Start it with `workprogramme serve`, then sign in as {email.strip()}.",
    ]
    if loaded.without_password:
        lines.append(
            f"{count(loaded.without_password, 'other account')} must choose a new password: with mail set up everybody "
            "can ask for a link where they sign in; else set one for each under Set up, Accounts."
        )
    if loaded.personal_feeds:
        lines.append(
            f"{count(loaded.personal_feeds, 'personal calendar')} must be renewed by their owners under My calendars."
        )
    if loaded.reply_links:
        lines.append(
            f"{count(loaded.reply_links, 'link')} for replies to recommendations ended: make new ones where a reply is "
            "still awaited."
        )
    return lines
