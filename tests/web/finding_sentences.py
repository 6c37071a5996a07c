"""What a reader expects of each finding that is local: the facts, no law, the sentence and its short form."""

from datetime import date, time

from workprogramme.domain.finding_value import Facts
from workprogramme.domain.item_findings import (
    BeforeTarget,
    DeadlineGone,
    MeetingOff,
    NoLeadOfficer,
    NoTarget,
    OftenDeferred,
    Overdue,
    PastTarget,
    SameTitle,
)
from workprogramme.domain.meeting_findings import (
    InRecess,
    NotAWorkingDay,
    NothingOn,
    OverMainItems,
    OverMinutes,
    PastHorizon,
    TooClose,
)
from workprogramme.domain.people_findings import TooMuchAtOnce, TooMuchTooSoon, TwoPlaces
from workprogramme.domain.plans import Span
from workprogramme.domain.report_findings import AtRisk, DeferralAsked

APRIL_4 = date(2019, 4, 4)
MARCH_21 = date(2019, 3, 21)
MARCH_22 = date(2019, 3, 22)
JUNE_30 = date(2019, 6, 30)
RECESS = Span(first=date(2019, 4, 1), last=date(2019, 4, 12), reason="Easter recess")


def final(*leads: str) -> DeadlineGone:
    return DeadlineGone(APRIL_4, "CAMHS", "final", "Final report", MARCH_22, last_step=True, lead_officers=leads)


def stage(key: str, name: str) -> DeadlineGone:
    return DeadlineGone(APRIL_4, "CAMHS", key, name, MARCH_22, last_step=False, lead_officers=("Sally Giles",))


LOCAL: list[tuple[Facts, str, str, str]] = [
    (
        MeetingOff(APRIL_4, "CAMHS", postponed=False),
        "",
        "CAMHS is still at the 4 April meeting, which is cancelled. Move it to another meeting, or take it off.",
        "meeting cancelled",
    ),
    (
        MeetingOff(APRIL_4, "CAMHS", postponed=True),
        "",
        "CAMHS is still at the 4 April meeting, which is postponed. "
        "Move it to another meeting, or give this one its new day.",
        "meeting postponed",
    ),
    (
        final("Sally Giles"),
        "",
        "The final report for CAMHS was due Friday 22 March. Ask Sally Giles whether it is ready, or move the item.",
        "final report deadline gone",
    ),
    (
        final("Sally Giles", "John Gregg"),
        "",
        "The final report for CAMHS was due Friday 22 March. "
        "Ask Sally Giles or John Gregg whether it is ready, or move the item.",
        "final report deadline gone",
    ),
    (
        final(),
        "",
        "The final report for CAMHS was due Friday 22 March. Name a lead officer, or move the item.",
        "final report deadline gone",
    ),
    (
        stage("finance_legal", "Finance and legal"),
        "",
        "The finance and legal comment for CAMHS was due Friday 22 March. "
        "Ask Sally Giles whether it will be ready for 4 April, or move the item.",
        "finance and legal deadline gone",
    ),
    (
        stage("final", "CMT sign-off"),
        "",
        "The “CMT sign-off” stage for CAMHS was due Friday 22 March. "
        "Ask Sally Giles whether it will be ready for 4 April, or move the item.",
        "CMT sign-off deadline gone",
    ),
    (
        OverMinutes(APRIL_4, 150, 120, 0, 40, 10),
        "",
        "The 4 April meeting has 150 minutes of business for 120 minutes. Move an item, or shorten one.",
        "over by 30 minutes",
    ),
    (
        OverMinutes(APRIL_4, 121, 120, 2, 40, 10),
        "",
        "The 4 April meeting has 121 minutes of business for 120 minutes, counting 40 for a main item and 10 for a "
        "short one where no length is given. Move an item, or say how long each takes.",
        "over by 1 minute",
    ),
    (
        OverMainItems(APRIL_4, 4, 3),
        "",
        "The 4 April meeting has 4 main items, and the committee takes 3. "
        "Move one, or make it a short item or a briefing note.",
        "4 main items for 3",
    ),
    (
        TwoPlaces(APRIL_4, "John Gregg", "Scrutiny Board (1)", time(14)),
        "",
        "John Gregg reports to the 4 April meeting and, at 2pm the same day, to Scrutiny Board (1). "
        "Move an item, or ask who else can report.",
        "John Gregg is elsewhere at 2pm",
    ),
    (
        TooMuchAtOnce(APRIL_4, "John Gregg", 4, 3),
        "",
        "John Gregg has 4 reports at the 4 April meeting, and more than 3 is too much at once. "
        "Move an item, or ask who else can report.",
        "4 reports for John Gregg",
    ),
    (
        TooMuchTooSoon(MARCH_21, APRIL_4, "John Gregg", 5, 3, 10, ("Scrutiny Board (1)",)),
        "",
        "John Gregg has 5 reports from 21 March to 4 April 2019, some of them for Scrutiny Board (1); "
        "more than 3 within 10 working days is too much. Move an item, or ask who else can report.",
        "5 reports for John Gregg in 10 working days",
    ),
    (
        TooMuchTooSoon(APRIL_4, APRIL_4, "John Gregg", 5, 3, 10, ()),
        "",
        "John Gregg has 5 reports on 4 April 2019; more than 3 within 10 working days is too much. "
        "Move an item, or ask who else can report.",
        "5 reports for John Gregg in 10 working days",
    ),
    (
        Overdue("Fostering", "June 2019", JUNE_30),
        "",
        "Fostering was wanted by 30 June 2019 (“June 2019”) and has no meeting. Place it, or agree a new target.",
        "overdue",
    ),
    (
        PastTarget(date(2019, 10, 3), "Fostering", "June 2019", JUNE_30),
        "",
        "Fostering is placed on 3 October but is wanted by 30 June 2019 (“June 2019”). "
        "Move it to an earlier meeting, or agree a new target.",
        "after its target",
    ),
    (
        BeforeTarget(APRIL_4, "Fostering", "", date(2019, 6, 1)),
        "",
        "Fostering is placed on 4 April but is not wanted before 1 June 2019. "
        "Move it to a later meeting, or check that there is something to report.",
        "before its target",
    ),
    (
        OftenDeferred("Fostering", 3, date(2018, 6, 21)),
        "",
        "Fostering has been put off three times and was first promised for 21 June 2018. "
        "Keep it where it is, or ask the chair whether it is still wanted.",
        "put off three times",
    ),
    (
        OftenDeferred("Fostering", 12, None),
        "",
        "Fostering has been put off 12 times. Keep it where it is, or ask the chair whether it is still wanted.",
        "put off 12 times",
    ),
    (
        NotAWorkingDay(date(2019, 4, 19), "Good Friday"),
        "",
        "The 19 April meeting is on a day when the council does not work (Good Friday). Move it to a working day.",
        "not a working day (Good Friday)",
    ),
    (
        InRecess(APRIL_4, RECESS),
        "",
        "The 4 April meeting is in a recess (Easter recess, 1 to 12 April 2019). "
        "Move it, or check that members can come.",
        "in recess",
    ),
    (
        TooClose(APRIL_4, date(2019, 3, 28), 5, 10),
        "",
        "The 4 April meeting is 5 working days after the one on 28 March; the committee leaves 10 working days. "
        "Move one of them.",
        "too close to 28 March",
    ),
    (
        TooClose(APRIL_4, APRIL_4, 0, 10),
        "",
        "The 4 April meeting is on the same day as another; the committee leaves 10 working days. Move one of them.",
        "too close to 4 April",
    ),
    (
        NothingOn(APRIL_4),
        "",
        "The 4 April meeting has nothing on it. Place an item, or cancel the meeting.",
        "leaves nothing on 4 April",
    ),
    (
        NoLeadOfficer(APRIL_4, "Fostering"),
        "",
        "Fostering, at the 4 April meeting, has no lead officer. Say who will report.",
        "no lead officer",
    ),
    (NoLeadOfficer(None, "Fostering"), "", "Fostering has no lead officer. Say who will report.", "no lead officer"),
    (
        SameTitle(APRIL_4, "Budget", 2),
        "",
        "The 4 April meeting has two items called Budget. Join them, or give them different titles.",
        "same title twice",
    ),
    (
        NoTarget("Fostering"),
        "",
        "Fostering has neither a meeting nor a target. Say when it is wanted.",
        "no target",
    ),
    (
        PastHorizon(date(2029, 1, 11), 2, 1986, 2028),
        "",
        "Bank holidays are known for 1986 to 2028, so working days cannot be counted for 2 meetings from "
        "11 January 2029. Check notice and deadlines by hand.",
        "too far ahead to check",
    ),
    (
        AtRisk(APRIL_4, "CAMHS", "Sally Giles", "The figures are late"),
        "",
        "Sally Giles says that CAMHS is at risk for 4 April (“The figures are late”). Ask what would help, or move the "
        "item.",
        "report at risk",
    ),
    (
        DeferralAsked(APRIL_4, "CAMHS", "Sally Giles", "The figures are late", date(2019, 6, 20)),
        "",
        "Sally Giles asks to defer CAMHS from 4 April to 20 June (“The figures are late”). Accept or refuse the "
        "request.",
        "asked to be deferred",
    ),
    (
        DeferralAsked(None, "CAMHS", "Sally Giles", "The figures are late", None),
        "",
        "Sally Giles asks to defer CAMHS to a later meeting (“The figures are late”). Accept or refuse the request.",
        "asked to be deferred",
    ),
]
