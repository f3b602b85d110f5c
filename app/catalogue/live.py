"""Holds the live edition and swaps it whole when the release number moves; old requests keep
theirs.
"""

import gc
import logging
import threading
import time

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.catalogue.content import read_content
from app.catalogue.edition import Edition
from app.catalogue.keeping import Kept
from app.catalogue.making import make_edition
from app.catalogue.releases import newest_release
from app.catalogue.standing import StandingFile
from app.errors import ContentMissing, ContentMoved, NoEdition
from app.memory import give_back_memory, without_collector

log = logging.getLogger("daoyin.edition")


class LiveEdition:
    """The edition that new requests get.

    A background thread looks for a newer release. Whatever goes wrong there (database down,
    schema moved on, a broken table) leaves the loaded edition in service. `loads`, `load_seconds`
    (of the last) and `failed_looks` are for whoever watches.
    """

    def __init__(self, engine: Engine, kept: Kept | None = None) -> None:
        self._engine = engine
        self._kept = kept
        self._file = StandingFile(engine)
        self._edition: Edition | None = None
        self._database_ok = False
        self._checked_at = 0.0
        self.loads = 0
        self.load_seconds = 0.0
        self.failed_looks = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def current(self) -> Edition:
        """Return the live edition, or raise NoEdition before the first load."""
        if self._edition is None:
            raise NoEdition
        return self._edition

    def current_or_none(self) -> Edition | None:
        """Return the live edition, or None before the first load."""
        return self._edition

    @property
    def is_loaded(self) -> bool:
        """True once an edition can be served, however the database is."""
        return self._edition is not None

    @property
    def database_ok(self) -> bool:
        """Whether the last look at the database succeeded."""
        return self._database_ok

    @property
    def checked_seconds_ago(self) -> float | None:
        """Seconds since the last successful look; None before the first."""
        return time.monotonic() - self._checked_at if self._checked_at else None

    def load(self) -> Edition:
        """Load the newest release now; raises what the database raises."""
        started = time.monotonic()
        gc.freeze()  # what was here before need not be searched
        with without_collector():
            edition = self._edition = self._made()
        self.loads += 1
        self.load_seconds = time.monotonic() - started
        # An edition holds no circles: counting references frees it. Looking through it for garbage
        # would hold every answer up for more than 0.1 s, again and again.
        gc.freeze()
        give_back_memory()
        self._saw_database()
        return edition

    def _made(self) -> Edition:
        before = self._edition
        return make_edition(read_content(self._engine, self._kept, before), before)

    def refresh(self) -> bool:
        """Look once for another release; return whether the edition was swapped."""
        try:
            if self._database_ok and self._file.is_as_it_was():
                self._saw_database()
                return False
            newest = newest_release(self._engine)
            self._saw_database()
            live = self._edition.release if self._edition else None
            if newest is None or (live and newest == (live.number, live.sha256)):
                return False
            self.load()
        except (SQLAlchemyError, ContentMissing, ContentMoved, OSError) as error:
            if self._database_ok:
                log.warning("release look-up failed, edition kept: %s", type(error).__name__)
            self._database_ok = False
            self._file.forget()
            self.failed_looks += 1
            return False
        log.info("release %d is live", self.current().release.number)
        return True

    def _saw_database(self) -> None:
        self._database_ok = True
        self._checked_at = time.monotonic()

    def watch(self, every_seconds: float) -> None:
        """Start to look for releases in the background until `close`."""

        def look() -> None:
            while not self._stop.wait(every_seconds):
                try:
                    self.refresh()
                except Exception:  # the thread must outlive any surprise; the edition stays
                    self.failed_looks += 1
                    log.exception("release look-up broke, edition kept")

        self._thread = threading.Thread(target=look, name="release-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop looking and let the database go."""
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=5)
        self._engine.dispose()
