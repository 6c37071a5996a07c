"""The thread of a follow-up as editions tell it: what each newly said of it, from its asking to its answer.

Everything here has been published; a follow-up that became private since is not told of at all.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from workprogramme.clock import LONDON
from workprogramme.domain.follow_up_value import FollowUpValue, LinkedItemValue, follow_up_from_json
from workprogramme.models.editions import Edition, PublishedFollowUp
from workprogramme.models.follow_ups import FollowUp, FollowUpLink
from workprogramme.web.item_threads import Thread, answers, family_of
from workprogramme.web.threads import Step, asked, in_order, taken
from workprogramme.web.words import date_words, long_date

WITHHELD = "withheld"  # the change of one that became private since it was published


@dataclass(frozen=True)
class Told:
    """What one edition said of a follow-up: the edition's number and day, and the follow-up as it was then."""

    edition: int
    day: date
    value: FollowUpValue


@dataclass(frozen=True)
class PublishedThread:
    """A follow-up as last published, its committee's id, and its steps, oldest first."""

    value: FollowUpValue
    committee_id: int
    steps: list[Step]


def published_threads(session: Session, ids: Collection[int], today: date) -> dict[int, PublishedThread]:
    """By follow-up id, those of them that the public may read. One query."""
    rows = session.execute(
        select(PublishedFollowUp, Edition.number, Edition.published_at)
        .join(Edition, Edition.id == PublishedFollowUp.edition_id)
        .where(PublishedFollowUp.follow_up_id.in_(ids))
        .order_by(PublishedFollowUp.edition_id)
    )
    stories: dict[int, list[tuple[PublishedFollowUp, Told | None]]] = {}
    for row, number, at in rows:
        hidden = row.change == WITHHELD
        told = None if hidden else Told(number, at.astimezone(LONDON).date(), follow_up_from_json(row.document))
        stories.setdefault(row.follow_up_id, []).append((row, told))
    found = {}
    for follow_up_id, story in stories.items():
        last, now = story[-1]
        if now is not None:
            told_so_far = [told for _, told in story if told is not None]
            found[follow_up_id] = PublishedThread(now.value, last.committee_id, steps_of(told_so_far, today))
    return found


def told_items(session: Session, ids: Collection[int]) -> dict[int, dict[int, LinkedItemValue]]:
    """By follow-up id, then item id: the items as the newest edition tells of them. One query."""
    wanted = select(PublishedFollowUp.follow_up_id, PublishedFollowUp.document).where(
        PublishedFollowUp.follow_up_id.in_(ids), PublishedFollowUp.newest, PublishedFollowUp.change != WITHHELD
    )
    return {
        follow_up_id: {item.id: item for item in follow_up_from_json(document).items}
        for follow_up_id, document in session.execute(wanted)
    }


def published_threads_of_item(session: Session, item_id: int, today: date) -> list[Thread]:
    """The threads of an item as far as the public may know. Three queries at most."""
    family = family_of(session, item_id)
    linked = select(FollowUpLink.follow_up_id).where(FollowUpLink.item_id.in_(family))
    belongs = or_(FollowUp.id.in_(linked), FollowUp.source_item_id.in_(family), FollowUp.answered_item_id.in_(family))
    ids = set(session.scalars(select(FollowUp.id).where(belongs)))
    threads = published_threads(session, ids, today) if ids else {}
    return [
        Thread(thread.value, thread.steps, asked_here=not answers(thread.value, family))
        for _, thread in sorted(threads.items())
        if answers(thread.value, family) or thread.value.source_item_id in family
    ]


def steps_of(told: Sequence[Told], today: date) -> list[Step]:
    """The steps that these editions tell of, in their order; never empty for a story that is not."""
    steps = [asked(told[0].value)]
    steps += [_planned(item, told[0].day) for item in told[0].value.items if not item.off]
    for before, after in pairwise(told):
        steps += _changed(before.value, after.value, after.day)
    return in_order([*steps, *taken(told[-1].value, today)])


def _planned(item: LinkedItemValue, day: date) -> Step:
    if item.day:
        where = f" for {date_words(item.day)}"
    else:
        where = f", wanted “{item.target_text}”" if item.target_text else ", to be scheduled"
    return Step(day, f"Planned as “{item.title}”{where}.", item_id=item.id)


def _changed(before: FollowUpValue, after: FollowUpValue, day: date) -> Iterator[Step]:
    if before.target_text != after.target_text:
        how = "Put off" if after.deferrals > before.deferrals else "Wanted at another time"
        was = f" instead of “{before.target_text}”" if before.target_text else ""
        yield Step(day, f"{how}: “{after.target_text}”{was}.")
    if after.event_on and before.event_on != after.event_on:
        due = f", so it is wanted by {long_date(after.target_latest)}" if after.target_latest else ""
        yield Step(day, f"Its event was dated {long_date(after.event_on)}{due}.")
    if before.closed_on and not after.closed_on:
        yield Step(day, "Opened again.")
    if before.wording != after.wording:
        yield Step(day, "Its wording was changed.")
    known = {item.id: item for item in before.items}
    for item in after.items:
        was_there = known.pop(item.id, None)
        if was_there is None:
            yield _planned(item, day)
        else:
            yield from _item_changed(was_there, item, day)
    for gone in known.values():
        yield Step(day, f"No longer to be answered by “{gone.title}”.")


def _item_changed(before: LinkedItemValue, after: LinkedItemValue, day: date) -> Iterator[Step]:
    def step(words: str) -> Step:
        return Step(day, words, item_id=after.id)

    if before.title != after.title:
        yield step(f"Renamed from “{before.title}” to “{after.title}”.")
    if before.off != after.off:
        yield step(f"“{after.title}” was {'withdrawn' if after.off else 'taken up again'}.")
    elif before.day != after.day:
        was = f"moved from {date_words(before.day)}" if before.day else "planned"
        if after.day:
            yield step(f"“{after.title}” {was} {'to' if before.day else 'for'} {date_words(after.day)}.")
        else:
            yield step(f"“{after.title}” {was} to a time to be scheduled.")
    elif before.target_text != after.target_text and not after.day:
        yield step(f"“{after.title}” wanted “{after.target_text}” instead of “{before.target_text}”.")
