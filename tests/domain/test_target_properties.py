"""What holds of every target and of any words: reading undoes writing, and nothing is lost."""

import string
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.periods import Period, Unit
from workprogramme.domain.targets import Season, Target, TargetKind, read_target, restore_target, write_target
from workprogramme.domain.written_dates import Month

# Events that are not themselves dates: the month of May, a year or a "meeting" would be read as something else.
events = st.text(string.ascii_lowercase, min_size=4, max_size=8).map(lambda word: f"the {word} report")
months = st.builds(Month, st.integers(1900, 2197), st.integers(1, 12))
spans = st.tuples(months, st.integers(1, 11)).map(lambda span: Target.months(span[0], span[0].plus(span[1])))
periods = st.builds(Period, st.integers(1, 999), st.sampled_from(Unit))
municipal_years = st.integers(1900, 2190).map(MunicipalYear)
dated = st.one_of(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(Target.on),
    months.map(lambda month: Target.month(month.year, month.number)),
    spans,
    st.builds(Target.season, st.sampled_from(Season), st.integers(1900, 2190)),
    st.builds(Target.quarter, st.integers(1, 4), municipal_years),
    municipal_years.map(Target.year),
)
targets = st.one_of(
    dated,
    dated.map(Target.tentative),
    st.builds(Target.after, events, st.none() | periods),
    st.builds(Target.every, events | periods),
    st.just(Target.none()),
)
# Words that nearly are targets find more faults than any letters would.
pieces = st.sampled_from(
    ["4", "31", "th", "June", "feb", "2019", "19", "2019-20", "/", "-", "–", " ", "?", "TBC", "(", ")", "after",
     "every", "autumn", "Q3", "3 months", "to", "of", ".", ",", "'", "\u00a0", "²", "ﬁ", "\ud800", "0", "null\x00"]
)  # fmt: skip
scraps = st.one_of(st.text(), st.lists(pieces, max_size=8).map("".join), st.lists(pieces, max_size=8).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(targets)
def test_reading_what_was_written_is_the_same_target(target: Target) -> None:
    assert read_target(write_target(target)) == target


@settings(max_examples=300, deadline=None)
@given(scraps, st.none() | municipal_years)
def test_any_words_whatever_are_read_and_given_back_verbatim(text: str, year: MunicipalYear | None) -> None:
    target = read_target(text, year)
    assert write_target(target) == text
    assert read_target(write_target(target), year) == target


@settings(deadline=None)
@given(scraps | targets.map(write_target), municipal_years)
def test_a_stored_target_is_the_same_target(text: str, year: MunicipalYear) -> None:
    target = read_target(text, year)
    earliest, latest = target.window() or (None, None)
    assert restore_target(target.kind.value, target.text, earliest, latest) == target


def test_the_edges_of_the_calendar_are_no_trap() -> None:
    last = MunicipalYear(2198)
    for text in ("next municipal year", "Nov/Dec 2199", "Winter 2199", "Dec 2199 to Jan", "Q4 2198-99", "31 December"):
        assert read_target(text, last).text == text
    assert read_target("Winter 2199").doubt == "There is no month 2 of 2200."


@settings(deadline=None)
@given(targets, st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_target_is_never_late_within_its_window(target: Target, day: date) -> None:
    assert not (target.includes(day) and target.is_late_on(day))


@settings(deadline=None)
@given(targets)
def test_a_code_reads_as_the_same_days(target: Target) -> None:
    if target.code is None:
        return
    looks_like_a_year = target.kind is TargetKind.MONTH and read_target(target.code).kind is TargetKind.YEAR
    assert looks_like_a_year or read_target(target.code).window() == target.window()  # 2011-12 is a year by name
