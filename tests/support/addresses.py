"""Compiles the builder of each address once a process, not once for each test's own application.

Werkzeug writes and compiles two functions for every rule of every map; they read nothing but the rule's own parts, and
some 200 rules made that a quarter of what a test cost. Knows Werkzeug; knows none of the application's addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]


def keep_compiled() -> None:
    """Makes rules of the same parts share their builders. A rule with defaults, which are written into it, does not."""
    compile_builder = Rule._compile_builder
    kept: dict[Any, Builder] = {}

    @wraps(compile_builder)
    def once(self: Rule, append_unknown: bool = True) -> Builder:
        if self.defaults:
            return compile_builder(self, append_unknown)
        key = self.rule, tuple(self._trace), append_unknown
        if key not in kept:
            kept[key] = compile_builder(self, append_unknown)
        return kept[key]

    Rule._compile_builder = once  # type: ignore[method-assign]
