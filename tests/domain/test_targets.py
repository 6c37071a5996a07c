"""Targets: what is read out of the officer's words, and that the words themselves are never lost."""

from datetime import date

import pytest

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.targets import Season, Target, TargetKind, read_target, write_target
from workprogramme.domain.written_dates import Month

YEAR_2019 = MunicipalYear(2019)

# words, kind, first day, last day, code: as read in the programme of 2019-20
READ = [
    ("4th April 2019", "day", "2019-04-04", "2019-04-04", "2019-04-04"),
    ("on Thursday, 4 th April, 2019", "day", "2019-04-04", "2019-04-04", "2019-04-04"),
    ("4 April", "day", "2020-04-04", "2020-04-04", "2020-04-04"),
    ("June 2019", "month", "2019-06-01", "2019-06-30", "2019-06"),
    ("(February 2020)", "month", "2020-02-01", "2020-02-29", "2020-02"),
    ("early June 2019", "month", "2019-06-01", "2019-06-30", "2019-06"),
    ("mid-June", "month", "2019-06-01", "2019-06-30", "2019-06"),
    ("Feb", "month", "2020-02-01", "2020-02-29", "2020-02"),
    ("June/July 2019", "months", "2019-06-01", "2019-07-31", None),
    ("Dec/Jan 2020", "months", "2019-12-01", "2020-01-31", None),
    ("December/January", "months", "2019-12-01", "2020-01-31", None),
    ("June 2019 to May 2020", "months", "2019-06-01", "2020-05-31", None),
    ("June – August", "months", "2019-06-01", "2019-08-31", None),
    ("Autumn 2019", "season", "2019-09-01", "2019-11-30", None),
    ("spring", "season", "2020-03-01", "2020-05-31", None),
    ("summer", "season", "2019-06-01", "2019-08-31", None),
    ("Winter 2019/20", "season", "2019-12-01", "2020-02-29", None),
    ("Winter 2019", "season", "2019-12-01", "2020-02-29", None),
    ("Spring 2019-20", "season", "2020-03-01", "2020-05-31", None),
    ("Q1 2019/20", "quarter", "2019-04-01", "2019-06-30", None),
    ("Quarter 4", "quarter", "2020-01-01", "2020-03-31", None),
    ("2019-20", "municipal_year", "2019-05-01", "2020-04-30", "2019-20"),
    ("Municipal Year 2020/2021", "municipal_year", "2020-05-01", "2021-04-30", "2020-21"),
    ("next municipal year", "municipal_year", "2020-05-01", "2021-04-30", "2020-21"),
    ("TBC – Feb?", "tentative", "2020-02-01", "2020-02-29", None),
    ("June 2019 (TBC)", "tentative", "2019-06-01", "2019-06-30", None),
    ("provisionally 4 April 2019", "tentative", "2019-04-04", "2019-04-04", None),
    ("to be confirmed, likely Sept/Oct", "tentative", "2019-09-01", "2019-10-31", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "first", "last", "code"), READ)
def test_words_with_dates_are_read(text: str, kind: str, first: str, last: str, code: str | None) -> None:
    target = read_target(text, YEAR_2019)
    assert target.kind.value == kind
    assert target.window() == (date.fromisoformat(first), date.fromisoformat(last))
    assert target.code == code
    assert target.doubt is None
    assert write_target(target) == text


@pytest.mark.parametrize(
    ("text", "period", "event"),
    [
        ("3 months after implementation", Period(3, Unit.MONTHS), "implementation"),
        ("Three months following the launch in Hillfields", Period(3, Unit.MONTHS), "the launch in Hillfields"),
        ("a year after opening", Period(1, Unit.YEARS), "opening"),
        ("after implementation", None, "implementation"),
        ("Following the Ofsted inspection", None, "the Ofsted inspection"),
        ("6 months on", Period(6, Unit.MONTHS), ""),
    ],
)
def test_a_target_after_an_event_knows_the_event_and_how_long_after(
    text: str, period: Period | None, event: str
) -> None:
    target = read_target(text, YEAR_2019)
    assert (target.kind, target.period, target.event) == (TargetKind.AFTER, period, event)
    assert target.window() is None
    assert target.code is None


def test_a_target_after_an_event_has_its_day_once_the_event_has_one() -> None:
    assert read_target("3 months after implementation").due_after(date(2018, 11, 30)) == date(2019, 2, 28)
    assert read_target("after implementation").due_after(date(2018, 11, 30)) is None


@pytest.mark.parametrize(
    ("text", "period", "event"),
    [
        ("after every Executive Group meeting", None, "Executive Group meeting"),
        ("Following each Improvement Board", None, "Improvement Board"),
        ("every meeting", None, "meeting"),
        ("every 6 months", Period(6, Unit.MONTHS), ""),
        ("six-monthly", Period(6, Unit.MONTHS), ""),
        ("Quarterly", Period(3, Unit.MONTHS), ""),
    ],
)
def test_a_recurring_target_knows_what_it_recurs_with(text: str, period: Period | None, event: str) -> None:
    target = read_target(text, YEAR_2019)
    assert (target.kind, target.period, target.event) == (TargetKind.RECURRING, period, event)
    assert target.window() is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "TBC", "tbc?", "?", "(TBA)", "Date to be confirmed", "n/a",
                                  "To be scheduled", "Not yet scheduled"])  # fmt: skip
def test_no_target_keeps_its_words_too(text: str) -> None:
    target = read_target(text, YEAR_2019)
    assert (target.kind, target.text, target.window(), target.code) == (TargetKind.NONE, text, None, None)


@pytest.mark.parametrize(
    "text",
    ["5th/6th June 2019", "March/September 2019", "March and September", "June/August 2019",
     "June to June 2019", "June 2019 to June 2020", "2019", "by June 2019", "after June 2019",
     "early 2020", "Every Child Matters", "May Day parade", "SCR – Baby F", "To be confirmed by Cabinet", "possibly",
     "June 2019 " * 30],
)  # fmt: skip
def test_what_cannot_be_read_in_one_way_stays_words(text: str) -> None:
    target = read_target(text, YEAR_2019)
    assert (target.kind, target.text, target.window(), target.code) == (TargetKind.WORDS, text, None, None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("31 June 2019", "There is no 31 June 2019: the month has 30 days."),
        ("2018-23", "2018-23 is not a municipal year. The one that starts in 2018 is 2018-19."),
        ("June 19", "“June 19” may be a day or a month of a year. Write the day, the month and the year."),
    ],
)
def test_an_impossible_or_uncertain_date_stays_words_with_a_doubt(text: str, doubt: str) -> None:
    target = read_target(text, YEAR_2019)
    assert (target.kind, target.window(), target.doubt) == (TargetKind.WORDS, None, doubt)


def test_a_contradicting_weekday_is_a_doubt_and_not_a_refusal() -> None:
    target = read_target("Friday 4th April 2019")
    assert target == Target(TargetKind.DAY, "Friday 4th April 2019", date(2019, 4, 4), date(2019, 4, 4))
    assert target.doubt == "4 April 2019 is a Thursday, not a Friday."


@pytest.mark.parametrize("text", ["4 April", "June", "autumn", "Q2", "this municipal year"])
def test_without_a_municipal_year_nothing_is_guessed(text: str) -> None:
    assert read_target(text).kind is TargetKind.WORDS


def test_a_tentative_month_without_a_year_stays_tentative_with_a_doubt() -> None:
    target = read_target("TBC – Feb?")
    assert (target.kind, target.window(), target.doubt) == (
        TargetKind.TENTATIVE,
        None,
        "“Feb” has no year. Write the year too.",
    )


def test_a_council_with_another_start_of_year_means_other_days_by_its_year() -> None:
    target = read_target("2019-20", starts=(5, 16))
    assert target.window() == (date(2019, 5, 16), date(2020, 5, 15))
    assert target.code == "2019-20"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target.on(date(2019, 4, 4)), "4 April 2019"),
        (Target.month(2019, 6), "June 2019"),
        (Target.months(Month(2019, 12), Month(2020, 1)), "December 2019 to January 2020"),
        (Target.season(Season.AUTUMN, 2019), "Autumn 2019"),
        (Target.season(Season.WINTER, 2019), "Winter 2019-20"),
        (Target.quarter(2, MunicipalYear(2019)), "Quarter 2 2019-20"),
        (Target.year(MunicipalYear(2019)), "2019-20"),
        (Target.after("implementation", Period(3, Unit.MONTHS)), "3 months after implementation"),
        (Target.after("implementation"), "after implementation"),
        (Target.every("Executive Group meeting"), "after every Executive Group meeting"),
        (Target.every(Period(1, Unit.YEARS)), "every 1 year"),
        (Target.tentative(Target.month(2019, 6)), "TBC – June 2019?"),
        (Target.none(), ""),
    ],
)
def test_a_target_made_from_its_parts_has_words(target: Target, words: str) -> None:
    assert write_target(target) == words


def test_a_target_is_late_only_when_its_last_day_has_passed() -> None:
    june = Target.month(2019, 6)
    assert not june.is_late_on(date(2019, 5, 31))
    assert not june.is_late_on(date(2019, 6, 30))
    assert june.is_late_on(date(2019, 7, 1))
    assert june.includes(date(2019, 6, 1))
    assert not june.includes(date(2019, 7, 1))
    assert not Target.none().is_late_on(date(2099, 1, 1))


def test_targets_sort_soonest_and_narrowest_first_and_the_undated_last() -> None:
    in_order = [
        "1 June 2019", "June 2019", "June/July 2019", "Summer 2019", "20 June 2019", "Autumn 2019",
        "3 months after implementation", "every meeting", "when the money is there", "",
    ]  # fmt: skip
    targets = [read_target(text) for text in reversed(in_order)]
    assert [target.text for target in sorted(targets, key=Target.sort_key)] == in_order


def test_half_a_window_or_one_that_runs_backwards_is_no_target() -> None:
    with pytest.raises(ValueError, match="both a first and a last day"):
        Target(TargetKind.MONTH, "June", earliest=date(2019, 6, 1))
    with pytest.raises(ValueError, match="first day comes before its last"):
        Target(TargetKind.MONTH, "June", date(2019, 6, 30), date(2019, 6, 1))
    with pytest.raises(ValueError, match="names a day or a period"):
        Target.tentative(Target.none())
