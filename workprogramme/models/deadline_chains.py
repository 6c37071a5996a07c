"""A committee's own deadlines as they are stored: JSON in, the stages of the law out.

Must not say when a stage is due; a chain that makes no sense is none.
"""

from collections.abc import Sequence
from typing import Any

from workprogramme.domain.deadlines import DEFAULT_CHAIN, Stage, check_chain
from workprogramme.domain.jurisdictions import ENGLAND, Jurisdiction


def chain_of(stored: Any, jurisdiction: Jurisdiction = ENGLAND) -> tuple[Stage, ...]:
    """The stages of a committee: its own where they are set and lead to a lawful dispatch, else the usual ones.

    `stored` is a list of objects with `key`, `name` and `working_days` (a number before the meeting, or "dispatch" for
    the last), and, if wanted, `sentence` and `source`. Anything else is as good as nothing: a page that counts
    deadlines must not fail for what was once written into a table.
    """
    if not stored or not isinstance(stored, list):
        return DEFAULT_CHAIN
    try:
        chain = tuple(_stage(one) for one in stored)
        check_chain(chain, jurisdiction)
    except (ValueError, TypeError, KeyError):
        return DEFAULT_CHAIN
    return chain


def _stage(stored: Any) -> Stage:
    """One stage. KeyError, TypeError or ValueError for what is none."""
    number = stored["working_days"]
    if number != "dispatch" and (isinstance(number, bool) or not isinstance(number, int)):
        raise ValueError(f"{number!r} is no number of working days.")
    texts = {name: stored[name] for name in ("key", "name", "sentence", "source") if name in stored}
    if not all(isinstance(text, str) and text for text in texts.values()):
        raise ValueError("The words of a stage are texts.")
    return Stage(working_days=number, **texts)


def chain_to_store(chain: Sequence[Stage]) -> list[Any] | None:
    """The chain as `chain_of` reads it; None for the usual one, so that it goes on following what is usual."""
    if tuple(chain) == DEFAULT_CHAIN:
        return None
    return [
        {
            "key": stage.key,
            "name": stage.name,
            "working_days": stage.working_days,
            "sentence": stage.sentence,
            "source": stage.source,
        }
        for stage in chain
    ]
