"""Giving somebody an account without knowing their password: an invitation by mail, once, which only they can use."""

import pytest

from tests.accounts.conftest import Post
from tests.accounts.test_administration import ACCOUNTS, NEW
from tests.committees.scene import Scene, set_up
from tests.support.client import InspectingClient
from tests.support.page import Page

PASSWORD = "three random words"


@pytest.fixture
def scene(post: Post) -> Scene:
    """A council with two boards, and nobody who can sign in."""
    found = Scene(post.app.extensions["workprogramme"].database, post.client)
    with found.changing() as session:
        set_up(session, found)
    return found


@pytest.fixture
def administrator(scene: Scene, post: Post) -> InspectingClient:
    """An administrator of everything, signed in."""
    scene.signed_in(password=PASSWORD)
    client = post.client()
    client.submit(client.visit("/sign-in"), "Sign in", email="administrator@example.org", password=PASSWORD)
    return client


def invite(client: InspectingClient, status: int = 200, **answers: str) -> Page:
    known = {"name": "Ann New", "email": "ann@example.org", "coordinator": ["All committees"], **answers}
    return client.submit(client.visit(NEW), "Add account", status=status, answers=known)


def open_account(client: InspectingClient, scene: Scene) -> Page:
    return client.visit(f"{ACCOUNTS}{scene.account('ann@example.org').id}/")


def test_whoever_is_invited_chooses_a_password_and_is_in(
    scene: Scene, administrator: InspectingClient, post: Post
) -> None:
    page = invite(administrator)
    assert "An invitation is on its way to ann@example.org" in page
    (letter,) = post.letters()
    assert "has made you an account" in letter
    assert "for 7 days" in letter
    assert scene.account("ann@example.org").password_hash is None
    ann = post.client()
    page = ann.submit(ann.visit(post.link()), "Save password and sign in", password=PASSWORD, again=PASSWORD)
    assert page.url.endswith("/plan/")
    post.client().visit(post.link(), status=404)
    again = post.client()
    again.submit(again.visit("/sign-in"), "Sign in", email="ann@example.org", password=PASSWORD)
    assert again.get("/plan/").status_code == 200


def test_an_invitation_can_be_sent_again_and_both_end_with_the_password(
    scene: Scene, administrator: InspectingClient, post: Post
) -> None:
    invite(administrator)
    first = post.link()
    page = administrator.submit(open_account(administrator, scene), "Send the invitation again")
    assert "A link to choose a password is on its way to ann@example.org" in page
    assert len(post.letters()) == 2
    assert post.link() != first
    ann = post.client()
    ann.submit(ann.visit(post.link()), "Save password and sign in", password=PASSWORD, again=PASSWORD)
    post.client().visit(first, status=404)
    page = administrator.submit(open_account(administrator, scene), "Email a link for a new password")
    assert "Choose a new password" in post.letters()[-1]


def test_a_first_password_can_still_be_set_by_hand(scene: Scene, administrator: InspectingClient, post: Post) -> None:
    page = invite(administrator, password=PASSWORD)
    assert "Ann New can sign in with ann@example.org and the password you set." in page
    assert post.letters() == []
    assert invite(administrator, status=422, email="b@example.org", password="short").errors == [
        "First password must be 12 characters or more"
    ]


def test_an_invitation_ends_with_its_account(scene: Scene, administrator: InspectingClient, post: Post) -> None:
    invite(administrator)
    administrator.submit(open_account(administrator, scene), "Deactivate")
    post.client().visit(post.link(), status=404)
    assert "Send the invitation again" not in open_account(administrator, scene)
    administrator.submit(open_account(administrator, scene), "Reactivate")
    post.client().visit(post.link(), status=404)
