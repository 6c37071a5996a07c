"""Finds a target that an officer wrote inside a title: "Adoption Central England – June 2019", "Early Help Hubs (TBC)".

Takes away only what stands behind a dash or in brackets at the end and can be nothing but a target: a title must never
lose a part of its subject.
"""

import re

from workprogramme.domain.municipal_years import MAY_FIRST, MunicipalYear, Starts
from workprogramme.domain.target_value import Season, Target, TargetKind
from workprogramme.domain.target_words import NOT_YET, read_target
from workprogramme.domain.written_dates import LONGEST, month_number, plain

_SET_OFF = re.compile(r"\s[-‐‑‒–—−]\s*(?=\S)|[-‐‑−]\s+(?=\S)|[‒–—]\s*(?=\S)|\s*[(\[](?=[^()\[\]]*[)\]]\s*$)")

# A quarter ("Budget monitoring – Q2 2019-20") names what is reported on, and so may "6 months on" or "annually".
_TARGETS = (
    TargetKind.DAY,
    TargetKind.MONTH,
    TargetKind.MONTHS,
    TargetKind.SEASON,
    TargetKind.YEAR,
    TargetKind.TENTATIVE,
    TargetKind.NONE,
)


def split_title(title: str, year: MunicipalYear | None = None, starts: Starts = MAY_FIRST) -> tuple[str, Target | None]:
    """The title without its target, and the target, or the title as it was and None.

    `year` is the municipal year of the programme. A month needs no year of its own then; a day or a season does. What
    was over before `year` began is what the item is about ("Annual Report (2016-17)") and stays.
    """
    for separator in _SET_OFF.finditer(title, max(0, len(title) - LONGEST)):
        subject, words = title[: separator.start()].strip(), title[separator.end() :].strip()
        if separator.group().endswith(("(", "[")):
            words = words[:-1].strip()
        elif words.startswith(("(", "[")) and words.endswith((")", "]")):
            words = words[1:-1].strip()
        target = read_target(words, year, starts)
        if subject and _is_only_a_target(target, words, year, starts) and not _breaks_off(subject, target):
            return subject, target
    return title, None


def _is_only_a_target(target: Target, words: str, year: MunicipalYear | None, starts: Starts) -> bool:
    if target.kind not in _TARGETS:
        return False
    if year and target.is_late_on(year.first_day(starts)):
        return False
    if target.kind is TargetKind.NONE:
        return NOT_YET.match(words) is not None
    if target.kind in (TargetKind.MONTH, TargetKind.MONTHS, TargetKind.TENTATIVE):
        return words[0].isupper() or words[0] == "?"
    return read_target(words).window() is not None


def _breaks_off(subject: str, target: Target) -> bool:
    """Whether the target is the end of something longer: "April – June 2019", "1 – 4 April 2019"."""
    if subject.count("(") > subject.count(")") or subject.count("[") > subject.count("]"):
        return True
    last = plain(subject[-LONGEST:]).split(" ")[-1].rstrip(".,").lower()
    if month_number(last) or last in list(Season) or re.fullmatch("[0-9]{4}", last):
        return True
    if target.kind is TargetKind.YEAR:
        return re.fullmatch("[0-9]{4}[-/][0-9]{2,4}", last) is not None
    return target.kind is TargetKind.DAY and re.fullmatch("[0-9]{1,2}(?:st|nd|rd|th)?", last) is not None
