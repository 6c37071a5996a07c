"""Calendars that somebody makes for themselves, at an address that only they know."""
