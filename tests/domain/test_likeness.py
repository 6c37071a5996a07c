"""Which items of a document are those of a programme: the surest first, none twice, and the same again the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.likeness import LIKE, How, There, Wanted, likeness, match

TITLES = [
    "Fostering",
    "Fosterng",
    "CAMHS",
    "Library Review",
    "Review of Libraries",
    "Budget",
    "Budget 2019",
    "Adoption",
]


def wanted(key: str, title: str, place: object = None, written: str = "") -> Wanted:
    return Wanted(key=key, title=title, written=written or title, places=(place,))


def there(number: int, title: str, place: object = None, *, over: bool = False, written: str = "") -> There:
    return There(id=number, title=title, written=written or title, place=place, over=over)


def found(items: list[Wanted], known: list[There]) -> list[tuple[How, int | None]]:
    return [(one.how, one.id) for one in match(items, known)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fostering", "Fosterng"),
        ("School based police panels", "School-Based Police Panels"),
        ("Home to School Transport", "Home to school transport update"),
        ("Adoption Central England", "Adoption Central England – progress report"),
        ("Supported Transfers and Permanent Exclusions", "Supported transfers & permanent exclusion"),
        ("Coventry Parenting Strategy", "Parenting Strategy for Coventry"),
    ],
)
def test_titles_that_a_person_would_take_for_one_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= LIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fostering", "Adoption"),
        ("Improvement Board 4th July Update Report", "Improvement Board 3rd October Update Report"),
        ("One Strategic Plan Phase 1", "One Strategic Plan Phase 2"),
        ("Library Review", "Budget Review"),
        ("", "Fostering"),
        ("The Role of the Corporate Parent", "The Role of the Governing Body"),
    ],
)
def test_titles_of_two_items_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < LIKE


def test_the_same_title_at_the_same_place_goes_before_the_same_title_elsewhere() -> None:
    known = [there(1, "Budget", "July"), there(2, "Budget", "June")]
    assert found([wanted("a", "Budget", "June"), wanted("b", "budget", "May")], known) == [
        (How.SAME, 2),
        (How.MOVED, 1),
    ]


def test_an_item_that_a_meeting_has_taken_is_not_moved_to_another() -> None:
    known = [there(1, "Budget", "June", over=True)]
    assert found([wanted("a", "Budget", "July")], known) == [(How.NEW, None)]
    assert found([wanted("a", "Budget", "June")], known) == [(How.SAME, 1)]


def test_an_item_that_is_wanted_loosely_is_where_it_is_wanted_at_any_meeting_of_that_time() -> None:
    known = [there(1, "Budget", "20 June", over=True)]
    loosely = Wanted(key="a", title="Budget", written="Budget", places=("June", "13 June", "20 June"))
    assert found([loosely], known) == [(How.SAME, 1)]


def test_an_item_that_was_renamed_here_is_known_by_what_it_was_called_there() -> None:
    known = [there(1, "Fostering and kinship care", "June", written="Fostering")]
    assert found([wanted("a", "Fostering", "June")], known) == [(How.SAME, 1)]


def test_a_likely_item_is_only_pointed_out() -> None:
    assert found([wanted("a", "Fosterng")], [there(1, "Fostering")]) == [(How.LIKE, 1)]


_wanted = st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(["June", "July", None])), max_size=8)


@given(_wanted, _wanted)
def test_no_item_is_two_items_and_every_item_is_told_of(
    ours: list[tuple[str, str]], known: list[tuple[str, str]]
) -> None:
    items = [wanted(str(place), *one) for place, one in enumerate(ours)]
    matches = match(items, [there(place, *one) for place, one in enumerate(known)])
    assert [one.key for one in matches] == [item.key for item in items]
    taken = [one.id for one in matches if one.id is not None]
    assert len(taken) == len(set(taken))
    assert all((one.id is None) == (one.how is How.NEW) for one in matches)


@given(_wanted)
def test_what_came_in_once_is_all_there_when_it_comes_again(ours: list[tuple[str, str]]) -> None:
    items = [wanted(str(place), *one) for place, one in enumerate(ours)]
    known = [there(place, *one, over=True) for place, one in enumerate(ours)]
    assert {one.how for one in match(items, known)} <= {How.SAME}
