"""What a person has to hand in and to answer, as published: one statement for all of it, without an ORM session.

Each row has the counters and moments that its calendar entry is stamped with, so that no clock is asked.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Row, ScalarSelect, Select, Table, bindparam, func, literal, null, select, union_all

from workprogramme.clock import LONDON
from workprogramme.domain.kinds import PartRole
from workprogramme.feeds.personal.queries import PersonalState, chosen_ids
from workprogramme.feeds.windows import Window
from workprogramme.models.committees import Committee
from workprogramme.models.council import Council
from workprogramme.models.editions import Edition, PublishedFollowUp, PublishedItem
from workprogramme.models.journal import JournalEntry
from workprogramme.models.published_parts import PublishedPart
from workprogramme.models.reports import Report

REPORT, FOLLOW_UP = "report", "follow-up"
WITHHELD = "withheld"  # the change of a follow-up that became private: its row has no words

_part = cast(Table, PublishedPart.__table__)
_report = cast(Table, Report.__table__)
_committee = cast(Table, Committee.__table__)
_council = cast(Table, Council.__table__)
_edition = cast(Table, Edition.__table__)
_item = cast(Table, PublishedItem.__table__)
_asked = cast(Table, PublishedFollowUp.__table__)
_journal = cast(Table, JournalEntry.__table__)


def due_rows(connection: Connection, state: PersonalState, window: Window) -> Sequence[Row[Any]]:
    """A row for each published report that the person leads on and for each follow-up that they are to answer.

    `document` is of `kind`; `chain`, `stages` and `closures` are as the records keep them. `sequence` only grows;
    `first_at` is when the public first heard of it; `told_at`, `chain_at` and `days_at` are when it, the committee and
    the council last changed (the latter two None where that is not known). One statement; none for whom it cannot be.
    """
    if state.person_id is None:
        return []
    values: dict[str, Any] = {"person_id": state.person_id, "first_day": first_day(window)}
    values |= {"asked_of": f"% {state.person_id} %"}
    wanted = _due(some=bool(state.chosen))
    return connection.execute(wanted, {**values, "id": state.id} if state.chosen else values).all()


def first_day(window: Window) -> date:
    """The first day whose deadlines are still shown: they go when a cancelled meeting of that day does."""
    return window.cancelled_since.astimezone(LONDON).date()


@lru_cache(maxsize=2)
def _due(*, some: bool) -> Any:
    reports, follow_ups = _reports(), _follow_ups()
    if some:
        reports = reports.where(_part.c.committee_id.in_(chosen_ids()))
        follow_ups = follow_ups.where(_asked.c.committee_id.in_(chosen_ids()))
    return union_all(reports, follow_ups)


def _reports() -> Select[Any]:
    closures = select(_council.c.closures).scalar_subquery()
    versions = _committee.c.version + func.coalesce(select(_council.c.version).scalar_subquery(), 1)
    told = _item.join(_edition, _edition.c.id == _item.c.edition_id), _item.c.item_id == _part.c.item_id
    return (
        select(
            literal(REPORT).label("kind"),
            _part.c.item_id.label("id"),
            _part.c.document,
            _committee.c.name.label("committee"),
            _committee.c.deadline_chain.label("chain"),
            _report.c.stages,
            closures.label("closures"),
            (_chapter(func.count(), *told, _part) + versions).label("sequence"),
            _chapter(func.min(_edition.c.published_at), *told, _part).label("first_at"),
            _chapter(func.max(_edition.c.published_at), *told, _part).label("told_at"),
            _changed_at("committee", _committee.c.id).label("chain_at"),
            _changed_at("council", literal(1)).label("days_at"),
        )
        .select_from(
            _part.join(_committee, _committee.c.id == _part.c.committee_id).outerjoin(
                _report, _report.c.item_id == _part.c.item_id
            )
        )
        .where(
            _part.c.person_id == bindparam("person_id"),
            _part.c.day >= bindparam("first_day"),
            _part.c.role == PartRole.LEAD_OFFICER,
        )
    )


def _follow_ups() -> Select[Any]:
    earlier = cast(Any, _asked.alias("earlier"))
    told = (
        earlier.join(_edition, _edition.c.id == earlier.c.edition_id),
        earlier.c.follow_up_id == _asked.c.follow_up_id,
    )
    return (
        select(
            literal(FOLLOW_UP),
            _asked.c.follow_up_id,
            _asked.c.document,
            _committee.c.name,
            null(),
            null(),
            null(),
            _chapter(func.count(), *told, _asked),
            _chapter(func.min(_edition.c.published_at), *told, _asked),
            _chapter(func.max(_edition.c.published_at), *told, _asked),
            null(),
            null(),
        )
        .select_from(_asked.join(_committee, _committee.c.id == _asked.c.committee_id))
        .where(
            _asked.c.newest,
            _asked.c.change != WITHHELD,
            _asked.c.closed_on.is_(None),
            _asked.c.target_latest >= bindparam("first_day"),
            _asked.c.people.like(bindparam("asked_of")),
        )
    )


def _chapter(what: Any, told: Any, its: Any, of: Table) -> ScalarSelect[Any]:
    """Something about all that editions have said of the row's item or follow-up."""
    return select(what).select_from(told).where(its).correlate(of).scalar_subquery()


def _changed_at(table: str, record: Any) -> ScalarSelect[Any]:
    """When the journal last heard of the record."""
    wanted = select(_journal.c.at).where(_journal.c.table_name == table, _journal.c.record_id == record)
    return wanted.order_by(_journal.c.id.desc()).limit(1).correlate(_committee).scalar_subquery()
