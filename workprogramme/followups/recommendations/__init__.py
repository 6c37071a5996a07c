"""Recommendations: what a committee recommends and to whom, the reply and its clock, and what became of it."""
