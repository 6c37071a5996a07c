"""What is measured in this process: a feed after one of 1,000 meetings changed, and reading a document."""

import time
from collections.abc import Callable

from sqlalchemy import select

from tests.bench.paths import LONG, Insider
from tests.bench.records import THOUSAND
from tests.bench.report import Row
from tests.support import scenes
from workprogramme.demo.seeding import DOCUMENT
from workprogramme.domain.programme import public_item
from workprogramme.editions.queries import newest_number_and_last, programme_in
from workprogramme.exchange.reading import read_bytes
from workprogramme.models.committees import Committee
from workprogramme.models.editions import PublishedMeeting
from workprogramme.models.meetings import Meeting
from workprogramme.web.calendar_entries import entry_for, rendered


def one_of_a_thousand(inside: Insider) -> Row:
    """Rendering the next feed after one meeting changed, to rendering all of it with the library.

    The one entry is rendered when it is published; the feed is then put together by whoever asks first.
    """
    database = inside.database
    with database.session() as session:
        committee = session.scalars(select(Committee).where(Committee.slug == THOUSAND)).one()
        _, edition = newest_number_and_last(session, committee.id, scenes.YEAR)
        assert edition is not None
        programme = programme_in(edition)
    placed, at = programme.by_meeting(), scenes.NOW

    def render(count: int) -> None:
        for meeting in programme.meetings[:count]:
            items = tuple(public_item(item) for item in placed[meeting.id])
            entry = entry_for(meeting, items, programme.committee, scenes.BASE_URL, scenes.HOST)
            rendered(entry, sequence=0, created_at=at, changed_at=at)

    with scenes.changing(database, reason="Moved") as session:
        meeting = session.scalars(select(Meeting).where(Meeting.committee_id == committee.id)).first()
        assert meeting is not None
        meeting.note = "Bring a coat."
        publishing = _took(lambda: scenes.an_edition(session, session.get_one(Committee, committee.id)))
        anew = session.scalars(select(PublishedMeeting.meeting_id).where(PublishedMeeting.sequence > 0)).all()
    if len(anew) != 1:
        raise RuntimeError(f"{len(anew)} entries were rendered for one meeting that changed")
    render(20)
    everything = min(_took(lambda: render(len(programme.meetings))) for _ in range(2))
    one = min(_took(lambda: render(1)) for _ in range(5))
    first = _took(lambda: inside.visitor.get(LONG))
    beside = (
        f"{1000 * (one + first):.1f} ms of CPU to {1000 * everything:.0f} ms; "
        f"publishing the {len(programme.meetings):,} meetings took {1000 * publishing:,.0f} ms"
    )
    return Row("feed after one of 1,000 changed, to all rendered", (one + first) / everything, "<= 0.05", beside)


def reading_a_document() -> Row:
    """Lines of a work programme in the founding document's layout, read each second."""
    content = DOCUMENT.read_bytes()
    lines, reads, spent = content.count(b"\n"), 0, 0.0
    while spent < 1 or reads < 2:
        spent += _took(lambda: read_bytes(content))
        reads += 1
    beside = f"lines/s; {lines} lines in {1000 * spent / reads:.1f} ms"
    return Row("reading the founding document's layout", lines * reads / spent, beside=beside)


def _took(action: Callable[[], object]) -> float:
    """CPU seconds of this process, which others on the machine disturb less than its clock."""
    begun = time.process_time()
    action()
    return time.process_time() - begun
