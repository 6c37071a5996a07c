"""Compiles each address once a process, not once for each test's own application.

Werkzeug reads every rule of every map anew, and writes and compiles two functions for it, from nothing but the rule's
own words; some 200 rules made that a third of what a test cost.
Knows Werkzeug; knows none of the application's addresses.
"""

from functools import wraps
from typing import Any

from werkzeug.routing import Rule

MADE = ("_parts", "_trace", "_converters", "_build", "_build_unknown")
"""What a rule keeps of itself when it is compiled, beside its `arguments`."""


def keep_compiled() -> None:
    """Makes rules of the same words share what they are compiled to; not one with defaults or a host of its own."""
    compile_ = Rule.compile
    kept: dict[tuple[Any, ...], Rule] = {}

    @wraps(compile_)
    def once(self: Rule) -> None:
        if self.defaults or self.subdomain or self.host or self.map is None or self.map.host_matching:
            compile_(self)
            return
        key = self.rule, self.merge_slashes, tuple(sorted(self.map.converters.items()))
        if key not in kept:
            compile_(self)
            kept[key] = self
            return
        first = kept[key]
        for name in MADE:
            made = getattr(first, name)
            setattr(self, name, made.__func__.__get__(self) if name.startswith("_build") else made)
        self.arguments |= first.arguments

    Rule.compile = once  # type: ignore[method-assign]
