"""What all connections of one server share: the first makes it, and it goes with the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from uvicorn.server import ServerState

Shared = TypeVar("Shared")


class PerServer(Generic[Shared]):
    """One of a kind for each server; tests run many in a process."""

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[ServerState, Shared] = WeakKeyDictionary()

    def of(self, state: ServerState, make: Callable[[], Shared]) -> Shared:
        """Return the one of a server."""
        found = self._known.get(state)
        if found is None:
            found = self._known[state] = make()
        return found
