"""The days by which agendas must be public, as calendar entries: of published meetings whose agenda is not out yet.

Made of what the public may read and of the law, so they say nothing that the working programme alone knows.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, Select, Table, bindparam, func, or_, select

from workprogramme.domain.agendas import dispatch_day
from workprogramme.domain.calendar_lines import on_one_line
from workprogramme.domain.programme import meeting_from_json
from workprogramme.domain.working_days import BeyondHorizon
from workprogramme.feeds.personal.due_entries import DueEntry, Place
from workprogramme.feeds.personal.queries import PersonalState, chosen_ids
from workprogramme.feeds.windows import Window
from workprogramme.models.agendas import Agenda
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.journal import JournalEntry
from workprogramme.web.addresses import meeting_url
from workprogramme.web.law import working_days_with
from workprogramme.web.words import count, date_words, day_month, time_words

CATEGORY: Final = "Agenda deadline"

_meeting = cast(Table, PublishedMeeting.__table__)
_committee = cast(Table, Committee.__table__)
_council = cast(Table, Council.__table__)
_agenda = cast(Table, Agenda.__table__)
_journal = cast(Table, JournalEntry.__table__)


def agenda_rows(connection: Connection, state: PersonalState, window: Window) -> Sequence[Row[Any]]:
    """A row for each published meeting of the chosen committees that takes place and has no published agenda.

    `sequence` only grows; `days_at`: when the council's closure days last changed, None where that is not known. One
    statement.
    """
    values = {"since": window.cancelled_since, **({"id": state.id} if state.chosen else {})}
    return connection.execute(_rows(some=bool(state.chosen)), values).all()


@lru_cache(maxsize=2)
def _rows(*, some: bool) -> Select[Any]:
    closures, version = (select(column).scalar_subquery() for column in (_council.c.closures, _council.c.version))
    days_at = select(func.max(_journal.c.at)).where(_journal.c.table_name == "council").scalar_subquery()
    wanted = (
        select(
            _meeting.c.document,
            _committee.c.name.label("committee"),
            _committee.c.code,
            closures.label("closures"),
            (_meeting.c.sequence + func.coalesce(version, 1) - 1).label("sequence"),
            _meeting.c.created_at,
            _meeting.c.changed_at,
            days_at.label("days_at"),
        )
        .select_from(
            _meeting.join(_committee, _committee.c.id == _meeting.c.committee_id).outerjoin(
                _agenda, _agenda.c.meeting_id == _meeting.c.meeting_id
            )
        )
        .where(
            _meeting.c.starts_at >= bindparam("since"),
            _meeting.c.cancelled.is_(False),
            or_(_agenda.c.published.is_(None), _agenda.c.published == 0),
        )
    )
    return wanted.where(_meeting.c.committee_id.in_(chosen_ids())) if some else wanted


def agenda_entries(rows: Iterable[Any], place: Place) -> list[DueEntry]:
    """The last lawful day of each of these meetings, where the law asks for one and it can be counted."""
    return [entry for row in rows if (entry := _entry(row, place)) is not None]


def _entry(row: Any, place: Place) -> DueEntry | None:
    meeting = meeting_from_json(row.document["meeting"])
    try:
        day = dispatch_day(meeting, working_days_with(row.closures or ()), place.jurisdiction)
    except BeyondHorizon:
        return None  # nobody knows the bank holidays of that year yet
    if day is None:
        return None
    clear = count(place.jurisdiction.clear_days, "clear day")
    return DueEntry(
        uid=f"agenda-{meeting.id}",
        day=day,
        summary=f"Agenda must be public: {on_one_line(row.code)}, {day_month(meeting.day)}",
        told=f"The last lawful day to publish the agenda and reports, {clear} before the meeting of "
        f"{on_one_line(row.committee)} on {date_words(meeting.day)} at {time_words(meeting.starts)} (Local Government "
        "Act 1972 sections 100A and 100B).",
        url=f"{place.base_url}{meeting_url(meeting)}agenda/",
        category=CATEGORY,
        sequence=row.sequence,
        created_at=row.created_at,
        changed_at=max(at for at in (row.changed_at, row.days_at) if at is not None),
    )
