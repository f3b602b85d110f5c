"""The library of the project's own seeds, for commands that run outside pytest."""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.composer.cards import Library
from app.seeding.read import read
from app.sessions.library import library_of
from tests.loaded import live_edition

SEEDS = Path(__file__).resolve().parents[2] / "seed_data"


def real_library() -> Library:
    """Load the seeds into a database that lasts as long as this call."""
    content, faults = read([SEEDS])
    assert not faults, faults[:5]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'daoyin.db'}"
        live = live_edition(url, content)
        found = library_of(live.current())
        live.close()
    return found
