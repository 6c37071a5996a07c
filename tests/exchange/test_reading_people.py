"""People cells as councils write them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.kinds import PartRole
from workprogramme.exchange.reading.items.people import People, read_people


@pytest.mark.parametrize(
    ("cell", "members", "officers", "partners"),
    [
        ("Paul Smith Cllr Seaman", "Cllr Seaman", "Paul Smith", ""),
        ("Cllr Seaman Paul Smith Sarah Mills", "Cllr Seaman", "Paul Smith|Sarah Mills", ""),
        ("Cllr Maton / Jeanette Essex", "Cllr Maton", "Jeanette Essex", ""),
        ("John Gregg/ Rebecca Wilshire", "", "John Gregg|Rebecca Wilshire", ""),
        (
            "John Gregg Rebecca Wilshire Cllr Seaman Cllr Maton",
            "Cllr Seaman|Cllr Maton",
            "John Gregg|Rebecca Wilshire",
            "",
        ),
        ("CWPT Sally Giles Cllr Seaman", "Cllr Seaman", "Sally Giles", "CWPT"),
        ("Sally Giles CWPT", "", "Sally Giles", "CWPT"),
        ("Sally Giles (CWPT) Cllr Seaman", "Cllr Seaman", "Sally Giles", "CWPT"),
        (
            "Health partners John Gregg Sheila Bates Cllr Seaman",
            "Cllr Seaman",
            "John Gregg|Sheila Bates",
            "Health partners",
        ),
        ("John Gregg Health partners", "", "John Gregg", "Health partners"),
        ("Lee Pardy- McLaughlin", "", "Lee Pardy-McLaughlin", ""),
        ("Lee Pardy-\nMcLaughlin", "", "Lee Pardy-McLaughlin", ""),
        ("Neil MacDonald Rebekah Eaves Cllr Seaman", "Cllr Seaman", "Neil MacDonald|Rebekah Eaves", ""),
        ("Cllr J. Smith John Gregg", "Cllr J. Smith", "John Gregg", ""),
        ("Cllr Pat Seaman", "Cllr Pat Seaman", "", ""),
        ("Councillor K Maton", "Councillor K Maton", "", ""),
        ("CLLR SEAMAN", "CLLR SEAMAN", "", ""),
        ("Councillors J Clifford, K Maton and T Skipper", "Cllr J Clifford|Cllr K Maton|Cllr T Skipper", "", ""),
        ("Cllrs Seaman and Maton", "Cllr Seaman|Cllr Maton", "", ""),
        ("Cllr Seaman and Cllr Maton", "Cllr Seaman|Cllr Maton", "", ""),
        ("Mr Paul Smith, Mrs Jones and Dr J Clark", "", "Mr Paul Smith|Mrs Jones|Dr J Clark", ""),
        ("John Gregg & Sheila Bates", "", "John Gregg|Sheila Bates", ""),
        ("John Gregg\nSheila Bates;Cllr Seaman", "Cllr Seaman", "John Gregg|Sheila Bates", ""),
        ("John Gregg - Sheila Bates", "", "John Gregg|Sheila Bates", ""),
        ("J R Smith AB Jones", "", "J R Smith|AB Jones", ""),
        ("John R Smith", "", "John R Smith", ""),
        ("Anna de Souza Ludwig van Beethoven", "", "Anna de Souza|Ludwig van Beethoven", ""),
        ("Sean O'Brien Siobhán O’Connor", "", "Sean O'Brien|Siobhán O’Connor", ""),
        ("Cllr Seaman MBE (Chair)", "Cllr Seaman MBE (Chair)", "", ""),
        ("Coventry and Rugby CCG", "", "", "Coventry and Rugby CCG"),
        ("Ofsted, West Midlands Police", "", "", "Ofsted|West Midlands Police"),
        ("University of Warwick John Gregg", "", "John Gregg", "University of Warwick"),
        ("Health and Care Partnership", "", "", "Health and Care Partnership"),
        ("Director of Public Health", "", "Director of Public Health", ""),
        ("Vivienne Head", "", "Vivienne Head", ""),
        ("Lead Officer: John Gregg Cabinet Member: Cllr Seaman", "Cllr Seaman", "John Gregg", ""),
        ("Paul Smith Paul Smith", "", "Paul Smith", ""),
        ("", "", "", ""),
    ],
)
def test_people_are_told_apart_in_any_order(cell: str, members: str, officers: str, partners: str) -> None:
    def names(written: str) -> tuple[str, ...]:
        return tuple(written.split("|")) if written else ()

    assert read_people(cell) == People(names(members), names(officers), names(partners))


@pytest.mark.parametrize(
    ("cell", "people", "why"),
    [
        ("Mary Ann Smith", ("Mary Ann Smith",), "a name of three words"),
        ("Cllr Seaman J Smith Ann Lee", ("Cllr Seaman", "J Smith", "Ann Lee"), "more than one way"),
        ("Ann Lee Mary Jane Smith", ("Ann Lee Mary Jane Smith",), "more than one way"),
        ("John", ("John",), "one name only"),
        ("Paul Smith Cllr", ("Cllr", "Paul Smith"), "one name only"),
        ("Gregg, John", ("Gregg, John",), "surname first"),
        ("Sally Giles West Midlands Police", ("Sally Giles West Midlands Police",), "not clear"),
        ("JOHN GREGG", ("JOHN GREGG",), "in capitals"),
        ("Young people", ("Young people",), "not only names"),
        ("john.gregg@example.org", ("john.gregg@example.org",), "not only names"),
        ("John Gregg, Director of Homes", ("John Gregg", "Director of Homes"), "the post of John Gregg"),
        ("John Gregg Director of Homes", ("John Gregg Director of Homes",), "a name and a post"),
        ("Dr Anne Marie Clark", ("Dr Anne", "Marie Clark"), "one person or two"),
        ("TBC", (), "Nobody is named: “TBC”"),
        ("John Gregg / TBC", ("John Gregg",), "Nobody is named: “TBC”"),
        ("?", (), "Nobody is named: “?”"),
        ("word " * 300, (("word " * 300).strip(),), "too long"),
    ],
)
def test_what_cannot_be_told_apart_safely_is_kept_with_the_reason(cell: str, people: tuple[str, ...], why: str) -> None:
    read = read_people(cell)
    assert read.everyone == people
    assert len(read.doubts) == 1
    assert why in read.doubts[0]


def test_a_column_says_which_part_its_people_play() -> None:
    assert read_people("Pat Seaman", PartRole.CABINET_MEMBER).cabinet_members == ("Pat Seaman",)
    assert read_people("Seaman", PartRole.CABINET_MEMBER) == People(cabinet_members=("Seaman",))
    assert read_people("Jo Bloggs, CAB", PartRole.PARTNER).partners == ("Jo Bloggs", "CAB")
    assert read_people("Young people", PartRole.PARTNER) == People(partners=("Young people",))
    assert read_people("Cllr Seaman, John Gregg", PartRole.LEAD_OFFICER).cabinet_members == ("Cllr Seaman",)


FIRST = st.sampled_from(["Paul", "Siobhán", "Jo", "Anne-Marie", "J", "A."])
LAST = st.sampled_from(["Smith", "O'Brien", "McGinty", "de Souza", "Pardy-Jones", "MacDonald"])
OFFICER = st.builds("{} {}".format, FIRST, LAST)
MEMBER = st.builds("Cllr {}".format, LAST)
BODY = st.sampled_from(["CWPT", "NHS England", "Healthwatch", "Ofsted"])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(OFFICER | MEMBER | BODY, min_size=1, max_size=6, unique=True), st.sampled_from(["\n", " / ", "; ", ", "])
)
def test_separated_names_come_out_as_they_went_in(names: list[str], separator: str) -> None:
    people = read_people(separator.join(names))
    assert sorted(people.everyone) == sorted(names)
    assert people.doubts == ()
    assert all(name.startswith("Cllr") for name in people.cabinet_members)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        OFFICER | MEMBER | BODY | st.sampled_from(["TBC", "and", "of", "(", "Director", "x@y", "tbc", "a"]), max_size=9
    ),
    st.lists(st.sampled_from([" ", " ", "\n", "/", ", ", " and ", "- "]), min_size=9, max_size=9),
)
def test_no_word_of_a_cell_is_lost(names: list[str], separators: list[str]) -> None:
    cell = "".join(f"{name}{separator}" for name, separator in zip(names, separators, strict=False))
    people = read_people(cell)
    kept = " ".join((*people.everyone, *people.doubts))
    letters = re.sub(r"\W", "", kept)
    words = [word for word in re.findall(r"\w+", cell) if word != "and"]
    assert [word for word in words if word not in letters] == []


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_losing_a_word(text: str) -> None:
    people = read_people(text)
    kept = re.sub(r"[\W_]", "", " ".join((*people.everyone, *people.doubts)))
    assert [word for word in re.findall(r"[^\W_]{3,}", text) if word not in kept and word.lower() != "and"] == []
