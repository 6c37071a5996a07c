"""Lays a snapshot out as a board: what the law finds, who is where, and which cards the filters leave in.

Asks the database nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import blake2s

from workprogramme.domain.ahead import Ahead
from workprogramme.domain.comparison import compare
from workprogramme.domain.finding_value import Finding, FindingKind
from workprogramme.domain.findings import findings_of, loads_of
from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.follow_ups import late_on, standing_items
from workprogramme.domain.programme import ItemValue, MeetingValue
from workprogramme.planner.board import AskedCard, Board, Card, Column, Place, Told, TrayGroup
from workprogramme.planner.filters import Filters
from workprogramme.planner.snapshot import Snapshot
from workprogramme.planner.tray import Group, groups_of
from workprogramme.planner.wording import (
    HEADINGS,
    MARKS,
    asked_facts_words,
    counted,
    deadline_words,
    facts_words,
    main_items_words,
    minutes_words,
    people_words,
)
from workprogramme.web.finding_words import finding_words, severity_words
from workprogramme.web.follow_up_words import short_wording
from workprogramme.web.what_if_words import short_words
from workprogramme.web.words import date_words, day_month, distance_words, time_words, weekday_day_month


def board_of(snapshot: Snapshot, filters: Filters) -> Board:
    """The board of a snapshot, with the cards that the filters leave out hidden. Pure."""
    plan, published = snapshot.plan, snapshot.published
    found = findings_of(plan)
    told = _told(found, snapshot)
    by_item: dict[int, list[Told]] = {}
    by_meeting: dict[int, list[Told]] = {}
    by_follow_up: dict[int, list[Told]] = {}
    for finding, words in zip(found, told, strict=True):
        for item_id in {finding.item_id, *finding.also} - {None}:
            by_item.setdefault(item_id or 0, []).append(words)
        if finding.item_id is None and finding.meeting_id is not None:
            by_meeting.setdefault(finding.meeting_id, []).append(words)
        if finding.item_id is None and finding.follow_up_id is not None:
            by_follow_up.setdefault(finding.follow_up_id, []).append(words)
    cards = _Cards(snapshot, by_item, by_follow_up, filters)
    columns = _columns(snapshot, cards, by_meeting)
    asked = [value for value in plan.follow_ups if not standing_items(value)]
    groups = groups_of(plan.programme.to_be_scheduled, asked, snapshot.year, plan.starts, plan.today)
    return Board(
        snapshot=snapshot,
        past=tuple(column for column in columns if column.past),
        coming=tuple(column for column in columns if not column.past),
        tray=tuple(_tray_group(group, cards) for group in groups),
        told=told,
        summary=counted(finding.severity for finding in found if not finding.may_be_folded),
        places=_places(snapshot),
        shown=cards.shown,
        differences=len(compare(published.programme, plan.programme)) if published else 0,
    )


def told_of(snapshot: Snapshot) -> tuple[Told, ...]:
    """Everything that stands out in it, in words."""
    return _told(findings_of(snapshot.plan), snapshot)


class _Cards:
    """Makes cards, and counts those that the filters leave in."""

    def __init__(
        self,
        snapshot: Snapshot,
        told: Mapping[int, list[Told]],
        told_of_asked: Mapping[int, list[Told]],
        filters: Filters,
    ) -> None:
        self._snapshot, self._told, self._told_of_asked, self._filters = snapshot, told, told_of_asked, filters
        self._asked_on = _asked_on(snapshot.plan.follow_ups)
        published = snapshot.published
        self._published = {item.id for item in published.programme.items} if published else set()
        self.shown = 0

    def of(self, items: Iterable[ItemValue]) -> tuple[Card, ...]:
        """Their cards, numbered from 1."""
        return tuple(self._card(item, number) for number, item in enumerate(items, 1))

    def _card(self, item: ItemValue, number: int) -> Card:
        plan = self._snapshot.plan
        late = item.target_latest is not None and self._late(item)
        fits = self._filters.lets_in(item, late=late)
        self.shown += fits
        return Card(
            id=item.id,
            version=self._snapshot.items[item.id].version,
            title=item.title,
            private=item.private,
            people=people_words(item),
            facts=facts_words(item, plan.moves.get(item.id, 0), self._asked_on.get(item.id)),
            detail=item.detail,
            place=str(item.meeting_id) if item.meeting_id else f"year:{self._snapshot.year.start}",
            number=number,
            told=tuple(self._told.get(item.id, ())),
            names="|".join(["", *(part.name for part in item.parts), ""]),
            kind=item.kind.value,
            source=item.referral.value if item.referral else "",
            late=late,
            published=item.id in self._published,
            hidden=not fits,
        )

    def asked(self, values: Iterable[FollowUpValue]) -> tuple[AskedCard, ...]:
        """The cards of follow-ups that no item answers."""
        return tuple(self._asked(value) for value in values)

    def _asked(self, value: FollowUpValue) -> AskedCard:
        late = late_on(value, self._snapshot.plan.today) is not None
        return AskedCard(
            id=value.id,
            version=self._snapshot.awaited.versions[value.id],
            title=short_wording(value),
            people=" · ".join(value.names),
            facts=asked_facts_words(value),
            names="|".join(["", *value.names, ""]) if value.names else "",
            place=f"year:{self._snapshot.year.start}",
            told=tuple(self._told_of_asked.get(value.id, ())),
            late=late,
            hidden=not self._filters.lets_in_asked(value, late=late),
        )

    def _late(self, item: ItemValue) -> bool:
        """Placed after the last day it is wanted, or wanted by a day gone by and not placed."""
        assert item.target_latest is not None
        meeting = self._snapshot.plan.programme.meeting(item.meeting_id) if item.meeting_id else None
        return (meeting.day if meeting else self._snapshot.plan.today) > item.target_latest


def _columns(snapshot: Snapshot, cards: _Cards, told: Mapping[int, list[Told]]) -> list[Column]:
    plan, today = snapshot.plan, snapshot.plan.today
    placed, loads, ahead = plan.programme.by_meeting(), loads_of(plan), Ahead(plan)
    columns = []
    for meeting in plan.programme.meetings:
        load = loads[meeting.id]
        deadlines = (ahead.deadlines(meeting) or ()) if meeting.day >= today else ()
        columns.append(
            Column(
                meeting=meeting,
                label=f"{date_words(meeting.day)}, {time_words(meeting.starts)}",
                cards=cards.of(placed[meeting.id]),
                load=load,
                minutes=minutes_words(load),
                main_items=main_items_words(load),
                filled=min(100, round(100 * load.minutes / load.limit)) if load.limit else 100,
                over=bool(load.minutes_over or load.main_items_over),
                past=meeting.day < today,
                distance=distance_words(today, meeting.day),
                public_by=_public_by(deadlines[-1].day, today) if deadlines else "",
                first_deadline=deadline_words(deadlines[0], today) if len(deadlines) > 1 else "",
                deadlines=tuple(deadline_words(deadline, today) for deadline in deadlines),
                told=tuple(told.get(meeting.id, ())),
            )
        )
    return columns


def _public_by(day: date, today: date) -> str:
    return f"Agenda {'had to be' if day < today else 'must be'} public by {weekday_day_month(day)}"


def _tray_group(group: Group, cards: _Cards) -> TrayGroup:
    return TrayGroup(
        group.heading, group.first, group.last, group.late, cards.of(group.items), cards.asked(group.asked)
    )


def _asked_on(follow_ups: Iterable[FollowUpValue]) -> dict[int, date]:
    """By item id: the first day on which something was asked for that it is to answer."""
    found: dict[int, date] = {}
    for value in follow_ups:
        for item in value.items:
            if value.asked_on is not None:
                found[item.id] = min(value.asked_on, found.get(item.id, value.asked_on))
    return found


def mark_of(key: str) -> str:
    """What a finding is called on the page and in an address: the same for the same key, and short."""
    return f"f{blake2s(key.encode(), digest_size=5).hexdigest()}"


def _told(findings: Iterable[Finding], snapshot: Snapshot) -> tuple[Told, ...]:
    return tuple(
        Told(
            id=mark_of(finding.key),
            key=finding.key,
            sort=f"{finding.severity}-{finding.kind}",
            heading=HEADINGS[finding.kind],
            severity=finding.severity.value,
            kind=severity_words(finding.severity),
            text=finding_words(finding),
            mark=f"{MARKS[finding.severity]}: {short_words(finding)}",
            href=_href(finding, snapshot),
            about=_about(finding, snapshot),
            acknowledged=finding.acknowledged,
            folded=finding.may_be_folded,
        )
        for finding in findings
    )


def _href(finding: Finding, snapshot: Snapshot) -> str:
    if finding.kind is FindingKind.DEFERRAL_ASKED:
        return f"/plan/items/{finding.item_id}/deferral"
    if finding.kind is FindingKind.FOLLOW_UP_AWAITS:
        return f"/follow-ups/{finding.follow_up_id}/event"
    if finding.item_id is not None and finding.item_id in snapshot.items:
        return f"#item-{finding.item_id}"
    if finding.follow_up_id is not None:
        return f"#item-asked-{finding.follow_up_id}"
    if finding.recommendation_id is not None:
        return f"/recommendations/{finding.recommendation_id}/"
    return f"#meeting-{finding.meeting_id}" if finding.meeting_id is not None else ""


def _about(finding: Finding, snapshot: Snapshot) -> str:
    """What the link to where it stands is called."""
    if finding.kind is FindingKind.DEFERRAL_ASKED:
        return "Answer the request"
    if finding.kind is FindingKind.FOLLOW_UP_AWAITS:
        return "Say when it was"
    if finding.item_id is not None and finding.item_id in snapshot.items:
        title = snapshot.items[finding.item_id].title
        return "Its card" if title in finding_words(finding) else title
    if finding.follow_up_id is not None:
        return "Its card"
    if finding.recommendation_id is not None:
        return "The recommendation"
    meeting = snapshot.plan.programme.meeting(finding.meeting_id) if finding.meeting_id is not None else None
    return f"The {day_month(meeting.day)} meeting" if meeting else ""


def _places(snapshot: Snapshot) -> tuple[Place, ...]:
    """Every card offers them, so they are short: "21 Mar", and the time only where a day has two meetings."""
    year = snapshot.year
    meetings = [meeting for meeting in snapshot.plan.programme.meetings if meeting.status.takes_place]
    days = Counter(meeting.day for meeting in meetings)
    return (
        Place(f"year:{year.start}", "To be scheduled"),
        *(Place(str(meeting.id), _place(meeting, alone=days[meeting.day] == 1)) for meeting in meetings),
        *(Place(f"year:{one.start}", f"Next year, {one}") for one in year.neighbours if one > year),
    )


def _place(meeting: MeetingValue, *, alone: bool) -> str:
    day = f"{meeting.day.day} {meeting.day:%b}"
    return day if alone else f"{day}, {time_words(meeting.starts)}"
