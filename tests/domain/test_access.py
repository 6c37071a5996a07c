"""Properties of the law's table: who may do what with any set of roles, on any committees."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.access import MAY, Action, Role, may

COMMITTEES = st.sampled_from((1, 2, 3))
GRANTS = st.lists(st.tuples(st.sampled_from(Role), st.none() | COMMITTEES), max_size=4)
ACTIONS = st.sampled_from(Action)
SHARED = (Action.SIGNED_IN, Action.MANAGE_PEOPLE)
"""What a grant on any committee allows everywhere: all committees share it."""


def test_whoever_is_granted_nothing_may_do_nothing() -> None:
    assert not any(may([], action, committee) for action in Action for committee in (None, 1))


def test_every_role_may_sign_in_and_the_administrator_everything() -> None:
    assert all(Action.SIGNED_IN in MAY[role] for role in Role)
    assert MAY[Role.ADMINISTRATOR] == set(Action)


def test_who_plans_sees_what_is_private_and_who_publishes_plans() -> None:
    for role in Role:
        for needed, action in pairwise((Action.SEE_DRAFTS, Action.SEE_PRIVATE, Action.PLAN, Action.PUBLISH)):
            assert action not in MAY[role] or needed in MAY[role], (role, action)


@given(GRANTS, GRANTS, ACTIONS, st.none() | COMMITTEES)
def test_another_role_never_takes_anything_away(
    some: list[tuple[Role, int | None]], more: list[tuple[Role, int | None]], action: Action, committee: int | None
) -> None:
    assert may([*some, *more], action, committee) == (may(some, action, committee) or may(more, action, committee))


@given(GRANTS, ACTIONS, COMMITTEES)
def test_what_reaches_over_all_committees_needs_a_role_on_all(
    grants: list[tuple[Role, int | None]], action: Action, committee: int
) -> None:
    if may(grants, action):
        assert may(grants, action, committee)
        assert action in SHARED or any(scope is None and action in MAY[role] for role, scope in grants)


@given(GRANTS, ACTIONS, COMMITTEES, COMMITTEES)
def test_a_role_on_one_committee_opens_no_other(
    grants: list[tuple[Role, int | None]], action: Action, here: int, there: int
) -> None:
    elsewhere = [(role, scope) for role, scope in grants if scope not in (None, there)]
    if action not in SHARED and here != there:
        assert not may(elsewhere, action, there)


@pytest.mark.parametrize("role", Role)
def test_a_role_on_all_committees_is_that_role_on_each(role: Role) -> None:
    assert all(may([(role, None)], action, 1) == (action in MAY[role]) for action in Action)
