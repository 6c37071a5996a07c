"""Keeps what SQLAlchemy made of a statement from one test's database to the next.

Each engine compiles every statement anew, and each test has an engine of its own: that was a third of what a test cost.
Knows SQLAlchemy; knows no table.
"""

from typing import Any

from workprogramme import database

_create_engine = database.create_engine


class Kept:
    """A cache of compiled statements for all engines of one dialect: in their keys its class stands for the dialect."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Any] = {}

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:
        """What was kept under the key, whichever engine put it there."""
        return self._kept.get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        self._kept[type(key[0]), *key[1:]] = compiled


def keep_compiled() -> None:
    """Gives every engine that the application makes the same cache."""
    kept = Kept()

    def create_engine(*args: Any, **options: Any) -> Any:
        engine = _create_engine(*args, **options)
        engine.update_execution_options(compiled_cache=kept)
        return engine

    database.create_engine = create_engine  # type: ignore[assignment]
