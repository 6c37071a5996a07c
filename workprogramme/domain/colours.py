"""Colours that a council sets, and whether they can be read: contrast by WCAG 2.2. Pure; css tints them in the dark."""

import re
from typing import Final

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
LEAST_CONTRAST: Final = 4.5  # WCAG 2.2 success criterion 1.4.3, level AA, text of ordinary size
_WRITTEN: Final = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)


def read_colour(text: str) -> str:
    """The colour as "#0b5563", from six or three hexadecimal digits with or without "#". Raises ValueError."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError("must be six digits or letters from a to f, like #0b5563")
    digits = found[1].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other: from 1 (not at all) to 21 (black on white). WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def why_unreadable(colour: str) -> str | None:
    """Why the colour may not be used for text on white, and what to do; None when it may."""
    found = contrast(colour, WHITE)
    if found >= LEAST_CONTRAST:
        return None
    told = int(found * 10) / 10  # rounded down, so that 4.48 is not called 4.5
    return (
        f"Choose a darker colour. White text on {colour} has a contrast of {told:g} to 1, "
        f"and people need at least {LEAST_CONTRAST:g} to 1 to read it. {darker(colour)} would do."
    )


def darker(colour: str) -> str:
    """The nearest colour of the same tone that can be read on white."""
    mixes = ("#" + "".join(f"{round(part * kept / 100):02x}" for part in _parts(colour)) for kept in range(100, -1, -1))
    return next(mixed for mixed in mixes if contrast(mixed, WHITE) >= LEAST_CONTRAST)


def text_on(colour: str) -> str:
    """White or black: whichever reads better on the colour; one of them always reads."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, colour))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
