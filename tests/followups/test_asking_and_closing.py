"""What is done to follow-ups: asked, changed, dated, put off, answered, dropped, opened again."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests.followups.scene import ASKED, Scene
from tests.support.scenes import NOW, changing
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.targets import Target, read_target
from workprogramme.followups import actions, closing
from workprogramme.models.follow_ups import AskedOf, FollowUp, FollowUpLink
from workprogramme.models.journal import JournalEntry

JUNE = (date(2019, 6, 1), date(2019, 6, 30))


def target(text: str) -> Target:
    return read_target(text, MunicipalYear(2018))


def test_what_was_asked_keeps_its_meeting_minute_people_and_first_promise(scene: Scene) -> None:
    asked = scene.found(scene.ask(asked_of=(scene.ids["gregg"],), item_ids=(scene.ids["item"],)))
    assert (asked.asked_on, asked.minute, asked.source_meeting_id) == (ASKED, "5/18", scene.ids["asked_at"])
    assert (asked.target_earliest, asked.target_latest) == (asked.first_earliest, asked.first_latest) == JUNE
    with scene.database.session() as session:
        assert session.scalars(select(AskedOf.person_id)).all() == [scene.ids["gregg"]]
        assert session.scalars(select(FollowUpLink.item_id)).all() == [scene.ids["item"]]
        told = session.execute(
            select(JournalEntry.table_name, JournalEntry.record_id, JournalEntry.committee_id).where(
                JournalEntry.table_name.in_(["follow_up", "asked_of", "follow_up_link"])
            )
        ).all()
    assert {tuple(row) for row in told} == {
        (table, asked.id, scene.ids["board"]) for table in ("follow_up", "asked_of", "follow_up_link")
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"wording": ""}, "wording"),
        ({"wording": "x" * 2001}, "wording"),
        ({"minute": "x" * 61}, "minute"),
        ({"source_meeting_id": 9999}, "source_meeting"),
        ({"source_item_id": 9999}, "source_item"),
        ({"asked_of": (9999,)}, "asked_of"),
        ({"item_ids": (9999,)}, "items"),
        ({"target": read_target("31 June 2019")}, "target"),
    ],
)
def test_what_cannot_be_asked_is_refused_beside_its_field(scene: Scene, values: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        scene.ask(**values)
    assert refused.value.field == field
    with scene.database.session() as session:
        assert session.scalar(select(func.count()).select_from(FollowUp)) == 0


def test_a_meeting_of_another_committee_cannot_be_where_it_was_asked(scene: Scene) -> None:
    with changing(scene.database) as session, pytest.raises(Refused, match="not a meeting of this committee"):
        actions.ask(session, scene.ids["other"], scene.draft(), NOW)


def test_a_meeting_that_matches_none_is_kept_as_it_was_written(scene: Scene) -> None:
    asked = scene.found(scene.ask(source_meeting_id=None, source_text="4th October"))
    assert (asked.source_text, asked.asked_on) == ("4th October", None)


def test_putting_it_off_is_counted_and_the_first_promise_stays(scene: Scene) -> None:
    asked = scene.ask()
    for version, words in enumerate(("Autumn 2019", "2019-20"), 1):
        with changing(scene.database, "The inspection came first") as session:
            actions.defer(session, asked, version, target(words), "The inspection came first")
    with changing(scene.database, "Brought forward") as session:
        actions.defer(session, asked, 3, target("July 2019"), "Brought forward")
    found = scene.found(asked)
    assert (found.deferrals, found.target_text, found.target_latest) == (2, "July 2019", date(2019, 7, 31))
    assert (found.first_text, found.first_earliest, found.first_latest) == ("June 2019", *JUNE)


def test_a_first_promise_given_only_later_is_no_deferral(scene: Scene) -> None:
    asked = scene.ask("")
    with changing(scene.database) as session:
        actions.defer(session, asked, 1, target("June 2019"), "Agreed with the officer")
    found = scene.found(asked)
    assert (found.deferrals, found.first_text, found.first_latest) == (0, "June 2019", JUNE[1])


@pytest.mark.parametrize(("words", "reason", "field"), [("July 2019", "", "reason"), ("June 2019", "So", "target")])
def test_putting_off_says_why_and_to_when(scene: Scene, words: str, reason: str, field: str) -> None:
    asked = scene.ask()
    with changing(scene.database) as session, pytest.raises(Refused) as refused:
        actions.defer(session, asked, 1, target(words), reason)
    assert refused.value.field == field


def test_once_the_event_has_a_day_the_rule_falls_due(scene: Scene) -> None:
    asked = scene.ask("3 months after implementation")
    assert scene.found(asked).target_latest is None
    with changing(scene.database) as session:
        actions.date_event(session, asked, 1, date(2019, 1, 31))
    found = scene.found(asked)
    assert found.target_latest == found.first_latest == date(2019, 4, 30)
    with changing(scene.database) as session:
        actions.date_event(session, asked, 2, date(2019, 2, 28))
    found = scene.found(asked)
    assert (found.target_latest, found.first_latest) == (date(2019, 5, 28), date(2019, 4, 30))


def test_what_waits_for_nothing_has_no_event_to_date(scene: Scene) -> None:
    asked = scene.ask()
    with changing(scene.database) as session, pytest.raises(Refused, match="no event"):
        actions.date_event(session, asked, 1, date(2019, 1, 31))


def test_six_months_on_counts_from_the_meeting_it_was_asked_at(scene: Scene) -> None:
    assert scene.found(scene.ask("6 months on")).target_latest == date(2018, 12, 21)


def test_an_answer_quotes_its_minute_and_is_given_at_the_meeting_of_its_item(scene: Scene) -> None:
    asked = scene.ask()
    with changing(scene.database) as session:
        placed = closing.items_by_id(session, [scene.ids["item"]])[scene.ids["item"]]
        placed.meeting_id = scene.ids["coming"]
    said = closing.Answer(day=date(2019, 4, 4), item_id=scene.ids["item"], minute="19/19")
    with changing(scene.database) as session:
        answered, following = closing.answer(session, asked, 1, said, NOW)
    assert following is None
    assert (answered.answered_meeting_id, answered.answered_minute) == (scene.ids["coming"], "19/19")
    with scene.database.session() as session:
        assert session.scalars(select(FollowUpLink.item_id)).all() == [scene.ids["item"]]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (closing.Answer(day=date(2019, 4, 4)), "minute"),
        (closing.Answer(day=date(2018, 6, 20), minute="4/18"), "day"),
        (closing.Answer(day=date(2019, 4, 4), minute="1", item_id=9999), "item"),
        (closing.Answer(day=date(2019, 4, 4), minute="1", meeting_id=9999), "meeting"),
    ],
)
def test_an_answer_that_could_not_be_one_is_refused(scene: Scene, said: closing.Answer, field: str) -> None:
    asked = scene.ask()
    with changing(scene.database) as session, pytest.raises(Refused) as refused:
        closing.answer(session, asked, 1, said, NOW)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("rule", "due"),
    [("after every Executive Group meeting", None), ("every 6 months", date(2019, 7, 31))],
)
def test_receiving_one_of_a_series_raises_the_next(scene: Scene, rule: str, due: date | None) -> None:
    asked = scene.ask(rule, asked_of=(scene.ids["gregg"],))
    with changing(scene.database) as session:
        _, following = closing.answer(session, asked, 1, closing.Answer(day=date(2019, 1, 31), minute="9/19"), NOW)
    assert following is not None
    found = scene.found(following.id)
    assert (found.raised_by_id, found.asked_on, found.target_text) == (asked, date(2019, 1, 31), rule)
    assert (found.target_latest, found.first_latest, found.deferrals) == (due, due, 0)
    assert (found.wording, found.minute, found.source_meeting_id) == (
        scene.found(asked).wording, "5/18", scene.ids["asked_at"],
    )  # fmt: skip


def test_dropping_needs_a_reason_and_a_name_and_can_be_taken_back(scene: Scene) -> None:
    asked = scene.ask()
    for reason, who, field in (("", "The board", "reason"), ("Overtaken", "", "who")):
        with changing(scene.database) as session, pytest.raises(Refused) as refused:
            closing.drop(session, asked, 1, date(2019, 2, 1), reason, who)
        assert refused.value.field == field
    with changing(scene.database) as session:
        closing.drop(session, asked, 1, date(2019, 2, 1), "Overtaken", "The board")
    with changing(scene.database) as session, pytest.raises(Refused, match="closed"):
        actions.defer(session, asked, 2, target("July 2019"), "Later")
    with changing(scene.database, "By mistake") as session:
        closing.reopen(session, asked, 2)
    found = scene.found(asked)
    assert (found.dropped_on, found.dropped_reason, found.dropped_by) == (None, "", "")
    with changing(scene.database) as session, pytest.raises(Refused, match="open already"):
        closing.reopen(session, asked, 3)


def test_a_second_writer_of_what_somebody_has_changed_is_told(scene: Scene) -> None:
    asked = scene.ask()
    with changing(scene.database) as session:
        actions.change(session, asked, 1, scene.draft(wording="A report", asked_of=(scene.ids["gregg"],)))
    assert scene.found(asked).wording == "A report"
    for act in (
        lambda s: actions.change(s, asked, 1, scene.draft()),
        lambda s: actions.defer(s, asked, 1, target("July 2019"), "Later"),
        lambda s: closing.drop(s, asked, 1, ASKED, "Overtaken", "The board"),
        lambda s: closing.answer(s, asked, 1, closing.Answer(day=ASKED, minute="1"), NOW),
    ):
        with changing(scene.database) as session, pytest.raises(Stale):
            act(session)
