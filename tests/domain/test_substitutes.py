"""Who takes a member's place at a meeting, and how the agenda says it."""

from dataclasses import replace

import pytest

from tests.domain.front_sheets import part, sheet_of
from workprogramme.domain.agenda_drafts import AgendaDraft
from workprogramme.domain.attendance import MemberValue, Named
from workprogramme.domain.kinds import MemberRole, PartRole
from workprogramme.domain.programme import ItemValue
from workprogramme.domain.refusals import Refused
from workprogramme.domain.substitutes import cannot_come, coming, members_of, place_of, substitutes_of

KELLY = MemberValue(person_id=1, name="L Kelly")
MALE = MemberValue(person_id=2, name="P Male")
HANSON = MemberValue(person_id=3, name="Mrs S Hanson", role=MemberRole.COOPTED, councillor=False)
MATON = MemberValue(person_id=4, name="K Maton", role=MemberRole.INVITED)
BAILEY = MemberValue(person_id=5, name="R Bailey", role=MemberRole.SUBSTITUTE)
MAYER = MemberValue(person_id=6, name="T Mayer", role=MemberRole.SUBSTITUTE, in_place_of=2)
GONE = MemberValue(person_id=7, name="A Gone", role=MemberRole.SUBSTITUTE, in_place_of=99)
SEATS = (KELLY, MALE, HANSON, MATON, BAILEY, MAYER, GONE)
NOBODY = AgendaDraft()


def refusal(draft: AgendaDraft, member: MemberValue | None, substitute: MemberValue | None) -> Refused:
    ids = [one.person_id if one else None for one in (member, substitute)]
    with pytest.raises(Refused) as refused:
        cannot_come(draft, SEATS, *ids)
    return refused.value


def test_members_have_places_and_substitutes_of_members_may_take_them() -> None:
    assert members_of(SEATS) == (KELLY, MALE, HANSON)
    assert substitutes_of(SEATS) == (BAILEY, MAYER)
    assert (place_of(BAILEY, SEATS), place_of(MAYER, SEATS)) == (None, MALE)


def test_a_substitute_is_on_no_list_of_the_front_sheet_and_is_invited_like_anybody_else() -> None:
    sheet = sheet_of(items=(), members=SEATS)
    assert sheet.membership.councillors == (Named(name="L Kelly"), Named(name="P Male"))
    assert sheet.coopted.others == (Named(name="Mrs S Hanson"),)
    assert sheet.invited.councillors == (Named(name="K Maton"),)
    invited = part(BAILEY.person_id, "Cllr Bailey", PartRole.INVITEE)
    item = ItemValue(id=1, title="Item", parts=(invited,))
    sheet = sheet_of(items=(item,), members=SEATS)
    assert [named.name for named in sheet.invited.councillors] == ["Bailey", "K Maton"]


def test_a_member_who_cannot_come_sends_apologies_and_perhaps_a_substitute() -> None:
    told = cannot_come(NOBODY, SEATS, KELLY.person_id, None)
    assert (told.apologies, told.substitutes) == (("Councillor L Kelly",), ())
    told = cannot_come(told, SEATS, KELLY.person_id, BAILEY.person_id)
    assert (told.apologies, told.substitutes) == (
        ("Councillor L Kelly",),
        ("Councillor R Bailey (for Councillor L Kelly)",),
    )
    assert cannot_come(told, SEATS, KELLY.person_id, BAILEY.person_id) == told
    told = cannot_come(told, SEATS, MALE.person_id, MAYER.person_id)
    assert told.substitutes[1] == "Councillor T Mayer (for Councillor P Male)"
    told = cannot_come(told, SEATS, HANSON.person_id, None)
    assert told.apologies[2] == "Mrs S Hanson"


def test_apologies_that_were_typed_with_or_without_the_title_are_not_said_twice() -> None:
    for typed in ("L Kelly", "Cllr L Kelly", "Councillor L Kelly"):
        draft = replace(NOBODY, apologies=(typed,))
        assert cannot_come(draft, SEATS, KELLY.person_id, None) == draft


def test_whoever_comes_is_known_again_however_their_name_was_typed() -> None:
    for typed in ("Councillor R Bailey (for Councillor L Kelly)", "Cllr R Bailey", "R Bailey (for L Kelly)"):
        assert coming(replace(NOBODY, substitutes=("Councillor A Friend", typed)), SEATS) == (BAILEY,)
    assert coming(replace(NOBODY, substitutes=("Councillor R Baileys",), apologies=("R Bailey",)), SEATS) == ()


def test_a_substitute_for_one_member_takes_no_other_place() -> None:
    said = refusal(NOBODY, KELLY, MAYER)
    assert (said.field, said.reason) == (
        "substitute", "Councillor T Mayer may take the place of Councillor P Male only. Choose another."
    )  # fmt: skip


def test_a_councillor_does_not_take_a_co_opted_member_s_place() -> None:
    assert "Mrs S Hanson, who is not a councillor" in refusal(NOBODY, HANSON, BAILEY).reason


def test_nobody_takes_two_places_and_no_place_is_taken_twice() -> None:
    draft = replace(NOBODY, substitutes=("Councillor R Bailey (for Councillor L Kelly)",))
    assert (
        "Councillor R Bailey (for Councillor L Kelly) is on the agenda already" in refusal(draft, MALE, BAILEY).reason
    )
    draft = replace(NOBODY, substitutes=("Councillor A Other (for Councillor P Male)",))
    said = refusal(draft, MALE, MAYER)
    assert (said.field, "Somebody takes this place already" in said.reason) == ("absent", True)


@pytest.mark.parametrize(
    ("member", "substitute", "field"),
    [(None, BAILEY, "absent"), (MATON, None, "absent"), (BAILEY, None, "absent"), (KELLY, GONE, "substitute"),
     (KELLY, MALE, "substitute")],
)  # fmt: skip
def test_only_a_member_s_place_is_taken_and_only_by_a_substitute_of_that_day(
    member: MemberValue | None, substitute: MemberValue | None, field: str
) -> None:
    assert refusal(NOBODY, member, substitute).field == field
