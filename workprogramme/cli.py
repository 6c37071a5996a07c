"""The command `workprogramme`: reads its arguments, calls one action, prints one answer.

What a command needs is imported when it runs: reading a document takes no database and no server.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from workprogramme.config import Misconfigured
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused
from workprogramme.exchange.reading import Reading, Unreadable, read_file


class YearType(click.ParamType[MunicipalYear]):
    """A municipal year such as 2018-19."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> MunicipalYear:
        if isinstance(value, MunicipalYear):
            return value
        try:
            return MunicipalYear.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


YEAR = YearType()


class DayType(click.ParamType[date]):
    """A day such as 2019-03-01."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2019-03-01.", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="workprogramme")
def workprogramme() -> None:
    """Plan a scrutiny committee's year, publish it, and lose nothing that was asked for."""


@workprogramme.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=YEAR, help="The municipal year, such as 2018-19, where the document does not say.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def read(file: Path, year: MunicipalYear | None, as_json: bool) -> None:
    """Read a work-programme document and print what was understood. Needs no database."""
    from workprogramme.operation.report import report_on

    understood = _understood(file, year)
    if as_json:
        click.echo(json.dumps(understood.as_json(), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(report_on(understood)))


@workprogramme.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--committee", required=True, metavar="SLUG", help="The committee's name in addresses.")
@click.option("--year", type=YEAR, help="The municipal year, such as 2018-19, where the document does not say.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
def import_(file: Path, committee: str, year: MunicipalYear | None, dry_run: bool) -> None:
    """Read a document into a committee's working programme."""
    from workprogramme.exchange.importing.opening import sent_of
    from workprogramme.operation.programme import import_into

    lines = _understood(file, year).lines
    click.echo(import_into(committee, sent_of(file.name, file.read_bytes(), lines), year, dry_run))


@workprogramme.command()
@click.option("--committee", required=True, metavar="SLUG", help="The committee's name in addresses.")
@click.option("--year", type=YEAR, help="The municipal year; without it, the one that today is in.")
@click.option("--note", default="", help="What is new, for whoever reads the edition.")
def publish(committee: str, year: MunicipalYear | None, note: str) -> None:
    """Make an edition of a committee's working programme."""
    from workprogramme.operation.programme import publish_edition

    click.echo(publish_edition(committee, year, note))


@workprogramme.command()
@click.option("--name", prompt="Council's name", help="The council's name.")
@click.option("--committee", prompt="First committee's name", help="The name of the first committee.")
@click.option("--code", prompt="Its short code, such as SB2", help="Its short code.")
@click.option("--email", prompt="Administrator's email address", help="The first administrator's email address.")
@click.option(
    "--password",
    prompt="Administrator's password (12 characters or more)",
    hide_input=True,
    confirmation_prompt=True,
    help="The first administrator's password; asked for when left out.",
)
def init(name: str, committee: str, code: str, email: str, password: str) -> None:
    """Set up a new council: its name, first committee and first administrator."""
    from workprogramme.operation.setting_up import set_up

    for line in set_up(name, committee, code, email, password):
        click.echo(line)


@workprogramme.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes of 4 threads each."
)
@click.option("--bind", "host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def serve(port: int, workers: int, host: str) -> None:
    """Run the production server (gunicorn)."""
    from workprogramme.operation.serving import serve

    serve(host, port, workers)


@workprogramme.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--as-of", type=DayType(), default="2019-03-01", show_default=True, help="The day to take for today.")
def demo(port: int, as_of: date) -> None:
    """Run the Coventry example in a throw-away folder."""
    from workprogramme.operation.serving import run_demo

    run_demo(port, as_of)


@workprogramme.command()
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and change nothing.")
def remind(dry_run: bool) -> None:
    """Send what is due. Safe to run from cron, on every machine at once."""
    from workprogramme.operation.reminding import remind

    reminded = remind(dry_run)
    for line in reminded.lines:
        click.echo(line)
    sys.exit(0 if reminded.well else 1)


@workprogramme.command()
def upgrade() -> None:
    """Bring the database up to this version, and withhold what became private before it could."""
    from workprogramme.operation.setting_up import upgrade_database

    click.echo(upgrade_database())
    _withhold_overlooked()


def _withhold_overlooked() -> None:
    """What an earlier version left readable is withheld as soon as this one has its database."""
    from workprogramme.config import Settings
    from workprogramme.operation.overlooked import withhold_overlooked

    if said := withhold_overlooked(Settings.load()):
        click.echo(said)


@workprogramme.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def backup(path: Path) -> None:
    """Write everything that the database holds into one file."""
    from workprogramme.operation.backup import back_up

    click.echo(back_up(path))


@workprogramme.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", "overwrite", is_flag=True, help="Put it in the place of the council that is here.")
def restore(path: Path, overwrite: bool) -> None:
    """Make the database what a backup holds. Stop the server first."""
    from workprogramme.operation.restoring import restore

    click.echo(restore(path, overwrite=overwrite))
    _withhold_overlooked()


@workprogramme.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def export(path: Path) -> None:
    """Write everything into one archive, to read elsewhere or to move with; without passwords."""
    from workprogramme.operation.moving import export

    click.echo(export(path))


@workprogramme.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--email", prompt="Email address of an administrator in the archive", help="Who is to get in: an administrator's."
)
@click.option(
    "--password",
    prompt="Their new password (12 characters or more)",
    hide_input=True,
    confirmation_prompt=True,
    help="Their new password; asked for when left out.",
)
def load(path: Path, email: str, password: str) -> None:
    """Load an archive into an empty installation, instead of `init`."""
    from workprogramme.operation.moving import load

    for line in load(path, email, password):
        click.echo(line)
    _withhold_overlooked()


@workprogramme.command()
def doctor() -> None:
    """Check configuration, database, migrations, mail and holidays; one line each."""
    from workprogramme.operation.examination import examine

    healthy = True
    for check in examine():
        click.echo(f"{'ok  ' if check.passed else 'FAIL'}  {check.name}: {check.finding}")
        healthy &= check.passed
    sys.exit(0 if healthy else 1)


def _understood(file: Path, year: MunicipalYear | None) -> Reading:
    try:
        return read_file(file, year)
    except Unreadable as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command. A refusal is one line on standard error and exit status 1; an unsafe setting, 2."""
    run: Callable[..., Any] = workprogramme.main
    try:
        run(arguments, prog_name="workprogramme", standalone_mode=True)
    except Refused as refusal:
        click.echo(refusal.reason, err=True)
        sys.exit(1)
    except Misconfigured as error:
        click.echo(str(error), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
