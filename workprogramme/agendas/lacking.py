"""What an agenda still lacks: reports not in, by the committee's own stages, and private lines without grounds.

Values in, sentences out; "today" is an argument.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.deadlines import Stage
from workprogramme.domain.programme import ItemValue
from workprogramme.web.words import capital, count, date_words, join_names


@dataclass(frozen=True)
class Planned:
    """An item of the meeting that has a report, and the keys of the report's stages that are done."""

    item: ItemValue
    ticked: frozenset[str]


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, as a sentence. `late`: the day for it has gone."""

    text: str
    late: bool = False


def reports_lacking(
    chain: Sequence[Stage], planned: Sequence[Planned], due: Mapping[str, date], today: date
) -> Iterator[Lack]:
    """The reports that are not in, then what each waits for. `due`: by stage, empty where it cannot be counted.

    A report is in when the last stage before dispatch is done; a stage that is done answers for those before it.
    """
    steps = chain[:-1]
    if not steps:
        return
    waiting: dict[int, list[str]] = {}
    for one in planned:
        waiting.setdefault(_passed(chain, one.ticked), []).append(one.item.title)
    missing = [one.item.title for one in planned if _passed(chain, one.ticked) < len(steps)]
    if not missing:
        return
    last = due.get(steps[-1].key)
    when = f" Due {date_words(last)}." if last else ""
    number = capital(count(len(missing), "report"))
    yield Lack(f"{number} not in: {join_names(missing)}.{when}", late=_gone(last, today))
    for place, titles in sorted(waiting.items()):
        if place < len(steps) - 1:
            stage = steps[place]
            yield Lack(f"Waiting for “{stage.name}”: {join_names(titles)}.", late=_gone(due.get(stage.key), today))


def _passed(chain: Sequence[Stage], ticked: frozenset[str]) -> int:
    """How many stages, from the first on, a report has behind it."""
    return max((place for place, stage in enumerate(chain, 1) if stage.key in ticked), default=0)


def _gone(day: date | None, today: date) -> bool:
    return day is not None and day < today
