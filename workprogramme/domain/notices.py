"""What people are told by mail: the kinds of notice, the topics they may choose by, and how soon each may come.

Knows which notice belongs to which topic and which cannot be switched off; knows no address, no record and no English
of a mail.

The facts of a notice are values as JSON can hold them, in the form in which the public may read them. Every kind has
`link`: the path of the page it leads to ("/items/7/"), or `signed`, from which the link is made only when the mail is
sent: `{"path": "/reply/", "purpose": "recommendation-reply", "values": [12, 3]}` becomes `/reply/?key=…` with a value
that `web.signing` signs and reads; a path with `{key}` in it has the value there instead. Days are ISO. What else each
kind says:

- DEADLINE: `title`, `stage` (its name), `rule`, `day`, `meeting_day`, `committee`
- EDITION: `committee`, `year` ("2018-19"), `number`, `note`, `changes` (as `difference_to_json` writes them)
- AGENDA: `committee`, `meeting_day`, `items` (titles)
- DEFERRAL_ASKED: `title`, `committee`, `asked_by`, `reason`, `wanted` (when, in words)
- DEFERRAL_ANSWERED: `title`, `committee`, `accepted` (true or false), `answer`, `wanted`
- FOLLOW_UP_ASKED, FOLLOW_UP_DUE, FOLLOW_UP_OVERDUE: `wording`, `committee`, `asked_on` (day or ""), `day` (by when,
  or ""); overdue also `asked_of` (names) and, where the committee turns to somebody else, `step` (a sentence)
- RECOMMENDATION_MADE, RECOMMENDATION_DUE, RECOMMENDATION_LATE, RECOMMENDATION_ESCALATED: `wording`, `committee`,
  `number` (as the committee counts them, or ""), `day` (by when the reply is due), `asked_of` (a name), `step` (what
  the committee does about it now, a sentence, or ""), and where it is replied to and the action is awaited, `promised`
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import Enum

from workprogramme.domain.kinds import Kind


class Cadence(Kind):
    """How soon somebody wants to hear."""

    IMMEDIATE = "immediate", "At once"
    DAILY = "daily", "Once a day, all in one email"
    WEEKLY = "weekly", "Once a week, all in one email"
    NONE = "none", "Not at all"


class Topic(Kind):
    """What people choose by: notices that they would want, or not want, together."""

    DEADLINES = "deadlines", "Deadlines of your reports"
    CHANGES = "changes", "Changes to the published programme that concern you"
    AGENDAS = "agendas", "Agendas that are published"
    DEFERRALS = "deferrals", "Requests to defer a report, and the answers"
    FOLLOW_UPS = "follow_ups", "Follow-ups that were asked of you"
    RECOMMENDATIONS = "recommendations", "Recommendations that wait for a reply"
    SUMMARY = "summary", "The week ahead"

    @property
    def usual(self) -> Cadence:
        """How soon those hear who have chosen nothing."""
        return Cadence.WEEKLY if self is Topic.SUMMARY else Cadence.IMMEDIATE

    @property
    def offered(self) -> tuple[Cadence, ...]:
        """How soon they may choose to hear."""
        return (Cadence.WEEKLY, Cadence.NONE) if self is Topic.SUMMARY else tuple(Cadence)


class NoticeKind(Enum):
    """What a notice tells. `topic`: what it is chosen by; none for what cannot be switched off.

    `life`: how long after it may first be sent it is still of use; later it is dropped instead.
    """

    topic: Topic | None
    life: timedelta

    def __new__(cls, value: str, topic: Topic | None = None, life: timedelta = timedelta(days=7)) -> "NoticeKind":
        member = object.__new__(cls)
        member._value_ = value
        member.topic = topic
        member.life = life
        return member

    DEADLINE = "deadline", Topic.DEADLINES
    EDITION = "edition", Topic.CHANGES
    AGENDA = "agenda", Topic.AGENDAS
    DEFERRAL_ASKED = "deferral_asked", Topic.DEFERRALS
    DEFERRAL_ANSWERED = "deferral_answered", Topic.DEFERRALS
    FOLLOW_UP_ASKED = "follow_up_asked", Topic.FOLLOW_UPS
    FOLLOW_UP_DUE = "follow_up_due", Topic.FOLLOW_UPS
    FOLLOW_UP_OVERDUE = "follow_up_overdue", Topic.FOLLOW_UPS
    RECOMMENDATION_MADE = "recommendation_made", None, timedelta(days=60)
    RECOMMENDATION_DUE = "recommendation_due", Topic.RECOMMENDATIONS
    RECOMMENDATION_LATE = "recommendation_late", Topic.RECOMMENDATIONS, timedelta(days=30)
    RECOMMENDATION_ESCALATED = "recommendation_escalated", Topic.RECOMMENDATIONS, timedelta(days=30)
    SUMMARY = "summary", Topic.SUMMARY
    COLLECTION = "collection"
    INVITATION = "invitation"
    NEW_PASSWORD = "new_password", None, timedelta(hours=1)
    SIGN_IN_LINK = "sign_in_link", None, timedelta(hours=1)

    @property
    def lets_in(self) -> bool:
        """Whether it holds a link that lets somebody in, so that it goes to one account or address and nobody else."""
        return self in LETTERS


LETTERS: Mapping[NoticeKind, timedelta] = {
    NoticeKind.INVITATION: timedelta(days=7),
    NoticeKind.NEW_PASSWORD: timedelta(hours=1),
    NoticeKind.SIGN_IN_LINK: timedelta(minutes=15),
}
"""How long, from the first time it is sent, the link in each letter that lets somebody in works."""


class Outcome(Kind):
    """What became of a notice."""

    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    COLLECTED = "collected", "Told in a collection"
    DROPPED = "dropped", "Dropped"
    GIVEN_UP = "given_up", "Given up"
    UNCONFIRMED = "unconfirmed", "Sent, perhaps"
