"""The settings of one installation, read once from the environment and `instance/settings.toml`.

Knows which values are unsafe and refuses them; knows nothing of Flask or of the database.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PREFIX = "WORKPROGRAMME_"
WEAK = 32  # characters: a shorter secret can be guessed, so it is refused
ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_YES_OR_NO = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Misconfigured(Exception):
    """A setting is missing or unsafe; the text says which one and what to do."""


def instance_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of this installation: `WORKPROGRAMME_INSTANCE`, else `instance/` in the checkout or working folder."""
    if named := environ.get(PREFIX + "INSTANCE"):
        return Path(named)
    checkout = Path(__file__).resolve().parent.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / "instance"


@dataclass(frozen=True)
class MailServer:
    """A mail server as SMTP_URL names it. `encrypted`: from the first byte; `starttls`: always, offered or never."""

    host: str
    port: int
    encrypted: bool
    starttls: str
    name: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> "MailServer":
        """The server of a URL such as smtp://name:pass%40word@host:587. Raises `Misconfigured`, which tells no part.

        STARTTLS is used where the server offers it; `?starttls=always` or `never` changes that. A password is never
        sent in the clear, except to this machine.
        """
        try:
            address = urlsplit(url)
            host, port = address.hostname or "", address.port
        except ValueError:
            host = ""
        if not host or address.scheme not in ("smtp", "smtps"):
            raise Misconfigured("SMTP_URL must be an address such as smtp://mail.example.gov.uk:25 or smtps://….")
        name, password = unquote(address.username or ""), unquote(address.password or "")
        clear = not password or host in LOOPBACK
        encrypted = address.scheme == "smtps"
        starttls = parse_qs(address.query).get("starttls", ["offered" if clear else "always"])[0]
        if starttls not in ("always", "offered", "never") or not (clear or encrypted or starttls == "always"):
            raise Misconfigured(
                "SMTP_URL may say ?starttls=always, offered or never; with a password it is always, or smtps://."
            )
        return cls(host, port or (465 if encrypted else 587 if name else 25), encrypted, starttls, name, password)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one installation may choose. Every field is an environment variable `WORKPROGRAMME_<NAME>`."""

    secret_key: str = field(repr=False)
    feed_key: str = field(default="", repr=False)
    database_url: str = field(default="", repr=False)
    base_url: str = "http://127.0.0.1:8000"
    instance: Path = field(default_factory=instance_folder)
    today: date | None = None
    council_name: str = ""
    jurisdiction: str = "england"
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    trusted_proxies: int = 0
    upload_limit_mb: int = 10
    committee_system_url: str = ""
    committee_system_inside: bool = False

    def __post_init__(self) -> None:
        """Raises `Misconfigured` for a value that would be unsafe or could not work."""
        if len(self.secret_key) < WEAK:
            raise Misconfigured(
                f"SECRET_KEY is missing or shorter than {WEAK} characters. "
                "Run `workprogramme init`, which makes one, or set WORKPROGRAMME_SECRET_KEY."
            )
        if self.feed_key and len(self.feed_key) < WEAK:
            raise Misconfigured(f"FEED_KEY is shorter than {WEAK} characters. Make a longer one, or leave it out.")
        if self.jurisdiction not in ("england", "wales"):
            raise Misconfigured("JURISDICTION is neither england nor wales.")
        address = urlsplit(self.base_url)
        if address.scheme not in ("http", "https") or not address.hostname or self.base_url.endswith("/"):
            raise Misconfigured(
                "BASE_URL must be an address such as https://scrutiny.example.gov.uk, without a final /."
            )
        if address.scheme == "http" and address.hostname not in LOOPBACK:
            raise Misconfigured("BASE_URL must begin with https:// unless it is this machine's own address.")
        if self.smtp_url:
            MailServer.of(self.smtp_url)
        if self.mail_from and not ADDRESS.fullmatch(self.mail_from):
            raise Misconfigured("MAIL_FROM must be an email address, such as scrutiny@example.gov.uk.")
        if self.committee_system_url:
            _check_committee_system(self.committee_system_url)
        if self.trusted_proxies < 0 or self.upload_limit_mb < 1:
            raise Misconfigured("TRUSTED_PROXIES must be 0 or more and UPLOAD_LIMIT_MB 1 or more.")

    @property
    def database(self) -> str:
        """The database's URL: the one that is set, else the embedded SQLite file in the instance folder."""
        return self.database_url or f"sqlite:///{self.instance / 'workprogramme.sqlite3'}"

    @property
    def mail_server(self) -> MailServer | None:
        """Where mail is handed over; None where mail is not set up, which takes SMTP_URL and MAIL_FROM."""
        return MailServer.of(self.smtp_url) if self.smtp_url and self.mail_from else None

    @property
    def secure(self) -> bool:
        """Whether browsers reach the app over https, so that cookies may be marked Secure."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """The host in BASE_URL: fixed, because calendar identifiers are built on it."""
        return urlsplit(self.base_url).hostname or "localhost"

    @classmethod
    def load(cls, environ: Mapping[str, str] = os.environ, instance: Path | None = None) -> "Settings":
        """The settings in force: environment before `settings.toml` before defaults. Raises `Misconfigured`."""
        folder = instance or instance_folder(environ)
        written = _written_in(folder / "settings.toml")
        names = {f.name for f in fields(cls)} - {"instance"}
        if unknown := sorted(set(written) - names):
            raise Misconfigured(f"settings.toml has a setting that does not exist: {unknown[0]}.")
        values: dict[str, Any] = {"secret_key": "", **written}
        values |= {n: environ[PREFIX + n.upper()] for n in names if PREFIX + n.upper() in environ}
        return cls(instance=folder, **{name: _typed(name, value) for name, value in values.items()})


def _check_committee_system(url: str) -> None:
    """Raises `Misconfigured` for an address from which meetings should not be fetched."""
    try:
        address = urlsplit(url)
        host, _ = address.hostname, address.port
    except ValueError:
        host = None
    if not host or address.scheme not in ("http", "https") or address.query or address.fragment or "@" in url:
        raise Misconfigured(
            "COMMITTEE_SYSTEM_URL must be an address such as "
            "https://democracy.example.gov.uk/mgWebService.asmx, without a name, a password or a question mark."
        )
    if address.scheme == "http" and host not in LOOPBACK:
        raise Misconfigured("COMMITTEE_SYSTEM_URL must begin with https:// unless it is this machine's own address.")


def _written_in(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"settings.toml cannot be read: {error}.") from error


def _typed(name: str, value: Any) -> Any:
    try:
        if name == "today":
            return None if value in ("", None) else value if isinstance(value, date) else date.fromisoformat(value)
        if name in ("trusted_proxies", "upload_limit_mb"):
            return int(value)
        if name == "committee_system_inside":
            return _YES_OR_NO[str(value).strip().lower()]
    except (ValueError, KeyError) as error:
        raise Misconfigured(f"{name.upper()} has a value that cannot be read: {value!r}.") from error
    return str(value).strip()
