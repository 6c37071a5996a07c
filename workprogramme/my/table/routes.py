"""The table of reports by stage. Its address stands in the room's `routes`."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, render_template, request

from workprogramme.domain.access import Action
from workprogramme.domain.kinds import ItemKind
from workprogramme.domain.report_tracks import DeferralState, Standing
from workprogramme.models.deadline_chains import chain_of
from workprogramme.models.reports import ReportDocument
from workprogramme.models.values import item_value, meeting_value
from workprogramme.my.due import Board, Due, Said, documents_told, tracked
from workprogramme.my.queries import documents_of
from workprogramme.my.report_routes import ground
from workprogramme.my.table.queries import Planned, committee_by_slug, planned_reports
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import reading, today
from workprogramme.web.law import jurisdiction
from workprogramme.web.words import date_words

STATES = (("late", "Late"), ("at_risk", "At risk"), ("deferral", "Asked to defer"), ("no_document", "No document yet"))


@dataclass(frozen=True)
class Filters:
    """What the table is narrowed to; "" lets everything in."""

    meeting: str = ""
    person: str = ""
    state: str = ""
    stage: str = ""

    @classmethod
    def asked(cls, answers: Mapping[str, str]) -> "Filters":
        """The filters in an address."""
        return cls(**{name: answers.get(name, "")[:200] for name in ("meeting", "person", "state", "stage")})

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return self != Filters()

    def lets_in(self, due: Due) -> bool:
        """Whether a report is shown."""
        following = due.track.following if due.track else None
        states = {
            "late": due.late,
            "at_risk": due.said.standing is Standing.AT_RISK,
            "deferral": due.said.asked_to_defer,
            "no_document": not due.documents,
        }
        return (
            (not self.meeting or str(due.item.meeting_id) == self.meeting)
            and (not self.person or self.person in due.item.lead_officers)
            and states.get(self.state, True)
            and (not self.stage or (following is not None and following.stage.key == self.stage))
        )


@requires(Action.PLAN)
def reports(slug: str) -> str:
    """Every report of the committee's next meetings by stage, those that are late first; `?meeting=` and others filter.

    A briefing note, which no meeting hears, has no report on the agenda and is left out.
    """
    committee = committee_by_slug(reading(), slug)
    if committee is None:
        abort(404)
    must_be_allowed(Action.PLAN, committee.id)
    board = Board(
        committee.id, committee.slug, committee.name, committee.code, chain_of(committee.deadline_chain, jurisdiction())
    )
    planned = [
        one for one in planned_reports(reading(), committee.id, today()) if one.item.kind is not ItemKind.BRIEFING
    ]
    documents = documents_of(reading(), [one.item.id for one in planned])
    found = sorted((_due(one, board, documents) for one in planned), key=lambda due: (not due.late, due.sort_key))
    leads = {name for due in found for name in due.item.lead_officers}
    filters = Filters.asked(request.args)
    return render_template(
        "my/table.html",
        committee=committee,
        board=board,
        reports=[due for due in found if filters.lets_in(due)],
        total=len(found),
        filters=filters,
        meetings=list({str(one.meeting.id): date_words(one.meeting.day) for one in planned}.items()),
        people=[(name, name) for name in sorted(leads, key=str.casefold)],
        states=STATES,
        stages=[(stage.key, stage.name) for stage in board.chain],
    )


def _due(planned: Planned, board: Board, documents: Mapping[int, list[ReportDocument]]) -> Due:
    meeting, known = meeting_value(planned.meeting), planned.report
    said = Said(deferral=DeferralState.ASKED if planned.deferral else None)
    if known is not None:
        said = Said(known.standing, known.note, known.said_by, known.said_on, said.deferral)
    ticks = known.ticks if known is not None else {}
    return Due(
        item=item_value(planned.item),
        meeting=meeting,
        board=board,
        track=tracked(board.chain, meeting, ticks, ground()),
        said=said,
        documents=documents_told(documents.get(planned.item.id, ())),
    )
