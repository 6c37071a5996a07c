"""Replying without an account: what a link opens, how often, for how long, and what nobody learns from it."""

import logging
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from tests.recommendations.scene import NOW, TODAY, WORDS, Scene
from tests.support import scenes
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.access import Role
from workprogramme.domain.recommendations import Channel, Verdict
from workprogramme.followups.recommendations import links
from workprogramme.models.recommendations import ReplyLink

NO_LINK = "This link does not work"


def made(scene: Scene, planner: InspectingClient, number: int = 1, **answers: str) -> str:
    """Makes a link on the page, and gives its path."""
    page = planner.submit(planner.visit(f"/recommendations/{number}/links/new"), "Make link", **answers)
    return re.sub(r"^https?://[^/]+", "", page.by_id["reply-address"].get("value", ""))


@pytest.fixture
def link(scene: Scene, planner: InspectingClient) -> str:
    """A link to a recommendation to Cllr Maton that has its notice."""
    scene.recommend()
    scene.notice(1)
    return made(scene, planner)


def test_the_link_shows_what_was_recommended_and_takes_one_reply(scene: Scene, link: str) -> None:
    visitor = scene.new_client()
    page = visitor.visit(link)
    assert page.heading == "Reply to SB2 (18/19) 01"
    assert WORDS in page
    assert page.by_id["by"].get("value") == "Cllr Maton"
    page = visitor.submit(
        page, "Send reply", verdict="Accepted in part", reasons="Twice a year is enough.",
        action="Publish twice a year.", owner="John Gregg", target="September 2019", by="Cllr Maton, Cabinet Member",
    )  # fmt: skip
    assert page.heading == "Your reply to SB2 (18/19) 01 is sent"
    assert "The link has done its work" in page
    kept = scene.found(1)
    assert (kept.verdict, kept.reply, kept.replied_by, kept.replied_on, kept.replied_through) == (
        Verdict.PART, "Twice a year is enough.", "Cllr Maton, Cabinet Member", TODAY, Channel.LINK,
    )  # fmt: skip
    assert (kept.owner_id, kept.target_latest) == (scene.gregg, date(2019, 9, 30))
    assert visitor.visit(link, status=404).heading == NO_LINK


def test_a_reply_that_lacks_something_loses_nothing(scene: Scene, link: str) -> None:
    visitor = scene.new_client()
    page = visitor.submit(visitor.visit(link), "Send reply", status=422, verdict="Rejected", action="Nothing.")
    assert page.errors == ["Give the reasons: it is not accepted as a whole."]
    assert page.text(page.by_id["action"]) == "Nothing."
    assert scene.found(1).verdict is None
    visitor.submit(page, "Send reply", reasons="No money.")
    assert scene.found(1).verdict is Verdict.REJECTED


def test_only_the_digest_is_kept_and_the_link_is_shown_once(scene: Scene, planner: InspectingClient, link: str) -> None:
    token = link.split("/")[2]
    assert len(token) >= 43
    (kept,) = scene.links()
    assert kept.digest == links.digest(token)
    assert kept.expires_at - kept.made_at == timedelta(days=28)
    assert token not in planner.visit("/recommendations/1/").source
    with scene.database.engine.connect() as connection:
        for table in ("journal", "submission", "reply_link", "notice"):
            assert not [row for row in connection.execute(text(f"SELECT * FROM {table}")) if token in str(row)]


def test_a_second_sending_of_the_form_makes_no_second_link(scene: Scene, planner: InspectingClient) -> None:
    scene.recommend()
    form = planner.visit("/recommendations/1/links/new")
    planner.submit(form, "Make link")
    assert "This link was made already, and a link is shown only once." in planner.submit(form, "Make link")
    assert len(scene.links()) == 1


def test_a_new_link_ends_the_one_before(scene: Scene, planner: InspectingClient, link: str) -> None:
    assert "When you make a new link, that one stops working." in planner.visit("/recommendations/1/links/new")
    another = made(scene, planner, days="7")
    scene.new_client().visit(link, status=404)
    scene.new_client().visit(another)


def test_a_link_that_is_withdrawn_opens_nothing(scene: Scene, planner: InspectingClient, link: str) -> None:
    page = planner.submit(planner.visit("/recommendations/1/"), "Withdraw the link")
    assert "The link is withdrawn. Nobody gets in through it any more." in page
    scene.new_client().visit(link, status=404)


def test_it_works_up_to_its_last_moment(scene: Scene) -> None:
    scene.recommend()
    with scenes.changing(scene.database, at=NOW) as session:
        _, token = links.make_link(session, 1, "Cllr Maton", 28, "Ann", NOW)
    end = NOW + timedelta(days=28)
    with scene.database.session() as session:
        links.opened(session, token, end - timedelta(seconds=1))
        with pytest.raises(links.NoSuchLink):
            links.opened(session, token, end)


def answers_alike(scene: Scene, *paths: str) -> None:
    visitor = scene.new_client()
    pages = []
    for path in paths:
        answer = visitor.get(path)
        kept = {name: answer.headers.get(name) for name in ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")}
        pages.append((answer.status_code, Page(answer.text).text(), tuple(kept.items())))
    assert len(set(pages)) == 1
    assert pages[0][0] == 404
    assert "ask the scrutiny co-ordinator of the committee for a new one" in pages[0][1]


def test_wrong_used_withdrawn_expired_and_needless_links_are_answered_alike(
    scene: Scene, planner: InspectingClient
) -> None:
    paths = ["/replies/x/", f"/replies/{'a' * 43}/", "/replies/%F0%9F%98%80/"]
    for number in range(1, 6):
        scene.recommend()
        paths.append(made(scene, planner, number))
    visitor = scene.new_client()
    visitor.submit(visitor.visit(paths[3]), "Send reply", verdict="Accepted")
    planner.submit(planner.visit("/recommendations/2/"), "Withdraw the link")
    scene.change(ReplyLink, 3, expires_at=datetime(2019, 6, 30, tzinfo=UTC))
    scene.reply(4)
    planner.submit(planner.visit("/recommendations/5/close"), "Close recommendation", evidence="Not needed.")
    answers_alike(scene, *paths)


def test_a_late_post_through_a_dead_link_changes_nothing(scene: Scene, planner: InspectingClient, link: str) -> None:
    visitor = scene.new_client()
    form = visitor.visit(link)
    planner.submit(planner.visit("/recommendations/1/"), "Withdraw the link")
    assert visitor.submit(form, "Send reply", status=404, verdict="Accepted").heading == NO_LINK
    assert scene.found(1).verdict is None


def test_the_page_tells_nobody_where_it_is(scene: Scene, link: str) -> None:
    answer = scene.new_client().get(link)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert Page(answer.text).all("meta")


def test_it_works_where_the_browser_sends_no_referer_over_https(scene: Scene, link: str) -> None:
    visitor = scene.new_client()
    page = visitor.visit(link, base_url="https://localhost")
    token = next(e.get("value") for e in page.all("input") if e.get("name") == "csrf_token")
    sent = {"csrf_token": token, "verdict": "accepted", "by": "Cllr Maton"}
    answer = visitor.post(link, data=sent, base_url="https://localhost")
    assert answer.status_code == 200
    assert scene.found(1).verdict is Verdict.ACCEPTED


def test_a_post_without_the_token_of_the_form_is_refused(scene: Scene, link: str) -> None:
    assert scene.new_client().post(link, data={"verdict": "accepted", "by": "X"}).status_code == 400
    assert scene.found(1).verdict is None


def test_a_bug_does_not_write_the_token_into_the_log(
    make_app: Callable[..., Flask],
    scene: Scene,
    link: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = make_app(today=TODAY)
    app.testing = False

    def fails(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("workprogramme.followups.recommendations.reply_routes.standing", fails)
    with caplog.at_level(logging.DEBUG):
        assert app.test_client().get(link).status_code == 500
    assert "a bug" in caplog.text
    assert link.split("/")[2] not in caplog.text


def test_whoever_was_asked_replies_on_their_own_page(scene: Scene) -> None:
    scene.recommend()
    maton = scene.signed_in(Role.COUNCILLOR, name="Cllr Maton", person=scene.maton)
    page = maton.follow(maton.visit("/recommendations/1/"), "Reply to this recommendation")
    page = maton.submit(page, "Send reply", verdict="Accepted", action="Publish it.", target="September 2019")
    assert "Your reply to SB2 (18/19) 01 is sent." in page
    assert (scene.found(1).replied_through, scene.found(1).replied_by) == (Channel.ACCOUNT, "Cllr Maton")
    assert "Reply to this recommendation" not in page.links
    other = scene.signed_in(Role.COUNCILLOR, name="Cllr Other")
    other.visit("/recommendations/1/my-reply", status=403)
