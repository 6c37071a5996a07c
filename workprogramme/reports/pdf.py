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
from workprogramme.reports.paper import Paper

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER / "fonts"
TEMPLATE = FOLDER / "paper.typ"
RENDERING: Final = 2  # of a paper's bytes; raise it when the template or a font changes, so that every ETag does


def pdf(paper: Paper) -> bytes:
    """The paper's bytes: the same for the same paper, as the file's dates are the paper's own.

    Characters that neither the typeface nor a fallback has are written as "?", because a PDF/UA may have no blanks
    that stand for text.
    """
    import typst

    told = every_text(paper.to_json(), plain)
    try:
        return _set(told, paper)
    except typst.TypstError:
        return _set(every_text(told, lambda text: displayable(text, FONTS)), paper)


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
