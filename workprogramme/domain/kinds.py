"""The closed lists of the house: kinds and states that records hold and the law judges by."""

from enum import Enum


class Kind(Enum):
    """A closed list; each member is stored by its value and shown by its label."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Kind":
        member = object.__new__(cls)
        member._value_ = value
        member.label = label
        return member


class MeetingKind(Kind):
    """What sort of sitting a meeting is."""

    FORMAL = "formal", "Formal meeting"
    INFORMAL = "informal", "Informal briefing"
    VISIT = "visit", "Visit"
    JOINT = "joint", "Joint meeting"
    CALL_IN = "call_in", "Call-in"
    SPECIAL = "special", "Special meeting"

    @property
    def needs_notice(self) -> bool:
        """Whether the public must be told of it in advance: all but a briefing or a visit.

        Local Government Act 1972 s100A(6).
        """
        return self not in (MeetingKind.INFORMAL, MeetingKind.VISIT)


class MeetingStatus(Kind):
    """How far a meeting has come."""

    PROVISIONAL = "provisional", "Provisional"
    CONFIRMED = "confirmed", "Confirmed"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"
    HELD = "held", "Held"

    @property
    def takes_place(self) -> bool:
        """Whether people should still come."""
        return self not in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)


class ItemKind(Kind):
    """How much of a meeting an item takes."""

    MAIN = "main", "Main item"
    SHORT = "short", "Short item"
    BRIEFING = "briefing", "Briefing note only"


class PartRole(Kind):
    """The part that a person or an outside body plays for an item."""

    LEAD_OFFICER = "lead_officer", "Lead officer"
    CABINET_MEMBER = "cabinet_member", "Cabinet member"
    PARTNER = "partner", "Partner"
    INVITEE = "invitee", "Invitee"


class ReferralKind(Kind):
    """Who sent an item to the committee."""

    CABINET_MEMBER = "cabinet_member", "Cabinet member"
    COMMITTEE = "committee", "Another committee"
    COUNCIL = "council", "Full council"
    PETITION = "petition", "Petition"
    CALL_FOR_ACTION = "call_for_action", "Councillor call for action"
    PUBLIC = "public", "The public"
    INSPECTION = "inspection", "Inspection"


class PersonKind(Kind):
    """What a person, or a body that speaks as one, is to the council."""

    OFFICER = "officer", "Officer"
    COUNCILLOR = "councillor", "Councillor"
    COOPTED = "coopted", "Co-opted member"
    BODY = "body", "Outside body"


class MemberRole(Kind):
    """What a person does on a committee."""

    CHAIR = "chair", "Chair"
    DEPUTY_CHAIR = "deputy_chair", "Deputy chair"
    MEMBER = "member", "Member"
    COOPTED = "coopted", "Co-opted member"
    INVITED = "invited", "By invitation"
    SUBSTITUTE = "substitute", "Substitute"

    @property
    def is_member(self) -> bool:
        """Whether it makes somebody a member: not an invitation, and not being named to come in a member's place."""
        return self not in (MemberRole.INVITED, MemberRole.SUBSTITUTE)


class Votes(Kind):
    """On what a member of a committee votes (Education Act 1996 s499: church and parent-governor members)."""

    ALL = "all", "On everything"
    EDUCATION = "education", "On education matters only"
    NONE = "none", "Does not vote"
    REPLACED = "replaced", "As the member whose place they take"


class AskedBy(Kind):
    """Who asked for a follow-up."""

    COMMITTEE = "committee", "The board"
    CHAIR = "chair", "The chair"
    MEMBERS = "members", "Members"
    CABINET_MEMBER = "cabinet_member", "A cabinet member"
    OTHER_COMMITTEE = "other_committee", "Another committee"
    COUNCIL = "council", "Full council"
    PETITION = "petition", "A petition"
    CALL_FOR_ACTION = "call_for_action", "A councillor call for action"
    PUBLIC = "public", "The public"
    INSPECTION = "inspection", "An inspection"


class AnswerForm(Kind):
    """In which form a follow-up is to be answered."""

    REPORT = "report", "Report to a meeting"
    BRIEFING = "briefing", "Briefing note outside the meeting"
    VISIT = "visit", "Visit"
    LETTER = "letter", "Letter"
