"""Reads calendars of meetings into values: from files, committee systems' XML, tables and lists.

A meeting's day is never guessed: what cannot be read in one way is kept as unread, every doubt is said. No database.
"""

from workprogramme.exchange.reading.calendars.calendar_files import is_calendar_file, read_calendar_file
from workprogramme.exchange.reading.calendars.committee_systems import is_of_a_committee_system, read_committee_system
from workprogramme.exchange.reading.calendars.lists_of_dates import find_calendar
from workprogramme.exchange.reading.calendars.values import Calendar, CalendarMeeting, Status

__all__ = [
    "Calendar",
    "CalendarMeeting",
    "Status",
    "find_calendar",
    "is_calendar_file",
    "is_of_a_committee_system",
    "read_calendar_file",
    "read_committee_system",
]
