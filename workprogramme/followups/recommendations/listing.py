"""The tracker's question to the records: which recommendations, in which order, on which page.

Says in SQL what `domain.recommendations` says of one; a test holds the two to each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, or_, select
from sqlalchemy.orm import Session, joinedload

from workprogramme.domain.recommendations import RecipientKind, State, Verdict
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.recommendations import Recommendation

PAGE: Final = 25
AGES: Final = {"6": 182, "12": 365, "24": 730}  # months as they are chosen: days that it must be older than
SORTS: Final = ("late", "newest", "oldest", "reference")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the tracker is asked for. `state`: a state's value, "open" for all but the ended ones, or "" for all.

    `person_id`: to whom it is made, or who owns it. `words`: part of either where they stand in words. `public`: only
    what the public may read.
    """

    committee_id: int | None = None
    state: str = ""
    person_id: int | None = None
    words: str = ""
    to_kind: RecipientKind | None = None
    older: str = ""
    late: bool = False
    sort: str = "late"
    page: int = 1
    public: bool = False


@dataclass(frozen=True)
class Found:
    """One page of what was found: `total` on all pages together."""

    rows: Sequence[Recommendation]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""
        return max(1, -(-self.total // PAGE))


def listed(session: Session, wanted: Wanted, today: date) -> Found:
    """The page that is wanted, or the last one there is. Two queries."""
    narrowed = _narrowed(select(Recommendation), wanted, today)
    total = session.scalar(narrowed.with_only_columns(func.count(Recommendation.id))) or 0
    page = min(max(wanted.page, 1), max(1, -(-total // PAGE)))
    rows = session.scalars(
        _sorted(narrowed, wanted.sort)
        .options(
            joinedload(Recommendation.committee),
            joinedload(Recommendation.meeting),
            joinedload(Recommendation.item),
            joinedload(Recommendation.to_person),
            joinedload(Recommendation.owner),
        )
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Found(rows.all(), total, page)


def of_year(session: Session, committee_id: int, year: int, *, public: bool) -> list[Recommendation]:
    """Every recommendation made at the meetings of a committee's municipal year, by reference. One query."""
    wanted = (
        select(Recommendation)
        .join(Meeting, Meeting.id == Recommendation.meeting_id)
        .where(Recommendation.committee_id == committee_id, Meeting.year == year)
        .options(joinedload(Recommendation.item), joinedload(Recommendation.to_person))
        .order_by(Recommendation.series, Recommendation.number)
    )
    return list(session.scalars(wanted.where(is_public()) if public else wanted))


def is_public() -> ColumnElement[bool]:
    """Whether the public may read it: it was published, and its item, if it has one, is not exempt."""
    exempt = select(Item.id).where(Item.id == Recommendation.item_id, Item.exempt_paragraph.is_not(None))
    return and_(Recommendation.published_at.is_not(None), not_(exempt.exists()))


def in_state(state: State, today: date) -> ColumnElement[bool]:
    """Whether it is in this state today."""
    r = Recommendation
    going = and_(r.withdrawn_on.is_(None), r.closed_on.is_(None))
    unanswered = and_(going, r.verdict.is_(None))
    acting = and_(r.verdict.in_([Verdict.ACCEPTED, Verdict.PART]), r.action != "")
    said: dict[State, ColumnElement[bool]] = {
        State.WITHDRAWN: r.withdrawn_on.is_not(None),
        State.CLOSED: and_(r.withdrawn_on.is_(None), r.closed_on.is_not(None)),
        State.IN_PROGRESS: and_(going, acting),
        State.REPLIED: and_(going, r.verdict.is_not(None), not_(acting)),
        State.REPLY_LATE: and_(unanswered, r.reply_due < today),
        State.REPLY_DUE: and_(unanswered, r.reply_due >= today),
        State.NOTICE_GIVEN: and_(unanswered, r.reply_due.is_(None), r.notice_given_on.is_not(None)),
        State.MADE: and_(unanswered, r.reply_due.is_(None), r.notice_given_on.is_(None)),
    }
    return said[state]


def awaited_before(day: date) -> ColumnElement[bool]:
    """Whether what is awaited of it, the reply or the action, should have come before that day."""
    r = Recommendation
    going = and_(r.withdrawn_on.is_(None), r.closed_on.is_(None))
    reply = and_(r.verdict.is_(None), r.reply_due < day)
    action = and_(r.verdict.in_([Verdict.ACCEPTED, Verdict.PART]), r.target_latest < day)
    return and_(going, or_(reply, action))


def _narrowed(question: Select[Any], wanted: Wanted, today: date) -> Select[Any]:
    r = Recommendation
    if wanted.public:
        question = question.where(is_public())
    if wanted.committee_id is not None:
        question = question.where(r.committee_id == wanted.committee_id)
    if wanted.state == "open":
        question = question.where(r.withdrawn_on.is_(None), r.closed_on.is_(None))
    elif wanted.state:
        question = question.where(in_state(State(wanted.state), today))
    if wanted.person_id is not None:
        question = question.where(or_(r.to_person_id == wanted.person_id, r.owner_id == wanted.person_id))
    if wanted.words:
        part = f"%{_plain(wanted.words.lower())}%"
        question = question.where(
            or_(func.lower(r.to_words).like(part, escape="/"), func.lower(r.owner_words).like(part, escape="/"))
        )
    if wanted.to_kind is not None:
        question = question.where(r.to_kind == wanted.to_kind)
    if wanted.older in AGES:
        question = question.where(r.made_on < today - timedelta(days=AGES[wanted.older]))
    return question.where(awaited_before(today)) if wanted.late else question


def _sorted(question: Select[Any], sort: str) -> Select[Any]:
    r = Recommendation
    if sort == "newest":
        return question.order_by(r.made_on.desc(), r.id.desc())
    if sort == "oldest":
        return question.order_by(r.made_on, r.id)
    if sort == "reference":
        return question.order_by(r.series, r.number)
    due = func.coalesce(_awaited_day(), date(9999, 12, 31))
    return question.order_by(due, r.made_on, r.id)


def _awaited_day() -> ColumnElement[Any]:
    r = Recommendation
    ended = or_(r.withdrawn_on.is_not(None), r.closed_on.is_not(None))
    return case(
        (ended, None),
        (r.verdict.is_(None), r.reply_due),
        (r.verdict.in_([Verdict.ACCEPTED, Verdict.PART]), r.target_latest),
        else_=None,
    )


def _plain(text: str) -> str:
    """The text without meaning in a LIKE."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")
