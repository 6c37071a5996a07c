"""Recording at the meeting: of each line of the agenda what was resolved, asked for and recommended, line by line."""
