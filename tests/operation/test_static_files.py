"""The copy of the static files that the shipped server serves, and how light a first visit is."""

import gzip
import urllib.request
from pathlib import Path

from tests.support.servers import Server
from workprogramme.app import folder
from workprogramme.operation.static_files import compressed_copy


def test_the_copy_is_whole_compressed_and_made_once(tmp_path: Path) -> None:
    static = folder("static")
    copy = compressed_copy(static, tmp_path)
    for file in (path for path in static.rglob("*") if path.is_file()):
        assert (copy / file.relative_to(static)).read_bytes() == file.read_bytes()
    style = copy / "css" / "app.css"
    assert gzip.decompress(style.with_name("app.css.gz").read_bytes()) == style.read_bytes()
    made = style.stat().st_mtime_ns
    assert compressed_copy(static, tmp_path) == copy
    assert style.stat().st_mtime_ns == made
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_other_files_make_another_copy(tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    (static / "a.css").write_text("a {}")
    first = compressed_copy(static, tmp_path / "instance")
    (static / "a.css").write_text("b {}")
    second = compressed_copy(static, tmp_path / "instance")
    assert first != second
    assert (first / "a.css").read_text() == "a {}"


def test_the_shipped_server_sends_styles_compressed_and_to_be_kept(shipped_server: Server) -> None:
    request = urllib.request.Request(f"{shipped_server.url}/static/css/app.css", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "max-age=31536000" in answer.headers["Cache-Control"]
        assert b"@font-face" in gzip.decompress(answer.read())
