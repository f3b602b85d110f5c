"""One fleet for all its tests, started once; each test mends what it broke."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.seeding.content import Content
from tests.fleet.figures import Figures
from tests.fleet.programs import ProgramMissing
from tests.fleet.topology import Fleet
from tests.postgres import PostgresUnavailable
from tests.seeding.altered import altered

Told = Callable[[str, str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those who attack come last: by then nothing is broken beside them any more."""
    attacks = Path(__file__).with_name("test_attacks.py")
    items.sort(key=lambda item: item.path == attacks)


@pytest.fixture(scope="session")
def english(real_content: Content) -> Content:
    """The real content in English: half of what each start must read."""
    english = altered(real_content)
    english.translations.clear()
    return english


@pytest.fixture(scope="session")
def fleet(english: Content) -> Iterator[Fleet]:
    """The running fleet."""
    fleet = Fleet(english)
    try:
        fleet.start()
        yield fleet
    except (ProgramMissing, PostgresUnavailable) as reason:
        sys.stderr.write(f"\nFLEET TESTS DO NOT RUN: {reason}\n")
        if os.environ.get("CI") and os.geteuid() == 0:  # who may install has no excuse
            pytest.fail(f"CI must test the fleet: {reason}")
        pytest.skip(str(reason))
    finally:
        fleet.stop()


@pytest.fixture(scope="session")
def figures() -> Iterator[Figures]:
    """What was measured, in the order of the tests; written down where that was asked for."""
    figures = Figures()
    yield figures
    figures.write()


@pytest.fixture
def told(figures: Figures, request: pytest.FixtureRequest) -> Told:
    """Note a figure of this test: what was measured, and what came of it."""
    test = request.node.name

    def tell(what: str, figure: str) -> None:
        figures.note(test, what, figure)

    return tell
