"""The project's own Python files, read once and parsed, for the tests that look at how the house is kept."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workprogramme"
MIGRATIONS = PACKAGE / "migrations" / "versions"


@dataclass(frozen=True)
class Source:
    """One Python file; `name` is its path from the project's root."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    @property
    def imports(self) -> Iterator[str]:
        """The dotted name of every module that the file imports, or imports from."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield "." * node.level + (node.module or "")

    @property
    def calls(self) -> Iterator[tuple[str, int]]:
        """What the file calls, as dotted source text with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.lineno


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The Python files under these folders of the project (none given: all of them), without migrations."""
    chosen = folders or ("workprogramme", "tests", "wsgi.py")
    paths = [p for f in chosen for p in ([ROOT / f] if f.endswith(".py") else sorted((ROOT / f).rglob("*.py")))]
    return tuple(Source(path) for path in paths if MIGRATIONS not in path.parents)


def rooms() -> list[Path]:
    """The folders of the package that answer at an address of their own."""
    return sorted(path.parent for path in PACKAGE.glob("*/routes.py"))
