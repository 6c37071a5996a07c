"""Tests of everybody's own page."""
