"""What every test may ask for; each module of `tests.support` says what it gives."""

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.support.run_folder",
    "tests.support.databases",
    "tests.support.validator",
    "tests.support.application",
    "tests.support.servers",
    "tests.support.browser",
    "tests.support.mailbox",
]

# No test is timed: a busy machine is not a fault.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
