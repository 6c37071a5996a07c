"""Forms that were sent: so that one that makes something makes it once, however often it is sent."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.models.base import Key, Record


class Submission(Record, kw_only=True):
    """One sending of a form with certain answers. `key` is their fingerprint, `made_id` the record that came of it."""

    __tablename__ = "submission"

    key: Mapped[Key] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    made_id: Mapped[int | None] = mapped_column(default=None)
