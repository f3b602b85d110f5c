"""Seeds that commands are tried on where the content does not matter."""

from pathlib import Path

import pytest

from tests.seeding.world import world, write


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder of seeds without a fault."""
    return write(world(with_channels=True), tmp_path_factory.mktemp("seeds"))
