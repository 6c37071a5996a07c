"""QR codes: an address that a phone's camera can read. Knows an address and a picture; knows no calendar."""

from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_code(address: str) -> Markup:
    """The address as an SVG element without a size or a name of its own; whoever shows it says what it is.

    Black on white also in the dark, as cameras need it.
    """
    import segno  # here, because only two pages have such a picture, and each process would carry half a megabyte

    drawn = segno.make(address, error="m", micro=False).svg_inline(
        dark="#000", light="#fff", border=4, omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(drawn.replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S704 - of squares alone: the address itself is not written in it


def qr_file(address: str) -> str:
    """The same as a file of its own."""
    return str(qr_code(address)).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
