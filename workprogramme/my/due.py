"""Reports that are due, as their page shows them: each with its track and what is said of it, the soonest first.

Values and no more: made of the rows of one query, for a day and the council's working days.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from workprogramme.domain.deadlines import Stage, timetable
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.programme import ItemValue, MeetingValue, public_item
from workprogramme.domain.report_tracks import DeferralState, DocumentKind, Standing, Tick, Track, track_of
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.reports import ReportDocument, ticks_in
from workprogramme.my.queries import values_in

WRITTEN = {"draft": DocumentKind.DRAFT, "final": DocumentKind.FINAL}
"""The stages of the usual chain at which a document is handed over."""


@dataclass(frozen=True)
class Ground:
    """What deadlines are counted on."""

    today: date
    days: WorkingDays
    jurisdiction: Jurisdiction


@dataclass(frozen=True)
class Board:
    """The committee of a report, and its chain of deadlines."""

    id: int
    slug: str
    name: str
    code: str
    chain: tuple[Stage, ...]


@dataclass(frozen=True)
class Said:
    """What is known of a report beyond its dates: its standing, and its newest request to defer."""

    standing: Standing | None = None
    note: str = ""
    by: str = ""
    on: date | None = None
    deferral: DeferralState | None = None
    deferral_reason: str = ""
    deferred_to: date | None = None
    deferred_from: int | None = None
    planned_at: int | None = None
    answer: str = ""

    @property
    def asked_to_defer(self) -> bool:
        """Whether a request waits for an answer."""
        return self.deferral is DeferralState.ASKED


@dataclass(frozen=True)
class Held:
    """One version of a document, without its bytes."""

    id: int
    kind: DocumentKind
    number: int
    name: str
    size: int
    at: datetime
    by_name: str


@dataclass(frozen=True, eq=False)
class Due:
    """One report. `track` is None where it has no date, its meeting is off, or lies too far ahead to count."""

    item: ItemValue
    meeting: MeetingValue | None
    board: Board
    track: Track | None
    said: Said
    documents: tuple[Held, ...]

    @property
    def dated(self) -> bool:
        """Whether it has a meeting that takes place."""
        return self.meeting is not None and self.meeting.status.takes_place

    @property
    def deferred(self) -> bool:
        """Whether its request to defer was accepted, and the next edition alone will take it from where it was.

        Not where the co-ordinator has moved it back since.
        """
        accepted = self.said.deferral is DeferralState.ACCEPTED and self.said.deferred_from != self.said.planned_at
        return accepted and self.meeting is not None and self.meeting.id == self.said.deferred_from

    @property
    def late(self) -> bool:
        """Whether a stage is past its day."""
        return self.track is not None and self.track.late

    @property
    def newest(self) -> Mapping[DocumentKind, Held]:
        """The newest document of each kind."""
        return {document.kind: document for document in self.documents}

    @property
    def to_attach(self) -> DocumentKind | None:
        """The document that the next stage asks for, while there is none."""
        step = self.track.to_do if self.track else None
        wanted = WRITTEN.get(step.stage.key) if step else None
        return wanted if wanted not in self.newest else None

    @property
    def due_on(self) -> date | None:
        """The day of the next stage, else that of the meeting."""
        step = self.track.following if self.track else None
        return step.deadline.day if step else self.meeting.day if self.dated and self.meeting else None

    @property
    def sort_key(self) -> tuple[bool, date, date, str, int]:
        """The soonest first; those without a date after all others, by when they are wanted."""
        day = self.due_on
        meeting = self.meeting.day if self.dated and self.meeting else date.max
        return day is None, day or self.item.target_latest or date.max, meeting, self.item.title, self.item.id


def due_reports(
    rows: Iterable[Any], documents: Mapping[int, list[ReportDocument]], ground: Ground, *, public: bool = False
) -> list[Due]:
    """The reports of these rows in order. `public`: private items as the public may know of them, and no more."""
    found = (due_of(tuple(row), row._fields, documents_told(documents.get(row.item_id, ())), ground) for row in rows)
    told = (_in_public(due) if public and due.item.private else due for due in found)
    return sorted(told, key=lambda due: due.sort_key)


def _in_public(due: Due) -> Due:
    return replace(due, item=public_item(due.item), said=Said(), documents=())


def documents_told(documents: Iterable[ReportDocument]) -> tuple[Held, ...]:
    """These documents as values, in order."""
    return tuple(
        Held(one.id, one.kind, one.number, one.name, one.size, one.at, one.by_name) for one in documents
    )  # fmt: skip


@lru_cache(maxsize=4096)
def due_of(values: tuple[Any, ...], names: tuple[str, ...], documents: tuple[Held, ...], ground: Ground) -> Due:
    """The report of one row, made once for a day as long as nothing in the row changes."""
    row = dict(zip(names, values, strict=True))
    item, meeting = values_in(json.loads(row["document"]))
    chain = chain_of(json.loads(row["deadline_chain"] or "null"), ground.jurisdiction)
    board = Board(row["committee_id"], row["slug"], row["committee"], row["code"], chain)
    said = Said(
        standing=row["standing"],
        note=row["note"] or "",
        by=row["said_by"] or "",
        on=row["said_on"],
        deferral=row["deferral"],
        deferral_reason=row["deferral_reason"] or "",
        deferred_to=row["deferred_to"],
        deferred_from=row["deferred_from"],
        planned_at=row["planned_at"],
        answer=row["answer"] or "",
    )
    ticks = ticks_in(json.loads(row["stages"] or "{}"))
    return Due(item, meeting, board, tracked(chain, meeting, ticks, ground), said, documents)


def tracked(
    chain: tuple[Stage, ...], meeting: MeetingValue | None, ticks: Mapping[str, Tick], ground: Ground
) -> Track | None:
    """The track of a report for a meeting; None without one that takes place, or past the holidays' horizon."""
    if meeting is None or not meeting.status.takes_place:
        return None
    try:
        deadlines = timetable(meeting.day, ground.days, chain, ground.jurisdiction)
        return track_of(deadlines, ticks, ground.today, ground.days)
    except BeyondHorizon:
        return None
