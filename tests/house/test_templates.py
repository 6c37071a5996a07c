"""Every template is used, everything a template imports is used, and what it names exists."""

import re
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.house.sources import ROOT, sources

TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
THEIRS = ("govuk_frontend_jinja/", "govuk_frontend_wtf")
NAME = re.compile(r"""["']([\w\-./]+\.(?:html|txt|ics|css|xml|json|j2))["']""")


@cache
def templates() -> dict[str, nodes.Template]:
    environment = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
    found = {p.relative_to(TEMPLATES).as_posix(): p for p in sorted(TEMPLATES.rglob("*")) if p.is_file()}
    return {name: environment.parse(path.read_text(encoding="utf-8"), name) for name, path in found.items()}


def unused_imports(tree: nodes.Template) -> list[str]:
    """The names that the template imports and does not use."""
    imported: set[str] = set()
    for node in tree.find_all(nodes.FromImport):
        imported |= {name[1] if isinstance(name, tuple) else name for name in node.names}
    imported |= {node.target for node in tree.find_all(nodes.Import)}
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    return sorted(imported - used)


def referenced(tree: nodes.Template) -> set[str]:
    """The templates that this one extends, includes or imports, by names that are written out."""
    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    named = [dict(node.iter_fields())["template"] for node in tree.find_all(kinds)]
    whole = [name.value for name in named if isinstance(name, nodes.Const)]
    parts = [part.value for name in named if isinstance(name, nodes.Expr) for part in name.find_all(nodes.Const)]
    return {name for name in (*whole, *parts) if isinstance(name, str)}


def test_no_template_imports_what_it_does_not_use() -> None:
    assert {name: unused for name, tree in templates().items() if (unused := unused_imports(tree))} == {}


def test_every_template_is_used() -> None:
    named = {name for file in sources("workprogramme") for name in NAME.findall(file.text)}
    named |= {name for tree in templates().values() for name in referenced(tree)}
    patterns = {
        re.compile(re.escape(text).replace(r"\{status\}", r"\d+"))
        for file in sources("workprogramme")
        for text in re.findall(r'f"([\w/{}]+\.html)"', file.text)
    }
    unused = [n for n in templates() if n not in named and not any(pattern.fullmatch(n) for pattern in patterns)]
    assert unused == []


def test_every_template_that_is_named_exists() -> None:
    missing = {
        f"{name} → {other}"
        for name, tree in templates().items()
        for other in referenced(tree)
        if other not in templates() and not other.startswith(THEIRS)
    }
    rendered = re.compile(r"""render_template\(\s*["']([^"']+)["']""")
    missing |= {
        f"{file.name} → {other}"
        for file in sources("workprogramme")
        for other in rendered.findall(file.text)
        if other not in templates()
    }
    assert sorted(missing) == []


def test_every_static_file_that_a_template_names_exists() -> None:
    asset = re.compile(r"""asset\(\s*["']([^"']+)["']""")
    texts = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
    missing = [
        f"{p.name} → {n}" for p, text in texts.items() for n in asset.findall(text) if not (STATIC / n).is_file()
    ]
    assert missing == []


def test_every_file_that_a_stylesheet_names_exists() -> None:
    address = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
    missing = []
    for sheet in STATIC.rglob("*.css"):
        for name in address.findall(sheet.read_text(encoding="utf-8")):
            if not name.startswith(("data:", "#")):
                path = name.split("?")[0].split("#")[0]
                target = STATIC / path.removeprefix("/static/") if path.startswith("/") else Path(sheet.parent / path)
                if not target.resolve().is_file():
                    missing.append(f"{sheet.name} → {name}")
    assert missing == []


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ('{% from "a.html" import one, two as three %}{{ one() }}', ["three"]),
        ('{% import "a.html" as cards %}', ["cards"]),
        ('{% import "a.html" as cards %}{{ cards.card() }}', []),
        ('{% from "a.html" import card %}{% call card() %}{% endcall %}', []),
    ],
)
def test_an_unused_import_is_found(text: str, unused: list[str]) -> None:
    assert unused_imports(Environment().parse(text)) == unused
