"""What is done to a report on its way: stages marked, documents attached, its standing said, a deferral asked for."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workprogramme.domain.access import MAY, Action, Role
from workprogramme.domain.attachments import Attachment
from workprogramme.domain.deadlines import DISPATCH, Stage
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import ItemValue, public_item
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.report_tracks import DeferralState, DocumentKind, Standing
from workprogramme.models.accounts import Account, Grant
from workprogramme.models.committees import Committee
from workprogramme.models.items import Item
from workprogramme.models.reports import Deferral, LastLook, Report, ReportDocument, StoredFile
from workprogramme.models.telling import Telling, account, tell

NOTE_LENGTH = 500
REASON_LENGTH = 500
NAME_LENGTH = 120  # of whoever did it, as records keep it


@dataclass(frozen=True)
class By:
    """Who does it, when (UTC), and on which day."""

    id: int
    name: str
    at: datetime
    today: date

    @property
    def kept(self) -> str:
        """The name as records keep it."""
        return self.name[:NAME_LENGTH]


def mark_stage(session: Session, item_id: int, key: str, chain: Sequence[Stage], by: By, *, plans: bool) -> Stage:
    """Marks a stage of the report as done, and so those before it. `plans`: dispatch may be marked too.

    Refused for a stage that the chain has not, or that is not theirs to mark; nothing where it is done already.
    """
    stage = _stage(chain, key)
    if stage.working_days == DISPATCH and not plans:
        raise Refused("Governance services dispatch the agenda. There is nothing for you to mark.")
    report = _report(session, item_id)
    if key not in report.stages:
        report.stages = {**report.stages, key: {"on": by.today.isoformat(), "by": by.kept}}
    session.flush()
    return stage


def unmark_stage(session: Session, item_id: int, key: str, chain: Sequence[Stage], *, plans: bool) -> Stage:
    """Takes a mark back; nothing where there is none. Refused as `mark_stage`."""
    stage = _stage(chain, key)
    if stage.working_days == DISPATCH and not plans:
        raise Refused("Governance services dispatch the agenda. There is nothing for you to take back.")
    report = _report(session, item_id)
    report.stages = {kept: said for kept, said in report.stages.items() if kept != key}
    session.flush()
    return stage


def say_standing(session: Session, item_id: int, seen_version: int, standing: Standing, note: str, by: By) -> Report:
    """Says how the report comes along. Refused where it is at risk and nobody says why; Stale for a second writer."""
    if standing is Standing.AT_RISK and not note:
        raise Refused("Say what puts the report at risk, so that the co-ordinator can help.", "note")
    if len(note) > NOTE_LENGTH:
        raise Refused(f"The note must be {NOTE_LENGTH} characters or fewer.", "note")
    report = _report(session, item_id)
    if report.version != seen_version and not (seen_version == 0 and report.standing is None):
        raise Stale(report)
    report.standing, report.note, report.said_by, report.said_on = standing, note, by.kept, by.today
    session.flush()
    return report


def attach(session: Session, item_id: int, kind: DocumentKind, sent: Attachment, by: By) -> ReportDocument:
    """Keeps a document as the newest version of its kind. Refused where it is the newest already."""
    report = _report(session, item_id)
    versions = session.scalars(
        select(ReportDocument)
        .where(ReportDocument.item_id == item_id, ReportDocument.kind == kind)
        .order_by(ReportDocument.number.desc())
    ).all()
    digest = hashlib.sha256(sent.content).hexdigest()
    if versions and versions[0].digest == digest:
        raise Refused("This is the very file that is attached already. Choose another one.", "document")
    if session.scalar(select(StoredFile.digest).where(StoredFile.digest == digest)) is None:
        session.add(StoredFile(digest=digest, content=sent.content))
        session.flush()
    made = ReportDocument(
        item_id=item_id,
        committee_id=report.committee_id,
        kind=kind,
        number=versions[0].number + 1 if versions else 1,
        name=sent.name,
        media_type=sent.format.media_type,
        size=len(sent.content),
        digest=digest,
        at=by.at,
        by_id=by.id,
        by_name=by.kept,
    )
    session.add(made)
    session.flush()
    return made


def ask_to_defer(session: Session, item: ItemValue, meeting_id: int | None, reason: str, wanted: str, by: By) -> int:
    """Asks those who plan the committee to move the item. Gives the id of the request.

    `meeting_id`: the meeting that is proposed, None for a later one to be agreed; `wanted`: the same in words. Refused
    without a reason, for an item that is not to be heard anywhere, and while another request waits for an answer.
    """
    if not reason:
        raise Refused("Say why the report cannot come when it is planned.", "reason")
    if len(reason) > REASON_LENGTH:
        raise Refused(f"The reason must be {REASON_LENGTH} characters or fewer.", "reason")
    report = _report(session, item.id)
    if item.meeting_id is None:
        raise Refused("The report has no date yet, so there is nothing to defer. Ask the co-ordinator about its date.")
    if meeting_id == item.meeting_id:
        raise Refused("The report is planned for that meeting. Choose a later one.", "meeting")
    if _waiting(session, item.id) is not None:
        raise Refused("A request to defer this report waits for an answer already.")
    made = Deferral(
        item_id=item.id, committee_id=report.committee_id, from_meeting_id=item.meeting_id, meeting_id=meeting_id,
        reason=reason, asked_at=by.at, asked_by_id=by.id, asked_by=by.kept,
    )  # fmt: skip
    session.add(made)
    session.flush()
    facts = {**_public_facts(item, reason), "asked_by": by.name, "wanted": wanted}
    tell(session, _to_planners(session, made, facts), by.at)
    return made.id


def take_request_back(session: Session, item_id: int, by: By) -> None:
    """Takes back the request that waits for an answer. Refused where none does."""
    _report(session, item_id)
    waiting = _waiting(session, item_id)
    if waiting is None:
        raise Refused("The request has been answered already. Look at the report again.")
    waiting.state, waiting.answered_at, waiting.answered_by = DeferralState.TAKEN_BACK, by.at, by.kept
    session.flush()


def note_look(session: Session, account_id: int, up_to: datetime) -> None:
    """Notes that an account has seen what changed up to that moment (UTC); an earlier one changes nothing."""
    session.execute(select(Account.id).where(Account.id == account_id).with_for_update())
    look = session.get(LastLook, account_id)
    if look is None:
        session.add(LastLook(account_id=account_id, at=up_to))
    else:
        look.at = max(look.at, up_to)
    session.flush()


def _stage(chain: Sequence[Stage], key: str) -> Stage:
    for stage in chain:
        if stage.key == key:
            return stage
    raise Refused("The committee's deadlines have changed since you opened this page. Look at the report again.")


def _report(session: Session, item_id: int) -> Report:
    """The item's report, made where there is none; others wait until the transaction ends."""
    item = session.execute(select(Item.committee_id).where(Item.id == item_id).with_for_update()).one()
    report = session.get(Report, item_id, populate_existing=True)
    if report is None:
        report = Report(item_id=item_id, committee_id=item.committee_id)
        session.add(report)
        session.flush()
    return report


def _waiting(session: Session, item_id: int) -> Deferral | None:
    wanted = select(Deferral).where(Deferral.item_id == item_id, Deferral.state == DeferralState.ASKED)
    return session.scalars(wanted.order_by(Deferral.id).limit(1)).one_or_none()


def _public_facts(item: ItemValue, reason: str) -> dict[str, Any]:
    """What a mail may say of the item: of a private one neither its title nor the reason."""
    return {"title": public_item(item).title, "reason": "" if item.private else reason}


def _to_planners(session: Session, deferral: Deferral, facts: dict[str, Any]) -> list[Telling]:
    """A notice for every co-ordinator of this committee; where it has none, for whoever else may plan it."""
    committee = session.scalar(select(Committee.name).where(Committee.id == deferral.committee_id))
    here = or_(Grant.committee_id.is_(None), Grant.committee_id == deferral.committee_id)
    granted = select(Grant.account_id, Grant.role).join(Account, Account.id == Grant.account_id)
    planners = [row for row in session.execute(granted.where(Account.active, here)) if Action.PLAN in MAY[row.role]]
    coordinators = [row for row in planners if row.role is Role.COORDINATOR]
    told = {**facts, "committee": committee, "link": f"/plan/items/{deferral.item_id}/deferral"}
    return [
        Telling(kind=NoticeKind.DEFERRAL_ASKED, to=account(number), about=("deferral", deferral.id), facts=told)
        for number in sorted({row.account_id for row in coordinators or planners})
        if number != deferral.asked_by_id
    ]
