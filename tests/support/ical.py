"""A calendar as a strict reader takes it: refuses whatever a known calendar program trips over.

Written from RFC 5545, without a library: what our writer and its library get wrong together must not go unseen.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

LINE = re.compile(r"([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:[^\";:,\x00-\x1f]+|\"[^\"]*\"))*):(.*)", re.DOTALL)
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
MOMENT = re.compile(r"\d{8}T\d{6}Z")
WALL_CLOCK = re.compile(r"\d{8}T\d{6}")
DAY = re.compile(r"\d{8}")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "X-WR-TIMEZONE"}
FORBIDDEN = {
    "METHOD",
    "ORGANIZER",
    "ATTENDEE",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "REQUEST-STATUS",
    "COMMENT",
}
OF_CALENDAR = {
    "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC", "X-WR-TIMEZONE",
    "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "URL", "SOURCE", "LAST-MODIFIED",
}  # fmt: skip
OF_EVENT = {
    "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED", "DTSTART", "DTEND", "SUMMARY", "STATUS", "DESCRIPTION",
    "URL", "CATEGORIES", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
}  # fmt: skip
ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"


@dataclass
class Component:
    """One BEGIN … END: its properties by name, as (parameters, raw value), and what stands in it."""

    kind: str
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """A property's value, unescaped where it is text."""
        _, raw = self.values[name]
        return _unescaped(raw) if name in TEXTS else raw

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def get(self, name: str, otherwise: str = "") -> str:
        """A property's value like `[name]`, or something else where it is absent."""
        return self[name] if name in self.values else otherwise

    def all(self, kind: str) -> list["Component"]:
        """The components of this kind directly inside."""
        return [component for component in self.inside if component.kind == kind]


@dataclass
class Calendar:
    """A calendar that has passed every check."""

    root: Component

    def __getitem__(self, name: str) -> str:
        return self.root[name]

    @property
    def events(self) -> list[Component]:
        """The events in the order of the file."""
        return self.root.all("VEVENT")

    def event(self, uid_part: str) -> Component:
        """The one event whose UID begins so."""
        (found,) = [event for event in self.events if event["UID"].startswith(uid_part + "@")]
        return found

    def moment(self, event: Component, name: str = "DTSTART") -> datetime:
        """A start or end as a moment in UTC, by the rules in the file's own VTIMEZONE and no other knowledge."""
        (zone,) = self.root.all("VTIMEZONE")
        written = event[name] if WALL_CLOCK.fullmatch(event[name]) else event[name] + "T000000"
        wall_clock = datetime.strptime(written, "%Y%m%dT%H%M%S")
        latest = max(
            ((_last_change(rule, wall_clock), rule["TZOFFSETTO"]) for rule in zone.inside), key=lambda found: found[0]
        )
        return (wall_clock - _offset(latest[1])).replace(tzinfo=UTC)


def read(body: bytes, *, secret: bool = False) -> Calendar:
    """The calendar in these bytes. Raises AssertionError with what is wrong.

    `secret`: one whose address nobody else must learn, so that it does not say it; only such a one has all-day entries.
    """
    root = _tree(_lines(body))
    calendar = Calendar(root)
    assert root.kind == "VCALENDAR"
    told = OF_CALENDAR - {"SOURCE"} if secret else OF_CALENDAR
    assert root.values.keys() == told, root.values.keys() ^ told
    assert {component.kind for component in root.inside} <= {"VTIMEZONE", "VEVENT"}
    assert root.inside[0].kind == "VTIMEZONE", "the zone comes before those that need it"
    assert root["VERSION"] == "2.0"
    assert root.values["REFRESH-INTERVAL"] == (";VALUE=DURATION", "PT1H")
    assert root.values["X-PUBLISHED-TTL"] == ("", "PT1H")
    assert secret or root.values["SOURCE"][0] == ";VALUE=URI"
    assert root["NAME"] == root["X-WR-CALNAME"]
    assert 0 < len(root["NAME"]) <= 80
    assert MOMENT.fullmatch(root["LAST-MODIFIED"])
    for event in calendar.events:
        _check_event(calendar, event)
    uids = [event["UID"] for event in calendar.events]
    assert len(set(uids)) == len(uids), "one UID, two events"
    meetings = [event for event in calendar.events if ALL_DAY not in event]
    assert secret or meetings == calendar.events
    starts = [(calendar.moment(event), int(event["UID"].split("@")[0].split("-")[1])) for event in meetings]
    assert starts == sorted(starts), "events by start, then id"
    moments = [calendar.moment(event) for event in calendar.events]
    assert moments == sorted(moments), "all-day events where their day begins"
    return calendar


def _check_event(calendar: Calendar, event: Component) -> None:
    assert not event.inside, "no alarms"
    whole_day = ALL_DAY in event
    assert event.values.keys() - {"LOCATION", ALL_DAY} == OF_EVENT, event.values.keys() ^ OF_EVENT
    assert event.values.get("LOCATION", ("", "x"))[1], "an empty LOCATION"
    for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED"):
        assert MOMENT.fullmatch(event[name]), (name, event[name])
    assert event["DTSTAMP"] == event["LAST-MODIFIED"] >= event["CREATED"]
    for name in ("DTSTART", "DTEND"):
        assert event.values[name][0] == (";VALUE=DATE" if whole_day else ";TZID=Europe/London")
        assert (DAY if whole_day else WALL_CLOCK).fullmatch(event[name])
    assert calendar.moment(event) < calendar.moment(event, "DTEND")
    assert event["DESCRIPTION"].split("\n")[-1] == event["URL"]
    assert int(event["SEQUENCE"]) >= 0
    (_check_whole_day if whole_day else _check_meeting)(event)


def _check_meeting(event: Component) -> None:
    signs = (event["STATUS"], event["TRANSP"], event["X-MICROSOFT-CDO-BUSYSTATUS"])
    assert signs in {
        ("CONFIRMED", "OPAQUE", "BUSY"), ("TENTATIVE", "OPAQUE", "TENTATIVE"), ("CANCELLED", "TRANSPARENT", "FREE")
    }, signs  # fmt: skip
    assert (event["STATUS"] == "CANCELLED") == event["SUMMARY"].startswith(("CANCELLED: ", "POSTPONED: "))
    assert event["CATEGORIES"] == "Scrutiny"


def _check_whole_day(event: Component) -> None:
    first, end = (datetime.strptime(event[name], "%Y%m%d") for name in ("DTSTART", "DTEND"))
    assert end == first + timedelta(days=1), "the end of an all-day entry is the day after"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert (event["X-MICROSOFT-CDO-BUSYSTATUS"], event[ALL_DAY]) == ("FREE", "TRUE")
    assert event["CATEGORIES"] in ("Report deadline", "Follow-up", "Agenda deadline")


def _lines(body: bytes) -> list[str]:
    assert body.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", body), "a line end that is not CRLF"
    unfolded: list[str] = []
    for raw in body[:-2].split(b"\r\n"):
        assert 0 < len(raw) <= 75, raw
        line = raw.decode("utf-8")  # each by itself: a fold inside a character fails here
        assert not UNREADABLE.search(line), repr(line)
        if line.startswith(" "):
            before = unfolded[-1]
            assert (len(before) - len(before.rstrip("\\"))) % 2 == 0, "a fold inside an escape"
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return unfolded


def _tree(lines: list[str]) -> Component:
    top = Component("")
    path = [top]
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            path[-1].inside.append(Component(value))
            path.append(path[-1].inside[-1])
        elif name == "END":
            assert path.pop().kind == value
        else:
            in_zone = any(component.kind == "VTIMEZONE" for component in path)
            assert name not in FORBIDDEN or in_zone, name
            assert name not in path[-1].values, f"{name} twice"
            assert name not in TEXTS or _unescaped(value) is not None
            path[-1].values[name] = (parameters, value)
    assert path == [top], "a component without an end"
    (root,) = top.inside
    return root


def _unescaped(raw: str) -> str:
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", raw, re.DOTALL), f"not escaped as text must be: {raw}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], raw)


def _offset(written: str) -> timedelta:
    sign = -1 if written[0] == "-" else 1
    return sign * timedelta(hours=int(written[1:3]), minutes=int(written[3:5]))


def _last_change(rule: Component, wall_clock: datetime) -> datetime:
    """When the half of a zone last began before that wall clock; only RRULE as Outlook can read it is understood."""
    found = re.fullmatch(r"FREQ=YEARLY;BYMONTH=(\d+);BYDAY=-1SU", rule["RRULE"])
    assert found
    hour = datetime.strptime(rule["DTSTART"], "%Y%m%dT%H%M%S").time()
    changes = []
    for year in (wall_clock.year - 1, wall_clock.year):
        last = date(year + int(found[1]) // 12, int(found[1]) % 12 + 1, 1) - timedelta(days=1)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        changes.append(datetime.combine(sunday, hour))
    return max(change for change in changes if change <= wall_clock)
