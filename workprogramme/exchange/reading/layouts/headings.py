"""What stands around a programme's table: the committee's name on the front sheet and the municipal year of its title.

Knows the shapes of such headings; it must not know the table.
"""

import re
from collections.abc import Sequence

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.reading.lines import Line

_LONGEST = 120  # characters of a committee's name
_FRONT_SHEET = 60  # lines that are not blank, from the document's beginning
_NEAR = 15  # lines that are not blank, before the table's head
_KIND = r"(?:board|committee|panel|commission|sub-?committee|forum|group)"
_COMMITTEE = re.compile(
    rf"(?:[\w'’&,/-]+ ){{0,14}}(?:(?:scrutiny|overview|select)(?: [\w'’&,/-]+){{0,10}} {_KIND}|{_KIND})\b"
    r"(?: \(?(?:no\.? ?)?[0-9A-Z]{1,2}\)?)?(?: [-–] [\w'’&, ]{2,40})?",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(("and", "of", "for", "the", "in", "on", "with", "to"))
_OF_SOMETHING = frozenset(("report", "minutes", "agenda", "draft", "membership", "meeting", "terms", "work", "notes"))
_SCRUTINY = re.compile(r"\b(?:scrutiny|overview|select)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:to|committee|board|name of (?:committee|board)|meeting) ?: ?", re.IGNORECASE)
_NAMES_OF_PROGRAMMES = r"(?:work(?:ing)? ?(?:programme|plan)|forward plan|scrutiny programme|programme of work)"
_PROGRAMME = re.compile(rf"\b{_NAMES_OF_PROGRAMMES}\b", re.IGNORECASE)
_PROGRAMME_OF = re.compile(rf"[-–—:,\s]*(?:draft )?{_NAMES_OF_PROGRAMMES}\b.*", re.IGNORECASE)
_YEAR = re.compile(r"\b[0-9]{4} ?[-/–—] ?(?:[0-9]{4}|[0-9]{2})\b")
_HEADED = re.compile(r"\s*(?:#{1,6}\s|\*\*|<b>|<h[1-6]|<strong>)", re.IGNORECASE)


def find_committee(lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The committee's name and the line that gives it: a heading of the front sheet, else a line that is only a name.

    None when no line near the document's beginning is a scrutiny committee's name and nothing else.
    """
    front = [line for line in lines if not line.is_blank][:_FRONT_SHEET]
    candidates = [(line, name) for line in front if (name := _committee_in(line))]
    headed = [candidate for candidate in candidates if _HEADED.match(candidate[0].written)]
    return next(iter([*headed, *candidates]), None)


def _committee_in(line: Line) -> str | None:
    if len(line.written) > 2 * _LONGEST or line.is_row:
        return None
    text = _ADDRESSED.sub("", line.text, count=1) if _ADDRESSED.match(line.text) else line.text
    name = _PROGRAMME_OF.sub("", text, count=1).strip()
    if not name or len(name) > _LONGEST or not _SCRUTINY.search(name) or not _COMMITTEE.fullmatch(name):
        return None
    words = re.findall(r"[^\W\d_][\w'’]*", name)
    capitals = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return name if capitals and words[0].casefold() not in _OF_SOMETHING else None


def find_year(lines: Sequence[Line], before: int) -> tuple[Line, MunicipalYear] | None:
    """The municipal year in a title such as "Work Programme 2018/19", nearest above the line numbered `before`.

    None when there is no such title, or it names more than one year.
    """
    above = [line for line in lines[: before - 1] if not line.is_blank][-_NEAR:]
    for line in reversed(above):
        if len(line.written) > 2 * _LONGEST or not _PROGRAMME.search(line.text):
            continue
        years = {year for written in _YEAR.findall(line.text) if (year := _municipal_year(written))}
        if len(years) == 1:
            return line, years.pop()
    return None


def _municipal_year(written: str) -> MunicipalYear | None:
    try:
        return MunicipalYear.parse(written)
    except ValueError:
        return None
