"""A logo is told by its content, keeps only what draws, and is refused with a reason that says what to do."""

import random
import struct
import zlib
from contextlib import suppress
from xml.etree.ElementTree import fromstring

import pytest

from workprogramme.domain.logos import LARGEST, LogoKind, logo_in
from workprogramme.domain.refusals import Refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 60, height: int = 40, more: bytes = b"", rows: bytes | None = None, woven: int = 0) -> bytes:
    told = b"".join(b"\0" + b"\x0b\x55\x63" * width for _ in range(height)) if rows is None else rows
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, woven)
    return SIGNATURE + chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(told)) + chunk(b"IEND", b"")


def svg(inside: str = '<rect width="60" height="40" fill="#0b5563"/>', on_root: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" {on_root}>{inside}</svg>'.encode()


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        logo_in(content)
    assert refused.value.field == "logo"
    return refused.value.reason


def test_a_png_keeps_what_draws_and_nothing_that_rides_along() -> None:
    found = logo_in(png(more=chunk(b"tEXt", b"Comment\0<script>")) + b"<?php trailing")
    assert found.kind is LogoKind.PNG
    assert found.content == png()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (png(10, 40), "This one is 10 by 40."),
        (png(2001, 40), "This one is 2001 by 40."),
        (png(woven=1), "without interlacing"),
        (png(rows=b"\0" * 10), "damaged"),
        (png(rows=b"\7" + b"\0" * 180 + (b"\0" * 181) * 39), "damaged"),
        (png()[:-20], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (b"\xff\xd8\xff\xe0 a photograph", "neither"),
        (b"", "neither"),
        (b"<html><body>A page</body></html>", "neither"),
        (b" " * (LARGEST + 1), "kB or less"),
    ],
)
def test_what_cannot_be_one_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    assert reason in refusal(content)


def test_no_more_is_unpacked_than_the_picture_has() -> None:
    bomb = png(rows=b"\0" * 50_000_000)
    assert len(bomb) < LARGEST
    assert logo_in(png(rows=b"\0" * (181 * 40))).kind is LogoKind.PNG
    logo_in(bomb)  # the rows that there should be are there; the rest is never unpacked


def test_bytes_that_were_spoilt_are_refused_or_harmless() -> None:
    chance = random.Random(1)
    for good in (png(), svg()):
        for _ in range(300):
            spoilt = bytearray(good)
            for _ in range(chance.randint(1, 4)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            with suppress(Refused):
                logo_in(bytes(spoilt))


def test_a_drawing_keeps_its_shapes_styles_and_words() -> None:
    inside = (
        '<title>Anytown</title><defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs>'
        '<style>.b { fill: url(#a) }</style><g class="b"><path d="M0 0h9"/><text>Anytown</text><use href="#a"/></g>'
    )
    found = logo_in(b'<?xml version="1.0"?>\n<!-- Made by hand -->\n' + svg(inside))
    assert found.kind is LogoKind.SVG
    assert [e.tag.rpartition("}")[2] for e in fromstring(found.content).iter()] == (
        ["svg", "title", "defs", "linearGradient", "stop", "style", "g", "path", "text", "use"]
    )


def test_what_programs_note_for_themselves_is_left_out() -> None:
    noted = svg(
        '<metadata>By A. Person</metadata><s:view xmlns:s="urn:sodipodi" s:zoom="2"/><rect width="9" height="9"/>',
        'xmlns:i="urn:inkscape" i:version="1"',
    )
    old = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    for content in (noted, old + noted):
        told = logo_in(content).content
        assert b"rect" in told
        for gone in (b"Person", b"sodipodi", b"inkscape", b"DOCTYPE"):
            assert gone not in told


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg('<image href="data:image/png;base64,AA=="/>'), "<image>"),
        (svg('<a href="#x"/>'), "<a>"),
        (svg("<animate/>"), "<animate>"),
        (svg(on_root='onload="alert(1)"'), "“onload”"),
        (svg('<use href="https://elsewhere.example/a.svg#b"/>'), "outside it"),
        (svg('<use href=" javascript:alert(1)"/>'), "outside it"),
        (svg("<style>@import url(//elsewhere.example)</style>"), "from elsewhere"),
        (svg('<rect fill="url(https://elsewhere.example/a)"/>'), "“fill”"),
        (svg('<rect style="background: url( //elsewhere.example )"/>'), "“style”"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<text>&a;</text>"), "document type"),
        (svg("<g>" * 50 + "</g>" * 50), "too deeply"),
        (svg("<g>"), "cannot be read"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "how large it is"),
        (b"<svg/>", "neither"),
    ],
)
def test_what_could_run_fetch_or_hide_something_is_named(content: bytes, reason: str) -> None:
    assert reason in refusal(content)
