"""What all tests run by; fixtures that many share are in `fixtures`."""

import os

import pytest
from hypothesis import settings

# Tests ask more in a minute than anybody may; those of limits switch them on again.
os.environ["LIMIT_REQUESTS"] = "false"
# How long an example takes says how busy the machine is and nothing of the code.
settings.register_profile("whole", deadline=None, max_examples=300)
settings.register_profile("quick", deadline=None, max_examples=40)
settings.load_profile("whole")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--engine postgres` has the API tests read what they serve from PostgreSQL."""
    parser.addoption("--engine", choices=("sqlite", "postgres"), default="sqlite")


def pytest_configure(config: pytest.Config) -> None:
    """Load the fixtures, and with them the application, where tests run.

    Those who run them wait for the process that hands them out, which needs none of it.
    """
    if not config.getoption("numprocesses", None):
        config.pluginmanager.import_plugin("tests.fixtures")
