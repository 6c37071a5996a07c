"""Since when a programme is compared: the last meeting before an edition, and the edition that it knew."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from tests.reports.scene import COMMITTEE, LINE, PROGRAMME
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.programme import MeetingValue, Programme
from workprogramme.reports.published import EditionLine, differences_since, edition_known, last_met


def _line(number: int, at: datetime, year: int = 2018) -> EditionLine:
    return EditionLine(id=number, number=number, year=year, published_at=at)


def _held(*days: date, status: MeetingStatus = MeetingStatus.HELD) -> Programme:
    meetings = tuple(MeetingValue(id=n, day=day, starts=time(14), status=status) for n, day in enumerate(days))
    return Programme(committee=COMMITTEE, year="2018-19", meetings=meetings)


def test_the_last_meeting_is_the_latest_that_took_place_before_the_edition() -> None:
    assert last_met(LINE, [PROGRAMME]) == date(2019, 2, 28)
    assert last_met(LINE, [_held(date(2019, 3, 1))]) is None, "a meeting of the same day has not been held yet"
    assert last_met(LINE, [_held(date(2018, 6, 21), status=MeetingStatus.CANCELLED)]) is None
    assert last_met(LINE, [_held(date(2018, 6, 21)), _held(date(2018, 4, 5))]) == date(2018, 6, 21)


def test_midnight_is_londons() -> None:
    late = replace(LINE, published_at=datetime(2019, 4, 4, 23, 30, tzinfo=UTC))  # half past midnight on the 5th
    assert last_met(late, [_held(date(2019, 4, 4))]) == date(2019, 4, 4)


def test_a_meeting_knew_the_newest_edition_of_its_day_and_year() -> None:
    met = date(2019, 2, 28)
    lines = [
        _line(1, datetime(2019, 2, 1, tzinfo=UTC)),
        _line(2, datetime(2019, 2, 28, 18, tzinfo=UTC)),
        _line(3, datetime(2019, 2, 28, 19, tzinfo=UTC), year=2019),
        _line(4, datetime(2019, 3, 1, 0, 0, 1, tzinfo=UTC)),
    ]
    newest = _line(5, datetime(2019, 3, 5, tzinfo=UTC))
    assert edition_known(newest, [*lines, newest], met) == lines[1]
    assert edition_known(lines[0], lines, date(2019, 1, 1)) is None
    assert edition_known(lines[2], lines, met) is None, "none of that year was before it"


def test_reasons_come_from_the_editions_in_between() -> None:
    moved = replace(
        PROGRAMME, items=tuple(replace(i, meeting_id=1) if i.id == 13 else i for i in PROGRAMME.items if i.id != 14)
    )
    changes = [
        {"change": "moved", "item_id": 13, "reason": "Asked for early."},
        {"change": "order", "reason": "No item"},
    ]
    told = differences_since(PROGRAMME, moved, changes)
    assert [d.reason for d in told if d.item_id == 13] == ["Asked for early."]
