"""How the tests of stored agendas press, type, send and read."""

import io
import re
import zipfile

from pypdf import PdfReader

from workprogramme.models.agendas import Agenda


def token(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.source).group(1)


def press(client, address, path, **answers):
    """Presses a button of the page that edits the agenda (before it is started: of the draft)."""
    page = client.visit(address) if path == "start/" else client.visit(f"{address}edit/")
    return client.post(f"{address}{path}", data={"csrf_token": token(page), **answers})


def send(client, address, status=302, **answers):
    """Fills in the form at an address as it stands, with these answers, and sends it."""
    page = client.visit(address)
    data = fields(page) | answers
    response = client.post(address, data=data)
    assert response.status_code == status, response.text[:3000]
    return response


def fields(page):
    form = page.all("form", css_class="plan-form")[0]
    data = {}
    for field in (element for tag in ("input", "textarea") for element in form.iter(tag)):
        if field.get("name"):
            data[field.get("name")] = field.get("value") if field.tag == "input" else (field.text or "").lstrip("\n")
    for choice in form.iter("select"):
        chosen = [o.get("value") for o in choice.iter("option") if o.get("selected") is not None]
        data[choice.get("name")] = chosen[0] if chosen else ""
    return data


def publish(client, scene, status=302, **answers):
    return send(client, f"{scene.address}publish/", status, **answers)


def line_id(scene, title):
    with scene.database.session() as session:
        lines = session.get_one(Agenda, scene.meeting_id).document["lines"]
    return next(line["id"] for line in lines if line["title"] == title)


def in_public(app, path, status=200):
    return app.test_client().visit(path, status=status)


def readable(path, data):
    """The words of a document, out of its package or its streams."""
    if path.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return b"".join(package.read(name) for name in package.namelist())
    if path.endswith(".pdf"):
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()
    return data
