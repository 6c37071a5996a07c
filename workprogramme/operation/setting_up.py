"""A new council, and an older database brought up to date."""

import os
import re
import secrets
import unicodedata
from pathlib import Path

from sqlalchemy import select

from workprogramme.accounts.actions import make_account
from workprogramme.clock import Clock
from workprogramme.config import PREFIX, Settings, instance_folder
from workprogramme.database import Database, Standing, standing, upgrade
from workprogramme.domain.access import Role
from workprogramme.domain.refusals import Refused
from workprogramme.models.committees import AgendaTemplate, Committee
from workprogramme.models.council import Council
from workprogramme.operation.readiness import REMEDIES

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

USUAL_FIRST = (
    {"title": "Apologies and Substitutions", "report_line": "", "note": ""},
    {"title": "Declarations of Interests", "report_line": "", "note": ""},
)
USUAL_LAST = (
    {"title": "Work Programme", "report_line": "Briefing Note of the Scrutiny Co-ordinator", "note": ""},
    {
        "title": "Any Other Business",
        "report_line": "",
        "note": "Any other items of business which the Chair decides to take as matters of urgency because of the "
        "special circumstances involved.",
    },
)


def usual_template() -> AgendaTemplate:
    """A template with the standing items that most committees have."""
    return AgendaTemplate(first_items=list(USUAL_FIRST), last_items=list(USUAL_LAST))


def set_up(name: str, committee: str, code: str, email: str, password: str) -> list[str]:
    """A new council with its first committee and administrator; the sentences to print. Refused where there is one."""
    for value, asked in ((name, "the council's name"), (committee, "the committee's name"), (code, "the short code")):
        if not value.strip():
            raise Refused(f"Enter {asked}.")
    if not EMAIL.fullmatch(email.strip()):
        raise Refused("Enter an email address, such as name@example.gov.uk.")
    told = make_secrets(instance_folder())
    settings = Settings.load()
    clock, database = Clock(settings.today), Database(settings.database)
    try:
        upgrade(database)
        now = clock.now()
        with database.transaction(at=now, by_name="workprogramme init") as session:
            if session.scalar(select(Council.id)) is not None:
                raise Refused("There is a council here already. It was not touched.")
            session.add(Council(name=name.strip()))
            session.add(
                Committee(
                    slug=slug_for(committee), name=committee.strip(), code=code.strip(), template=usual_template()
                )
            )
            make_account(
                session, email=email, name="Administrator", password=password,
                grants=[(Role.ADMINISTRATOR, None)], now=now,
            )  # fmt: skip
    finally:
        database.dispose()
    return [*told, f"{name.strip()} is set up. Start it with `workprogramme serve`, then sign in as {email.strip()}."]


def slug_for(name: str) -> str:
    """A name as it can stand in an address: "Scrutiny Board (2)" becomes "scrutiny-board-2"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "committee"


def make_secrets(folder: Path) -> list[str]:
    """Writes new secrets into settings.toml, for its owner's eyes only, unless they are set already."""
    path = folder / "settings.toml"
    if PREFIX + "SECRET_KEY" in os.environ or (path.is_file() and "secret_key" in path.read_text(encoding="utf-8")):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(f'{key} = "{secrets.token_urlsafe(48)}"\n' for key in ("secret_key", "feed_key"))
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(lines + before)
    path.chmod(0o600)
    return [f"New secrets are in {path}. Keep that file private and in your backups."]


def upgrade_database() -> str:
    """Applies the migrations that are missing, and says so in one sentence. Refused where a later version was here."""
    database = Database(Settings.load().database)
    try:
        found = standing(database)
        if found is Standing.CURRENT:
            return "The database is up to date."
        if found is Standing.AHEAD:
            raise Refused(REMEDIES[found])
        upgrade(database)
        return "The database has been brought up to date."
    finally:
        database.dispose()
