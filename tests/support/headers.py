"""What every HTML answer owes in its security headers. Knows headers only."""

from collections.abc import Iterator

from werkzeug.datastructures import Headers

LOOSE = {"*", "data:", "http:", "https:", "blob:", "ws:", "wss:"}
REFERRERS = ("same-origin", "no-referrer", "strict-origin-when-cross-origin", "strict-origin")


def header_faults(headers: Headers) -> list[str]:
    """Every fault in the security headers of an HTML response."""
    return list(_header_faults(headers))


def _header_faults(headers: Headers) -> Iterator[str]:
    policy = headers.get("Content-Security-Policy", "")
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}
    if directives.get("default-src") not in (["'self'"], ["'none'"]):
        yield f"Content-Security-Policy has no default-src 'self': {policy!r}"
    for name in ("frame-ancestors", "base-uri", "form-action"):
        if name not in directives:
            yield f"Content-Security-Policy has no {name}"
    for name, sources in directives.items():
        allowed = {"data:"} if name == "img-src" else set()
        if loose := [s for s in sources if s.startswith("'unsafe") or s in LOOSE - allowed]:
            yield f"Content-Security-Policy {name} allows {loose}"
    if headers.get("X-Content-Type-Options") != "nosniff":
        yield "X-Content-Type-Options is not nosniff"
    if headers.get("Referrer-Policy") not in REFERRERS:
        yield f"Referrer-Policy is {headers.get('Referrer-Policy')!r}"
    if headers.get("Content-Type", "").replace(" ", "").lower() != "text/html;charset=utf-8":
        yield f"Content-Type is {headers.get('Content-Type')!r}"
