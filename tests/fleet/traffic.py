"""People at work: threads that ask again and again, and what they lost and how long it took."""

import http.client
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

# Between two questions of one person. Who asks without it takes a core from what is being broken.
REST_SECONDS = 0.005
WISH = {"conditions": ["sciatica"], "minutes": 10, "postures": ["seated"], "limitations": []}


@dataclass
class Traffic:
    """What was asked while something was broken; a request is lost when it has no good answer."""

    asked: int = 0
    asked_again: int = 0
    lost: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        """Milliseconds within which this share of the requests was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000

    def __iadd__(self, other: Self) -> Self:
        self.asked += other.asked
        self.asked_again += other.asked_again
        self.lost += other.lost
        self.seconds += other.seconds
        return self


class _Person:
    """One of them, on a connection that is kept."""

    def __init__(self, port: int, number: int, with_sessions: bool) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._with_sessions = with_sessions
        self._number = number
        self.seen = Traffic()

    def work(self, is_over: threading.Event) -> None:
        for turn in itertools.count():
            if is_over.is_set():
                self._connection.close()
                return
            self._ask(*self._next(turn))
            time.sleep(REST_SECONDS)

    def _next(self, turn: int) -> tuple[str, str, str | None]:
        mark = f"{self._number}-{turn}"
        if self._with_sessions and turn % 10 == 9:
            return "POST", "/v1/sessions", json.dumps({**WISH, "variation": turn % 100})
        if turn % 3 == 0:
            return "GET", "/v1/conditions/sciatica", None
        if turn % 3 == 1:
            return "GET", f"/v1/search?q=knee%20{mark}", None
        return "GET", f"/v1/movements?region=shoulder&limit={turn % 40 + 1}", None

    def _ask(self, method: str, target: str, body: str | None) -> None:
        self.seen.asked += 1
        began = time.monotonic()
        try:
            status, said = self._answer_to(method, target, body)
            if status != 200:
                self.seen.lost.append(f"{method} {target}: {status} {said[:200]!r}")
        except (OSError, http.client.HTTPException) as error:
            self.seen.lost.append(f"{method} {target}: {type(error).__name__} {error}")
            self._connection.close()
        self.seen.seconds.append(time.monotonic() - began)

    def _answer_to(self, method: str, target: str, body: str | None) -> tuple[int, bytes]:
        """Ask; a kept connection that was closed meanwhile is opened anew, as browsers do."""
        was_kept = self._connection.sock is not None
        headers = {"Content-Type": "application/json"} if body else {}
        try:
            self._connection.request(method, target, body, headers)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._connection.close()
            if not was_kept:
                raise
            self.seen.asked_again += 1
            return self._answer_to(method, target, body)
        return response.status, response.read()


@contextmanager
def traffic(port: int, people: int = 4, *, with_sessions: bool = True) -> Iterator[Traffic]:
    """Keep people asking until the block ends; afterwards the yielded object has what they saw."""
    total, is_over = Traffic(), threading.Event()
    crowd = [_Person(port, number, with_sessions) for number in range(people)]
    threads = [threading.Thread(target=one.work, args=(is_over,)) for one in crowd]
    for thread in threads:
        thread.start()
    try:
        yield total
    finally:
        is_over.set()
        for thread in threads:
            thread.join(60)
        for one in crowd:
            total += one.seen


def tell_of(told: Callable[[str, str], None], seen: Traffic) -> None:
    """Note how many asked, how many lost, and how long it took."""
    told(
        "requests asked, asked again on a new connection, lost",
        f"{seen.asked}, {seen.asked_again}, {len(seen.lost)}",
    )
    within = ", ".join(f"{seen.at(share):.0f}" for share in (0.5, 0.99, 1))
    told("answered within, ms (half, 99 %, all)", within)
