"""From marked-up text (HTML, Markdown, Word's leavings) to the plain words of it.

Knows nothing of lines, tables or dates; "4 <sup>th</sup> July" and "4th July" come out the same.
"""

import html
import re
import unicodedata

# "4 <sup>th</sup>": whoever set the document put a space where there is none.
_ORDINAL = re.compile(r"(?<=[0-9])[ \u00a0]*<sup>[ ]*(st|nd|rd|th)[ ]*</sup>", re.IGNORECASE)
_SPACED_ORDINAL = re.compile(r"\b([0-9]{1,2}) (st|nd|rd|th)\b(?= [A-Z])")
_BREAK = re.compile(r"<br[ ]*/?>|</p>|</li>|</div>|</tr>", re.IGNORECASE)
# A tag begins with a known name, so that "<5 years" and "<http://…>" stay.
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|p|em|li|ol|ul|th|td|tr|br|hr|sup|sub|div|del|ins|span|font|strong|small|mark|table|tbody|thead"
    r"|h[1-6])(?:[ ][^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\*(?![\w*])")
_HEADING = re.compile(r"^ ?#{1,6} | #{1,6}$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200c\u200d\u2060\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n[ \n]*")


def plain(text: str) -> str:
    """The words of `text` without their markup, single-spaced; a break inside it (`<br>`) is a newline."""
    if "<" in text:
        text = _ORDINAL.sub(r"\1", text)
        text = _BREAK.sub("\n", text)
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    text = _cleaned(text)
    if "#" in text:
        text = _HEADING.sub("", text)
    if "*" in text:
        text = _ITALIC.sub(r"\1", text.replace("**", ""))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return _finished(text)


def tidy(text: str) -> str:
    """Words that have no markup, single-spaced, with nothing invisible; a newline in them stays one."""
    return _finished(_cleaned(text))


def _cleaned(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = _INVISIBLE.sub("", text)
    if not text.isascii() or "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return text


def _finished(text: str) -> str:
    if " st " in text or " nd " in text or " rd " in text or " th " in text:
        text = _SPACED_ORDINAL.sub(r"\1\2", text)
    return _AROUND_BREAK.sub("\n", text).strip() if "\n" in text else text.strip()


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity.group())
