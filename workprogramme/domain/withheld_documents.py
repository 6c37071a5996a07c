"""What was told of a programme or an agenda when it was published, without what is withheld since.

Takes and gives documents in their JSON form, and never changes the one that it was given.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from workprogramme.domain.comparison import SAID_OF_PRIVATE, Change
from workprogramme.domain.withholding import Withheld, Withholding, long_day, withheld_title

_TITLES = ("title", "agenda_title")
_SAID = {change.value for change in SAID_OF_PRIVATE}


def items_told(document: Mapping[str, Any], changes: Iterable[Mapping[str, Any]] = ()) -> set[int]:
    """The ids of the items that a programme in its JSON form, and what was told of its differences, tell everybody."""
    private = {item["id"] for item in document.get("items", ()) if item.get("exempt_paragraph") is not None}
    differ = {change["item_id"] for change in changes if change.get("item_id") is not None}
    return ({item["id"] for item in document.get("items", ())} | differ) - private


def follow_ups_told(document: Mapping[str, Any]) -> set[int]:
    """The ids of the follow-ups in it of which it tells, whether or not they belong to an item that is private now."""
    return {one["id"] for one in document.get("follow_ups", ()) if not one.get("private")}


def follow_ups_of(document: Mapping[str, Any], item_ids: Collection[int]) -> set[int]:
    """The ids of the follow-ups in it that belong to one of these items."""
    return {
        one["id"]
        for one in document.get("follow_ups", ())
        if not {one.get("source_item_id"), one.get("answered_item_id"), *(item["id"] for item in one.get("items", ()))}
        .isdisjoint(item_ids)
    }  # fmt: skip


def public_changes(changes: Iterable[Mapping[str, Any]], withheld: Withholding) -> list[dict[str, Any]]:
    """The differences that an edition told of, without what is withheld.

    Of an item, only where it stands and that it is private stays; of a follow-up, not even that there was one.
    """
    told = []
    for change in changes:
        if change.get("follow_up_id") in withheld.follow_ups:
            continue
        one = withheld.items.get(change.get("item_id") or 0)
        if one is None:
            told.append(dict(change))
        elif change["change"] in _SAID:
            kept = {name: value for name, value in change.items() if name != "reason" and not _words(name, value)}
            told.append({**kept, "title": withheld_title(one.paragraph, one)})
    return told


def _words(name: str, value: Any) -> bool:
    """Whether a side of a difference is somebody's words, and not a day or a paragraph."""
    if name not in ("before", "after") or str(value).isdigit():
        return False
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return True
    return False


def public_agenda(document: Mapping[str, Any], withheld: Withholding, guests: Collection[str] = ()) -> dict[str, Any]:
    """The front sheet with every line in its place, and of those that are withheld nothing but that.

    `guests`: the names of whoever was invited for what is withheld, and for nothing else.
    """
    invited = {
        group: [named for named in names if named["name"] not in guests]
        for group, names in document.get("invited", {}).items()
    }
    lines = [_line(line, _withheld(line, withheld)) for line in document.get("public", ())]
    return {**document, "public": lines, "invited": invited}


def public_agenda_changes(
    changes: Iterable[Mapping[str, Any]], document: Mapping[str, Any], withheld: Withholding
) -> list[dict[str, Any]]:
    """The differences that a version of an agenda told of. `document`: its front sheet as it was published."""
    lines = [line for line in document.get("public", ()) if line.get("item_id") is None]
    own = {line["title"]: one for line in lines if (one := _withheld(line, withheld)) is not None}
    told = []
    for change in changes:
        one = withheld.items.get(change.get("item_id") or 0) or own.get(change.get("title", ""))
        told.append({**change, "title": withheld_title(one.paragraph, one)} if one else dict(change))
    return told


def titles_withheld(document: Mapping[str, Any], withheld: Withholding) -> dict[str, str]:
    """What the lines of a front sheet were called that are withheld, and what each is called instead."""
    told = ((line["title"], _withheld(line, withheld)) for line in document.get("public", ()))
    return {title: withheld_title(one.paragraph, one) for title, one in told if one is not None}


def titles_told(
    document: Mapping[str, Any], changes: Iterable[Mapping[str, Any]], item_ids: Collection[int]
) -> set[str]:
    """Everything that a programme in its JSON form, and what was told of its differences, call these items."""
    told = {item.get(name, "") for item in document.get("items", ()) if item["id"] in item_ids for name in _TITLES}
    differ = [change for change in changes if change.get("item_id") in item_ids]
    told |= {change.get("title", "") for change in differ}
    return told | {change.get("before", "") for change in differ if change["change"] == Change.RENAMED.value}


def named_in(text: str, titles: Iterable[str]) -> str:
    """The first of these titles that stands in a text as words of its own, whatever its capitals; "" for none."""
    words = " ".join(text.casefold().split())
    for title in titles:
        sought = " ".join(title.casefold().split())
        if sought and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", words):
            return title
    return ""


def public_note(note: str, titles: Iterable[str], since: date | None) -> str:
    """What somebody wrote for readers, or, where it names what is withheld, that it is withheld as a whole.

    What stands around a title tells of the item too, so nothing of it stays.
    """
    if since is None or not named_in(note, titles):
        return note
    return f"Withheld since {long_day(since)}: it named something that is private now."


def _withheld(line: Mapping[str, Any], withheld: Withholding) -> Withheld | None:
    item_id = line.get("item_id")
    return withheld.items.get(item_id) if item_id is not None else withheld.lines.get(line.get("line_id") or 0)


def _line(line: Mapping[str, Any], one: Withheld | None) -> dict[str, Any]:
    if one is None:
        return dict(line)
    kept = {name: line[name] for name in ("number", "item_id", "line_id") if name in line}
    return {**kept, "title": withheld_title(one.paragraph, one)}
