"""What the words of an item ask for: meetings, years, rules, askers, and words that say nothing of the kind."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.asked_for import MEETINGS, NEXT_YEAR, YEAR, reading
from workprogramme.domain.asked_for import AskedFor, read_asked_for
from workprogramme.domain.asked_for_dates import settle_meeting
from workprogramme.domain.asked_for_kinds import AskedForKind

JUNE_2019 = (date(2019, 6, 1), date(2019, 6, 30))
REQUESTED = "As requested at their meeting on 21st June"


def only(text: str, wanted: tuple[date, date] | None = NEXT_YEAR) -> AskedFor:
    """The one thing that the words ask for."""
    (asked,) = reading(text, wanted)
    return asked


def test_a_day_without_its_year_is_the_last_such_meeting_before_the_item() -> None:
    assert only(REQUESTED, JUNE_2019).meeting == date(2018, 6, 21)
    meetings = MEETINGS | {date(2017, 6, 21), date(2019, 6, 21)}
    (asked,) = read_asked_for(REQUESTED, year=YEAR, meetings=meetings, wanted=(date(2019, 6, 1), date(2019, 6, 20)))
    assert (asked.meeting, asked.unsure) == (date(2018, 6, 21), ())


def test_an_item_for_a_whole_year_with_two_such_meetings_is_told() -> None:
    meetings = MEETINGS | {date(2019, 6, 21)}
    (asked,) = read_asked_for(REQUESTED, year=YEAR, meetings=meetings, wanted=NEXT_YEAR)
    assert asked.meeting == date(2018, 6, 21)
    assert asked.unsure == ("“21st June” may be 21 June 2019 or 21 June 2018.",)


def test_an_item_without_a_date_takes_the_municipal_year() -> None:
    assert only(REQUESTED, None).meeting == date(2018, 6, 21)
    (asked,) = read_asked_for(REQUESTED, year=None, meetings=MEETINGS)
    assert (asked.meeting, asked.unsure) == (None, ("“21st June” has no year. Write the year too.",))


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("22nd June", "The programme has no meeting on 22 June 2018."),
        ("22 June 2018", "The programme has no meeting on 22 June 2018."),
        ("Friday 21 June 2018", "21 June 2018 is a Thursday, not a Friday."),
        ("31 June 2018", "There is no 31 June 2018: the month has 30 days."),
        ("30th February", "There is no 30 February."),
    ],
)
def test_a_day_that_is_no_meetings_is_kept_as_text_and_told(written: str, doubt: str) -> None:
    asked = only(f"As requested at their meeting on {written}, the figures")
    assert asked.meeting is None
    assert written in asked.text
    assert asked.unsure == (doubt,)


def test_nothing_was_asked_for_at_the_items_own_meeting_or_later() -> None:
    day = date(2018, 6, 21)
    assert only("As requested at their meeting on 21 June 2018", (day, day)).meeting is None
    assert settle_meeting("4 April 2019", MEETINGS, YEAR, (day, day)) == (
        None,
        "The meeting on 4 April 2019 is not before the item.",
    )


@pytest.mark.parametrize(
    "written",
    ["21 June", "21st June", "the 21st of June", "Thursday, 21st June", "21/06/2018", "21.06.18", "June 21st"],
)
def test_a_meetings_day_may_be_written_in_the_ways_of_officers(written: str) -> None:
    assert only(f"As requested at their meeting on {written}").meeting == date(2018, 6, 21)


def test_a_follow_up_without_a_day_is_told_when_it_speaks_of_a_meeting() -> None:
    assert only("As requested at the last meeting").unsure == ("The words name no day, so the meeting is not known.",)
    assert only("A follow up report on appeals").unsure == ()


def test_who_asked_is_told_of_requests_and_referrals_only() -> None:
    assert only("Members requested a note").asked_by == "Members"
    assert only("The Cabinet Member (for Education) referred this item to the Board").asked_by == "Cabinet Member"
    assert only("At their meeting on 1st November, the Board requested a report").asked_by is None


def test_another_bodys_meeting_is_not_the_committees() -> None:
    asked = only("At its meeting on 4 October, Cabinet referred this item to the Board")
    assert (asked.kind, asked.meeting) == (AskedForKind.REFERRAL, None)
    asked = only("At its meeting on 4 October, the Cabinet asked for the Board's views")
    assert (asked.kind, asked.meeting) == (AskedForKind.REQUEST, None)


def test_the_report_that_was_considered_is_named() -> None:
    asked = only("Following their consideration of the Fostering report on the 1st November, Members requested more")
    assert asked.named == "the Fostering report"


def test_each_sentence_proposes_once_and_one_that_says_it_again_does_not() -> None:
    text = "Members requested a note on costs. A follow up report to that received on 4th October."
    assert [asked.kind for asked in reading(text)] == [AskedForKind.REQUEST, AskedForKind.FOLLOW_UP]
    assert len(reading("Members requested a note. Members also requested a visit.")) == 1


def test_the_text_is_the_sentence_as_it_was_written() -> None:
    text = "What it costs.\n\n•  Members\u00a0requested the chair\u2019s  view \u2013 soon.  And more."
    assert only(text).text == "Members\u00a0requested the chair\u2019s  view \u2013 soon."


def test_a_sentence_that_was_never_ended_is_read_to_its_end() -> None:
    assert only("word " * 800 + "; Members requested a note").asked_by == "Members"


PIECES = st.sampled_from(
    [
        "Members ", "requested ", "the Board ", "at their meeting ", "on ", "21st June ", "31 June ", "29 February ",
        "A follow up report ", "6 months on", "12 month progress report ", "after every ", "meeting", ". ", "; ", "\n",
        "\n- ", "9999-99-99", "0/0/0000", "as requested ", "not ", "following their consideration of ", "'", "\u200b",
        "’", "–", "recommendations made ", "minute 5/18", "reports to the Board ", "ſ", "İ", "٣", "\x00", "'18 ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, wanted=st.sampled_from([None, NEXT_YEAR, JUNE_2019, (date.min, date.min), (date.max, date.max)]))
def test_any_text_is_read_and_only_what_is_there_is_said(text: str, wanted: tuple[date, date] | None) -> None:
    for asked in reading(text, wanted):
        assert asked.text in text
        assert asked.meeting is None or asked.meeting in MEETINGS
        assert asked.meeting is None or wanted is None or asked.meeting < wanted[1]
