"""Running the app: the production server, and the demo in a throw-away folder."""

import os
import secrets
import sys
import tempfile
from datetime import date

from gunicorn.app.base import BaseApplication

from workprogramme.app import create_app, folder
from workprogramme.config import PREFIX, Settings, instance_folder
from workprogramme.database import Database, upgrade
from workprogramme.demo.seeding import ACCOUNTS, PASSWORD, seed
from workprogramme.domain.working_days import WorkingDays
from workprogramme.operation.readiness import require_current
from workprogramme.operation.static_files import compressed_copy
from workprogramme.web.words import date_words

THREADS = 4  # per process: one that waits for the database leaves three to answer


class Server(BaseApplication):
    """Gunicorn with these options and nothing read from elsewhere."""

    def __init__(self, options: dict[str, object]) -> None:
        self.options = options
        self.static = compressed_copy(folder("static"), instance_folder())
        super().__init__()

    def load_config(self) -> None:
        assert self.cfg is not None
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        return create_app(static=self.static)


def serve(host: str, port: int, workers: int) -> None:
    """Runs gunicorn until it is stopped. Refused where the database is missing, behind, or ahead of this version."""
    settings = Settings.load()
    database = Database(settings.database)
    try:
        require_current(database)
    finally:
        database.dispose()
    _serve(host, port, workers)


def _serve(host: str, port: int, workers: int) -> None:
    WorkingDays()  # finds the bank holidays, a second's work: once for all processes, and before anybody waits for it
    Server(options(host, port, workers)).run()


def options(host: str, port: int, workers: int) -> dict[str, object]:
    """Gunicorn's options as we ship them."""
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers,
        "threads": THREADS,
        "worker_class": "gthread",
        "accesslog": None,  # addresses of personal feeds are secrets: the proxy in front logs, without them
        "loglevel": "warning",
        "control_socket_disable": True,
        "timeout": 60,
        "graceful_timeout": 20,
        "forwarded_allow_ips": "127.0.0.1",
        "proc_name": "workprogramme",
    }


def run_demo(port: int, as_of: date) -> None:
    """Serves the Coventry example from a folder that goes when it stops."""
    with tempfile.TemporaryDirectory(prefix="workprogramme-demo-") as folder:
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            del os.environ[name]
        os.environ |= {
            PREFIX + "INSTANCE": folder,
            PREFIX + "SECRET_KEY": secrets.token_urlsafe(48),
            PREFIX + "TODAY": as_of.isoformat(),
            PREFIX + "BASE_URL": f"http://127.0.0.1:{port}",
        }
        settings = Settings.load()
        database = Database(settings.database)
        upgrade(database)
        seed(database, settings)
        database.dispose()
        print(f"Work Programme, with the Coventry example, at http://127.0.0.1:{port}")
        print(f"Today is taken to be {date_words(as_of)}. Nothing you change here is kept.")
        print(f"Sign in with any of these; the password is {PASSWORD}")
        for account in ACCOUNTS:
            print(f"  {account.email:28}{account.what}")
        print("Stop it with Ctrl+C.", flush=True)
        try:
            _serve("127.0.0.1", port, 1)
        except SystemExit as stop:
            sys.exit(0 if stop.code in (0, None) else stop.code)
