"""The table of contents of recording: each of these modules hangs its pages on the room."""

from workprogramme.followups.recording import line_routes as _lines
from workprogramme.followups.recording import outstanding_routes as _outstanding
from workprogramme.followups.recording import record_routes as _record
from workprogramme.followups.recording.room import room

__all__ = ["_lines", "_outstanding", "_record", "room"]
