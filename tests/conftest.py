"""What every test may ask for; each module of `tests.support` says what it gives."""

import os

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.support.collecting",
    "tests.support.run_folder",
    "tests.support.databases",
    "tests.support.validator",
    "tests.support.application",
    "tests.support.servers",
    "tests.support.browser",
    "tests.support.mailbox",
]

# No test is timed: a busy machine is not a fault. Examples are the same on every run, so that what was green stays so;
# HYPOTHESIS_PROFILE=searching looks for new ones.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
