"""Municipal years: how they are written, and which day belongs to which."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.municipal_years import FIRST_YEAR, LAST_YEAR, AnnualCouncils, MunicipalYear

years = st.integers(1900, 2198).map(MunicipalYear)
days = st.dates(date(1902, 1, 1), date(2197, 12, 31))


@pytest.mark.parametrize(
    "text", ["2018-19", "2018/19", "2018-2019", "2018–19", "2018 — 2019", " 2018-19 ", "2018\N{NON-BREAKING HYPHEN}19"]
)
def test_a_municipal_year_is_read_in_every_usual_spelling(text: str) -> None:
    assert MunicipalYear.parse(text) == MunicipalYear(2018)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2018-20", "2018-20 is not a municipal year. The one that starts in 2018 is 2018-19."),
        ("2018-23", "2018-23 is not a municipal year. The one that starts in 2018 is 2018-19."),
        ("2019-18", "2019-18 is not a municipal year. The one that starts in 2019 is 2019-20."),
        ("2018-2119", "2018-2119 is not a municipal year. The one that starts in 2018 is 2018-19."),
        ("2018", "Write the municipal year like this: 2018-19."),
        ("18-19", "Write the municipal year like this: 2018-19."),
        ("", "Write the municipal year like this: 2018-19."),
        ("٢٠١٨-١٩", "Write the municipal year like this: 2018-19."),
        ("0000-01", "A municipal year starts between 1900 and 2198, not in 0000."),
        ("9999-00", "A municipal year starts between 1900 and 2198, not in 9999."),
    ],
)
def test_what_is_no_municipal_year_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        MunicipalYear.parse(text)
    assert str(refusal.value) == sentence


def test_the_century_turns_within_a_label() -> None:
    assert MunicipalYear(1999).label == "1999-00"
    assert MunicipalYear.parse("1999-00") == MunicipalYear.parse("1999-2000") == MunicipalYear(1999)


def test_by_the_usual_rule_the_year_turns_on_1_may() -> None:
    year = MunicipalYear(2018)
    assert (year.first_day(), year.last_day()) == (date(2018, 5, 1), date(2019, 4, 30))
    assert MunicipalYear.of(date(2019, 4, 30)) == year
    assert MunicipalYear.of(date(2019, 5, 1)) == year.next
    assert date(2019, 4, 4) in year
    assert date(2019, 5, 1) not in year
    assert year.next.previous == year


def test_a_council_may_start_its_year_on_another_day() -> None:
    assert MunicipalYear.of(date(2019, 5, 15), starts=(5, 16)) == MunicipalYear(2018)
    assert MunicipalYear.of(date(2019, 5, 16), starts=(5, 16)) == MunicipalYear(2019)
    assert MunicipalYear(2018).last_day(starts=(5, 16)) == date(2019, 5, 15)


def test_a_council_may_go_by_the_days_of_annual_council() -> None:
    councils = AnnualCouncils.on([date(2018, 5, 17), date(2019, 5, 16)], otherwise=(5, 10))
    year = MunicipalYear(2018)
    assert (year.first_day(councils), year.last_day(councils)) == (date(2018, 5, 17), date(2019, 5, 15))
    assert MunicipalYear.of(date(2018, 5, 16), councils) == MunicipalYear(2017)
    assert year.next.last_day(councils) == date(2020, 5, 9)


def test_a_council_has_one_annual_council_a_year() -> None:
    with pytest.raises(ValueError, match="2019 has two"):
        AnnualCouncils.on([date(2019, 5, 16), date(2019, 5, 23)])


@given(years)
def test_a_written_year_reads_as_itself(year: MunicipalYear) -> None:
    assert MunicipalYear.parse(year.label) == MunicipalYear.parse(str(year)) == year


@settings(deadline=None)
@given(days, st.sampled_from([(5, 1), (5, 16), (4, 1), AnnualCouncils.on([date(2019, 5, 16), date(2020, 5, 27)])]))
def test_every_day_belongs_to_exactly_one_year(day: date, starts: tuple[int, int] | AnnualCouncils) -> None:
    year = MunicipalYear.of(day, starts)
    assert year.includes(day, starts)
    assert not year.previous.includes(day, starts)
    assert not year.next.includes(day, starts)
    assert year.next.first_day(starts) == year.last_day(starts) + timedelta(days=1)


def test_the_first_and_the_last_year_have_one_neighbour_each() -> None:
    assert [year.label for year in MunicipalYear(2018).neighbours] == ["2017-18", "2019-20"]
    assert [year.label for year in MunicipalYear(FIRST_YEAR).neighbours] == ["1901-02"]
    assert [year.label for year in MunicipalYear(LAST_YEAR - 1).neighbours] == ["2197-98"]
