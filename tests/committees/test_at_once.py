"""Rules over several rows hold also where two people press at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread

from sqlalchemy.orm import Session

from tests.committees.scene import Scene
from tests.support import scenes
from workprogramme.accounts.administration.actions import Details, change_account, deactivate_account
from workprogramme.committees.seats.actions import Terms, add_seat
from workprogramme.domain.access import Role
from workprogramme.domain.kinds import MemberRole, PersonKind, Votes
from workprogramme.domain.refusals import Refused


def at_once(scene: Scene, *actions: Callable[[Session], object]) -> list[str]:
    """Does all of them at the same moment, each in a transaction of its own: what came of each, in no order."""
    ready, came = Barrier(len(actions)), []

    def act(action: Callable[[Session], object]) -> None:
        ready.wait()
        try:
            with scene.changing() as session:
                action(session)
        except Refused as refused:
            came.append(refused.reason[:20])
        else:
            came.append("done")

    threads = [Thread(target=act, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def two_administrators(scene: Scene) -> tuple[int, int]:
    scene.signed_in(name="One")
    scene.signed_in(name="Two")
    return scene.account("one@example.org").id, scene.account("two@example.org").id


def test_of_two_administrators_who_end_each_other_one_is_left(scene: Scene) -> None:
    one, two = two_administrators(scene)
    came = at_once(
        scene,
        lambda session: deactivate_account(session, one, 1),
        lambda session: deactivate_account(session, two, 1),
    )
    assert came == ["This is the last acc", "done"]


def test_of_two_administrators_who_demote_each_other_one_is_left(scene: Scene) -> None:
    one, two = two_administrators(scene)

    def demote(number: int, name: str) -> Callable[[Session], object]:
        details = Details(email=f"{name}@example.org", name=name, grants=frozenset({(Role.OFFICER, None)}))
        return lambda session: change_account(session, number, 1, details)

    assert at_once(scene, demote(one, "one"), demote(two, "two")) == ["This is the last acc", "done"]


def test_of_two_chairs_who_are_added_at_once_one_is_refused(scene: Scene) -> None:
    with scene.changing() as session:
        people = [scenes.a_person(session, f"Cllr {name}", PersonKind.COUNCILLOR).id for name in ("Ash", "Birch")]
    terms = Terms(role=MemberRole.CHAIR, votes=Votes.ALL, first_day=scenes.NOW.date())

    def chair(person: int) -> Callable[[Session], object]:
        return lambda session: add_seat(session, scene.other_board, person, terms, scenes.NOW.date(), "england")

    assert sum(came == "done" for came in at_once(scene, *map(chair, people))) == 1
    assert len(scene.seats(scene.other_board)) == 1
