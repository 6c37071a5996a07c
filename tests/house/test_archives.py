"""An archive is documented as it is, and no column that opens something slips into it."""

import re

from tests.archive.schema_document import DOCUMENT, document
from workprogramme.archive.left_out import COLUMNS, TABLES, stand_ins
from workprogramme.models.base import Record


def test_what_is_in_an_archive_is_documented_as_the_records_say() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "The records have changed: run `make docs`."


def test_a_column_that_sounds_like_a_secret_is_left_out_or_known_to_be_none() -> None:
    harmless = {
        "acknowledgement.key": "which finding is meant",
        "feed.key": "the name of a public feed",
        "minute.key": "which line of the agenda is meant",
        "notice.key": "a digest that tells one notice from another",
        "published_meeting.digest": "of a public calendar entry",
        "proposal.digest": "of the words that it was read from",
        "report_document.digest": "which file is meant",
        "stored_file.digest": "of the file itself",
    }
    sounding = {
        f"{table.name}.{column.name}"
        for table in Record.metadata.tables.values()
        for column in table.columns
        if table.name not in TABLES
        and re.search(r"pass|secret|token|nonce|digest|hash|session|bound_to|signature|(^|_)key$", column.name)
    }
    assert sounding - set(harmless) == {".".join(column) for column in COLUMNS}
    assert {(table, column) for table, _ in COLUMNS for column in stand_ins(table)} == set(COLUMNS)
