"""Sessions kept out of what depends on nobody's: such an answer looks at no cookie and sets none."""

from flask import Flask, Request, Response, g
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

_WITHOUT = "workprogramme_without_session"


def without_session() -> None:
    """Says that this request is answered without a session although its answer is not for everybody."""
    setattr(g, _WITHOUT, True)


class SharedAnswers(SecureCookieSessionInterface):
    """Flask's signed cookie sessions, except on answers that shared caches may keep or that need no sign-in.

    Sign-in looks at the session at the end of every request; without this each answer would say `Vary: Cookie`.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """An empty session at once where no cookie was sent, as calendar programs never do."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Does nothing where the answer says `Cache-Control: public` or was given without a session."""
        if not (response.headers.get("Cache-Control", "").startswith("public") or _WITHOUT in g):
            super().save_session(app, session, response)
