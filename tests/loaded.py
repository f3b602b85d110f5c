"""Content in a new database, as a live edition: what tests and their commands ask."""

from collections.abc import Callable

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.migrating import migrate
from app.seeding.content import Content
from app.seeding.load import load

EmptyUrl = Callable[[], str]


def with_content(url: str, content: Content) -> str:
    """Migrate the database at `url`, load the content into it, and return the address again."""
    migrate(url)
    engine = make_engine(url)
    load(engine, content)
    engine.dispose()
    return url


def live_edition(url: str, content: Content) -> LiveEdition:
    """Migrate the database at `url`, load the content into it and make it live."""
    live = LiveEdition(make_engine(with_content(url, content)))
    live.load()
    return live
