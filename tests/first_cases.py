"""Keeps the first case of every test that is asked with many: `./run test quick` loads it.

A person before a commit wants to know whether something broke; the whole run asks every case.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

# A file of which every test is slow.
ALL_SLOW = re.compile(r"^pytestmark = \[?pytest\.mark\.slow\b", re.MULTILINE)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Load no file of which nothing is run: browsers and schema libraries take seconds to load."""
    is_code = collection_path.suffix == ".py"
    return True if is_code and ALL_SLOW.search(collection_path.read_text()) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Lay the other cases aside, and tell pytest how many they are."""
    kept = list(_first_of_each(items))
    aside = set(items) - set(kept)
    config.hook.pytest_deselected(items=list(aside))
    items[:] = kept


def _first_of_each(items: Iterable[pytest.Item]) -> Iterable[pytest.Item]:
    seen = set()
    for item in items:
        name = item.nodeid.partition("[")[0]
        if name not in seen:
            seen.add(name)
            yield item
