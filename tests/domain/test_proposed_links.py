"""What the words of one item propose, and to which item they lead back."""

from datetime import date

from tests.domain.asked_for import MEETINGS, NEXT_YEAR, YEAR
from workprogramme.domain.proposed_links import ProposedLink, Sources, Wording, digest_of, proposed_for

JUNE, OCTOBER = date(2018, 6, 21), date(2018, 10, 4)
FOSTERING = Wording(id=1, title="Fostering", day=JUNE)
ADOPTION = Wording(id=2, title="Adoption Central England", day=JUNE)


def links(item: Wording, *others: Wording) -> tuple[ProposedLink, ...]:
    return proposed_for(item, Sources([item, *others]), MEETINGS, YEAR)


def item(detail: str, title: str = "Adoption Central England") -> Wording:
    return Wording(id=9, title=title, detail=detail, window=NEXT_YEAR)


def test_the_item_of_the_same_title_at_the_meeting_is_the_source() -> None:
    (link,) = links(item("As requested at their meeting on 21st June"), FOSTERING, ADOPTION)
    assert (link.asked.meeting, link.source) == (JUNE, 2)


def test_an_item_is_never_its_own_source() -> None:
    own = Wording(
        id=9, title="Fostering", detail="A follow up to the report received on 21st June", day=JUNE, window=NEXT_YEAR
    )
    assert [link.source for link in links(own)] == [None]
    named = Wording(
        id=9, title="Carers", detail="Following their consideration of the Carers report on 21st June, Members "
        "requested more", day=JUNE, window=NEXT_YEAR,
    )  # fmt: skip
    assert [link.source for link in links(named)] == [None]


def test_a_day_that_is_no_meetings_is_kept_as_it_was_written() -> None:
    (link,) = links(item("A follow up report to that received on 5th October"))
    assert (link.asked.meeting, link.asked.day) == (None, "5th October")
    assert link.asked.unsure
    (met,) = links(item("A follow up report to that received on 4th October"))
    assert (met.asked.meeting, met.asked.day) == (OCTOBER, None)


def test_the_title_is_read_only_where_the_detail_asks_nothing() -> None:
    assert [link.asked.text for link in links(item("How it goes", "Fostering: 12 month progress report"))]
    (link,) = links(item("Members requested a note on costs", "Fostering: 12 month progress report"))
    assert link.asked.text == "Members requested a note on costs"


def test_the_same_words_are_known_again_and_proposed_once() -> None:
    assert digest_of("Members requested\n a note – soon.") == digest_of("members requested a note - soon")
    assert digest_of("Members requested a note") != digest_of("Members requested notes")
    twice = "Members requested a note on costs. How it goes. Officers to report back to the Board. "
    assert len(links(item(twice * 2))) == 2
