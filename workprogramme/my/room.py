"""The room's blueprint, and how a view finds the report it is about and whether one may work on it."""

from dataclasses import dataclass

from flask import Blueprint, abort

from workprogramme.domain.access import Action
from workprogramme.domain.deadlines import DISPATCH
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.models.committees import Committee
from workprogramme.my import queries
from workprogramme.my.due import Board
from workprogramme.web.access import allowed
from workprogramme.web.context import reading, signed_in
from workprogramme.web.law import jurisdiction
from workprogramme.web.report_words import left_words, lower_first, next_sentence, size_words, state_words

room = Blueprint("my", __name__)


@dataclass(frozen=True)
class Subject:
    """The report that a page is about, as whoever asks may see it. `leads`: whether they lead on it themselves."""

    item: ItemValue
    meeting: MeetingValue | None
    committee: Committee
    leads: bool


def the_report(item_id: int) -> Subject:
    """The report on this item, where whoever is signed in leads on it or plans its committee; else 404.

    A lead officer has it as last published, a planner as it is planned.
    """
    person_id = signed_in().person_id
    led = queries.led_item(reading(), person_id, item_id) if person_id else None
    if led is not None:
        item, meeting, committee = led
        return Subject(item, meeting, committee, leads=True)
    planned = queries.planned_item(reading(), item_id)
    if planned is None or not allowed(Action.PLAN, planned[2].id):
        abort(404)
    return Subject(*planned, leads=False)


def may_see_documents(item_id: int) -> bool:
    """Whether whoever is signed in may read a report before it is public.

    They lead on it, or see the drafts of its committee and, of a private item, its private business too.
    """
    person_id = signed_in().person_id
    if person_id and queries.led_item(reading(), person_id, item_id) is not None:
        return True
    planned = queries.planned_item(reading(), item_id)
    if planned is None:
        return False
    item, _, committee = planned
    sees = allowed(Action.SEE_DRAFTS, committee.id)
    return sees and (not item.private or allowed(Action.SEE_PRIVATE, committee.id))


def rules_of(board: Board) -> list[tuple[str, str, str]]:
    """Of each stage of a committee's chain its name, its rule in a sentence, and where the rule comes from."""
    law = jurisdiction()
    return [
        (stage.name, stage.rule(law), law.clear_days_source if stage.working_days == DISPATCH else stage.source)
        for stage in board.chain
    ]


for words in (left_words, lower_first, next_sentence, rules_of, size_words, state_words):
    room.add_app_template_filter(words)
