"""Recommendations: their pages, links, tracker and summary, and recording at a meeting."""
