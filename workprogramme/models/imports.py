"""Imports: a council's own document on its way into the working programme, from its upload to what came of it.

As long as an import is a draft nothing but these two tables knows of it. Any kind of document that is brought in, a
programme or a calendar of meetings, is kept here in the same way.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.domain.imports import ImportKind, ImportState
from workprogramme.models.base import Record


class Import(Record, kw_only=True):
    """One document that is, or was, brought in. Its bytes are an ImportFile's.

    `committee_id` is None where the document is of no one committee. `name`: as the document was called, safe to show
    and to save. `size` is in bytes. `year`: the start of the municipal year that the officer gave; None to go by the
    document. `corrections` and `choices` are what a person said of the reading and of what it met in the programme,
    values that the room that made the import reads. `came_of`: what the import made and changed, with what was there
    before, so that it can be undone as a whole. `touched_at`: when a draft was last worked on; it goes a while after.
    """

    __tablename__ = "import"
    __table_args__ = (Index(None, "committee_id", "kind", "state"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    kind: Mapped[ImportKind]
    state: Mapped[ImportState] = mapped_column(default=ImportState.DRAFT)
    name: Mapped[str]
    size: Mapped[int]
    year: Mapped[int | None] = mapped_column(default=None)
    by_id: Mapped[int | None]
    by_name: Mapped[str]
    at: Mapped[datetime]
    touched_at: Mapped[datetime]
    corrections: Mapped[list[Any]] = mapped_column(default_factory=list)
    choices: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    came_of: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    done_by: Mapped[str] = mapped_column(default="")
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(default="")
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ImportFile(Record, kw_only=True):
    """The document of one import: its bytes as they were sent, and the lines that were found in them, so that a file is
    opened once and can be read again.

    Both are fetched only where they are asked for.
    """

    __tablename__ = "import_file"

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id"), primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    lines: Mapped[list[Any]] = mapped_column(default_factory=list, deferred=True)
