"""A client of an edition that has everything in Chinese that can be told in another language."""

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.client import Client


@pytest.fixture(scope="module")
def speaking(tongued: LiveEdition) -> Client:
    return Client(create_app(Settings(log_requests=False), tongued))
