"""The library of the project's own seeds, for commands that run outside pytest."""

from pathlib import Path
from tempfile import TemporaryDirectory

from app.catalogue.live import LiveEdition
from app.composer.cards import Library
from app.db import make_engine
from app.migrating import migrate
from app.seeding.load import load
from app.seeding.read import read
from app.sessions.library import library_of

SEEDS = Path(__file__).resolve().parents[2] / "seed_data"


def real_library() -> Library:
    """Load the seeds into a database that lasts as long as this call."""
    content, faults = read([SEEDS])
    assert not faults, faults[:5]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'daoyin.db'}"
        migrate(url)
        engine = make_engine(url)
        load(engine, content)
        live = LiveEdition(engine)
        live.load()
        found = library_of(live.current())
        engine.dispose()
    return found
