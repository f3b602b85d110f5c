"""Fixtures of the service on content of which three variants are drawn."""

from collections.abc import Iterator

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.seeding.content import Content
from app.settings import Settings
from tests.client import Client
from tests.drawn import drawn_content
from tests.loaded import EmptyUrl, live_edition


@pytest.fixture(scope="session")
def drawn_live(empty_url: EmptyUrl, real_content: Content) -> Iterator[LiveEdition]:
    """The live edition of that content."""
    live = live_edition(empty_url(), drawn_content(real_content))
    yield live
    live.close()


@pytest.fixture(scope="session")
def drawn(drawn_live: LiveEdition) -> Client:
    """A client of the service on that content."""
    return Client(create_app(Settings(log_requests=False), drawn_live))
