"""A plain HTTP client for the checks before a measurement; the measuring itself is wrk's."""

import http.client
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, its headers in the order and spelling in which they came."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header that must be there."""
        return next(value for known, value in self.headers if known.lower() == name)


def ask(port: int, target: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Ask once, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        return ask_on(connection, target, headers)
    finally:
        connection.close()


def ask_on(
    connection: http.client.HTTPConnection, target: str, headers: Mapping[str, str] | None = None
) -> Answer:
    """Ask once on a connection that is kept; no encoding is accepted, as wrk accepts none."""
    connection.putrequest("GET", target, skip_accept_encoding=True)
    for name, value in (headers or {}).items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    return Answer(response.status, tuple(response.getheaders()), response.read())


def is_up(port: int, target: str) -> bool:
    """Say whether the server answers with a 200."""
    try:
        return ask(port, target).status == 200
    except OSError:
        return False


def seconds_until_up(
    port: int, target: str, began: float, process: subprocess.Popen[bytes]
) -> float:
    """Return how long after `began` (monotonic) the first 200 of a starting process came."""
    while time.monotonic() - began < PATIENCE_SECONDS and process.poll() is None:
        if is_up(port, target):
            return time.monotonic() - began
        time.sleep(0.005)
    raise TimeoutError("the server ended, or gave no 200 in time")
