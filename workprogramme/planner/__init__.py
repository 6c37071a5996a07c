"""The planner: a municipal year of a committee on one board, and what stands out in it; `programme` writes it."""
