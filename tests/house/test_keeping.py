"""How the house is kept: sizes, names, docstrings, and nothing of the machine it was made on."""

import ast
import re
import subprocess
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, rooms, sources

LONGEST = 300  # lines of one Python file; a longer one is two things
SHAPELESS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "shared", "base_utils"}
# in pieces, so that this file does not name what it forbids
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb." + "debian.org",
    "proxy." + "golang.org",
)
PLACES = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "/tmp" + "/bash")
MACHINE = re.compile("|".join([*(re.escape(host) for host in HOSTS), *(r"(?<![\w.:/\-}>])" + p for p in PLACES)]))
LEFT_BEHIND = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b")
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache")
PICTURES = {".png", ".jpg", ".woff2", ".woff", ".ttf", ".ico", ".pdf", ".docx", ".xlsx", ".gz"}


def kept_files() -> list[Path]:
    """Every file of the project as git sees it, or, without git, every file that is no product of a build."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]
    made = {".venv", ".tools", ".git", "node_modules", "__pycache__", "instance", "build", "dist", *CACHES}
    return [path for path in ROOT.rglob("*") if path.is_file() and not made & set(path.relative_to(ROOT).parts)]


def written_files() -> dict[str, str]:
    """The texts among them by name."""
    texts = [path for path in kept_files() if path.suffix not in PICTURES]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in texts}


def test_a_file_that_nears_300_lines_is_two_files() -> None:
    lengths = {file.name: len(file.text.splitlines()) for file in sources()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path: set(path.relative_to(ROOT).with_suffix("").parts) for path in kept_files() if path.suffix == ".py"}
    assert [path.name for path, parts in names.items() if parts & SHAPELESS] == []


def test_every_module_says_what_it_knows() -> None:
    silent = [file.name for file in sources() if file.tree.body and not ast.get_docstring(file.tree)]
    assert silent == []


def test_every_public_function_and_class_of_the_package_says_what_it_does() -> None:
    silent = [
        f"{file.name}:{node.lineno} {node.name}"
        for file in sources("workprogramme")
        for node in file.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_the_package_itself_is_a_docstring_and_nothing_else() -> None:
    (only,) = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")).body
    assert isinstance(only, ast.Expr)


def test_every_room_has_its_table_of_contents_and_says_what_it_is() -> None:
    assert rooms()
    for room in rooms():
        assert (room / "__init__.py").is_file(), room.name


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {file.path.parent for file in sources("tests") if file.path.name.startswith("test_")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_nothing_names_a_registry_or_the_machine_it_was_made_on() -> None:
    found = [f"{name}: {match.group()}" for name, text in written_files().items() for match in MACHINE.finditer(text)]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in written_files().items()
        if "/vendor/" not in name and Path(name).suffix in (".py", ".html", ".js", ".css", ".toml", ".md")
        for match in LEFT_BEHIND.finditer(text)
        if not name.startswith("static/") or ".min." not in name
    ]
    assert found == []


def test_the_locks_pin_every_package_by_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z0-9][^\n]*(?:\n    [^\n]+)+", text, re.MULTILINE)
        assert len(packages) > 20
        assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == [], name
    assert not (ROOT / "uv.lock").exists() or ROOT / "uv.lock" not in kept_files()
