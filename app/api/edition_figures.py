"""What /metrics says of the live edition and of the looks at the database."""

from collections.abc import Callable
from typing import Protocol

from app.catalogue.edition import Edition
from app.web.exposition import Family, single


class Watch(Protocol):
    """What is asked of the holder of the live edition."""

    @property
    def database_ok(self) -> bool: ...

    @property
    def checked_seconds_ago(self) -> float | None: ...

    @property
    def load_seconds(self) -> float: ...

    @property
    def loads(self) -> int: ...

    @property
    def failed_looks(self) -> int: ...

    def current_or_none(self) -> Edition | None: ...


def edition_families(watch: Watch) -> Callable[[], list[Family]]:
    """Return the source of these figures; where workers differ, the one that lags is told."""

    def families() -> list[Family]:
        edition = watch.current_or_none()
        number = edition.release.number if edition else 0
        age = watch.checked_seconds_ago
        loads, failed = float(watch.loads), float(watch.failed_looks)
        found = [
            single("daoyin_release", "gauge", "Content release served.", number, "min"),
            single("daoyin_edition_loads_total", "counter", "Editions loaded.", loads),
            single(
                "daoyin_edition_load_seconds",
                "gauge",
                "Time of the last load.",
                watch.load_seconds,
                "max",
            ),
            single("daoyin_release_looks_failed_total", "counter", "Failed looks.", failed),
            single(
                "daoyin_database_up",
                "gauge",
                "Whether the last look at the database succeeded.",
                float(watch.database_ok),
                "min",
            ),
        ]
        if age is not None:
            looked = "Seconds since the database last answered."
            found.append(single("daoyin_release_look_age_seconds", "gauge", looked, age, "max"))
        return found

    return families
