"""Who may sit on a scrutiny committee, as what, and when."""

from datetime import date

import pytest

from workprogramme.domain.kinds import MemberRole, Votes
from workprogramme.domain.refusals import Refused
from workprogramme.domain.seats import (
    Seat,
    chair_on,
    check_portfolio,
    check_seat,
    left_over,
    with_no_place_to_take,
)

TODAY = date(2019, 3, 1)
MAY, NOVEMBER = date(2018, 5, 17), date(2018, 11, 1)


def seat(number: int = 1, role: MemberRole = MemberRole.MEMBER, **more: object) -> Seat:
    values = {"id": number, "person_id": number, "name": f"Person {number}", "role": role, "first": MAY}
    return Seat(**{**values, **more})  # type: ignore[arg-type]


def refusal(made: Seat, *others: Seat, jurisdiction: str = "england") -> Refused:
    with pytest.raises(Refused) as refused:
        check_seat(made, others, TODAY, jurisdiction)
    return refused.value


def test_a_seat_is_held_from_its_first_to_its_last_day_both_included():
    held = seat(last=NOVEMBER)
    assert [held.held_on(day) for day in (date(2018, 5, 16), MAY, NOVEMBER, date(2018, 11, 2))] == [
        False,
        True,
        True,
        False,
    ]
    assert seat(first=None).held_on(date(1974, 4, 1))


def test_a_second_chair_on_the_same_day_is_refused_and_the_first_is_named():
    first = seat(1, MemberRole.CHAIR, last=NOVEMBER)
    said = refusal(seat(2, MemberRole.CHAIR, first=NOVEMBER), first)
    assert said.field == "role"
    assert "Person 1 is the chair from 17 May 2018 to 1 November 2018" in said.reason


def test_a_chair_may_follow_the_last_on_the_next_day():
    first = seat(1, MemberRole.CHAIR, last=NOVEMBER)
    check_seat(seat(2, MemberRole.CHAIR, first=date(2018, 11, 2)), [first], TODAY)


def test_a_chair_without_days_is_the_chair_for_ever():
    for_ever = seat(1, MemberRole.CHAIR, first=None)
    assert refusal(seat(2, MemberRole.CHAIR, first=date(2030, 5, 1)), for_ever).field == "role"


def test_a_seat_is_not_held_against_itself():
    check_seat(seat(1, MemberRole.CHAIR), [seat(1, MemberRole.CHAIR)], TODAY)


def test_one_person_has_one_seat_at_a_time():
    held = seat(1, person_id=7, name="Mal Mutton")
    said = refusal(seat(2, MemberRole.COOPTED, person_id=7, name="Mal Mutton"), held)
    assert "already has a seat on this committee from 17 May 2018" in said.reason
    check_seat(seat(2, person_id=7, first=date(2017, 5, 1), last=date(2018, 5, 16)), [held], TODAY)


@pytest.mark.parametrize("role", [MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR, MemberRole.MEMBER, MemberRole.COOPTED])
def test_a_cabinet_member_may_not_be_a_member_and_the_law_is_named(role):
    said = refusal(seat(role=role, portfolio="Education and Skills"))
    assert "Local Government Act 2000 s9FA(3)" in said.reason
    assert "Education and Skills" in said.reason


def test_welsh_law_is_named_in_wales():
    assert "Local Government Act 2000 s21(9)" in refusal(seat(portfolio="Culture"), jurisdiction="wales").reason


def test_a_cabinet_member_may_come_by_invitation():
    check_seat(seat(role=MemberRole.INVITED, votes=Votes.NONE, portfolio="Education"), [], TODAY)


def test_somebody_who_joined_the_cabinet_later_keeps_the_seat_of_the_past():
    check_seat(seat(portfolio="Education", last=date(2019, 2, 28)), [], TODAY)
    assert refusal(seat(portfolio="Education", last=TODAY)).field == "role"


def test_a_member_who_is_given_a_portfolio_is_refused_it():
    seats = [("Scrutiny Board 2", seat(last=None))]
    with pytest.raises(Refused, match="is a member of Scrutiny Board 2") as refused:
        check_portfolio("Pat Seaman", "Children", seats, TODAY)
    assert refused.value.field == "portfolio"
    check_portfolio("Pat Seaman", "", seats, TODAY)
    check_portfolio("Pat Seaman", "Children", [("SB2", seat(last=date(2019, 2, 28)))], TODAY)
    check_portfolio("Pat Seaman", "Children", [("SB2", seat(role=MemberRole.INVITED))], TODAY)


def test_only_coopted_members_vote_on_education_alone():
    check_seat(seat(role=MemberRole.COOPTED, votes=Votes.EDUCATION), [], TODAY)
    said = refusal(seat(votes=Votes.EDUCATION))
    assert (said.field, "Education Act 1996 s499" in said.reason) == ("votes", True)


def test_whoever_comes_by_invitation_does_not_vote():
    assert refusal(seat(role=MemberRole.INVITED)).field == "votes"


def test_a_seat_ends_no_earlier_than_it_begins():
    assert refusal(seat(last=date(2018, 5, 16))).field == "last_day"
    check_seat(seat(last=MAY), [], TODAY)


def test_the_chair_of_a_day_is_found():
    first, then = seat(1, MemberRole.CHAIR, last=NOVEMBER), seat(2, MemberRole.CHAIR, first=date(2018, 11, 3))
    assert chair_on([seat(3), then, first], NOVEMBER) is first
    assert chair_on([seat(3), then, first], date(2018, 11, 2)) is None


MEMBER = seat(1, name="Cllr Kelly")


def substitute(number: int = 2, **more: object) -> Seat:
    return seat(number, MemberRole.SUBSTITUTE, **{"name": "Cllr Bailey", "votes": Votes.REPLACED, **more})


@pytest.mark.parametrize("role", list(MemberRole))
def test_whoever_comes_by_invitation_or_as_a_substitute_is_no_member(role):
    assert role.is_member is (role not in (MemberRole.INVITED, MemberRole.SUBSTITUTE))


def test_a_substitute_may_be_named_for_any_member_or_for_one():
    check_seat(substitute(), [MEMBER], TODAY)
    check_seat(substitute(), [], TODAY)
    check_seat(substitute(in_place_of=1), [MEMBER], TODAY)


@pytest.mark.parametrize(("role", "votes"), [(MemberRole.SUBSTITUTE, Votes.ALL), (MemberRole.MEMBER, Votes.REPLACED)])
def test_a_substitute_and_nobody_else_has_the_vote_of_the_member_whose_place_they_take(role, votes):
    assert refusal(seat(role=role, votes=votes)).field == "votes"


@pytest.mark.parametrize(
    ("jurisdiction", "source"),
    [("england", "Local Government Act 2000 s9FA(3)"), ("wales", "Local Government Act 2000 s21(9)")],
)
def test_a_cabinet_member_may_not_take_a_place_on_a_scrutiny_committee(jurisdiction, source):
    said = refusal(substitute(portfolio="Culture"), jurisdiction=jurisdiction)
    assert said.field == "person"
    assert said.reason.startswith("Cllr Bailey is in the cabinet (Culture).")
    assert source in said.reason
    check_seat(substitute(portfolio="Culture", last=date(2019, 2, 28)), [], TODAY)


def test_a_substitute_who_is_given_a_portfolio_is_refused_it():
    with pytest.raises(Refused, match="Pat Seaman is a substitute on SB2"):
        check_portfolio("Pat Seaman", "Children", [("SB2", substitute())], TODAY)


@pytest.mark.parametrize("role", [MemberRole.MEMBER, MemberRole.COOPTED, MemberRole.INVITED])
def test_nobody_is_a_substitute_where_they_have_a_seat_on_those_days(role):
    votes = Votes.NONE if role is MemberRole.INVITED else Votes.ALL
    held = seat(1, role, person_id=7, last=NOVEMBER, votes=votes)
    said = refusal(substitute(person_id=7), held)
    assert "already has a seat on this committee from 17 May 2018 to 1 November 2018" in said.reason
    assert "already has a seat" in refusal(held, substitute(person_id=7)).reason
    check_seat(substitute(person_id=7, first=date(2018, 11, 2)), [held], TODAY)


@pytest.mark.parametrize("other", [seat(1, MemberRole.INVITED), substitute(1), seat(5)])
def test_only_a_member_has_a_place_to_take(other):
    assert refusal(substitute(in_place_of=1), other).field == "in_place_of"


def test_a_place_is_taken_on_days_on_which_the_member_is_one():
    member = seat(1, name="Cllr Kelly", last=NOVEMBER)
    said = refusal(substitute(in_place_of=1, first=date(2018, 11, 2)), member)
    assert said.field == "first_day"
    assert said.reason.startswith("Cllr Kelly is a member of this committee from 17 May 2018 to 1 November 2018.")
    check_seat(substitute(in_place_of=1, first=None), [member], TODAY)


def test_whoever_is_no_councillor_takes_the_place_of_no_councillor():
    hanson = seat(1, MemberRole.COOPTED, name="Mrs S Hanson", votes=Votes.EDUCATION, councillor=False)
    jones = substitute(name="Mrs K Jones", councillor=False)
    assert (refusal(jones, MEMBER).field, "s9FA(4) and (5)" in refusal(jones, MEMBER).reason) == ("person", True)
    said = refusal(substitute(name="Mrs K Jones", councillor=False, in_place_of=1), MEMBER)
    assert said.field == "in_place_of"
    assert said.reason.startswith("Cllr Kelly is a councillor and Mrs K Jones is not.")
    assert "s21(10)" in refusal(jones, jurisdiction="wales").reason
    check_seat(substitute(name="Mrs K Jones", councillor=False, in_place_of=1), [hanson], TODAY)
    assert refusal(substitute(in_place_of=1), hanson).field == "in_place_of"


def test_with_a_member_ends_what_others_were_to_do_in_their_place_alone():
    before, open_, ended = date(2018, 8, 31), substitute(2, in_place_of=1), substitute(3, in_place_of=1, last=MAY)
    everybody = [MEMBER, open_, ended, substitute(4), substitute(5, in_place_of=9)]
    assert left_over(everybody, 1, before) == [open_]
    assert left_over([*everybody, substitute(6, in_place_of=1, last=before)], 1, before) == [open_]


def test_what_others_do_in_the_place_of_a_member_who_has_another_seat_afterwards_goes_on():
    then = seat(8, MemberRole.DEPUTY_CHAIR, person_id=1, first=date(2018, 11, 2))
    assert left_over([MEMBER, then, substitute(2, in_place_of=1)], 1, NOVEMBER) == []


def test_a_substitute_for_one_who_is_no_member_that_day_has_no_place_to_take():
    member, comes = seat(1, last=NOVEMBER), substitute(2, in_place_of=1)
    assert with_no_place_to_take([member, comes, substitute(3)], NOVEMBER) == []
    assert with_no_place_to_take([member, comes, substitute(3)], date(2018, 11, 2)) == [comes]
