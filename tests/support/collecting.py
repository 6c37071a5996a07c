"""Collects garbage between tests, and seldom within them.

Each test has an application of its own, which goes in cycles; what is kept for the whole run (modules, compiled
statements) is looked through anew at each full collection, and that was a quarter of what the run cost.
"""

import gc
from itertools import count

import pytest

EVERY = 50  # tests between two full collections
SELDOM = (50_000, 20, 10)  # thresholds for what one long test makes: a full collection after some ten million objects

_finished = count(1)


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.set_threshold(*SELDOM)


def pytest_runtest_logfinish(nodeid: str, location: object) -> None:
    if next(_finished) % EVERY == 0:
        gc.collect()
        gc.freeze()  # what is still there has come to stay
