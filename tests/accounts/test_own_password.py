"""Changing one's own password: with the old one, twice the new one, and not by guessing."""

import pytest
from flask import Flask

from tests.accounts.test_administration import OWN, PASSWORD, sign_in
from tests.committees.scene import Scene, set_up
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role


@pytest.fixture
def scene(app: Flask) -> Scene:
    """A council with two boards, and nobody who can sign in."""
    found = Scene(app.extensions["workprogramme"].database, app.test_client)  # type: ignore[arg-type]
    with found.changing() as session:
        set_up(session, found)
    return found


def change(client: InspectingClient, status: int = 200, **answers: str) -> Page:
    known = {"current": PASSWORD, "password": "quite another phrase", "again": "quite another phrase", **answers}
    return client.submit(client.visit(OWN), "Change password", status=status, **known)


def test_ones_own_password_is_changed_and_other_devices_are_signed_out(scene: Scene) -> None:
    here = scene.signed_in(Role.OFFICER, password=PASSWORD)
    elsewhere = sign_in(scene, "lead.officer@example.org", PASSWORD)
    page = change(here)
    assert "Your password is changed" in page
    here.visit(OWN)
    assert elsewhere.get(OWN).status_code == 302
    sign_in(scene, "lead.officer@example.org", "quite another phrase")


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"current": "something else"}, ["That is not the password you have now. Check it and try again."]),
        ({"again": "quite another phrose"}, ["The two new passwords are not the same. Enter the new one twice"]),
        ({"password": "short", "again": "short"}, ["New password must be 12 characters or more"]),
        (
            {"current": "", "password": "", "again": ""},
            ["Enter the password you have now", "Enter a password", "Enter the new password again"],
        ),
    ],
)
def test_a_password_is_changed_only_with_the_old_one_and_the_new_one_twice(
    scene: Scene, answers: dict[str, str], errors: list[str]
) -> None:
    client = scene.signed_in(Role.OFFICER, password=PASSWORD)
    page = change(client, status=422, **answers)
    assert page.errors == errors
    assert "quite another" not in page.source
    sign_in(scene, "lead.officer@example.org", PASSWORD)


@pytest.mark.engines("sqlite")
def test_guessing_the_old_password_is_slowed_down(scene: Scene) -> None:
    client = scene.signed_in(Role.OFFICER, password=PASSWORD)
    for _ in range(5):
        change(client, status=422, current="a guess at it")
    page = change(client, status=429)
    assert page.errors == ["There were too many tries. Wait 15 minutes, then try again."]
