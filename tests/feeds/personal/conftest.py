"""The scene of personal feeds: a board with meetings, and John Gregg, who leads on an item of one of them."""

from dataclasses import dataclass
from datetime import date, time

import pytest
from flask import Flask

from tests.feeds.personal.scene import Owner, an_owner, lead
from tests.feeds.scene import Scene
from workprogramme.config import Settings


@pytest.fixture
def app_settings(app: Flask) -> Settings:
    """The settings of the application."""
    found: Settings = app.extensions["workprogramme"].settings
    return found


@pytest.fixture
def gregg(scene: Scene, app_settings: Settings) -> Owner:
    """John Gregg, an officer with an account."""
    return an_owner(scene, app_settings)


@dataclass
class Year:
    """A published year: two meetings of a board, an item at the later one that John Gregg leads on; another board."""

    board: int
    other: int
    march: int
    april: int
    elsewhere: int
    item: int


@pytest.fixture
def year(scene: Scene, board: int, gregg: Owner) -> Year:
    """The year, published."""
    other = scene.committee("finance", "Finance Scrutiny Board (1)")
    march, april = scene.meetings(board, [(date(2019, 3, 21), time(14)), (date(2019, 4, 4), time(14))])
    elsewhere = scene.meeting(other, date(2019, 3, 28))
    item = scene.item(april, "Coventry Parenting Strategy")
    lead(scene, item, gregg.person_id)
    scene.publish(board)
    scene.publish(other)
    return Year(board, other, march, april, elsewhere, item)
