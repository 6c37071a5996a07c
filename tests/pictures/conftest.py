"""The planners' scene, for the pictures."""

from tests.programme.conftest import planner, scene

__all__ = ["planner", "scene"]
