"""Counts what clients ask, in memory, until somebody comes to write it down."""

from __future__ import annotations

from app.clients.client import Use

# Client and scope.
Counted = tuple[str, str]


class Tally:
    """Counted by the event loop; another thread takes the figures away.

    A count that is made in the very moment of taking may be lost, which is allowed.
    """

    def __init__(self) -> None:
        self._uses: dict[Counted, Use] = {}

    def count(self, client: str, scope: str, units: int) -> None:
        """Count one answered request."""
        use = self._use_of(client, scope)
        use.requests += 1
        use.units += units

    def refuse(self, client: str, scope: str) -> None:
        """Count one request that was refused for its quota or its scope."""
        self._use_of(client, scope).refused += 1

    def take(self) -> dict[Counted, Use]:
        """Return all figures and begin anew."""
        taken, self._uses = self._uses, {}
        return taken

    def put_back(self, taken: dict[Counted, Use]) -> None:
        """Add figures that could not be written."""
        for (client, scope), use in taken.items():
            self._use_of(client, scope).add(use)

    def of(self, client: str) -> dict[str, Use]:
        """Return what a client asked since figures were last taken, by scope."""
        uses = list(self._uses.items())
        return {scope: use for (asker, scope), use in uses if asker == client}

    def units_of(self, client: str) -> int:
        """Return the units of the same."""
        return sum(use.units for use in self.of(client).values())

    def _use_of(self, client: str, scope: str) -> Use:
        use = self._uses.get((client, scope))
        if use is None:
            use = self._uses[client, scope] = Use()
        return use
