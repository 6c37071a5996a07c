"""Proposals: what items' words seem to ask for, laid before a person who confirms it or turns it down."""
