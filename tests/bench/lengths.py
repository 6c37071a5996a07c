"""What four times the text costs: four times as much where the cost is in proportion, sixteen where it is not."""

import time
from collections.abc import Callable, Iterator

from tests.bench.report import Row
from tests.domain.asked_for import reading as asked_for
from tests.exchange.long_documents import LONG
from workprogramme.exchange.reading import read_text

ROUNDS = 3
SHORTEST = 0.02  # seconds; a shorter time says nothing of its growth
PIECES = (
    "A report ", "following their consideration of ", "1 ", "after every ", " ", "\n", "members ", "a" * 50, ". A ",
    "As requested at their meeting on 21st June. ", "the the ", "As requested at their meeting on 22nd June. ",
)  # fmt: skip


def four_times_as_long() -> Iterator[Row]:
    """The shape of document, and the piece of an item's words, for which four times the text costs most."""
    documents = {kind: _growth(read_text, LONG[kind](1_000), LONG[kind](4_000)) for kind in LONG}
    details = {
        repr(piece): _growth(asked_for, *(piece * (n // len(piece)) for n in (25_000, 100_000))) for piece in PIECES
    }
    for name, found in (("a document", documents), ("what an item's words ask for", details)):
        dearest = max(found, key=found.__getitem__)
        yield Row(f"reading four times as much of {name}", found[dearest], "<= 9", f"at worst: {dearest}")


def _growth(read: Callable[[str], object], short: str, long: str) -> float:
    return min(_took(read, long) / max(_took(read, short), SHORTEST) for _ in range(ROUNDS))


def _took(read: Callable[[str], object], text: str) -> float:
    """CPU seconds of this process."""
    begun = time.process_time()
    read(text)
    return time.process_time() - begun
