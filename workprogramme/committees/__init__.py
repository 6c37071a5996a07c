"""The room where the council is set up: its own details, its committees, who sits on them, and the list of people."""
