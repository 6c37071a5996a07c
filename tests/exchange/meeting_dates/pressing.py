"""How an officer brings a calendar in: the presses that the tests of its pages share."""

import io
from datetime import date
from typing import Any

from tests.programme.scene import Scene
from tests.support.client import InspectingClient
from tests.support.page import Page
from workprogramme.domain.kinds import MeetingStatus

CHOOSE = "/plan/board/meetings/import/"
NAME = "Children’s Services Scrutiny Board"
MOVED = f"{NAME}\n\nThursday 11 April 2019, 10am, Town Hall\nThursday 25 April 2019\n"


def paste(planner: InspectingClient, text: str, status: int = 200, address: str = CHOOSE, **answers: Any) -> Page:
    return planner.submit(planner.visit(address), "Look at the meetings", status=status, text=text, **answers)


def upload(planner: InspectingClient, data: bytes, name: str, status: int = 200) -> Page:
    page = planner.visit(CHOOSE)
    return planner.submit(page, "Look at the meetings", status=status, file=(io.BytesIO(data), name))


def bring_in(planner: InspectingClient, page: Page, status: int = 200, **answers: Any) -> Page:
    return planner.submit(page, "Import", status=status, **answers)


def days(scene: Scene) -> list[tuple[date, MeetingStatus]]:
    return [(one.day, one.status) for one in scene.meetings()]


def calendar(*events: tuple[str, str, str], more: str = "") -> bytes:
    """A calendar file: (identity, start, more lines) for each event."""
    told = [
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{NAME}\r\nDTSTART;TZID=Europe/London:{start}\r\n{lines}{more}END:VEVENT\r\n"
        for uid, start, lines in events
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(told)}END:VCALENDAR\r\n".encode()
