"""Programmes set out in one way or another and read back: the same meetings and items, whatever the layout."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.rendering import LAYOUTS, OFFICE, Programme, programmes
from workprogramme.exchange.reading import Reading, read_bytes
from workprogramme.exchange.reading.files.kinds import kind_of
from workprogramme.exchange.reading.files.opened import lines_in_office_file
from workprogramme.exchange.reading.interpreting import interpret


def assert_says(reading: Reading, programme: Programme, *, empty_meetings: bool) -> None:
    wanted = [day for day, items in programme.meetings if items or empty_meetings]
    assert [meeting.date for meeting in reading.meetings] == wanted
    meant = [(day.isoformat(), item) for day, items in programme.meetings for item in items]
    meant += [(None, item) for item in programme.unscheduled]
    read = [(item.target.code, item.title, item.people.lead_officers) for item in reading.items]
    assert Counter(read) == Counter((when, item.title, (item.officer,)) for when, item in meant)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=40, deadline=None)
@given(programme=programmes())
def test_a_programme_in_text_is_read_back(layout: str, programme: Programme) -> None:
    reading = read_bytes(LAYOUTS[layout](programme))
    assert_says(reading, programme, empty_meetings=layout != "blocks of labels")


@settings(max_examples=60, deadline=None)
@given(layout=st.sampled_from(sorted(OFFICE)), programme=programmes())
def test_a_programme_in_an_office_file_is_read_back(layout: str, programme: Programme) -> None:
    data = OFFICE[layout](programme)
    assert_says(interpret(lines_in_office_file(data, kind_of(data))), programme, empty_meetings=True)
