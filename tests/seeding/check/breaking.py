"""One way to break the small world, and all that the check then says."""

from pathlib import Path
from typing import Any

from app.seeding.check.checking import check
from tests.seeding.world import put, world, write


class Break:
    """`changes` are made in the valid world; the check must tell `rule` at `at`, and `also`."""

    def __init__(
        self,
        rule: str,
        changes: dict[str, Any],
        at: str,
        *also: tuple[str, str],
        with_channels: bool = False,
    ) -> None:
        self.rule = rule
        self.changes = changes
        self.expected = {(rule, at), *also}
        self.with_channels = with_channels

    def __str__(self) -> str:
        return self.rule

    def told(self, folder: Path) -> set[tuple[str, str]]:
        """Make the changes in a new world in the folder, and check it whole."""
        broken = world(with_channels=self.with_channels)
        for address, value in self.changes.items():
            put(broken, address, value)
        _, faults = check([write(broken, folder)])
        return {(fault.rule, f"{fault.file}#{fault.pointer}") for fault in faults}
