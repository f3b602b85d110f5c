"""One request as the layers pass it on: what was sent, read once; nothing is decided here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from app.web.headers import Header
from app.web.tracing import Trace

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

# The spelling of a request: raw path and query, Accept-Encoding, Accept-Language.
RawKey = tuple[bytes, bytes | None, bytes | None]


@dataclass(slots=True)  # frozen costs a microsecond for each request
class Asked:
    """A request; its scope says GET where `method` says HEAD, for both are answered alike."""

    method: str
    scope: Scope
    receive: Receive
    sent: dict[bytes, bytes]
    request_id: bytes
    raw_key: RawKey
    trace: Trace | None = None
    # What every answer must say of the quota that it was taken from.
    quota: tuple[Header, ...] = ()

    @property
    def path(self) -> str:
        """The path below where the application is mounted."""
        path: str = self.scope["path"]
        return path.removeprefix(self.scope.get("root_path", ""))
