"""Follow-ups in English: how late, how old, asked for when and by whom, and what has become of them."""

from dataclasses import replace
from datetime import date

import pytest

from workprogramme.domain.follow_up_value import AskedOfValue, FollowUpValue, LinkedItemValue
from workprogramme.domain.follow_ups import Lateness
from workprogramme.domain.kinds import AskedBy
from workprogramme.web.follow_up_words import (
    age_words,
    asked_words,
    awaited_words,
    deferral_words,
    late_words,
    lateness_words,
    short_wording,
    source_words,
    standing_words,
    wanted_words,
)

END_OF_JUNE = date(2019, 6, 30)
ACE = FollowUpValue(
    id=1,
    wording="A further progress report",
    asked_on=date(2018, 6, 21),
    source_day=date(2018, 6, 21),
    minute="5/18",
    target_text="June 2019",
    target_kind="month",
    target_earliest=date(2019, 6, 1),
    target_latest=END_OF_JUNE,
    first_text="June 2019",
    first_latest=END_OF_JUNE,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 7, 1), "1 day late"),
        (date(2019, 7, 13), "13 days late"),
        (date(2019, 7, 14), "2 weeks late"),
        (date(2019, 8, 29), "8 weeks late"),
        (date(2019, 8, 30), "2 months late"),
        (date(2019, 10, 3), "3 months late"),
        (date(2019, 10, 30), "4 months late"),
        (date(2021, 6, 30), "2 years late"),
    ],
)
def test_how_late_it_is_is_told_as_wide_as_a_person_would_say_it(day: date, words: str) -> None:
    assert late_words(Lateness(END_OF_JUNE, day)) == words


def test_what_is_not_late_has_no_words_for_it() -> None:
    assert late_words(None) == ""
    assert lateness_words(ACE, END_OF_JUNE) == ""


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "today"), (1, "1 day"), (14, "2 weeks"), (60, "8 weeks"), (61, "2 months"), (800, "2 years")],
)
def test_how_old_it_is(days: int | None, words: str) -> None:
    assert age_words(days) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "asked for on 21 June 2018 (minute 5/18)"),
        ({"minute": ""}, "asked for on 21 June 2018"),
        ({"source_day": None, "source_text": "Cabinet"}, "asked for at the meeting written as “Cabinet” (minute 5/18)"),
        ({"source_day": None, "asked_on": None}, "asked for (minute 5/18)"),
        ({"source_day": None, "asked_on": None, "minute": ""}, "asked for at a meeting that is not known"),
        (
            {"raised_by_id": 7, "asked_on": date(2019, 1, 31)},
            "raised again on 31 January 2019, first asked for on 21 June 2018 (minute 5/18)",
        ),
    ],
)
def test_where_it_was_asked_for_as_far_as_that_is_known(changes: dict[str, object], words: str) -> None:
    assert source_words(replace(ACE, **changes)) == words  # type: ignore[arg-type]


def test_who_asked_whom_for_when() -> None:
    asked = replace(
        ACE,
        asked_by=AskedBy.CABINET_MEMBER,
        asked_by_note="Cllr Maton",
        asked_of=(AskedOfValue(person_id=1, name="Paul Smith"), AskedOfValue(person_id=2, name="CWPT")),
    )
    assert asked_words(asked) == (
        "Asked for on 21 June 2018 (minute 5/18) by a cabinet member (Cllr Maton), of Paul Smith and CWPT. "
        "Wanted “June 2019”."
    )
    assert "by members of the board." in asked_words(replace(ACE, asked_by=AskedBy.MEMBERS))
    assert asked_words(replace(ACE, first_text="")).endswith("No time was given.")


def test_when_it_is_wanted_says_the_day_of_a_rule() -> None:
    rule = replace(ACE, target_text="6 months on", target_kind="after_event", target_latest=date(2018, 12, 21))
    assert wanted_words(rule) == "6 months on: by 21 December 2018"
    assert (wanted_words(ACE), wanted_words(replace(ACE, target_text=""))) == ("June 2019", "No time given")


ITEM = LinkedItemValue(id=7, title="Adoption Service Annual Report", day=date(2019, 10, 3))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Nothing in the programme answers it yet."),
        ({"items": (ITEM,)}, "To be answered by “Adoption Service Annual Report” on Thursday 3 October 2019."),
        ({"items": (replace(ITEM, off=True),)}, "Open again: “Adoption Service Annual Report” was withdrawn."),
        (
            {"target_text": "3 months after implementation", "target_kind": "after_event", "target_latest": None,
             "target_earliest": None},
            "Waiting for its event: implementation.",
        ),
        (
            {"answered_on": date(2019, 10, 3), "answered_title": ITEM.title, "answered_minute": "19/19",
             "answered_note": "Received."},
            "Answered on 3 October 2019 by “Adoption Service Annual Report”, minute 19/19. Received.",
        ),
        (
            {"dropped_on": date(2019, 4, 4), "dropped_by": "the chair", "dropped_reason": "Overtaken."},
            "Dropped on 4 April 2019 by the chair: Overtaken.",
        ),
    ],
)  # fmt: skip
def test_what_has_become_of_it(changes: dict[str, object], words: str) -> None:
    assert standing_words(replace(ACE, **changes)) == words  # type: ignore[arg-type]


def test_both_promises_are_told_where_they_differ() -> None:
    autumn = replace(ACE, target_text="Autumn 2019", target_latest=date(2019, 11, 30), deferrals=2)
    assert lateness_words(autumn, date(2019, 8, 1)) == "4 weeks late by the first promise (“June 2019”)."
    assert lateness_words(autumn, date(2019, 12, 1)) == (
        "1 day late, and 5 months late by the first promise (“June 2019”)."
    )
    assert lateness_words(replace(ACE, answered_on=date(2019, 10, 3)), date(2020, 1, 1)) == (
        "Was 3 months late: it was wanted by 30 June 2019."
    )
    assert (deferral_words(autumn.deferrals), deferral_words(0)) == ("put off twice", "")


def test_how_long_it_has_been_awaited_and_its_wording_in_one_line() -> None:
    assert awaited_words(ACE, date(2019, 3, 1)) == "asked for 8 months ago"
    assert awaited_words(ACE, date(2018, 6, 21)) == "asked for today"
    assert awaited_words(replace(ACE, asked_on=None), date(2019, 3, 1)) == ""
    long = short_wording(replace(ACE, wording="A report\non " + "something " * 30))
    assert long.startswith("A report on something")
    assert long.endswith("something…")
    assert len(long) <= 110
