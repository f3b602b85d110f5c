"""A process whose clock a test sets forward and back; its monotonic clock runs on as it should."""

from pathlib import Path

from tests.fleet.programs import ProgramMissing, program

LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/local/lib/faketime/libfaketime.so.1")


class Clock:
    """Debian's libfaketime, told by a file how far the clock is off."""

    def __init__(self, folder: Path) -> None:
        """Raise ProgramMissing where it is not here and cannot be installed."""
        program("faketime", "faketime")
        found = [path for place in LIBRARIES for path in Path("/").glob(place.lstrip("/"))]
        if not found:
            raise ProgramMissing("faketime is here, and its library is not")
        self._library = found[0]
        self._file = folder / "clock"
        self.set_off("+0")

    def set_off(self, by: str) -> None:
        """Have the clock off by so much from now on, as in `+1d`."""
        beside = self._file.with_suffix(".new")
        beside.write_text(f"{by}\n", encoding="ascii")
        beside.replace(self._file)

    @property
    def environment(self) -> dict[str, str]:
        """What makes a process go by it."""
        return {
            "LD_PRELOAD": str(self._library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            # Read each second: to read it at each look at the clock makes a load ten times as long.
            "FAKETIME_CACHE_DURATION": "1",
            # Condition variables and event loops wait by it, and no real jump touches it.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
