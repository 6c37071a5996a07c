"""Small plans for the tests of findings: nothing stands out in `plan()` until a test puts something in."""

from datetime import date, time
from typing import Any

from workprogramme.domain.findings import Finding, FindingKind, findings_of
from workprogramme.domain.kinds import MeetingKind, MeetingStatus, PartRole
from workprogramme.domain.plans import Plan
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue, Programme
from workprogramme.domain.working_days import WorkingDays

DAYS = WorkingDays()
TODAY = date(2019, 1, 14)  # a Monday, 57 working days before the meeting on 4 April
COMMITTEE = CommitteeValue(id=1, slug="sb2", name="Scrutiny Board (2)", code="SB2", minutes=120)
BOARD_1 = "Scrutiny Board (1)"


def meeting(id_: int = 1, day: date = date(2019, 4, 4), starts: time = time(14), **values: Any) -> MeetingValue:
    return MeetingValue(id=id_, day=day, starts=starts, **values)


def part(person_id: int, name: str = "John Gregg", role: PartRole = PartRole.LEAD_OFFICER) -> PartValue:
    return PartValue(person_id=person_id, name=name, role=role)


def item(id_: int = 1, meeting_id: int | None = 1, **values: Any) -> ItemValue:
    """An item that somebody leads, alone, and that has a target."""
    usual: dict[str, Any] = {
        "title": f"Item {id_}",
        "target_text": "2018-19",
        "parts": (part(1000 + id_, f"Officer {id_}"),),
    }
    return ItemValue(id=id_, meeting_id=meeting_id, **(usual | values))


def programme(*items: ItemValue, meetings: tuple[MeetingValue, ...] = (meeting(),), year: str = "2018-19") -> Programme:
    return Programme(committee=COMMITTEE, year=year, meetings=meetings, items=items)


def plan(
    *items: ItemValue, meetings: tuple[MeetingValue, ...] = (meeting(),), year: str = "2018-19", **values: Any
) -> Plan:
    """A plan of these items; `published=True`: the last edition said the same."""
    value = programme(*items, meetings=meetings, year=year)
    published = values.pop("published", None)
    if isinstance(published, bool):
        published = value if published else None
    usual: dict[str, Any] = {"today": TODAY, "days": DAYS}
    return Plan(programme=value, published=published, **(usual | values))


def told(plan: Plan, kind: FindingKind) -> tuple[Finding, ...]:
    """The findings of one kind."""
    return tuple(finding for finding in findings_of(plan) if finding.kind is kind)


def kinds(plan: Plan) -> list[FindingKind]:
    return [finding.kind for finding in findings_of(plan)]


OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
UNANNOUNCED = (MeetingKind.VISIT, MeetingKind.INFORMAL)
