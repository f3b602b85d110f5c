"""A database that knows no client yet, and a pepper."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.clients import registry
from app.clients.live import LiveClients
from app.db import make_engine
from app.vocabulary.clients import Scope

PEPPER = b"a pepper for tests, of no use elsewhere"


@pytest.fixture
def engine(content_url: str) -> Iterator[Engine]:
    engine = make_engine(content_url)
    yield engine
    engine.dispose()


@pytest.fixture
def live(engine: Engine) -> LiveClients:
    return LiveClients(engine, PEPPER)


def added(engine: Engine, name: str = "Practice app", **more: int | None) -> str:
    quotas = {"units_per_minute": 6000, "units_per_day": None} | more
    return registry.add(engine, PEPPER, name, scopes=list(Scope), **quotas)  # type: ignore[arg-type]  # both are numbers
