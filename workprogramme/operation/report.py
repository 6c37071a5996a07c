"""What was understood of a document, for a person at a shell to read. Needs no database."""

from workprogramme.exchange.reading import Reading
from workprogramme.web.words import count, date_words


def report_on(reading: Reading) -> list[str]:
    """What was understood, line by line, for a person to read."""
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
