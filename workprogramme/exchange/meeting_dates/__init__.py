"""The part of the room in which meetings come in from a calendar: compared with those known, chosen, and brought in."""
