"""A few recommendations of the example's board, each at another point of its way. The texts and replies are ours."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.recommendations import Channel, Rating, RecipientKind, Verdict
from workprogramme.domain.replies import STATUTORY_REPLY
from workprogramme.domain.targets import Target
from workprogramme.followups.recommendations.actions import Draft, Named, Notice, give_notice, publish, recommend
from workprogramme.followups.recommendations.answers import Reply, close, record_reply, review
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting
from workprogramme.models.people import Person

OWNER = "John Gregg"


@dataclass(frozen=True)
class Example:
    """One recommendation: about which item, to whom, and how far it has come."""

    title: str
    text: str
    to: str
    to_kind: RecipientKind = RecipientKind.CABINET_MEMBER
    received: date | None = None
    reply: tuple[Verdict, date, str, str, Target] | None = None
    reviewed: tuple[date, Rating, str] | None = None
    closed: tuple[date, str] | None = None
    public: bool = True


EXAMPLES = (
    Example(
        "Supported Internships",
        "Ask each of the council’s contractors to offer at least one supported internship a year.",
        "Cllr Maton",
        received=date(2018, 7, 23),
        reply=(Verdict.ACCEPTED, date(2018, 9, 14), "", "Write to the contractors.", Target.month(2018, 12)),
        reviewed=(date(2018, 12, 6), Rating.GREEN, "Letters have gone out, and four contractors have offered places."),
        closed=(date(2019, 1, 17), "Four places were filled in January 2019."),
    ),
    Example(
        "Partnership Working for Children's Services",
        "Give the board the partnership’s performance figures twice a year, with what partners did about them.",
        "The partnership’s board",
        RecipientKind.PARTNER,
        received=date(2018, 10, 8),
        reply=(
            Verdict.PART,
            date(2018, 12, 3),
            "The figures can be given once a year; the partners report at other times of their own.",
            "Bring the first figures to the board.",
            Target.month(2019, 1),
        ),
        reviewed=(date(2019, 2, 14), Rating.AMBER, "The figures are promised for the spring."),
    ),
    Example(
        "Home to School Transport",
        "Publish how long families wait for a decision on transport, every term.",
        "Cllr Maton",
        received=date(2018, 12, 3),
    ),
    Example(
        "Early Help Hubs",
        "Keep the opening hours of each hub as they are until the board has looked at a year of figures.",
        "Cllr Seaman",
        received=date(2019, 2, 18),
        public=False,
    ),
)


def make_recommendations(session: Session, committee_id: int, now: datetime) -> None:
    """Those of the examples whose meeting had been held by then, as far as they had come by then."""
    today = now.date()
    for example in EXAMPLES:
        found = session.execute(
            select(Item.id, Meeting.id)
            .join(Meeting, Meeting.id == Item.meeting_id)
            .where(Item.committee_id == committee_id, Item.title == example.title, Meeting.day <= today)
            .order_by(Meeting.day)
        ).first()
        if found is not None:
            _make(session, example, *found, now=now, today=today)


def _make(session: Session, example: Example, item_id: int, meeting_id: int, *, now: datetime, today: date) -> None:
    draft = Draft(text=example.text, to_kind=example.to_kind, to=_named(session, example.to), item_id=item_id)
    made = recommend(session, meeting_id, draft, now, today)
    if example.public:
        publish(session, made.id, made.version, now)
    if example.received is None or example.received > today:
        return
    notice = Notice(given=example.received, received=example.received)
    give_notice(session, made.id, made.version, notice, STATUTORY_REPLY, today)
    if example.reply is not None and example.reply[1] <= today:
        verdict, on, reasons, action, target = example.reply
        reply = Reply(
            verdict=verdict,
            reasons=reasons,
            by=example.to,
            on=on,
            through=Channel.LETTER,
            action=action,
            owner=_named(session, OWNER),
            target=target,
        )
        record_reply(session, made.id, made.version, reply, today)
    if example.reviewed is not None and example.reviewed[0] <= today:
        on, rating, words = example.reviewed
        review(session, made.id, made.version, on, rating, words, today)
    if example.closed is not None and example.closed[0] <= today:
        close(session, made.id, made.version, *example.closed, today)


def _named(session: Session, name: str) -> Named:
    person = session.scalars(select(Person.id).where(Person.name == name)).first()
    return Named(person) if person is not None else Named(words=name)
