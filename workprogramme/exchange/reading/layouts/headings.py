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
    r"(?: \(?(?:no\.? ?)?[0-9A-Z]{1,2}\)?| \([\w'’&, -]{3,60}\))?(?: [-–] [\w'’&, ]{2,40})?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"(?:(?:[A-Z][\w'’-]*,?|and|of|for|the|&) )*(?:{_KIND.replace('(?:', '(?i:', 1)})\b")
_ASKS = frozenset(("what", "when", "how", "where", "why", "who", "which", "this", "our", "your"))
_ONLY_ITS_END = re.compile(rf"(?:overview (?:and|&) )?scrutiny (?:sub-?)?{_KIND}", re.IGNORECASE)
_BEGINNING = re.compile(r"[A-Z][\w'’-]*(?:,? (?:and |& |of )?[A-Z][\w'’-]*){0,7}")
_NO_BEGINNING = re.compile(
    r"\b(?:council|authority|agenda|programme|plan|minutes|report|appendix|annex|page|draft|part|section)\b", re.I
)
_SMALL_WORDS = frozenset(("and", "of", "for", "the", "in", "on", "with", "to"))
_OF_SOMETHING = frozenset(("report", "minutes", "agenda", "draft", "membership", "meeting", "terms", "work", "notes"))
_SCRUTINY = re.compile(r"\b(?:scrutiny|overview|select)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:to|committee|board|name of (?:committee|board)|meeting) ?: ?", re.IGNORECASE)
_NAMES_OF_PROGRAMMES = (
    r"(?:(?:forward )?work(?:ing)?[ -]?(?:programme|program|plan)|forward (?:plan|planner|programme)"
    r"|scrutiny (?:programme|plan)|programme of work|(?:agenda|business|meeting) (?:plan|planner|programme)"
    r"|annual programme)"
)
_PROGRAMME = re.compile(rf"\b{_NAMES_OF_PROGRAMMES}\b", re.IGNORECASE)
_PROGRAMME_OF = re.compile(rf"[-–—:,\s]*(?:draft )?{_NAMES_OF_PROGRAMMES}\b.*", re.IGNORECASE)
_YEAR = re.compile(r"\b[0-9]{4} ?(?:[-/–—]| to ) ?(?:[0-9]{4}|[0-9]{2})\b")
_MUNICIPAL = re.compile(r"\b(?:municipal|council|civic) year\b", re.IGNORECASE)
_CALENDAR_YEAR = re.compile(r"\b(?:20|19)[0-9]{2}\b")
_LONGEST_TITLE = 14  # words
_A_SENTENCE = re.compile(
    r"[.;?!]$|\b(?:is|are|was|were|will|be|has|have|had|note|noted|agree|agreed|consider|considered|asked|should|may)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"task (?:and|&|/) ?finish|t ?& ?f\b|\bworking (?:groups?|parties|party)\b|\bsuggest|\bproposed by\b|\bpotential\b"
    r"|\bpossible\b|\brecommendations?\b|\btracker\b|\baction (?:log|sheet|list|plan)\b|\bactions\b|\btraining\b"
    r"|\bseminars?\b|\bbriefings?\b|\bbriefing (?:notes?|papers?)\b|\bvisits?\b|\bcompleted\b|\brejected\b"
    r"|\bnot (?:progressed|taken forward|selected)\b|\bremoved\b|\bterms of reference\b|\bmembership\b|\bglossary\b"
    r"|\bscoring\b|\bprioriti[sz]|\bcriteria\b|\bprinciples?\b|\blong ?list\b|\bideas?\b|\bfor information\b"
    r"|\bpast (?:items|meetings)\b|\bprevious(?:ly)?\b|\bminutes of\b|\bdates? of (?:other|cabinet)\b|\brules?\b"
    r"|\bprotocol\b|\breserve (?:items?|list)\b|\breviews? (?:in progress|under ?way)\b|\bspotlight reviews?\b",
    re.IGNORECASE,
)
_LONGEST_OF_A_LIST = 10  # words of a heading
_HEADED = re.compile(r"\s*(?:#{1,6}\s|\*\*|<b>|<h[1-6]|<strong>)", re.IGNORECASE)


def find_committee(lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The committee's name and the line that gives it: a heading of the front sheet, else a line that is only a name.

    None when no line near the document's beginning is a scrutiny committee's name and nothing else.
    """
    front = [line for line in lines if not line.is_blank][:_FRONT_SHEET]
    candidates = [(line, name) for line in front if (name := _committee_in(line))]
    headed = [candidate for candidate in candidates if _HEADED.match(candidate[0].written)]
    found = next(iter([*headed, *candidates]), None) or _named_in_a_title(front)
    return _with_the_line_above(found, lines) if found else None


def _with_the_line_above(found: tuple[Line, str], lines: Sequence[Line]) -> tuple[Line, str]:
    """The whole name where only its end stands on the line: "Finance and Resources" above "Scrutiny Committee"."""
    line, name = found
    above = lines[line.number - 2].text if 2 <= line.number <= len(lines) else ""
    whole = f"{above} {name}"
    if _ONLY_ITS_END.fullmatch(name) and _BEGINNING.fullmatch(above) and not _NO_BEGINNING.search(above):
        return (line, whole) if _is_a_name(whole) else found
    return found


def _named_in_a_title(front: Sequence[Line]) -> tuple[Line, str] | None:
    """The one committee that a heading or a line about the programme names in running words."""
    for line in front:
        if line.is_row or len(line.written) > 2 * _LONGEST or not (line.is_heading or _PROGRAMME.search(line.text)):
            continue
        names = {name for run in _CAPITALS.findall(line.text) if (name := _name_in(run))}
        if len(names) == 1:
            return line, names.pop()
    return None


def _name_in(run: str) -> str | None:
    """The committee's name that a run of words with capitals ends with, without small words before it."""
    words = run.split()
    while words and (words[0].casefold() in _SMALL_WORDS or words[0].casefold() in _ASKS):
        words.pop(0)
    name = " ".join(words).rstrip(",")
    return name if name and _SCRUTINY.search(name) and _is_a_name(name) else None


def _committee_in(line: Line) -> str | None:
    if len(line.written) > 2 * _LONGEST or line.is_row:
        return None
    text = _ADDRESSED.sub("", line.text, count=1) if _ADDRESSED.match(line.text) else line.text
    name = _PROGRAMME_OF.sub("", text, count=1).strip()
    return name if name and _SCRUTINY.search(name) and _is_a_name(name) else None


def _is_a_name(name: str) -> bool:
    if len(name) > _LONGEST or not _COMMITTEE.fullmatch(name):
        return False
    words = re.findall(r"[^\W\d_][\w'’]*", name)
    capitals = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    return capitals and words[0].casefold() not in _OF_SOMETHING


def find_year(lines: Sequence[Line], before: int) -> tuple[Line, MunicipalYear] | None:
    """The municipal year in a title such as "Work Programme 2018/19", nearest above the line numbered `before`.

    Where the title has no year, one that stands alone on a line beside it, or "Municipal year 2018/19", is taken. None
    when there is no such title, or it names more than one year.
    """
    above = [line for line in lines[: before - 1] if not line.is_blank][-_NEAR:]
    for line in reversed(above):
        if _is_short(line) and (_PROGRAMME.search(line.text) or _MUNICIPAL.search(line.text)):
            years = _years_in(line.text)
            if len(years) == 1:
                return line, years.pop()
    for place, line in enumerate(above):
        alone = _YEAR.fullmatch(line.text.strip(" ()"))
        beside = above[max(0, place - 2) : place + 3]
        if alone and any(_is_short(other) and _PROGRAMME.search(other.text) for other in beside):
            years = _years_in(line.text)
            if len(years) == 1:
                return line, years.pop()
    return None


def find_calendar_year(lines: Sequence[Line], before: int) -> int | None:
    """The year of a title such as "Work Programme 2024", where it names one year and no municipal year."""
    for line in reversed([line for line in lines[: before - 1] if not line.is_blank][-_NEAR:]):
        if is_title_of_a_programme(line) and not _YEAR.search(line.text):
            years = {int(year) for year in _CALENDAR_YEAR.findall(line.text)}
            if len(years) == 1:
                return years.pop()
    return None


def is_title_of_a_programme(line: Line) -> bool:
    """Whether the line is the title of a work programme, and no sentence, point or row that speaks of one."""
    if line.is_row or not _is_short(line) or not _PROGRAMME.search(line.text):
        return False
    if line.is_heading and line.point is None:
        return True
    words = line.text.split()
    return len(words) <= _LONGEST_TITLE and line.point is None and not _A_SENTENCE.search(line.text)


def is_beside_the_programme(text: str) -> bool:
    """Whether a heading is that of a list which is no part of the programme: suggestions, task and finish groups."""
    if len(text) > _LONGEST or len(text.split()) > _LONGEST_OF_A_LIST or _A_SENTENCE.search(text):
        return False
    return _BESIDE.search(text) is not None and not _PROGRAMME.search(text) and not _SCRUTINY.search(text)


def _is_short(line: Line) -> bool:
    return len(line.written) <= 2 * _LONGEST


def _years_in(text: str) -> set[MunicipalYear]:
    return {year for written in _YEAR.findall(text) if (year := _municipal_year(re.sub(" to ", "-", written)))}


def _municipal_year(written: str) -> MunicipalYear | None:
    try:
        return MunicipalYear.parse(written)
    except ValueError:
        return None
