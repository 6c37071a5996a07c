"""What a page must be in a real browser: accessible, readable when narrow or enlarged, usable with the keyboard alone.

Knows a Playwright page; knows nothing of the application.
"""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize

SCRIPTS = Path(__file__).with_name("scripts")
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW: ViewportSize = {
    "width": 320,
    "height": 256,
}  # CSS pixels: what 1280 × 1024 leaves at 400 % zoom, and the narrowest phone
WALK = (SCRIPTS / "walk.js").read_text(encoding="utf-8")
LEAVING = (SCRIPTS / "leaving.js").read_text(encoding="utf-8")
OVERFLOW = (SCRIPTS / "overflow.js").read_text(encoding="utf-8")


def assert_good_page(page: Page) -> None:
    """All of the checks below on the page that stands, or that the last press leads to."""
    settle(page)
    assert_accessible(page)
    assert_fits_when_narrow(page)
    assert_walkable(page)


def settle(page: Page) -> None:
    """Waits for the page that a press leads to; the browser's context must have been told to run `LEAVING`."""
    page.wait_for_function("() => !window.pageIsLeaving && document.readyState === 'complete'")


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or of good practice, in light and in dark."""
    settle(page)
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        violations = axe(page)
        assert not violations, f"{page.url} in {scheme}:\n" + "\n".join(violations)
    page.emulate_media(color_scheme="light")


def axe(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one line for each rule and element."""
    options = {
        "runOnly": {"type": "tag", "values": STANDARDS},
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    }
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate("options => axe.run(document, options)", options)
    return [_violation(rule, node) for rule in result["violations"] for node in rule["nodes"]]


def assert_fits_when_narrow(page: Page) -> None:
    """Nothing needs sideways scrolling at 320 pixels, which is also 1280 at 400 % zoom, outside a box that scrolls."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    found = page.evaluate(OVERFLOW)
    if before:
        page.set_viewport_size(before)
    assert not found, f"{page.url} at {NARROW['width']} pixels:\n" + "\n".join(found)


def assert_walkable(page: Page) -> list[str]:
    """Tab reaches everything that can be used, in the order of the page, each seen to have the focus and not covered.

    Gives what was reached, in order, as short descriptions.
    """
    page.evaluate(f"() => {{ window.walk = ({WALK})(); }}")
    wanted: list[str] = page.evaluate("() => window.walk.wanted")
    reached: list[int] = []
    faults: list[str] = []
    for _ in range(len(wanted) + 10):
        page.keyboard.press("Tab")
        step: dict[str, Any] | None = page.evaluate("() => window.walk.step()")
        if step is None or step["position"] in reached:
            break
        reached.append(step["position"])
        faults += step["faults"]
        if not step["marked"] and not _looks_different(page):
            faults.append(f"does not show the focus: {step['name']}")
    missed = [name for position, name in enumerate(wanted) if position not in reached]
    faults += [f"cannot be reached: {name}" for name in missed]
    assert not faults, f"{page.url} with the keyboard:\n" + "\n".join(faults)
    return [wanted[position] for position in reached if position >= 0]


def _looks_different(page: Page) -> bool:
    """Whether the focused element looks other than without the focus, pixel by pixel."""
    box = page.evaluate("() => window.walk.box()")
    focused = page.screenshot(clip=box)
    page.evaluate("() => window.walk.away()")
    plain = page.screenshot(clip=box)
    page.evaluate("() => window.walk.back()")
    return focused != plain


def _violation(rule: dict[str, Any], node: dict[str, Any]) -> str:
    where = " ".join(map(str, node["target"]))
    return f"  - {rule['id']} ({rule['impact']}): {rule['help']}: {where}\n    {node['html'][:200]}"
