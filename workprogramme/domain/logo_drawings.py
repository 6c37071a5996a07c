"""An SVG that may be a logo: shapes, colours and words. What could run, fetch or hide something is refused by name.

What programs note for themselves in a drawing is left out. Source: SVG 1.1 (second edition), W3C.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring, register_namespace, tostring

from workprogramme.domain.refusals import Refused

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
_DRAWS: Final = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle", "ellipse", "line"),
        *("polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask"),
        "pattern",
    )
)
_NOTES: Final = frozenset(("metadata",))
_WITHIN: Final = re.compile(r"#[\w.:-]+")
_REACHES_OUT: Final = re.compile(r"@import|@font-face|expression|javascript|url\((?!\s*['\"]?#)", re.IGNORECASE)
_DEEPEST: Final = 40


def clean_drawing(content: bytes) -> bytes:
    """The drawing without what does not draw. Raises Refused, for the field "logo", with what to take out of it."""
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        content = _without_doctype(content)
    try:
        content.decode("utf-8")
        root = fromstring(content)  # noqa: S314 - nothing that defines an entity has come this far
    except (ParseError, UnicodeDecodeError, ValueError):
        raise _no("This SVG cannot be read. Save it again as plain SVG, and choose it again.") from None
    if root.tag != f"{{{SVG}}}svg":
        raise _no("Choose a PNG or an SVG. This file is neither, whatever its name says.")
    if not root.get("viewBox") and not (root.get("width") and root.get("height")):
        raise _no("This SVG does not say how large it is. Save it with a width and a height, or a view box.")
    _clean(root, 0)
    register_namespace("", SVG)
    register_namespace("xlink", XLINK)
    written: bytes = tostring(root, encoding="utf-8")
    return written


def _without_doctype(content: bytes) -> bytes:
    """The drawing without the line that older programs begin it with; one that defines anything is refused."""
    found = re.match(rb"(.*?)<!DOCTYPE\s+svg\s+PUBLIC\s+\"[^\"<>\[]*\"\s+\"[^\"<>\[]*\"\s*>(.*)", content, re.DOTALL)
    if found is None or re.search(rb"<!(DOCTYPE|ENTITY)", found[2], re.IGNORECASE):
        raise _no("This SVG has a document type that defines something. Save it as plain SVG, and choose it again.")
    return found[1] + found[2]


def _clean(element: Element, depth: int) -> None:
    if depth > _DEEPEST:
        raise _no("This SVG is too deeply grouped. Simplify it, and choose it again.")
    _check(element)
    for child in list(element):
        space, _, name = str(child.tag).rpartition("}")
        if space != f"{{{SVG}" or name in _NOTES:
            element.remove(child)
        else:
            _clean(child, depth + 1)


def _check(element: Element) -> None:
    name = str(element.tag).rpartition("}")[2]
    if name not in _DRAWS:
        raise _no(f"A logo may not have <{name}> in it. Take it out, or save the logo as PNG.")
    if name == "style" and _REACHES_OUT.search(element.text or ""):
        raise _no("The styles of this SVG fetch something from elsewhere. Save it as plain SVG, or as PNG.")
    for attribute, value in list(element.attrib.items()):
        space, _, said = attribute.rpartition("}")
        if said.lower().startswith("on"):
            raise _no(f"A logo may not run anything, and this SVG has “{said}”. Take it out, or save the logo as PNG.")
        if said == "href":
            if not _WITHIN.fullmatch(value.strip()):
                raise _no("A logo may not lead or refer to anything outside it. Take it out, or save the logo as PNG.")
        elif space:
            del element.attrib[attribute]
        elif _REACHES_OUT.search(value):
            raise _no(f"“{said}” in this SVG refers to something outside it. Take it out, or save the logo as PNG.")


def _no(reason: str) -> Refused:
    return Refused(reason, "logo")
