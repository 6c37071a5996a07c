"""The table of contents of the follow-ups: each of these modules hangs its pages on the room."""

from workprogramme.followups import asking_routes as _asking
from workprogramme.followups import closing_routes as _closing
from workprogramme.followups import linking_routes as _linking
from workprogramme.followups import reminding_routes as _reminding
from workprogramme.followups import tracker_routes as _tracker
from workprogramme.followups.room import room

__all__ = ["_asking", "_closing", "_linking", "_reminding", "_tracker", "room"]
