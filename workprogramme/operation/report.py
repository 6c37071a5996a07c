"""What was understood of a document, for a person at a shell to read. Needs no database."""

from workprogramme.exchange.reading import Reading
from workprogramme.exchange.reading.calendars import Calendar, Status
from workprogramme.web.words import count, date_words


def report_on(reading: Reading) -> list[str]:
    """What was understood, line by line, for a person to read."""
    if reading.calendar:
        return _calendar(reading.calendar)
    lines = [reading.committee or "Committee: not named in the document"]
    lines.append(f"Municipal year: {reading.municipal_year or 'not known'}")
    lines.append(f"{count(len(reading.meetings), 'meeting')} and {count(len(reading.items), 'item')}")
    when = None
    for item in reading.items:
        if (item.target.code, item.target.text) != when:
            when = (item.target.code, item.target.text)
            window = item.target.window()
            day = window[0] if window and window[0] == window[1] else None
            lines += ["", date_words(day) if day else item.target.text or "No date"]
        people = "; ".join((*item.people.lead_officers, *item.people.cabinet_members, *item.people.partners))
        lines.append(f"  - {item.title}" + (f" ({people})" if people else ""))
        lines += [f"      Look at this: {doubt}" for doubt in item.unsure]
    if reading.notes:
        lines += ["", *reading.notes]
    if reading.unread:
        lines += ["", f"{count(len(reading.unread), 'line')} kept but not understood (see --json)."]
    return lines


def _calendar(calendar: Calendar) -> list[str]:
    lines = [calendar.name or "A calendar of meetings", count(len(calendar.meetings), "meeting"), ""]
    for meeting in calendar.meetings:
        status = "" if meeting.status is Status.NOT_SAID else meeting.status.value
        start = f"{meeting.start:%H:%M}" if meeting.start else ""
        said = "; ".join(text for text in (start, meeting.title, meeting.place, status) if text)
        lines.append(f"  - {date_words(meeting.day)}" + (f": {said}" if said else ""))
        lines += [f"      Look at this: {doubt}" for doubt in meeting.unsure]
    return [*lines, "", *calendar.notes] if calendar.notes else lines
