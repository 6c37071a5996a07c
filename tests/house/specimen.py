"""A page without fault and an application that serves it, for proving that the inspectors can find each fault."""

from collections.abc import Mapping

from flask import Flask, Response, make_response, redirect, request

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

STYLE = """
body { margin: 0; font-family: sans-serif; color: #111; background: #fff; }
a { color: #00508f; } a:focus, input:focus, button:focus, select:focus, textarea:focus { outline: 3px solid #b35900; }
header, main, footer { padding: 8px; } table { border-collapse: collapse; }
input, select, button { padding: 6px; font-size: 16px; }
p a, li a { line-height: 2; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } a { color: #9cf; } }
"""

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Plan a meeting – Anytown Council</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="#main">Skip to main content</a></header>
<main id="main">
<h1>Plan a meeting</h1>
<h2>Who comes</h2>
<p id="hint">As it stands in the list. <a href="/">Back to the list</a></p>
<form method="post" action="/meetings" novalidate>
<input type="hidden" name="csrf_token" value="c0ffee">
<p><label for="place">Place</label> <input id="place" name="place" aria-describedby="hint" maxlength="30"></p>
<p><label for="kind">Kind</label> <select id="kind" name="kind">
<option value="f">Formal</option><option value="v">Visit</option></select></p>
<p><label for="note">Note</label> <textarea id="note" name="note">
As before</textarea></p>
<fieldset><legend>Where</legend>
<p><input type="radio" id="here" name="where" value="here" checked> <label for="here">Here</label></p>
<p><input type="radio" id="there" name="where" value="there"> <label for="there">Elsewhere</label></p>
</fieldset>
<p><input type="checkbox" id="public" name="public" value="yes"> <label for="public">Open to the public</label></p>
<p><button>Save meeting</button> <button name="then" value="publish">Save and publish</button></p>
</form>
<p><img src="/crest.png" alt="" width="10" height="10"></p>
<svg role="img" aria-label="Two of three are done" width="10" height="10"><title>Two of three</title></svg>
<table><caption>Meetings</caption>
<thead><tr><th scope="col">Date</th><th scope="col">Place</th></tr></thead>
<tbody><tr><td>4 April 2019</td><td>Committee room 3</td></tr></tbody></table>
</main>
<footer><p><a href="/about">About these pages</a></p></footer>
</body>
</html>
"""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)


def serve(page: str = PAGE, *, headers: Mapping[str, str] = HEADERS, style: str = STYLE) -> Flask:
    """An application that serves the page at /, says what was sent to /meetings, and redirects /away to /."""
    app = Flask(__name__)

    @app.get("/")
    def home() -> Response:
        response = make_response(page)
        response.headers.update(headers)
        return response

    @app.post("/meetings")
    def meetings() -> Response:
        said = "; ".join(f"{key}={'|'.join(values)}" for key, values in sorted(request.form.lists())).replace(
            "\r\n", "⏎"
        )
        response = make_response(PAGE.replace("As it stands in the list.", said))
        response.headers.update(HEADERS)
        return response

    @app.get("/style.css")
    def styles() -> Response:
        return Response(style, mimetype="text/css")

    @app.get("/crest.png")
    def crest() -> Response:
        return Response(PICTURE, mimetype="image/png")

    app.add_url_rule("/favicon.ico", "icon", lambda: ("", 204))
    app.add_url_rule("/away", "away", lambda: redirect("/"))
    return app
