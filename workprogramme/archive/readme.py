"""What the archive says of itself in plain English, for whoever opens it and has never heard of us."""

import textwrap
from collections.abc import Mapping
from datetime import datetime

from workprogramme.archive.layout import FORMAT
from workprogramme.archive.left_out import COLUMNS, TABLES
from workprogramme.web.words import count, moment_words

WIDTH = 92


def readme(council: str, at: datetime, by_name: str, rows: Mapping[str, int]) -> str:
    """The text. `at`: when it was made (aware); `rows`: how many there are, by table."""
    held = ", ".join(
        count(rows.get(table, 0), *words)
        for table, words in (
            ("committee", ("committee",)),
            ("meeting", ("meeting",)),
            ("item", ("item",)),
            ("person", ("person", "people")),
            ("follow_up", ("follow-up",)),
            ("recommendation", ("recommendation",)),
            ("edition", ("edition",)),
            ("agenda_version", ("published agenda",)),
            ("report_document", ("attached report",)),
        )
    )
    kept_back = [*TABLES.values(), *COLUMNS.values()]
    paragraphs = (
        f"Everything that Work Programme holds for {council}, as it was on {moment_words(at)}. Taken away by "
        f"{by_name}.",
        f"It holds {held}.",
        "KEEP IT SAFE. Private (exempt) items and the reports on them are in it, and people's names and email "
        "addresses.",
        "data/ has all of it, a file for each sort of thing, as JSON: with this another installation of Work Programme "
        "becomes what this one was. data/schema.json says what each name means; docs/archive-json.md of Work "
        f"Programme says the same to read. This is format {FORMAT}.",
        "spreadsheets/ has meetings, items, people, follow-ups, recommendations and the journal as CSV. Open them with "
        "any spreadsheet. A text that a spreadsheet would take for a formula begins with an apostrophe.",
        "editions/ has each published work programme as PDF and JSON, as everybody may read it; the newest of each "
        "year as Word too.",
        "agendas/ has each version of each published agenda likewise.",
        "reports/ has the documents that were attached as reports, every version, by committee and item. The number of "
        "an item is in spreadsheets/items.csv. Check them for viruses as you would any document from elsewhere.",
        "manifest.json says which files there are, how large each is and its SHA-256, so that damage shows.",
        "TO MOVE IN SOMEWHERE ELSE: install Work Programme, do not run `workprogramme init`, and run `workprogramme "
        "load` with this file. It asks which administrator you are and gives that one a password. The addresses of "
        "committees, meetings and items stay what they are.",
        f"NOT IN HERE, so that nobody gets in with it: {'; '.join(kept_back)}. After the move everybody chooses a new "
        "password, owners of personal calendars renew them, and links for replies are made anew.",
    )
    return "\r\n\r\n".join(textwrap.fill(one, WIDTH).replace("\n", "\r\n") for one in paragraphs) + "\r\n"
