"""Two who press at the same moment: different numbers, and one reply through one link."""

from threading import Barrier, Thread

from tests.recommendations.scene import NOW, TODAY, Scene
from tests.support import scenes
from workprogramme.domain.recommendations import Channel, Verdict
from workprogramme.followups.recommendations import links
from workprogramme.followups.recommendations.answers import Reply


def test_two_recommendations_made_at_once_get_different_numbers(scene: Scene) -> None:
    ready = Barrier(4)

    def make() -> None:
        ready.wait()
        scene.recommend()

    threads = [Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.number for one in scene.everything()) == [1, 2, 3, 4]
    assert len({one.reference for one in scene.everything()}) == 4


def test_of_two_replies_through_one_link_one_is_kept(scene: Scene) -> None:
    scene.recommend()
    with scenes.changing(scene.database, at=NOW) as session:
        _, token = links.make_link(session, 1, "Cllr Maton", 28, "Ann", NOW)
    ready, came = Barrier(2), []

    def reply(verdict: Verdict) -> None:
        ready.wait()
        said = Reply(verdict=verdict, reasons="Because.", by="Cllr Maton", on=TODAY, through=Channel.LINK)
        try:
            with scenes.changing(scene.database, at=NOW) as session:
                links.reply_through(session, token, said, NOW, TODAY)
        except links.NoSuchLink:
            came.append("no such link")
        else:
            came.append(verdict.value)

    threads = [Thread(target=reply, args=(verdict,)) for verdict in (Verdict.ACCEPTED, Verdict.REJECTED)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "no such link" in came
    kept = scene.found(1).verdict
    assert kept is not None
    assert sorted(came) == sorted(["no such link", kept.value])
