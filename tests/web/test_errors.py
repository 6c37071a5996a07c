"""What goes wrong inside is one entry in the log and a page that gives nothing away."""

import logging
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text

from tests.support.scenes import a_council, changing


def test_a_bug_is_logged_once_and_shown_as_a_page(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app()
    app.testing = False
    database = app.extensions["workprogramme"].database
    with changing(database) as session:
        a_council(session)
        session.execute(text("ALTER TABLE committee RENAME TO somewhere_else"))
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert "Sorry, there is a problem" in answer.text
    assert "somewhere_else" not in answer.text
    assert [record.levelname for record in caplog.records if record.name == app.logger.name].count("ERROR") == 1


def test_a_request_that_is_refused_leaves_no_trace_in_the_log(
    make_app: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app()
    client = app.test_client()
    with caplog.at_level(logging.WARNING):
        for method, address, status in (("GET", "/nowhere", 404), ("POST", "/", 405), ("POST", "/sign-in", 400)):
            assert client.open(address, method=method).status_code == status
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
