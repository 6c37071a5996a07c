"""The table of contents of the recommendations: each of these modules hangs its pages on the room."""

from workprogramme.followups.recommendations import making_routes as _making
from workprogramme.followups.recommendations import reply_routes as _replying
from workprogramme.followups.recommendations import rules_routes as _rules
from workprogramme.followups.recommendations import step_routes as _steps
from workprogramme.followups.recommendations import summary_routes as _summary
from workprogramme.followups.recommendations import tracker_routes as _tracker
from workprogramme.followups.recommendations.room import room

__all__ = ["_making", "_replying", "_rules", "_steps", "_summary", "_tracker", "room"]
