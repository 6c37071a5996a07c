"""Targets inside titles: taken out where they are set off, and never a part of the subject with them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.targets import Target, TargetKind, read_target, split_title

YEAR_2018 = MunicipalYear(2018)


@pytest.mark.parametrize(
    ("title", "subject", "words"),
    [
        ("Adoption Central England – June 2019", "Adoption Central England", "June 2019"),
        ("Early Help Hubs (February 2020)", "Early Help Hubs", "February 2020"),
        ("Education Strategy - 2019-20", "Education Strategy", "2019-20"),
        ("Education Strategy (2019/20)", "Education Strategy", "2019/20"),
        ("Library Review (TBC)", "Library Review", "TBC"),
        ("Library Review – to be scheduled", "Library Review", "to be scheduled"),
        ("SCR – Baby F – June 2019 (TBC)", "SCR – Baby F", "June 2019 (TBC)"),
        ("SCR – Baby F [Autumn 2019] ", "SCR – Baby F", "Autumn 2019"),
        ("Secure Provision—June 2019", "Secure Provision", "June 2019"),
        ("Secure Provision -June 2019", "Secure Provision", "June 2019"),
        ("Secure Provision – (June 2019)", "Secure Provision", "June 2019"),
        ("Secure Provision (June/July 2019)", "Secure Provision", "June/July 2019"),
        ("Secure Provision – 4th July 2019", "Secure Provision", "4th July 2019"),
        ("Secure Provision – TBC – Feb?", "Secure Provision", "TBC – Feb?"),
        ("Secure Provision (January)", "Secure Provision", "January"),
        ("Plans: 1) Schools 2) SEND – June 2019", "Plans: 1) Schools 2) SEND", "June 2019"),
        ("Budget 2018-19 – June 2019", "Budget 2018-19", "June 2019"),
    ],
)
def test_a_target_set_off_at_the_end_leaves_the_title(title: str, subject: str, words: str) -> None:
    assert split_title(title, YEAR_2018) == (subject, read_target(words, YEAR_2018))


@pytest.mark.parametrize(
    "title",
    [
        "School Performance Information – validated data",
        "Improvement Board 4th July Update Report",
        "Improvement Board (4th July)",
        "Coventry Parenting Strategy 2018-23",
        "Coventry Parenting Strategy – 2018-23",
        "SCR – Baby F",
        "Primary Progress (Unvalidated data)",
        "May Day parade",
        "Budget 2019/20",
        "Budget monitoring – Q2 2019-20",
        "Annual Report (2016-17)",
        "Exam results – August 2017",
        "Exclusions, April – June 2019",
        "Courses, Spring – Summer 2019",
        "Visits 1 – 4 April 2019",
        "Plan (2018/19 – 2019/20)",
        "Holiday activities – Summer",
        "Protest – march",
        "Supported Transfers – 6 months on",
        "Performance report (quarterly)",
        "Destinations (unknown)",
        "Scrutiny Board (2)",
        "Every Child Matters",
        "June 2019",
        "(June 2019)",
        "– June 2019",
        "A ()",
        "",
        " ",
    ],
)
def test_what_belongs_to_the_subject_stays_in_the_title(title: str) -> None:
    assert split_title(title, YEAR_2018) == (title, None)


def test_without_a_programme_year_only_what_names_its_own_is_taken() -> None:
    assert split_title("Secure Provision (January)") == ("Secure Provision (January)", None)
    assert split_title("Secure Provision (January 2020)") == ("Secure Provision", read_target("January 2020"))


def test_a_target_in_a_title_brings_its_doubt_with_it() -> None:
    _, target = split_title("Secure Provision – Friday 4 April 2019", YEAR_2018)
    assert target is not None
    assert target.doubt == "4 April 2019 is a Thursday, not a Friday."


def test_a_very_long_title_is_split_at_once() -> None:
    subject, target = split_title("Very " * 20_000 + "long – June 2019", YEAR_2018)
    assert (len(subject), target) == (100_004, read_target("June 2019"))
    assert split_title("(" * 100_000)[1] is None
    assert split_title("- " * 100_000)[1] is None


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from([" – June 2019", " (TBC)", " - 2019-20", "", " (Feb?)", "-June 2019"]))
def test_a_title_loses_nothing_but_its_target(start: str, end: str) -> None:
    title = start + end
    subject, target = split_title(title, YEAR_2018)
    if target is None:
        assert subject == title
    else:
        assert target.kind is not TargetKind.WORDS
        assert title.strip().startswith(subject)
        left = title.strip()[len(subject) :].replace(target.text, "", 1)
        assert all(letter.isspace() or letter in "-‐‑‒–—−()[]" for letter in left)


def test_the_target_that_was_taken_is_the_one_that_was_written() -> None:
    written = Target.on(date(2019, 7, 4))
    assert split_title(f"Secure Provision – {written.text}", YEAR_2018) == ("Secure Provision", written)
