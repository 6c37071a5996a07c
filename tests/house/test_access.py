"""Every view says who may call it, and a door that is not for the public is shut to the public."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, Rule
from werkzeug.routing.converters import NumberConverter

from tests.support.client import InspectingClient
from workprogramme.domain.access import Action
from workprogramme.web.access import GUARD, check_every_view_is_guarded, public

pytestmark = pytest.mark.engines("sqlite")


def guarded(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Every address that needs an action, with each method it takes."""
    for rule in app.url_map.iter_rules():
        if getattr(app.view_functions[rule.endpoint], GUARD, None) != "public":
            yield from ((rule, method) for method in sorted(rule.methods or ()) if method != "OPTIONS")


def address(app: Flask, rule: Rule) -> str:
    """An address that the rule answers to, with something that fits in each place."""
    values: dict[str, object] = {}
    for name in rule.arguments:
        converter = rule._converters[name]
        choices = sorted(converter.items) if isinstance(converter, AnyConverter) else ["x"]
        values[name] = 1 if isinstance(converter, NumberConverter) else choices[0]
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def test_every_view_is_public_or_needs_an_action(app: Flask) -> None:
    guards = {name: getattr(view, GUARD, None) for name, view in app.view_functions.items()}
    assert {name: guard for name, guard in guards.items() if guard != "public" and not isinstance(guard, Action)} == {}


def test_the_app_does_not_start_with_a_view_that_says_nothing() -> None:
    app = Flask("forgetful")
    app.view_functions["static"] = public(app.view_functions["static"])
    app.add_url_rule("/open-door", "open_door", lambda: "come in")
    with pytest.raises(RuntimeError, match="open_door"):
        check_every_view_is_guarded(app)


def test_whoever_has_not_signed_in_is_sent_to_sign_in(app: Flask, client: InspectingClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = False  # so that it is the guard that answers
    doors = list(guarded(app))
    assert doors
    for rule, method in doors:
        response = client.open(address(app, rule), method=method)
        assert response.status_code == 302, f"{method} {rule} answered {response.status}"
        assert response.headers["Location"].startswith("/sign-in"), (
            f"{method} {rule} leads to {response.headers['Location']}"
        )


def test_every_view_that_is_posted_to_wants_the_token(app: Flask, client: InspectingClient) -> None:
    posted = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert posted
    for rule in posted:
        response = client.post(address(app, rule))
        assert response.status_code == 400, f"POST {rule} answered {response.status}"


def test_no_view_that_is_only_read_takes_a_post(app: Flask) -> None:
    changing: Callable[[Rule], bool] = lambda rule: bool({"PUT", "DELETE", "PATCH"} & (rule.methods or set()))  # noqa: E731
    assert [rule.rule for rule in app.url_map.iter_rules() if changing(rule)] == [], "a form can only GET or POST"
