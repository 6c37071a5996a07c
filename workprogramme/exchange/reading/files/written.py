"""Text, as it was pasted or as another program saved it → lines: a web page, a table, or lines as they are."""

from workprogramme.exchange.reading.files.separated import lines_in_table, separator_of
from workprogramme.exchange.reading.files.spaced import with_spaced_tables
from workprogramme.exchange.reading.files.web_pages import is_web_page, lines_in_web_page
from workprogramme.exchange.reading.lines import Line, lines_of


def lines_in_text(text: str) -> tuple[Line, ...]:
    """The lines of the text, with "\\n" at its line ends."""
    if is_web_page(text):
        return tuple(lines_in_web_page(text))
    separator = separator_of(text)
    return tuple(lines_in_table(text, separator)) if separator else with_spaced_tables(lines_of(text))
