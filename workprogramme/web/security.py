"""The headers that every answer carries, and the cookies' flags. Knows nothing of what a page says."""

from typing import Any

from flask import Flask, Response, request

from workprogramme.config import Settings

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


def cookies(settings: Settings) -> dict[str, Any]:
    """Flask's and Flask-Login's settings for cookies: never readable by scripts, never sent across sites."""
    prefix = "__Host-" if settings.secure else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}workprogramme",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": 12 * 60 * 60,  # seconds: a working day
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SECURE": settings.secure,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
    }


def add_headers(app: Flask, settings: Settings) -> None:
    """Puts the security headers on every answer, unless its view has set its own."""
    wanted = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    if settings.secure:
        wanted["Strict-Transport-Security"] = "max-age=31536000"
    lines = [(name, name.lower(), value) for name, value in wanted.items()]

    @app.after_request
    def _headers(response: Response) -> Response:
        if response.status_code == 304:
            return response  # whoever asked keeps the headers of the answer that they have
        headers = response.headers
        present = {name.lower() for name, _ in headers}  # once: looking for each anew took a tenth of a small answer
        for name, lower, value in lines:
            if lower not in present:
                headers.add(name, value)
        if "cache-control" not in present and request.endpoint:
            headers["Cache-Control"] = "private, no-cache"
        return response
