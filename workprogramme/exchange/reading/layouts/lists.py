"""Layout: dates as headings, and the items as points (or lines) beneath each; also "12 June: Budget monitoring".

Also lists by topic without any date, where a work programme's title stands above. What a point's words mean is told by
`points`; what stands in a list beside the programme (suggestions, task and finish groups) is left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workprogramme.exchange.reading.layouts.columns import Column
from workprogramme.exchange.reading.layouts.found import Found, Scene, made_row
from workprogramme.exchange.reading.layouts.headings import is_beside_the_programme, is_title_of_a_programme
from workprogramme.exchange.reading.layouts.points import Habit, habit_of, said_of
from workprogramme.exchange.reading.layouts.when import DateHeading, date_heading, is_unscheduled
from workprogramme.exchange.reading.lines import Line
from workprogramme.exchange.reading.results import Meaning

_LONGEST_TITLE = 160  # characters of a line without a sign before it that can be an item
_LONGEST_TOPIC = 90  # characters of a topic's heading
_NO_ITEMS = re.compile(
    r"(?:there (?:are|is) )?no (?:items?|business|meeting|reports?)\b.{0,60}"
    r"|(?:meeting )?(?:cancelled|postponed)\b.{0,60}"
    r"|none(?: at present| identified)?\.?|nil\.?|tb[acd]\.?",
    re.IGNORECASE,
)
_RULES = re.compile(r"\b(?:should|must|will|can|may|please|members are|committee is|officers are)\b", re.IGNORECASE)
_PLAIN_DOUBT = "It stands in a line of its own, without a sign; it may be more than one item, or none."
_VENUE = re.compile(
    r"\b(?:room|hall|chamber|house|centre|teams|online|suite|venue|[0-9][.:]?[0-9]{0,2} ?[ap]m)\b", re.I
)


@dataclass(slots=True)
class _Section:
    """A heading and what stands beneath it, until the next."""

    heading: Line | None = None
    date: DateHeading | None = None
    beside: bool = False  # it is no part of the programme
    points: list[Line] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)  # lines between the heading and the first point
    under: dict[int, list[Line]] = field(default_factory=dict)  # by a point's number, the lines that go on with it
    after: list[Line] = field(default_factory=list)  # lines after the last point

    @property
    def lines(self) -> list[Line]:
        below = [line for lines in self.under.values() for line in lines]
        mine = [*([self.heading] if self.heading else []), *self.points, *self.before, *below, *self.after]
        return sorted(mine, key=lambda line: line.number)


def find_lists(lines: Sequence[Line], scene: Scene) -> Found:
    """The items of lists; see the module."""
    sections = _sections(lines, scene)
    dated = [section for section in sections if section.date and not section.beside]
    full = [section for section in dated if section.points or (section.date and section.date.rest)]
    plain = [section for section in dated if not section.points and section.before]
    found = Found()
    if scene.has_table:
        chosen = [section for section in full if section.date and is_unscheduled(section.date)]
    elif len(full) >= 2 or any(_is_titled(section, scene) for section in full):
        chosen = _with_empty_ones(dated, full)
    elif _are_plain_lists(plain) and all(_is_titled(section, scene) for section in plain):
        chosen = [section for section in dated if _is_titled(section, scene)]
    else:
        chosen = [section for section in sections if _is_a_topic(section, scene)]
    points = [line.point[1] for section in chosen for line in section.points if line.point]
    habit = habit_of([*points, *(item for section in chosen if section.date for item in _beside(section.date))])
    taken = {id(section) for section in chosen}
    for section in sections:
        if id(section) in taken:
            _take(found, section, habit)
        else:
            found.rest += section.lines
    found.rest.sort(key=lambda line: line.number)
    return found


def _sections(lines: Sequence[Line], scene: Scene) -> list[_Section]:
    sections = [_Section()]
    for place, line in enumerate(lines):
        section = sections[-1]
        heading = _heading(line)
        following = lines[place + 1] if place + 1 < len(lines) else None
        if line.is_row:
            sections.append(_Section(after=[line]))
        elif heading is not None:
            sections.append(_Section(heading=line, date=heading))
        elif line.point is not None and not line.is_heading:
            _add_point(section, line)
        elif _ends_section(section, line, following):
            sections.append(_Section(heading=line, beside=is_beside_the_programme(line.text)))
        elif section.points and not section.after and _goes_on(section, line, scene):
            section.under.setdefault(section.points[-1].number, []).append(line)
        else:
            (section.after if section.points else section.before).append(line)
    return sections


def _heading(line: Line) -> DateHeading | None:
    text = line.point[1] if line.point and not line.is_heading else line.text
    if line.point is not None and not line.is_heading:
        heading = date_heading(text)
        return heading if heading is not None and heading.rest else None
    return date_heading(text)


def _add_point(section: _Section, line: Line) -> None:
    section.points += section.after if _all_points(section.after) else []
    section.points.append(line)


def _all_points(lines: Sequence[Line]) -> bool:
    return bool(lines) and all(line.point for line in lines)


def _ends_section(section: _Section, line: Line, following: Line | None) -> bool:
    """Whether the line is a heading of something else than the date above it."""
    if is_title_of_a_programme(line) or (
        line.is_heading and line.heading <= (section.heading.heading if section.heading else 6)
    ):
        return True
    short = len(line.text) <= _LONGEST_TOPIC
    if short and is_beside_the_programme(line.text) and not line.text.endswith("."):
        return True
    before_points = following is not None and following.point is not None
    starts_anew = bool(section.points) or section.date is None
    is_point_of_last = bool(section.points) and not section.after and line.text[:1].islower()
    return starts_anew and before_points and short and not is_point_of_last


def _goes_on(section: _Section, line: Line, scene: Scene) -> bool:
    """Whether the line goes on with the point above it."""
    last = section.points[-1]
    below = section.under.get(last.number, [last])[-1]
    close = scene.follow_each_other(below, line)
    return close and (line.text[:1].islower() or said_of(line.text, Habit.NONE, labels_only=True) is not None)


def _is_titled(section: _Section, scene: Scene) -> bool:
    return section.heading is not None and scene.is_titled(section.heading)


def _are_plain_lists(plain: list[_Section]) -> bool:
    """Whether most dates have several lines: where each has one only, it may be several titles run together."""
    return len(plain) >= 2 and 2 * sum(len(section.before) > 1 for section in plain) > len(plain)


def _with_empty_ones(dated: list[_Section], full: list[_Section]) -> list[_Section]:
    """The sections with items, and the empty meetings among them: dates that are set as theirs are."""
    last = dated.index(full[-1])
    first = dated.index(full[0])
    shapes = {_shape(section) for section in full}
    chosen = []
    for place, section in enumerate(dated):
        says_so = any(_NO_ITEMS.fullmatch(line.text) for line in section.before)
        only_says_so = all(_NO_ITEMS.fullmatch(line.text) or _VENUE.search(line.text) for line in section.before)
        among = first < place < last or (place > last and (not section.before or says_so))
        if any(section is one for one in full) or (among and only_says_so and _shape(section) in shapes):
            chosen.append(section)
    return chosen


def _shape(section: _Section) -> tuple[bool, bool]:
    """How a heading is set: as a heading or not, with a day or without."""
    assert section.heading is not None
    return section.heading.is_heading, bool(re.match(r"\D{0,30}[0-9]{1,2}\b", section.heading.text))


def _is_a_topic(section: _Section, scene: Scene) -> bool:
    """Whether the list is of items by topic: short points without the look of rules, under a short heading."""
    if scene.has_table or section.beside or not section.points or not scene.is_titled(section.points[0]):
        return False
    if section.heading is not None:
        heading = section.heading.text
        if _RULES.search(heading) or (heading.endswith(":") and len(heading.split()) > 6):
            return False
    elif section.before and _RULES.search(section.before[-1].text):
        return False
    if section.before and (_RULES.search(section.before[-1].text) or section.before[-1].text.endswith(":")):
        return False
    texts = [line.point[1] for line in section.points if line.point]
    titles = [
        text for text in texts if text[:1].isupper() and not text.endswith((".", ";")) and len(text) <= _LONGEST_TITLE
    ]
    return len(titles) * 4 >= len(texts) * 3 and not any(map(_RULES.search, texts))


def _take(found: Found, section: _Section, habit: Habit) -> None:
    if section.heading is not None and section.date is not None:
        said = {Column.DATE: section.date.text}
        first, *more = _beside(section.date) or [""]
        if first:
            said |= said_of(first, habit) or {Column.TITLE: first}
        remarks = [line for line in section.before if not section.points and _NO_ITEMS.fullmatch(line.text)]
        if remarks and not section.date.rest:
            said[Column.DETAIL] = " ".join(line.text for line in remarks)
        found.rows.append(made_row(section.heading, said, also=remarks, opens=True))
        found.rows += [made_row(section.heading, said_of(item, habit) or {Column.TITLE: item}) for item in more]
        plain = [line for line in section.before if line not in remarks]
        if not section.points and not section.date.rest:
            plain = _take_plain(found, plain)
        found.rest += plain
    else:
        if section.heading is not None:
            found.headings.append((section.heading, Meaning.TOPIC))
        found.rest += section.before
    _take_points(found, section, habit)
    found.rest += section.after


def _beside(date: DateHeading) -> list[str]:
    """The items on the line of a date: several where semicolons part what each begins like a title."""
    parts = [part.strip() for part in date.rest.split(";") if part.strip()]
    begin = all(part[:1].isupper() or part[:1].isdigit() for part in parts)
    return parts if len(parts) > 1 and begin else [date.rest] if date.rest else []


def _take_plain(found: Found, lines: list[Line]) -> list[Line]:
    """Items that are lines without a sign before them; gives the lines that are none."""
    rest = []
    for line in lines:
        if (
            _NO_ITEMS.fullmatch(line.text)
            or _VENUE.search(line.text)
            or len(line.text) > _LONGEST_TITLE
            or line.text.endswith(".")
        ):
            rest.append(line)
        else:
            said = said_of(line.text, Habit.NONE) or {Column.TITLE: line.text}
            found.rows.append(made_row(line, said, doubt=_PLAIN_DOUBT))
    return rest


def _take_points(found: Found, section: _Section, habit: Habit) -> None:
    shallowest = min((line.point[0] for line in section.points if line.point), default=1)
    opens = section.date is None
    remarked = False
    for line in section.points:
        assert line.point is not None
        depth, text = line.point
        going_on = section.under.get(line.number, [])
        whole = " ".join([text, *(below.text for below in going_on)])
        if _NO_ITEMS.fullmatch(whole) and len(section.points) == 1:
            found.rows.append(made_row(line, {Column.DETAIL: whole}, also=going_on, own=False))
            remarked = True
        elif depth > shallowest and not remarked and found.rows:
            said = said_of(whole, habit, labels_only=True) or {Column.DETAIL: whole}
            found.rows.append(made_row(line, said, also=going_on, own=False))
        else:
            said = said_of(whole, habit) or {Column.TITLE: whole}
            found.rows.append(made_row(line, said, also=going_on, opens=opens))
        opens = False
