"""Keeps the first case of every test that is asked with many: `./run test quick` loads it.

A person before a commit wants to know whether something broke; the whole run asks every case.
"""

from collections.abc import Iterable

import pytest


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
