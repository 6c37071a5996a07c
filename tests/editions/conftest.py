"""The planners' scene, for the page that publishes: a board with two meetings and two items."""

from tests.programme.conftest import planner, scene

__all__ = ["planner", "scene"]
