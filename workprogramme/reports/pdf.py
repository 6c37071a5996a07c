"""A paper as PDF: typst sets it, tagged for screen readers (PDF/UA-1), in the typeface that lies beside this file.

Knows papers only. The library is large, so it is imported when the first PDF is made and not when a server starts.
"""

import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from workprogramme.domain.calendar_lines import plain
from workprogramme.reports.characters import displayable, every_text
from workprogramme.reports.paper import LOGO_HEIGHT, Paper, Picture

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER / "fonts"
TEMPLATE = FOLDER / "paper.typ"
PICTURE = FOLDER / "picture.typ"
RENDERING: Final = 2  # of a paper's bytes; raise it when the template or a font changes, so that every ETag does


def pdf(paper: Paper) -> bytes:
    """The paper's bytes: the same for the same paper, as the file's dates are the paper's own.

    Characters that neither the typeface nor a fallback has are written as "?", because a PDF/UA may have no blanks
    that stand for text.
    """
    import typst

    told = every_text(paper.to_json(), plain)
    if paper.logo is not None:
        told["logo"]["bytes"] = list(paper.logo.content)
    try:
        return _set(told, paper)
    except typst.TypstError:
        told = every_text(told, lambda text: displayable(text, FONTS))
    try:
        return _set(told, paper)
    except typst.TypstError:
        if told.pop("logo", None) is None:
            raise
        return _set(told, paper)  # a paper without its logo is better than none


def drawn(picture: Picture) -> bytes:
    """The picture as PNG, for programs that show no SVG: at 300 dots an inch of the height that papers give it."""
    import typst

    made: bytes = typst.compile(
        PICTURE,
        root=FOLDER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"bytes": json.dumps(list(picture.content)), "height": str(LOGO_HEIGHT)},
        format="png",
        ppi=300,
    )
    return made


def _set(told: Any, paper: Paper) -> bytes:
    import typst

    return typst.compile(
        TEMPLATE,
        root=FOLDER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(told)},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=int(paper.at.timestamp()),
    )


@cache
def rendering() -> str:
    """What else the bytes depend on: the template's number and the library's version."""
    return f"pdf {RENDERING} {version('typst')}"
