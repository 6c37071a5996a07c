"""Sending what is in the outbox to a real mail server: once, to whom it may concern, whatever the server says."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from tests.notices.conftest import BASE_URL, MAIL_FROM
from tests.notices.scene import EARLIER, a_telling, outbox, outcomes, subjects, told
from tests.support.mailbox import Mailbox
from tests.support.scenes import NOW, a_council, a_person, an_account, changing
from workprogramme.database import Database
from workprogramme.domain.access import Role
from workprogramme.domain.notices import NoticeKind, Outcome
from workprogramme.models.accounts import Account
from workprogramme.models.people import Person
from workprogramme.models.telling import account, address, person
from workprogramme.notices import claiming
from workprogramme.notices.post import sender_of
from workprogramme.notices.sending import Sender


@pytest.fixture
def gregg(database: Database) -> int:
    """John Gregg, who has an address and no account; gives his id."""
    with changing(database) as session:
        a_council(session)
        return a_person(session, "John Gregg", email="john.gregg@anytown.gov.uk").id


def later(make_app: Callable[..., Flask], mailbox: Mailbox, day: date) -> Sender:
    """Somebody who sends on another day."""
    return sender_of(make_app(smtp_url=mailbox.url, mail_from=MAIL_FROM, base_url=BASE_URL, today=day))


def test_what_is_told_is_sent_once(sender: Sender, mailbox: Mailbox, database: Database, gregg: int) -> None:
    told(database, a_telling(person(gregg), NoticeKind.DEADLINE))
    assert sender.send().outcomes == {Outcome.SENT: 1}
    assert sender.send().outcomes == {}
    (message,) = mailbox.messages
    (notice,) = outbox(database)
    assert message["X-Envelope-To"] == "john.gregg@anytown.gov.uk"
    assert message["To"] == "John Gregg <john.gregg@anytown.gov.uk>"
    assert message["From"] == f"Anytown Council <{MAIL_FROM}>"
    assert message["Subject"] == "Draft of “Adoption Central England” is due on Thursday 14 March 2019"
    assert message["Message-ID"] == f"<{notice.message_id}@scrutiny.anytown.gov.uk>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["List-Unsubscribe"].startswith(f"<{BASE_URL}/notices/stop?key=")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content() for part in message.iter_parts())
    assert "is due on Thursday 14 March 2019" in text
    assert "is due on Thursday 14 March 2019" in html
    assert message["List-Unsubscribe"].strip("<>") in text
    on_the_wire = dict(message.raw_items())[
        "List-Unsubscribe"
    ]  # not in encoded pieces, which mail programs do not read
    assert on_the_wire.strip() == f"<{message['List-Unsubscribe'].strip('<>')}>"
    lines = [line for part in message.iter_parts() for line in part.get_payload().splitlines()]
    assert max(map(len, lines)) <= 76  # RFC 2045 section 6.7 (5)
    assert (notice.outcome, notice.failure, notice.tried) == (Outcome.SENT, "", 1)


def test_a_person_is_written_to_where_their_account_is_and_else_where_they_are(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    with changing(database) as session:
        an_account(session, Role.OFFICER, email="jg@anytown.gov.uk", person=session.get_one(Person, gregg))
        mills = a_person(session, "Sara Mills", email=" sara@anytown.gov.uk ").id
    told(database, a_telling(person(gregg)), a_telling(person(mills)), a_telling(address("partner@nhs.example")))
    sender.send()
    assert sorted(message["X-Envelope-To"] for message in mailbox.messages) == [
        "jg@anytown.gov.uk",
        "partner@nhs.example",
        "sara@anytown.gov.uk",
    ]


def test_nobody_is_written_to_who_has_left_or_has_no_address(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    with changing(database) as session:
        session.get_one(Person, gregg).active = False
        mills = a_person(session, "Sara Mills").id
        bad = a_person(session, "Paul Smith", email="paul@x.org\r\nRCPT TO:<evil@example.org>").id
        gone = an_account(session).id
        session.get_one(Account, gone).active = False
    told(database, *(a_telling(to) for to in (person(gregg), person(mills), person(bad), account(gone))))
    assert sender.send().outcomes == {Outcome.DROPPED: 4}
    assert mailbox.messages == []
    assert {notice.failure for notice in outbox(database)} == {
        "There is nobody to send it to.",
        "They have no email address.",
        "Their email address cannot be written to.",
    }


def test_letters_and_names_of_every_script_arrive_as_they_were(
    sender: Sender, mailbox: Mailbox, database: Database
) -> None:
    with changing(database) as session:
        a_council(session, name='Cyngor Môn, "Council"')
        sian = a_person(session, "Siân Ŵyn (中文)", email="sian@bücher.example").id
        elin = a_person(session, "Elin", email="élin@example.org").id
    told(database, a_telling(person(sian)))
    assert sender.send().outcomes == {Outcome.SENT: 1}
    told(database, a_telling(person(elin)))
    assert sender.send().outcomes == {Outcome.SENT: 1}
    message, other = mailbox.messages
    assert other["X-Envelope-To"] == "élin@example.org"
    assert message["X-Envelope-To"] == "sian@xn--bcher-kva.example"
    assert message["To"].addresses[0].display_name == "Siân Ŵyn (中文)"
    assert message["From"].addresses[0].display_name == 'Cyngor Môn, "Council"'
    assert message["Subject"] == "Overdue: “A further progress report in six months”"


def test_a_refusal_for_good_is_not_tried_again(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    mailbox.refused.add("john.gregg@anytown.gov.uk")
    told(database, a_telling(person(gregg)), a_telling(address("other@example.org")))
    assert sender.send().outcomes == {Outcome.GIVEN_UP: 1, Outcome.SENT: 1}
    given_up = next(notice for notice in outbox(database) if notice.person_id)
    assert given_up.failure == "The mail server refused it with the code 550."
    assert sender.send().outcomes == {}


def test_a_refusal_for_now_is_tried_again_after_longer_and_longer_pauses_and_then_given_up(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    told(database, a_telling(person(gregg)))
    now, pauses = NOW, []
    for _ in range(claiming.MOST_TRIES):
        (notice,) = outbox(database)
        with changing(database) as session:
            assert claiming.claim(session, notice.id, "me", now)
            outcome = claiming.note_refused(session, notice.id, "me", now, "The mail server is full.", False)
        (notice,) = outbox(database)
        if outcome is Outcome.WAITING:
            pauses.append(notice.not_before - now)
            with changing(database) as session:
                assert not claiming.claim(session, notice.id, "me", now)
            now = notice.not_before
    minutes = [pause / timedelta(minutes=1) for pause in pauses]
    assert minutes == [5, 10, 20, 40, 80, 160, 320]
    assert (notice.outcome, notice.failure) == (Outcome.GIVEN_UP, "The mail server is full.")


def test_a_server_that_is_busy_is_asked_again_later(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int, make_app: Callable[..., Flask]
) -> None:
    mailbox.answers.append("451 Try again later")
    told(database, a_telling(person(gregg)))
    assert sender.send().outcomes == {Outcome.WAITING: 1}
    assert sender.send().outcomes == {}
    assert later(make_app, mailbox, date(2019, 3, 2)).send().outcomes == {Outcome.SENT: 1}
    assert len(mailbox.messages) == 1


def test_a_server_that_is_not_there_is_told_of_and_costs_no_try(
    make_app: Callable[..., Flask], mailbox: Mailbox, database: Database, gregg: int
) -> None:
    told(database, a_telling(person(gregg)))
    away = sender_of(make_app(smtp_url="smtp://127.0.0.1:1", mail_from=MAIL_FROM)).send()
    assert away.trouble.startswith("The mail server does not answer")
    (notice,) = outbox(database)
    assert (notice.outcome, notice.tried, notice.offers) == (Outcome.WAITING, 0, 0)


def test_a_connection_that_goes_while_a_message_is_under_way_leaves_it_claimed_and_it_is_offered_once_more(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int, make_app: Callable[..., Flask]
) -> None:
    mailbox.hang_up_after_data = 2
    told(database, a_telling(person(gregg)))
    assert sender.send().unknown == 1
    assert sender.send().unknown == 0
    assert later(make_app, mailbox, date(2019, 3, 2)).send().unknown == 1
    third = later(make_app, mailbox, date(2019, 3, 3))
    assert third.send().outcomes == {}
    assert len({message["Message-ID"] for message in mailbox.messages}) == 1
    assert len(mailbox.messages) == 2
    with third.database.transaction(at=third.clock.now()) as session:
        claiming.sweep(session, third.clock.now())
    assert outcomes(database) == [Outcome.UNCONFIRMED]


def test_facts_that_no_template_understands_keep_nothing_else_from_being_sent(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    told(database, a_telling(person(gregg), facts={"day": "nonsense"}), a_telling(address("other@example.org")))
    assert sender.send().outcomes == {Outcome.GIVEN_UP: 1, Outcome.SENT: 1}
    assert subjects(mailbox) == ["Overdue: “A further progress report in six months”"]


def test_a_kind_that_only_a_newer_version_knows_is_left_to_it(
    sender: Sender, mailbox: Mailbox, database: Database, gregg: int
) -> None:
    told(database, a_telling(person(gregg)))
    with changing(database) as session:
        session.merge(outbox(database)[0]).kind = "from_the_future"
    assert sender.send().outcomes == {}
    assert outcomes(database) == [Outcome.WAITING]


def test_what_came_to_nothing_is_swept(database: Database, gregg: int) -> None:
    told(database, a_telling(person(gregg)), a_telling(address("a@example.org")), at=NOW - timedelta(days=8))
    told(database, a_telling(person(gregg), thing=2))
    with changing(database) as session:
        assert claiming.sweep(session, NOW) == 2
    assert outcomes(database) == [Outcome.DROPPED, Outcome.DROPPED, Outcome.WAITING]


def test_two_senders_claim_a_notice_once(database: Database, gregg: int) -> None:
    (notice_id,) = told(database, a_telling(person(gregg)), at=EARLIER)
    with changing(database) as session:
        assert claiming.claim(session, notice_id, "one", NOW)
    with changing(database) as session:
        assert not claiming.claim(session, notice_id, "two", NOW)
        assert not claiming.note_sent(session, notice_id, "two", NOW)
        assert claiming.claim(session, notice_id, "two", NOW + claiming.LEASE)
