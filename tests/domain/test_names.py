"""Names that look like one person, and names that do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workprogramme.domain.names import Name, look_alike, looks_like

ALIKE = [
    ("Sara Mills", "Sarah Mills"),
    ("Sarah Mills", "Mills, Sarah"),
    ("Mills Sarah", "sarah mills"),
    ("S Mills", "Sarah Mills"),
    ("S. Mills", "Cllr Sarah Mills"),
    ("Cllr P Seaman", "Pat Seaman"),
    ("Neil MacDonald", "Neil McDonald"),
    ("Sarah Jane Mills", "Sarah Mills"),
    ("José Álvarez", "Jose Alvarez"),
    ("Sinead O'Brien", "Sinead O’Brien"),
    ("Jon Gregg", "John Gregg"),
    ("Brian Kaur", "Brain Kaur"),
    ("Lee Pardy- McLaughlin", "Lee Pardy-McLaughlin"),
    ("CWPT", "cwpt"),
    ("Cllr Seaman", "Councillor P Seaman"),
    ("Mrs Hanson", "Susan Hanson"),
]
NOT_ALIKE = [
    ("Tim Smith", "Tom Smith"),
    ("Jane Smith", "June Smith"),
    ("Paul Smith", "Pat Smith"),
    ("John Gregg", "John Grant"),
    ("J Smith", "P Smith"),
    ("J Ward", "J Wards"),
    ("Cllr Seaman", "Cllr Maton"),
    ("Cllr", "Mrs"),
    ("", "Sarah Mills"),
    ("CWPT", "CAMHS"),
    ("Seaman", "Pat Seaman"),
    ("Academy Trust12", "Academy Trust13"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_these_look_like_one_person(one, other):
    assert look_alike([Name(key=1, text=one), Name(key=2, text=other)]) == [(1, 2)]


@pytest.mark.parametrize(("one", "other"), NOT_ALIKE)
def test_these_are_two(one, other):
    assert look_alike([Name(key=1, text=one), Name(key=2, text=other)]) == []


def test_a_body_is_never_a_person():
    names = [Name(key=1, text="Sarah Mills", group="body"), Name(key=2, text="Sarah Mills", group="person")]
    assert look_alike(names) == []
    assert looks_like("Sara Mills", names, "person") == [2]


def test_nobody_in_the_founding_document_but_one_looks_like_another():
    written = ["Paul Smith", "Cllr Seaman", "Cllr Maton", "Jeanette Essex", "Sarah Mills", "John Gregg", "Sonia Watson",
               "Kirston Nelson", "Neil MacDonald", "Rebekah Eaves", "Peter Barnett", "Rebecca Wilshire", "Sheila Bates",
               "Health partners", "Lee Pardy-McLaughlin", "Sara Mills", "Michelle McGinty", "Sue Frossell"]  # fmt: skip
    names = [Name(key=key, text=text) for key, text in enumerate(written)]
    assert [(written[a], written[b]) for a, b in look_alike(names)] == [("Sarah Mills", "Sara Mills")]


WORD = st.text("abc'. é,-", min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=6))
def test_the_pairs_of_a_list_are_those_found_one_by_one(texts):
    names = [Name(key=key, text=text) for key, text in enumerate(texts)]
    one_by_one = [(a.key, b.key) for a in names for b in names if a.key < b.key and looks_like(a.text, [b])]
    assert look_alike(names) == one_by_one


def test_two_thousand_names_are_compared_while_one_waits():
    names = [Name(key=i, text=f"Person{i % 70} Of{i // 70:03}xyz") for i in range(2000)]
    look_alike(names)  # pairs by the million would take minutes
    look_alike([Name(key=i, text="John Smith") for i in range(2000)])
