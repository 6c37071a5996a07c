"""The style sheet that carries a council's colours, since a strict policy lets no page carry them itself. Pure."""

import re
from collections.abc import Iterable

from workprogramme.domain.colours import text_on

COLOUR = re.compile(r"#[0-9a-f]{6}")
CODE = re.compile(r"[A-Za-z0-9]{1,6}")


def stylesheet(council: str, committees: Iterable[tuple[str, str]]) -> str:
    """The rules that set `--council` on every page and `--committee` within `.committee-<short code>`.

    `…-text` is what can be read on the colour; for dark pages css/ mixes its own tints of them. What is no colour or
    no code is left out.
    """
    rules = [(f".committee-{code.lower()}", "committee", colour) for code, colour in committees if CODE.fullmatch(code)]
    wanted = [rule for rule in [(":root", "council", council), *rules] if COLOUR.fullmatch(rule[2])]
    return "".join(_rule(selector, name, colour) for selector, name, colour in wanted)


def _rule(selector: str, name: str, colour: str) -> str:
    return f"{selector} {{ --{name}: {colour}; --{name}-text: {text_on(colour)}; }}\n"
