"""create_app(): the only place where everything meets."""

import logging
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from workprogramme.accounts.sessions import add_sign_in
from workprogramme.clock import Clock
from workprogramme.config import Settings
from workprogramme.database import Database
from workprogramme.rooms import ROOMS
from workprogramme.web.access import check_every_view_is_guarded, public
from workprogramme.web.addresses import CONVERTERS
from workprogramme.web.context import EXTENSION, House, close_reading
from workprogramme.web.discreet_logs import keep_secrets
from workprogramme.web.errors import add_error_pages
from workprogramme.web.page import add_page_furniture
from workprogramme.web.security import add_headers, cookies
from workprogramme.web.shared_answers import SharedAnswers

A_YEAR = 365 * 24 * 60 * 60  # seconds: for static files, whose addresses carry a fingerprint


def folder(name: str) -> Path:
    """The templates or static folder: beside the package in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    inside = here / name
    return inside if inside.is_dir() else here.parent / name


def create_app(settings: Settings | None = None, static: Path | None = None) -> Flask:
    """The app for these settings, or for those in the environment. Raises `Misconfigured` rather than start unsafe.

    `static`: another folder with the same static files, such as one that has compressed ones beside them.
    """
    settings = settings or Settings.load()
    static = static or folder("static")
    app = Flask("workprogramme", template_folder=str(folder("templates")), static_folder=str(static))
    app.url_map.converters.update(CONVERTERS)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.upload_limit_mb * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=settings.upload_limit_mb * 1024 * 1024,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a planning meeting outlasts an hour
        **cookies(settings),
    )
    app.extensions[EXTENSION] = House(settings, Clock(settings.today), Database(settings.database))
    app.teardown_appcontext(close_reading)
    app.session_interface = SharedAnswers()
    app.logger.setLevel(logging.INFO)
    keep_secrets(app.logger)
    app.view_functions["static"] = public(app.view_functions["static"])
    add_headers(app, settings)
    CSRFProtect(app)
    add_sign_in(app)
    add_error_pages(app)
    add_page_furniture(app, static)
    for room in ROOMS:
        app.register_blueprint(room)
    check_every_view_is_guarded(app)
    app.wsgi_app = WhiteNoise(app.wsgi_app, root=static, prefix="static/", max_age=A_YEAR)  # type: ignore[method-assign]
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    return app
