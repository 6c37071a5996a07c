"""What changed on an agenda while it was edited, in words, piece by piece. Knows its document; asks nothing."""

from collections.abc import Iterator
from datetime import time
from typing import Any, Final

from workprogramme.web.words import join_names, time_words

NAMES: Final = {"apologies": "Apologies", "substitutes": "Substitutes", "also_invited": "Also invited"}
SAID: Final = ("title", "second_title", "report_line", "note", "starts", "exempt_paragraph", "public_interest")


def drafted(before: dict[str, Any] | None, after: dict[str, Any] | None) -> Iterator[tuple[str, str, str]]:
    """What, and how it was before and after: the names, the lines as a whole, and each line that says something else.

    What the programme said meanwhile, which the agenda keeps beside its lines, is not told.
    """
    old, new = before or {}, after or {}
    for key, label in NAMES.items():
        if old.get(key, []) != new.get(key, []):
            yield label, join_names(old.get(key, ())), join_names(new.get(key, ()))
    lines = [{line["id"]: line for line in document.get("lines", ())} for document in (old, new)]
    if list(lines[0]) != list(lines[1]):
        yield "Lines", _titles(lines[0]), _titles(lines[1])
    for line_id, line in lines[1].items():
        if (was := lines[0].get(line_id)) is not None and was != line:
            yield f"Line “{was['title']}”", _line(was), _line(line)


def _titles(lines: dict[int, dict[str, Any]]) -> str:
    return "; ".join(line["title"] for line in lines.values())


def _line(line: dict[str, Any]) -> str:
    return "; ".join([*(_piece(key, line[key]) for key in SAID if line.get(key)), *line.get("sub_items", ())])


def _piece(key: str, said: Any) -> str:
    if key == "starts":
        return time_words(time.fromisoformat(said))
    return f"paragraph {said} of Schedule 12A" if key == "exempt_paragraph" else str(said)
