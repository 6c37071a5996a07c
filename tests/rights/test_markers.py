"""What is exempt reaches nobody who is not entitled: everything is searched for the marker word, as everybody."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.agendas.pressing import readable
from tests.rights.addresses import addresses, calendars
from tests.rights.scene import GUEST, MARKER, NOT_ENTITLED, Place, close
from tests.support.mailbox import Mailbox
from workprogramme.domain.reminding import Moment
from workprogramme.domain.working_days import WorkingDays
from workprogramme.models.base import Record
from workprogramme.notices.due import make_due
from workprogramme.notices.post import sender_of

pytestmark = pytest.mark.engines("sqlite")

NOT_PLANTED = frozenset({"part", "follow_up_link", "published_item", "published_part"})
"""Tables that refer to an item and hold no words of it but those that publishing wrote."""

OWN = {
    "asked": ("follow_up_id", "closed_follow_up", "linked_follow_up", "second_recommendation", "review 1"),
    "cabinet": ("recommendation_id", "review 0"),
}
"""What somebody may read because they were asked for just that, or have to reply to it."""


SEARCHING = tuple(who for who in NOT_ENTITLED if who not in ("other governance", "other administrator"))
"""One of another committee is enough here: which of them may open what, the table of `test_who_may` says."""


@pytest.fixture
def app(make_app: Callable[..., Flask], mailbox: Mailbox) -> Flask:
    """The application with mail."""
    return make_app(smtp_url=mailbox.url, mail_from="scrutiny@anytown.gov.uk")


def test_everything_that_belongs_to_an_item_is_planted(place: Place) -> None:
    refers = {
        table.name
        for table in Record.metadata.tables.values()
        if any(key.column.table.name == "item" for key in table.foreign_keys) and table.name != "item"
    }
    assert refers - NOT_PLANTED <= place.planted


def test_what_is_exempt_reaches_no_address_file_calendar_or_mail_of_anybody_else(
    place: Place, mailbox: Mailbox
) -> None:
    close(place)
    found: list[str] = []
    known, doors = set(), addresses(place)
    for who in ("", *SEARCHING):
        visitor = place.searcher(who)
        for address in doors:
            if "GET" not in (address.rule.methods or ()) or address.rule.endpoint == "feeds.personal":
                continue
            answer = visitor.get(address.path)
            if hash(answer.data) in known:
                continue  # the same for everybody, and searched before
            if not (who and OWN.get(who)):
                known.add(hash(answer.data))
            words = readable(address.path.partition("?")[0], answer.data) if answer.status_code == 200 else answer.data
            found += [f"{who or 'public'}: {address.path}: {leak}" for leak in _leaks(words, who)]
    found += _in_calendars(place)
    found += _in_mail(place, mailbox)
    assert not found, "\n".join(found)


FORMS = {
    "text/html", "text/css", "text/plain", "text/csv", "text/calendar", "application/json", "application/pdf",
    "application/atom+xml", "application/ld+json", "image/svg+xml", "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
"""Everything that is answered with."""

READ = {
    "planner.board", "programme.edit_item", "my.report", "my.my_work", "journal.export", "followups.follow_up",
    "recommendations.recommendation", "agendas.private", "recording.record", "importing.an_import",
    "importing.document", "meeting_dates.look", "meeting_dates.sent_file",
}  # fmt: skip
"""Views on which whoever is entitled reads the word."""

NOT_SHOWN = frozenset({
    "planner.finding", "agendas.line",  # of what is not there, they lead elsewhere
    "accounts.sign_in_by_link", "accounts.choose_password", "accounts.welcome", "notices.stop",  # need what mail holds
    "recommendations.reply_by_mail", "recommendations.reply_through_link",
    "committees.council_logo", "my.ask_to_defer",  # there is none, and one waits for an answer already
})  # fmt: skip
"""Addresses that have nothing to show in this scene; their own tests do."""


def test_the_crawl_sees_something_everywhere_and_the_word_where_it_may_be_read(place: Place) -> None:
    close(place)
    left = {rule.endpoint for rule in place.app.url_map.iter_rules() if "GET" in (rule.methods or ())} - {"static"}
    forms, seen = set(), set()
    for who in ("administrator", "lead", "", "officer", "cabinet"):
        reader = place.searcher(who)
        for address in addresses(place):
            endpoint = address.rule.endpoint
            if (
                endpoint in left
                or (who == "administrator" and endpoint in READ)
                or (who == "lead" and "my." in endpoint)
            ):
                answer = reader.get(address.path, buffered=True)
                if answer.status_code == 200:
                    left.discard(endpoint)
                    forms.add(answer.mimetype)
                if MARKER.encode() in answer.data:
                    seen.add(endpoint)
    assert left <= NOT_SHOWN, left - NOT_SHOWN
    assert forms == FORMS
    assert seen >= READ, READ - seen


def _leaks(words: bytes, who: str) -> list[str]:
    text = words.decode("utf-8", "replace")
    found = [text[max(0, at - 20) : at + 60] for at in range(len(text)) if text.startswith(MARKER, at)]
    if not who and GUEST in text:
        found.append(GUEST)
    return [" ".join(one.split()) for one in found if not any(table in one for table in OWN.get(who, ()))]


def _in_calendars(place: Place) -> list[str]:
    """The personal calendars of everybody but those who are entitled."""
    visitor = place.searcher()
    bodies = {who: visitor.get(path).data.replace(b"\r\n ", b"") for who, path in calendars(place).items()}
    return [f"calendar of {who}: {leak}" for who in NOT_ENTITLED for leak in _leaks(bodies[who], who)]


def _in_mail(place: Place, mailbox: Mailbox) -> list[str]:
    """Whatever is due on many days, sent to everybody."""
    for day in (date(2019, 3, 1), date(2019, 3, 14), date(2019, 4, 1), date(2019, 5, 20)):
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        with place.changing(at) as session:
            make_due(session, Moment(at, day, WorkingDays()))
    sender_of(place.app).send()
    entitled = {f"{who}@example.com" for who in ("coordinator", "governance", "administrator", "lead")}
    assert mailbox.messages
    found = []
    for message in mailbox.messages:
        to = str(message["To"])
        text = b"\n".join(part.get_payload(decode=True) or b"" for part in message.walk() if not part.is_multipart())
        who = to.partition("@")[0].rpartition("<")[2]
        if not any(one in to for one in entitled):
            found += [f"mail to {to}: {leak}" for leak in _leaks(str(message["Subject"]).encode() + text, who)]
    return found
