"""Every setting is told of in the README, and the README tells of no setting that does not exist."""

import re
from dataclasses import fields

from tests.house.sources import ROOT
from workprogramme.config import PREFIX, Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = set(re.findall(rf"\b{PREFIX}([A-Z_]+)\b", README))


def settings() -> set[str]:
    return {field.name.upper() for field in fields(Settings)}


def test_every_setting_is_in_the_readme() -> None:
    assert sorted(settings() - NAMED) == []


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    assert sorted(NAMED - settings()) == []


def test_every_make_target_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert sorted(set(re.findall(r"`make ([a-z-]+)", README)) - targets) == []
