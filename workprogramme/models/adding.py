"""Adding a row unless it is there, in the words of whichever database it is."""

from typing import Any

from sqlalchemy import Insert
from sqlalchemy.orm import InstrumentedAttribute, Session

from workprogramme.models.base import Record


def add_unless_there(session: Session, record: type[Record], key: InstrumentedAttribute[Any]) -> Insert:
    """The statement that adds rows of this kind and passes over those whose `key` is there already.

    Its `returning` is of the rows that it added.
    """
    # the words of the other database, which are not looked at, would be two megabytes of each process
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as adding
    else:
        from sqlalchemy.dialects.sqlite import insert as adding  # type: ignore[assignment]
    return adding(record).on_conflict_do_nothing(index_elements=[key])
