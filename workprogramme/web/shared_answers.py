"""Sessions kept out of what is the same for everybody: a public answer depends on no cookie and sets none."""

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


class SharedAnswers(SecureCookieSessionInterface):
    """Flask's signed cookie sessions, except on answers that shared caches may keep.

    Sign-in looks at the session at the end of every request; without this each answer would say `Vary: Cookie`.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """An empty session at once where no cookie was sent, as calendar programs never do."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Does nothing where the answer says `Cache-Control: public`."""
        if not response.headers.get("Cache-Control", "").startswith("public"):
            super().save_session(app, session, response)
