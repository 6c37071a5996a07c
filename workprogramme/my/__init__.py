"""Everybody's own page: reports that are due and what is said of them, a councillor's committees, a manager's team."""
