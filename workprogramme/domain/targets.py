"""Targets, when an item is wanted: the one door to their value, reading and writing; it holds nothing of its own."""

from workprogramme.domain.target_titles import split_title
from workprogramme.domain.target_value import Season, Target, TargetKind
from workprogramme.domain.target_words import read_target, restore_target, write_target

__all__ = ["Season", "Target", "TargetKind", "read_target", "restore_target", "split_title", "write_target"]
