"""What was uploaded in the scene: a document and a calendar that wait to be brought in, and two that were.

The marker word is in the name of each, and in what each says as far as that did not become the programme.
"""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from workprogramme.domain.imports import ImportKind
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.exchange.importing.arranging import everything_new
from workprogramme.exchange.importing.bringing_in import Scene, bring_in
from workprogramme.exchange.importing.choices import Choices
from workprogramme.exchange.importing.drafting import corrected
from workprogramme.exchange.importing.keeping import Sender, keep
from workprogramme.exchange.importing.opening import sent_of
from workprogramme.exchange.meeting_dates import actions as calendars
from workprogramme.exchange.meeting_dates.intake import calendar_in_text
from workprogramme.exchange.meeting_dates.looking import Surroundings, look
from workprogramme.exchange.meeting_dates.queries import calendar_of
from workprogramme.exchange.reading import read_text
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import

HEAD: Final = "Date\tTitle\tDetail\tCabinet Member/ Lead Officer"
COLUMNS, LINE = 1, 2
"""The lines of each document with the names of the columns, and with the first item."""


def upload(session: Session, committee: Committee, marker: str, at: datetime) -> dict[str, int | str]:
    """The ids of what there is by then: of a programme and of a calendar, each as a draft and brought in.

    `first item` is what that of the draft is called in addresses.
    """
    by = Sender(None, "Coordinator", at)
    draft = _programme(session, committee, f"{marker} import draft", f"{marker} import draft", by)
    done = _programme(session, committee, f"{marker} import done", "Brought in", by)
    waiting = _calendar(session, committee, f"{marker} calendar draft", date(2019, 4, 24), by)
    taken = _calendar(session, committee, f"{marker} calendar done", date(2019, 4, 25), by)
    first = _scene(session, committee, draft, Choices(), at).arrangement.items[0].key
    _bring_in(session, committee, done, by)
    _bring_calendar_in(session, committee, taken, by)
    return {
        "import draft": draft.id,
        "import done": done.id,
        "calendar draft": waiting.id,
        "calendar done": taken.id,
        "first item": first,
    }


def _programme(session: Session, committee: Committee, name: str, title: str, by: Sender) -> Import:
    """A document with an item that meets nothing of the programme, and below it a line that is none."""
    text = f"{HEAD}\n2019-20\t{title} title\t{title} detail\tPhyllis Planner\n\n{name} remark\n"
    sent = sent_of(f"{name}.txt", text.encode(), read_text(text).lines)
    return keep(session, ImportKind.PROGRAMME, committee.id, sent, by, 2018)


def _scene(session: Session, committee: Committee, draft: Import, choices: Choices, at: datetime) -> Scene:
    return Scene.of(session, committee.id, corrected(session, draft), choices, at.date(), 2018)


def _bring_in(session: Session, committee: Committee, draft: Import, by: Sender) -> None:
    choices = everything_new(_scene(session, committee, draft, Choices(), by.at).arrangement)
    bring_in(session, draft, corrected(session, draft), choices, by, by.at.date())


def _calendar(session: Session, committee: Committee, name: str, day: date, by: Sender) -> Import:
    days = "".join(f"{one:%A} {one.day} {one:%B %Y}, 2pm, Town Hall\n" for one in (day, day + timedelta(weeks=1)))
    text = f"{committee.name}\n\n{days}\n{name} remark\n"
    calendar = calendar_in_text(text, None)
    return calendars.keep_calendar(session, f"{name}.txt", text.encode(), calendar, committee.id, by)


def _bring_calendar_in(session: Session, committee: Committee, draft: Import, by: Sender) -> None:
    around = Surroundings(today=by.at.date(), year_of=lambda day: MunicipalYear.of(day).start, odd_day=lambda _: ())
    meant = draft.choices.get(calendars.MEANT, {})
    seen = look(session, calendar_of(session, draft.id), meant, [committee], around).seen
    calendars.bring_in(session, draft.id, seen, {}, {committee.id}, around, by)
