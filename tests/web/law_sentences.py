"""What a reader expects of each finding with a law behind it: the facts, the law, the sentence and its short form."""

from datetime import date

from workprogramme.domain.finding_value import Facts
from workprogramme.domain.jurisdictions import ENGLAND, WALES
from workprogramme.domain.law_findings import (
    URGENT_BUSINESS,
    YEARLY_SCRUTINY,
    AgendaPublic,
    CrimeAndDisorder,
    NoEducationMembers,
    ShortNotice,
)
from workprogramme.domain.meeting_findings import (
    PUBLICITY,
    BeforeElection,
)
from workprogramme.domain.plans import Span
from workprogramme.domain.seats import EDUCATION_VOTERS

APRIL_4 = date(2019, 4, 4)
MARCH_22 = date(2019, 3, 22)
MARCH_27 = date(2019, 3, 27)


BY_LAW: list[tuple[Facts, str, str, str]] = [
    (
        ShortNotice(APRIL_4, MARCH_27, 5, date(2019, 4, 8)),
        ENGLAND.clear_days_source,
        "Notice of the 4 April meeting, and its agenda, had to be public by Wednesday 27 March: 5 clear days before it "
        "(Local Government Act 1972 s100A(6)(a) and s100B(3) and (4)(a), as amended by SI 2002/715). "
        "Move it to Monday 8 April or later, or record why it is called at shorter notice.",
        "no time left for notice",
    ),
    (
        ShortNotice(APRIL_4, MARCH_27, 3, None),
        WALES.clear_days_source,
        "Notice of the 4 April meeting, and its agenda, had to be public by Wednesday 27 March: 3 clear days before it "
        "(Local Government Act 1972 s100A(6)(aa) and s100BA(3), inserted by 2021 asc 1 Schedule 4). "
        "Move it to a later day, or record why it is called at shorter notice.",
        "no time left for notice",
    ),
    (
        AgendaPublic(APRIL_4, "CAMHS", MARCH_27),
        URGENT_BUSINESS,
        "The agenda of the 4 April meeting had to be public by Wednesday 27 March, and CAMHS was not on it "
        "(Local Government Act 1972 s100B(4)(b)). "
        "Move it to a later meeting, or record the special circumstances that make it urgent to the chair.",
        "agenda must already be public",
    ),
    (
        CrimeAndDisorder(None, None, None, lapsed=False),
        YEARLY_SCRUTINY,
        "No crime and disorder scrutiny is planned, and none is known from before; it is due once in every 12 months "
        "(Police and Justice Act 2006 s19; SI 2009/942 regulation 4). "
        "Place an item on crime and disorder or community safety.",
        "crime and disorder duty lapses",
    ),
    (
        CrimeAndDisorder(date(2018, 4, 12), date(2019, 4, 12), None, lapsed=False),
        YEARLY_SCRUTINY,
        "Crime and disorder was last scrutinised on 12 April 2018 and is due again by 12 April 2019; none is planned "
        "(Police and Justice Act 2006 s19; SI 2009/942 regulation 4). Place an item on it.",
        "crime and disorder duty lapses",
    ),
    (
        CrimeAndDisorder(date(2018, 2, 12), date(2019, 2, 12), APRIL_4, lapsed=True),
        YEARLY_SCRUTINY,
        "Crime and disorder was last scrutinised on 12 February 2018 and was due again by 12 February 2019; "
        "it is planned for 4 April 2019 (Police and Justice Act 2006 s19; SI 2009/942 regulation 4). Bring it forward.",
        "crime and disorder duty lapses",
    ),
    (
        NoEducationMembers(APRIL_4, "School places"),
        EDUCATION_VOTERS,
        "School places is education business, and no church or parent governor representative sits on the committee on "
        "4 April (Education Act 1996 s499). Ask for one to be appointed by then, or move the item.",
        "no education members",
    ),
    (
        BeforeElection(APRIL_4, Span(first=date(2019, 3, 26), last=date(2019, 5, 2))),
        PUBLICITY,
        "The 4 April meeting is in a pre-election period (26 March to 2 May 2019), when nothing published may seem to "
        "favour a party (Local Government Act 1986 s2). Take only what cannot wait, or move the meeting.",
        "in the pre-election period",
    ),
]
