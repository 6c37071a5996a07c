"""The law of a work programme: pure functions and values that know no database, no web, no clock and no files."""
