"""The room of calendars that others subscribe to."""
