"""Where everything goes in a picture: nothing outside it, no writing over other writing, heights that are true."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.web.pictures import (
    DAY,
    FULL,
    LABEL,
    LEFT,
    WIDTH,
    PersonLoad,
    Sitting,
    Stretch,
    YearPicture,
    load_picture,
    year_picture,
)
from workprogramme.web.slips import Promise, slip_of

FIRST, LAST = date(2018, 5, 1), date(2019, 4, 30)
APRIL = date(2019, 4, 4)
DAYS = st.integers(0, (LAST - FIRST).days).map(lambda n: FIRST + timedelta(days=n))


def the_year(
    *sittings: Sitting, stretches: tuple[Stretch, ...] = (), holidays: dict[date, str] | None = None
) -> YearPicture:
    return year_picture(FIRST, LAST, sittings, stretches, holidays or {})


def a_sitting(day: date = APRIL, items: int = 3, minutes: int = 90, limit: int = 120, off: str = "") -> Sitting:
    return Sitting(day, items, minutes, limit, off)


def test_a_year_has_a_row_for_each_month_from_its_first_to_its_last() -> None:
    rows = the_year().rows
    assert [row.name for row in rows] == [
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
    ]
    assert (rows[0].year, rows[-1].year) == ("2018", "2019")
    assert rows[9].width == 28 * DAY


def test_a_year_that_starts_in_the_middle_of_a_month_ends_in_the_middle_of_one() -> None:
    rows = year_picture(date(2018, 5, 16), date(2019, 5, 15), (), (), {}).rows
    assert len(rows) == 13
    assert (rows[0].x, rows[0].width, rows[-1].width) == (LEFT + 15 * DAY, 16 * DAY, 15 * DAY)


def test_a_meeting_is_as_full_as_its_bar_is_high() -> None:
    (bar,) = the_year(a_sitting()).rows[-1].bars
    assert (bar.filled, bar.over) == (FULL * 0.75, 0)
    assert bar.lines == ("Thu 4", "3 items")


def test_a_meeting_that_is_too_full_rises_above_its_room_and_says_so() -> None:
    (bar,) = the_year(a_sitting(minutes=132)).rows[-1].bars
    assert (bar.filled, bar.over) == (FULL, 2.6)
    assert bar.lines[-1] == "too full"
    (heaped,) = the_year(a_sitting(minutes=9000)).rows[-1].bars
    assert heaped.over == FULL / 4


def test_a_meeting_that_is_called_off_has_no_load() -> None:
    (bar,) = the_year(a_sitting(off="cancelled")).rows[-1].bars
    assert (bar.off, bar.filled, bar.lines) == (True, 0, ("Thu 4", "cancelled"))


def test_a_meeting_without_a_length_has_no_load_rather_than_an_endless_one() -> None:
    (bar,) = the_year(a_sitting(limit=0)).rows[-1].bars
    assert bar.filled == 0


def test_a_stretch_of_days_goes_on_in_the_next_row() -> None:
    rows = the_year(stretches=(Stretch(date(2018, 7, 30), date(2018, 8, 2), "recess"),)).rows
    assert rows[2].bands == ((LEFT + 29 * DAY, 2 * DAY, "recess"),)
    assert rows[3].bands == ((LEFT, 2 * DAY, "recess"),)
    assert not rows[4].bands


def test_holidays_and_mondays_stand_on_their_days() -> None:
    row = the_year(holidays={date(2018, 5, 7): "Early May bank holiday"}).rows[0]
    assert row.holidays == (LEFT + 6 * DAY + DAY / 2,)
    assert row.mondays == tuple(LEFT + n * DAY for n in (6, 13, 20, 27))


@settings(max_examples=60, deadline=None)
@given(st.lists(DAYS, max_size=25))
def test_nothing_is_drawn_outside_and_no_writing_over_other_writing(days: list[date]) -> None:
    picture = the_year(*(a_sitting(day) for day in days))
    assert sum(len(row.bars) for row in picture.rows) == len(days)
    for row in picture.rows:
        taken = []
        for bar in row.bars:
            assert LEFT <= bar.x <= WIDTH - 7
            assert bar.top - bar.over >= 0
            assert row.y < picture.height
            if bar.lines:
                start = bar.text_x if bar.anchor == "start" else bar.text_x - LABEL
                assert 0 <= start <= WIDTH - LABEL
                taken.append((start, start + LABEL))
        assert all(a[1] <= b[0] for a, b in pairwise(taken))
        for start, end in taken:
            assert not [bar for bar in row.bars if start < bar.x < end and bar.x + 7 <= end]


def test_a_column_is_as_high_as_its_share_of_the_most() -> None:
    may = date(2018, 5, 1)
    picture = load_picture([PersonLoad("Ann", {may: 4}, 1), PersonLoad("Bob", {}, 2)], [may, date(2018, 6, 1)])
    ann, bob = picture.rows
    assert [(column.number, column.height, column.label) for column in ann.columns] == [(4, 20, "May"), (1, 5, "later")]
    assert [(column.height, column.waits) for column in bob.columns] == [(10, True)]
    assert (ann.total, bob.total) == (5, 2)
    assert all(c.x >= 0 and c.x + c.width <= WIDTH for row in picture.rows for c in row.columns)


def promise(edition: int, day: date) -> Promise:
    return Promise(edition, day.isoformat(), day, day)


def test_a_promise_that_is_only_repeated_is_no_move() -> None:
    slip = slip_of([promise(1, FIRST), promise(2, FIRST), promise(3, LAST)])
    assert [p.edition for p in slip.promises] == [1, 3]
    assert (slip.moves, slip.days) == (1, 364)


def test_a_meeting_that_is_called_off_is_told_but_is_no_move() -> None:
    off = Promise(2, APRIL.isoformat(), APRIL, APRIL, "cancelled")
    slip = slip_of([promise(1, APRIL), off, promise(3, LAST)])
    assert [row.words for row in slip.picture.rows] == ["2019-04-04", "2019-04-04 (cancelled)", "2019-04-30"]
    assert slip.moves == 1


def test_a_slip_counts_to_the_end_of_a_loose_target_and_not_at_all_where_there_is_no_day() -> None:
    june = Promise(2, "June 2019", date(2019, 6, 1), date(2019, 6, 30))
    assert slip_of([promise(1, APRIL), june]).days == 87
    assert slip_of([promise(1, APRIL), Promise(2, "TBC")]).days is None
    assert (slip_of([]).moves, slip_of([]).days) == (0, None)


def test_a_day_is_a_dot_a_month_a_bar_and_words_without_days_are_only_words() -> None:
    june = Promise(2, "June 2019", date(2019, 6, 1), date(2019, 6, 30))
    picture = slip_of([promise(1, APRIL), june, Promise(3, "TBC")]).picture
    dot, bar, words = picture.rows
    assert (dot.width, words.x) == (0, None)
    assert bar.width > 0
    assert dot.x is not None
    assert bar.x is not None
    assert dot.x < bar.x
    assert picture.trail.count("L") == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(0, 400), st.text(max_size=30)), min_size=1, max_size=8))
def test_every_promise_lies_within_the_picture(told: list[tuple[date, int, str]]) -> None:
    promises = [Promise(n, words, day, day + timedelta(days=wide)) for n, (day, wide, words) in enumerate(told)]
    picture = slip_of(promises).picture
    for row in picture.rows:
        assert row.x is not None
        assert picture.left <= row.x
        assert row.x + row.width <= WIDTH
        assert row.y < picture.height


def test_two_pictures_of_some_people_each_share_a_scale() -> None:
    may = date(2018, 5, 1)
    alone = load_picture([PersonLoad("Bob", {may: 2})], [may]).rows[0].columns[0]
    beside = load_picture([PersonLoad("Bob", {may: 2})], [may], most=4).rows[0].columns[0]
    assert alone.height == 2 * beside.height
