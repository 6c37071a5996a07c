"""Scheduling from the board: a follow-up that no item answers becomes an item, at a meeting or to be scheduled."""
