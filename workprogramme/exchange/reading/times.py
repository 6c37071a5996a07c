"""Times of day as officers write them: "2pm", "6.30 p.m.", "14:00", "1830 hrs", "noon"."""

import re
from datetime import time

_TIME = re.compile(
    r"(?<![0-9/.:])(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![0-9/.:])(?P<hour24>[0-9]{1,2})[.:](?P<minute24>[0-9]{2})(?![0-9/.:])"
    r"|(?<![0-9/.:])(?P<military>[0-2][0-9][0-5][0-9]) ?(?:hrs|hours)\b"
    r"|(?<![0-9])(?:12 ?)?(?P<noon>noon|midday)\b",
    re.IGNORECASE,
)


def time_in(text: str) -> time | None:
    """The first time of day that the text says; None where it says none."""
    for match in _TIME.finditer(text):
        if match["noon"]:
            return time(12, 0)
        if match["military"]:
            hour, minute = int(match["military"][:2]), int(match["military"][2:])
        else:
            hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (match["half"].lower() == "p")
        if hour < 24 and minute < 60:
            return time(hour, minute)
    return None
