"""What a notice may still say when it is sent: of what became private since it was queued, only what the public reads.

Mail can be passed on, so it is the public's view whoever is told. What was opened again by then is told.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.withheld_documents import follow_ups_of, public_changes, titles_withheld
from workprogramme.domain.withholding import withheld_title, withholding_from_json
from workprogramme.models.agendas import AgendaVersion
from workprogramme.models.editions import Edition
from workprogramme.models.follow_up_values import is_private, whole
from workprogramme.models.follow_ups import FollowUp
from workprogramme.models.items import Item
from workprogramme.models.outbox import Notice
from workprogramme.models.recommendations import Recommendation
from workprogramme.models.reports import Deferral
from workprogramme.models.withholding import AS_PUBLISHED, exempt_as_published
from workprogramme.web.asked_facts import PRIVATE
from workprogramme.web.recommendation_words import withheld

Facts = Mapping[str, Any]
_ITEM: Final = re.compile(r"/items/(\d+)/")


def facts_now(session: Session, notice: Notice) -> dict[str, Any]:
    """The facts of a notice as they may be told now. A few queries; for each notice in a collection as many."""
    if notice.kind != NoticeKind.COLLECTION.value:
        return _facts(session, notice.about_table, notice.about_id, notice.facts)
    parts = notice.facts.get("notices", ())
    wanted = select(Notice.id, Notice.about_table, Notice.about_id).where(Notice.id.in_([one["id"] for one in parts]))
    about = {row.id: (row.about_table, row.about_id) for row in session.execute(wanted)}
    told = [
        {**one, "facts": _facts(session, *about[one["id"]], one["facts"])} if one["id"] in about else one
        for one in parts
    ]
    return {**notice.facts, "notices": told}


def _facts(session: Session, table: str, record_id: int, facts: Facts) -> dict[str, Any]:
    """`table` and `record_id`: what the notice is about."""
    match table:
        case "item":
            return _of_item(facts, exempt_now(session, [record_id]).get(record_id))
        case "deferral":
            item_id = session.scalar(select(Deferral.item_id).where(Deferral.id == record_id))
            return _of_item(facts, exempt_now(session, [item_id]).get(item_id)) if item_id else dict(facts)
        case "person":
            return _of_reports(session, facts)
        case "follow_up":
            found = session.scalars(select(FollowUp).where(FollowUp.id == record_id).options(*whole())).one_or_none()
            return {**facts, "wording": PRIVATE} if found is not None and is_private(found) else dict(facts)
        case "recommendation":
            return _of_recommendation(session, record_id, facts)
        case "edition":
            return _of_edition(session, record_id, facts)
        case "agenda_version":
            return _of_agenda(session, record_id, facts)
        case _:
            return dict(facts)


def exempt_now(session: Session, item_ids: Iterable[int]) -> dict[int, int]:
    """By id, the paragraph of each of these items that is private as it is planned, or as it is published."""
    ids = list(item_ids)
    planned = session.execute(select(Item.id, Item.exempt_paragraph).where(Item.id.in_(ids)))
    found = exempt_as_published(session, ids) | {row[0]: row[1] for row in planned if row[1] is not None}
    return {item_id: paragraph for item_id, paragraph in found.items() if paragraph is not None}


def _of_item(facts: Facts, paragraph: int | None) -> dict[str, Any]:
    """Without its title, and without the words in which somebody asked or answered."""
    if paragraph is None:
        return dict(facts)
    told = {name: "" for name in ("reason", "answer") if name in facts}
    return {**facts, "title": withheld_title(paragraph), **told}


def _of_reports(session: Session, facts: Facts) -> dict[str, Any]:
    """The week ahead: each of its reports is about the item that its link leads to."""
    reports = [(one, _ITEM.fullmatch(one.get("link", ""))) for one in facts.get("reports", ())]
    exempt = exempt_now(session, [int(found[1]) for _, found in reports if found])
    told = [_of_item(one, exempt.get(int(found[1]))) if found else one for one, found in reports]
    return {**facts, "reports": told} if "reports" in facts else dict(facts)


def _of_recommendation(session: Session, record_id: int, facts: Facts) -> dict[str, Any]:
    found = session.get(Recommendation, record_id)
    exempt = exempt_now(session, [found.item_id]) if found is not None and found.item_id is not None else {}
    if found is None or not exempt:
        return dict(facts)
    (paragraph,) = exempt.values()
    return {**facts, "wording": withheld(paragraph), "asked_of": found.to_kind.label}


def _of_edition(session: Session, record_id: int, facts: Facts) -> dict[str, Any]:
    row = session.execute(
        select(Edition.document, Edition.withheld, Edition.note).where(Edition.id == record_id)
    ).one_or_none()
    if row is None or not row.withheld:
        return dict(facts)
    told = withholding_from_json(row.withheld)
    told = replace(told, follow_ups=told.follow_ups | follow_ups_of(row.document, told.items))
    return {**facts, "note": row.note, "changes": public_changes(facts.get("changes", ()), told)}


def _of_agenda(session: Session, record_id: int, facts: Facts) -> dict[str, Any]:
    held = session.scalar(select(AgendaVersion.withheld).where(AgendaVersion.id == record_id))
    if not held:
        return dict(facts)
    titles = titles_withheld(held[AS_PUBLISHED]["document"], withholding_from_json(held))
    return {**facts, "items": [titles.get(title, title) for title in facts.get("items", ())]}
