"""Who comes in a member's place: offered where the names on an agenda are kept, and printed on the agenda."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.agendas.pressing import fields, in_public, publish, readable, send
from tests.agendas.scene import AT
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.models.committees import Committee, Membership
from workprogramme.models.outbox import Notice
from workprogramme.models.people import Person

LINE = "Councillor R Bailey (for Councillor L Kelly)"


@pytest.fixture
def named(begun):
    """The board has named R Bailey for any member, T Mayer for P Male, and somebody who is one no longer by April."""
    with begun.database.transaction(at=AT) as session:
        board = session.get_one(Committee, begun.committee_id)
        male = session.scalars(select(Person).where(Person.formal_name == "P Male")).one()
        for position, (formal, only, last) in enumerate(
            (("R Bailey", None, None), ("T Mayer", male, None), ("A Past", None, date(2019, 4, 3)))
        ):
            person = Person(name=f"Cllr {formal}", formal_name=formal, kind=PersonKind.COUNCILLOR)
            terms = {"role": MemberRole.SUBSTITUTE, "votes": Votes.REPLACED, "last_day": last, "in_place_of": only}
            session.add(Membership(committee=board, person=person, position=200 + position, **terms))
    return begun


def names_of(scene):
    return f"{scene.address}edit/names/"


def offered(page, name):
    return {page.text(option): option.get("value") for option in page.by_id[name].iter("option")}


def test_members_and_substitutes_of_the_day_are_offered(client, named):
    page = client.visit(names_of(named))
    members = list(offered(page, "absent"))
    assert members[:2] == ["Choose one", "Councillor L Bigham"]
    assert "Mrs S Hanson" in members
    assert not {"Councillor J Clifford", "Councillor R Bailey", "Councillor G Gone"} & set(members)
    assert list(offered(page, "substitute")) == [
        "Nobody yet", "Councillor R Bailey", "Councillor T Mayer, for Councillor P Male only"
    ]  # fmt: skip


def test_whoever_comes_in_a_member_s_place_is_on_the_agenda_and_its_documents(app, client, named):
    page = client.visit(names_of(named))
    kelly, bailey = offered(page, "absent")["Councillor L Kelly"], offered(page, "substitute")["Councillor R Bailey"]
    for _ in range(2):
        answer = send(client, names_of(named), absent=kelly, substitute=bailey, also_invited="Dr A Guest")
        assert answer.headers["Location"].endswith("/edit/names/")
    page = client.visit(names_of(named))
    sent = fields(page)
    assert (sent["apologies"], sent["substitutes"], sent["absent"]) == ("Councillor L Kelly", LINE, "")
    publish(client, named)
    sheet = in_public(app, named.address)
    assert f"Apologies Councillor L Kelly Substitutes {LINE}" in sheet
    membership = next(text for text in map(sheet.text, sheet.all("dd")) if "M Mutton (Chair)" in text)
    assert "Bailey" not in membership
    assert "T Mayer" not in sheet
    for kind in ("docx", "pdf"):
        path = f"{named.address.removesuffix('/')}.{kind}"
        words = readable(path, app.test_client().get(path).data)
        assert b"R Bailey" in words.replace(b"\xc2\xa0", b" ")
        assert b"T Mayer" not in words.replace(b"\xc2\xa0", b" ")


def test_only_the_substitute_who_comes_is_told_that_the_agenda_is_published(client, named):
    page = client.visit(names_of(named))
    kelly, bailey = offered(page, "absent")["Councillor L Kelly"], offered(page, "substitute")["Councillor R Bailey"]
    send(client, names_of(named), absent=kelly, substitute=bailey)
    publish(client, named)
    with named.database.session() as session:
        told = select(Person.formal_name).join(Notice, Notice.person_id == Person.id).where(Notice.kind == "agenda")
        names = set(session.scalars(told))
    assert {"R Bailey", "L Kelly", "J Clifford"} < names
    assert not {"T Mayer", "A Past"} & names


def test_what_may_not_be_is_refused_and_what_was_typed_is_kept(client, named):
    page = client.visit(names_of(named))
    kelly = offered(page, "absent")["Councillor L Kelly"]
    mayer = offered(page, "substitute")["Councillor T Mayer, for Councillor P Male only"]
    answer = send(client, names_of(named), 422, absent=kelly, substitute=mayer, apologies="Councillor C Thomas")
    assert "Councillor T Mayer may take the place of Councillor P Male only. Choose another." in answer.text
    assert "Councillor C Thomas</textarea>" in answer.text
    answer = send(client, names_of(named), 422, substitute=mayer)
    assert "Select which member cannot come." in answer.text
    answer = send(client, names_of(named), 422, absent="999999")
    assert "must be one of the choices" in answer.text
    assert "nobody yet" in client.visit(f"{named.address}edit/")


def test_a_second_writer_s_names_and_one_s_own_choice_are_kept(client, named):
    mine = client.visit(names_of(named))
    kelly = offered(mine, "absent")["Councillor L Kelly"]
    send(client, names_of(named), also_invited="Dr A Guest")
    both = client.submit(mine, "Save the names", status=409, absent=kelly)
    assert "Dr A Guest" in both
    client.submit(both, "Save the names")
    sent = fields(client.visit(names_of(named)))
    assert (sent["apologies"], sent["also_invited"]) == ("Councillor L Kelly", "Dr A Guest")


def test_without_substitutes_it_says_so_and_names_can_be_typed(client, begun):
    page = client.visit(names_of(begun))
    assert "The committee has named no substitutes for that day." in page
    assert "substitute" not in page.by_id
    send(client, names_of(begun), substitutes="Councillor A Friend (for Councillor L Kelly)")
    assert "Substitutes: Councillor A Friend (for Councillor L Kelly)" in client.visit(f"{begun.address}edit/")
