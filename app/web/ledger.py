"""What was answered, counted: by route, method and status, with how long it took.

Plain attributes of plain objects: the path of a held answer adds one to a number that the answer
itself leads to (a client library of Prometheus was measured at 5 microseconds there). Only the
event loop writes; who reads in another thread may be one answer behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from app.web.exposition import Family, histogram_series, labelled

# Upper bounds in seconds.
BOUNDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
HIT_BOUNDS = (0.000005, 0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.001, 0.01)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
# Templates come from our own routes; should one ever be made of a path, it ends here.
MOST_ROUTES = 500
NO_ROUTE = "none"
OTHER = "other"


class Spread:
    """How often something took how long."""

    __slots__ = ("bounds", "counts", "seconds")

    def __init__(self, bounds: tuple[float, ...] = BOUNDS) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.seconds = 0.0

    def add(self, seconds: float) -> None:
        """Take in one observation."""
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.seconds += seconds

    def series(self, name: str, **labels: str) -> dict[str, float]:
        """Return it as Prometheus writes a histogram."""
        return histogram_series(name, self.bounds, self.counts, self.seconds, **labels)


class Tally:
    """The answers of one route; `hits` and `unchanged` are the 200 and 304 from the byte cache."""

    __slots__ = ("answers", "hits", "route", "took", "unchanged")

    def __init__(self, route: str = NO_ROUTE) -> None:
        self.route = route
        self.hits = 0
        self.unchanged = 0
        self.answers: dict[tuple[str, int], int] = {}
        self.took = Spread()

    def note(self, method: str, status: int, seconds: float) -> None:
        """Count one answer that was made."""
        self.count(method, status)
        self.took.add(seconds)

    def count(self, method: str, status: int) -> None:
        """Count one answer whose time nobody took."""
        key = (method, status)
        self.answers[key] = self.answers.get(key, 0) + 1


class Ledger:
    """All routes, the stages of costly answers, and the hits whose time was taken."""

    def __init__(self) -> None:
        self._routes: dict[str, Tally] = {}
        self._stages: dict[str, Spread] = {}
        self.sampled_hits = Spread(HIT_BOUNDS)

    def of(self, template: str | None) -> Tally:
        """Return the tally of a route; None stands for every path that nothing is at."""
        route = template or NO_ROUTE
        known = self._routes.get(route)
        if known is None:
            if len(self._routes) >= MOST_ROUTES:
                route = OTHER
            known = self._routes.setdefault(route, Tally(route))
        return known

    def note(self, template: str | None, method: str, status: int, seconds: float) -> None:
        """Count one answer that was made, not held ready."""
        self.of(template).note(known_method(method), status, seconds)

    def note_stage(self, stage: str, seconds: float) -> None:
        """Count one stage of an answer; `stage` is a word of ours."""
        known = self._stages.get(stage)
        if known is None:
            known = self._stages.setdefault(stage, Spread())
        known.add(seconds)

    @property
    def hits(self) -> int:
        """Answers that were found under the spelling of their request."""
        return sum(tally.hits + tally.unchanged for tally in list(self._routes.values()))

    def families(self) -> Iterator[Family]:
        """Yield everything as metrics."""
        requests: dict[str, float] = {}
        took: dict[str, float] = {}
        for route, tally in list(self._routes.items()):
            counted = dict(tally.answers)
            for status, count in ((200, tally.hits), (304, tally.unchanged)):
                if count:
                    counted["GET", status] = counted.get(("GET", status), 0) + count
            for (method, status), count in counted.items():
                labels = {"route": route, "method": method, "status": str(status)}
                requests[labelled("daoyin_requests_total", **labels)] = count
            if any(tally.took.counts):
                took |= tally.took.series("daoyin_request_seconds", route=route)
        stages: dict[str, float] = {}
        for stage, spread in list(self._stages.items()):
            stages |= spread.series("daoyin_stage_seconds", stage=stage)
        yield Family("daoyin_requests_total", "counter", "Answers, held or made.", requests)
        yield Family("daoyin_request_seconds", "histogram", "Time of answers made.", took)
        yield Family("daoyin_stage_seconds", "histogram", "Time of stages, with waiting.", stages)
        hits = self.sampled_hits.series("daoyin_hit_seconds")
        yield Family("daoyin_hit_seconds", "histogram", "Time of held answers, sampled.", hits)


def known_method(method: str) -> str:
    """Return a method of HTTP, or `other` for a word that somebody made up."""
    return method if method in METHODS else OTHER
