"""A programme as values: its JSON form loses nothing, and the public's view of it gives nothing private away."""

import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprogramme.domain.kinds import ItemKind, MeetingKind, MeetingStatus, PartRole, ReferralKind
from workprogramme.domain.programme import (
    CommitteeValue,
    ItemValue,
    MeetingValue,
    PartValue,
    Programme,
    from_json,
    public_view,
    to_json,
)

days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
words = st.text(max_size=30)
ids = st.integers(1, 10**6)
parts = st.builds(PartValue, person_id=ids, name=words, role=st.sampled_from(list(PartRole)))
meetings = st.builds(
    MeetingValue, id=ids, day=days, starts=hours, ends=st.none() | hours, place=words, note=words,
    kind=st.sampled_from(list(MeetingKind)), status=st.sampled_from(list(MeetingStatus)),
)  # fmt: skip
items = st.builds(
    ItemValue, id=ids, title=words, agenda_title=words, as_written=words, detail=words,
    kind=st.sampled_from(list(ItemKind)), minutes=st.none() | st.integers(1, 300), report_line=words,
    meeting_id=st.none() | ids, target_text=words, target_earliest=st.none() | days, target_latest=st.none() | days,
    referral=st.none() | st.sampled_from(list(ReferralKind)), referral_note=words,
    exempt_paragraph=st.none() | st.integers(1, 18), public_interest=words,
    parts=st.lists(parts, max_size=3).map(tuple),
)  # fmt: skip
programmes = st.builds(
    Programme,
    committee=st.builds(CommitteeValue, id=ids, slug=words, name=words, code=words, minutes=st.integers(1, 500)),
    year=st.just("2018-19"),
    meetings=st.lists(meetings, max_size=3).map(tuple),
    items=st.lists(items, max_size=4).map(tuple),
)


@given(programmes)
def test_a_programme_survives_its_json_form(programme: Programme) -> None:
    assert from_json(json.loads(json.dumps(to_json(programme)))) == programme


@given(programmes)
def test_the_public_sees_no_word_of_a_private_item(programme: Programme) -> None:
    for seen, item in zip(public_view(programme).items, programme.items, strict=True):
        if item.private:
            assert (seen.detail, seen.agenda_title, seen.as_written, seen.report_line, seen.parts) == ("",) * 4 + ((),)
            assert (seen.referral_note, seen.public_interest) == ("", "")
            assert seen.title == f"Private item (paragraph {item.exempt_paragraph} of Schedule 12A)"
        else:
            assert seen == item


def test_a_later_format_is_refused_rather_than_misread() -> None:
    programme = Programme(committee=CommitteeValue(id=1, slug="a", name="A", code="A"), year="2018-19")
    with pytest.raises(ValueError, match="format 99"):
        from_json({**to_json(programme), "format": 99})


def test_items_are_found_by_meeting_in_order() -> None:
    meeting = MeetingValue(id=1, day=date(2019, 4, 4), starts=time(14))
    first, second = (ItemValue(id=n, title=str(n), meeting_id=1) for n in (5, 3))
    loose = ItemValue(id=9, title="loose")
    programme = Programme(
        committee=CommitteeValue(id=1, slug="a", name="A", code="A"), year="2018-19",
        meetings=(meeting,), items=(first, second, loose),
    )  # fmt: skip
    assert programme.at(1) == (first, second)
    assert programme.by_meeting() == {1: [first, second]}
    assert programme.to_be_scheduled == (loose,)
