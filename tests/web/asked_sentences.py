"""What a reader expects of each finding on what was asked for, recommended and chased."""

from datetime import date

from tests.web.finding_sentences import JUNE_30
from workprogramme.domain.escalation import Escalation, Step, Whom
from workprogramme.domain.finding_value import Facts
from workprogramme.domain.follow_up_findings import (
    FollowUpAwaits,
    FollowUpOverdue,
    FollowUpTooLate,
    FollowUpUnanswered,
)
from workprogramme.domain.recommendation_findings import ActionLate, ReplyLate

ASKED = "A further progress report"
JUNE_21 = date(2018, 6, 21)

WITH_THE_CHAIR = Escalation(
    JUNE_30, 12, 10, Step(10, Whom.CHAIR), Step(20, Whom.CHIEF_EXECUTIVE), date(2019, 7, 26)
)  # fmt: skip

ASKED_FOR: list[tuple[Facts, str, str, str]] = [
    (
        FollowUpOverdue(ASKED, JUNE_21, JUNE_30, ""),
        "",
        "“A further progress report” (asked for on 21 June 2018) was wanted by 30 June 2019, and no item answers it. "
        "Make or link an item.",
        "asked for and overdue",
    ),
    (
        FollowUpOverdue(ASKED, None, JUNE_30, "Adoption"),
        "",
        "“A further progress report” was wanted by 30 June 2019, and Adoption, which is to answer it, has no meeting. "
        "Place it, or agree a later time with the board.",
        "asked for and overdue",
    ),
    (
        FollowUpTooLate(ASKED, JUNE_21, JUNE_30, "Adoption", date(2019, 10, 3)),
        "",
        "Adoption is placed on 3 October, but “A further progress report” (asked for on 21 June 2018) was wanted by "
        "30 June 2019. Move it to an earlier meeting, or agree a later time with the board.",
        "later than it was asked for",
    ),
    (
        FollowUpTooLate(ASKED, JUNE_21, JUNE_30, "Adoption", date(2019, 10, 3), WITH_THE_CHAIR),
        "",
        "Adoption is placed on 3 October, but “A further progress report” (asked for on 21 June 2018) was wanted by "
        "30 June 2019. Move it to an earlier meeting, or agree a later time with the board. "
        "Now with the chair of the committee. From Friday 26 July 2019 it goes to the chief executive.",
        "later than it was asked for",
    ),
    (
        FollowUpOverdue(ASKED, JUNE_21, JUNE_30, "", WITH_THE_CHAIR),
        "",
        "“A further progress report” (asked for on 21 June 2018) was wanted by 30 June 2019, and no item answers it. "
        "Make or link an item. "
        "Now with the chair of the committee. From Friday 26 July 2019 it goes to the chief executive.",
        "asked for and overdue",
    ),
    (
        ReplyLate("SB2 (18/19) 01", "Cllr Maton", JUNE_30, WITH_THE_CHAIR),
        "",
        "The reply of Cllr Maton on SB2 (18/19) 01 was due by 30 June 2019 and is 10 working days late. "
        "Remind them, or record what has come. "
        "Now with the chair of the committee. From Friday 26 July 2019 it goes to the chief executive.",
        "reply late on SB2 (18/19) 01",
    ),
    (
        ActionLate("SB2 (18/19) 01", "", JUNE_30, Escalation(JUNE_30, 400, None)),
        "",
        "The action on SB2 (18/19) 01 was due by 30 June 2019 and is 400 days late. "
        "Remind them, or record what has come.",
        "action late on SB2 (18/19) 01",
    ),
    (
        FollowUpUnanswered(ASKED, JUNE_21, "June 2019"),
        "",
        "No item answers “A further progress report” (asked for on 21 June 2018). It is wanted “June 2019”. "
        "Make an item, or link the one that will.",
        "asked for and not planned",
    ),
    (
        FollowUpUnanswered(ASKED, None, ""),
        "",
        "No item answers “A further progress report”. Make an item, or link the one that will.",
        "asked for and not planned",
    ),
    (
        FollowUpAwaits(ASKED, JUNE_21, "implementation"),
        "",
        "“A further progress report” (asked for on 21 June 2018) waits for implementation, and nobody has said when "
        "that was. If it has happened, give its day; from it the time is counted.",
        "no day known for implementation",
    ),
]
