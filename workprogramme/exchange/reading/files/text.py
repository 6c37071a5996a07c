"""From a file's bytes to its text: size, encoding and line ends.

Knows nothing of what the text says; whatever is not text is refused with one line that says what to do.
"""

from pathlib import Path

from workprogramme.exchange.reading.unreadable import Unreadable

DEFAULT_LIMIT = 10_000_000
"""Bytes. A year of agenda packs as text is far below this."""

_NOT_TEXT = (
    "This is not a text file, nor a Word, Excel, OpenDocument or PDF file that can be opened. "
    "Save the work programme as plain text and read that."
)
_EMPTY = "The file is empty."
_LONGEST_CHARACTER = 4  # bytes, in UTF-8
# A file's beginning says what it is made of; control characters are counted there, so that a long file is read once.
_SAMPLE = 65_536


def bytes_of(path: Path, limit: int = DEFAULT_LIMIT) -> bytes:
    """The bytes of the file at `path`; Unreadable when it is not there, not a file, or longer than `limit` bytes."""
    try:
        if path.is_dir():
            raise Unreadable(f"{path} is a folder, not a file.")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise Unreadable(f"There is no file {path}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not a file's name"
        raise Unreadable(f"{path} cannot be opened: {reason}.") from None
    refuse_long(data, limit)
    return data


def text_of(data: bytes, limit: int = DEFAULT_LIMIT) -> str:
    """The text in `data` with "\\n" at its line ends: UTF-8, UTF-16 with its mark, else Windows-1252.

    Unreadable when it is longer than `limit` bytes, empty, or not text. A file cut inside a character loses
    nothing but that character, which shows as U+FFFD.
    """
    refuse_long(data, limit)
    if not data.strip():
        raise Unreadable(_EMPTY)
    text = _decoded(data)
    if "\0" in text or _mostly_controls(text[:_SAMPLE]):
        raise Unreadable(_NOT_TEXT)
    if not text.strip():
        raise Unreadable(_EMPTY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_long(data: bytes, limit: int) -> None:
    """Unreadable when there are more than `limit` bytes."""
    if len(data) > limit:
        megabytes = f"{limit / 1_000_000:g} MB"
        raise Unreadable(f"The file is larger than {megabytes}. Save only the work programme and read that.")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - _LONGEST_CHARACTER and error.reason == "unexpected end of data":
            return data.decode("utf-8", errors="replace")
    # One damaged character must not turn every other one of a UTF-8 file into two.
    mended = data.decode("utf-8", errors="replace")
    damaged = mended.count("\N{REPLACEMENT CHARACTER}")
    foreign = sum(1 for character in mended[:_SAMPLE] if character > "\x7f") - damaged
    return mended if foreign > damaged else data.decode("windows-1252", errors="replace")


def _mostly_controls(text: str) -> bool:
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\v\x1a\x1b")
    return controls * 20 > len(text)
