"""The planners' scene, on each database."""

from tests.programme.conftest import planner, scene

__all__ = ["planner", "scene"]
