"""What calendars know our meetings by, so that a meeting is known again wherever its calendar moves it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workprogramme.models.base import Record


class MeetingIdentity(Record, kw_only=True):
    """One identity that a committee's calendars have for one of its meetings."""

    __tablename__ = "meeting_identity"

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), primary_key=True)
    uid: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
