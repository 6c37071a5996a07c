"""Access: what a view asks of whoever calls it, said on the line above the view and checked before it runs.

Knows accounts only as something with grants; which role may do what is the law's table.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action, may
from workprogramme.web.context import signed_in

GUARD = "_workprogramme_guard"
View = Callable[..., Any]


def public(view: View) -> View:
    """Marks a view that everybody may call."""
    setattr(view, GUARD, "public")
    return view


def requires(action: Action) -> Callable[[View], View]:
    """Marks a view that needs this action.

    A view that touches one committee also calls `must_be_allowed(action, committee_id)` once it knows which; until then
    it is enough to hold the action somewhere. Nobody signed in: to the sign-in page; not allowed: 403.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not signed_in().is_authenticated:
                return _to_sign_in()
            if not allowed_somewhere(action):
                abort(403)
            return view(*args, **kwargs)

        setattr(guarded, GUARD, action)
        return guarded

    return mark


def grants() -> list[tuple[Any, int | None]]:
    """The (role, committee id) pairs of whoever is signed in; none for the public."""
    if not signed_in().is_authenticated:
        return []
    return [(grant.role, grant.committee_id) for grant in signed_in().grants]


def allowed(action: Action, committee_id: int | None = None) -> bool:
    """Whether whoever is signed in may do this: on that committee, or, without one, on all."""
    return may(grants(), action, committee_id)


def allowed_somewhere(action: Action) -> bool:
    """Whether whoever is signed in may do this on at least one committee."""
    return any(may([(role, scope)], action, scope) for role, scope in grants())


def must_be_allowed(action: Action, committee_id: int) -> None:
    """Answers 403 unless whoever is signed in may do this on that committee."""
    if not allowed(action, committee_id):
        abort(403)


def check_every_view_is_guarded(app: Flask) -> None:
    """Raises RuntimeError at start-up when a view says neither `@public` nor `@requires`: forgetting opens no door."""
    bare = [name for name, view in app.view_functions.items() if not hasattr(view, GUARD)]
    if bare:
        raise RuntimeError(f"views without @public or @requires: {', '.join(sorted(bare))}")


def _to_sign_in() -> Response:
    wanted = request.full_path.rstrip("?") if request.method in ("GET", "HEAD") else None
    return redirect(url_for("accounts.sign_in", next=wanted))
