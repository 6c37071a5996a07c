"""Whether what somebody typed is a web address that may stand as a link on a page that everybody reads."""

import re
from typing import Final

LONGEST: Final = 500  # characters
_ADDRESS: Final = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)


def is_web_address(address: str, *, secure: bool = False) -> bool:
    """Whether it is an https or http address (`secure`: https alone); anything else in a link could run as a script."""
    known = len(address) <= LONGEST and address.isprintable() and _ADDRESS.fullmatch(address)
    return bool(known) and (not secure or address.lower().startswith("https://"))
