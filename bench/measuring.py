"""The measuring itself: rounds in which every server gets its turn with every case."""

import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench import wrk
from bench.asking import ask
from bench.bare import UNCHANGED
from bench.cases import BARE, Case
from bench.machine import say
from bench.processes import processor_seconds
from bench.servers import Server
from bench.targets import Unseen
from bench.undisturbed import undisturbed

# The quickest answer to a target that is asked once takes about this long on any machine.
QUICKEST_SECONDS = 0.00004
# wrk rests before it asks for the first time, too.
NEVER_MILLISECONDS = 3_600_000


@dataclass(slots=True)
class Figures:
    """What the rounds gave for one server in one case; microseconds."""

    costs: list[float] = field(default_factory=list)
    tails: list[float] = field(default_factory=list)
    middles: list[int] = field(default_factory=list)
    slowest: list[int] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    requests: int = 0

    @property
    def cost(self) -> float:
        """Processor time of the server for one request: whatever disturbs a round only adds."""
        return min(self.costs)

    @property
    def usual_cost(self) -> float:
        """The same in the middle of the rounds, disturbed as they were."""
        return statistics.median(self.costs)

    @property
    def tail(self) -> float:
        """p99 over p50 of the time that an answer took."""
        return statistics.median(self.tails)

    @property
    def p50(self) -> float:
        """The time that an answer took in the middle, waiting for 15 others included."""
        return statistics.median(self.middles)

    @property
    def p99(self) -> float:
        """The time that the slowest hundredth took at least."""
        return statistics.median(self.slowest)

    @property
    def rate(self) -> float:
        """Requests a second, which is noise on a shared machine."""
        return statistics.median(self.rates)

    @property
    def sleep(self) -> float:
        """How often wrk slept for one request."""
        return statistics.median(self.sleeps)


Table = dict[tuple[str, str], Figures]


class Bench:
    """Puts each case to each of its servers, round by round."""

    def __init__(
        self, wrk_program: str, servers: Mapping[str, Server], unseen: Unseen, scratch: Path
    ) -> None:
        self._wrk = wrk_program
        self._servers = servers
        self._unseen = unseen
        self._scratch = scratch

    def measure(self, cases: Sequence[Case], rounds: int, seconds: float) -> Table:
        """Warm every pair up, then measure all pairs in every round."""
        table: Table = defaultdict(Figures)
        for number in range(rounds + 1):
            say(f"round {number} of {rounds}" if number else "warming up")
            for case in cases:
                length = max(seconds if number else 1, case.crowd.least_seconds)
                unseen = self._unseen_requests(case, length)
                for name in case.servers:
                    if name in self._servers:
                        turn = self._turn(case, name, length, unseen)
                        if number:
                            _note(table[case.key, name], turn, length)
        return dict(table)

    def _unseen_requests(self, case: Case, seconds: float) -> Path | None:
        """New targets for one round: the same for each server, and each keeps its own cache."""
        if not case.unseen:
            return None
        targets = self._unseen.some(case.unseen, round(seconds / QUICKEST_SECONDS))
        return wrk.each_once(targets, self._scratch / "unseen.lua")

    def _turn(
        self, case: Case, name: str, seconds: float, unseen: Path | None
    ) -> tuple[float, wrk.Pressed]:
        server = self._servers[name]
        target, headers = case.target or "/", {}
        if case.is_conditional:
            headers = conditional_headers(server.port, case.target)
            target = UNCHANGED if name == BARE else target
        script = unseen or wrk.same_request(headers, self._scratch / "same.lua", case.crowd)
        coming = self._coming_and_going(server, case.crowd)
        alone = undisturbed(server.pid) if case.crowd.rest_milliseconds else nullcontext()
        with alone:
            before = processor_seconds(server.pid)
            pressed = wrk.press(self._wrk, server.port, target, script, seconds, case.crowd)
            return processor_seconds(server.pid) - before - coming, pressed

    def _coming_and_going(self, server: Server, crowd: wrk.Crowd) -> float:
        """What a server spends to let many in and out: a request does not cost that."""
        if crowd.connections <= wrk.BUSY.connections:
            return 0.0
        silent = replace(crowd, rest_milliseconds=NEVER_MILLISECONDS)
        script = wrk.same_request({}, self._scratch / "silent.lua", silent)
        before = processor_seconds(server.pid)
        wrk.press(self._wrk, server.port, "/", script, 1, silent)
        return processor_seconds(server.pid) - before


def _note(figures: Figures, turn: tuple[float, wrk.Pressed], seconds: float) -> None:
    used, pressed = turn
    figures.costs.append(used / pressed.requests * 1e6)
    figures.tails.append(pressed.p99 / max(1, pressed.p50))
    figures.middles.append(pressed.p50)
    figures.slowest.append(pressed.p99)
    figures.rates.append(pressed.requests / seconds)
    figures.sleeps.append(pressed.sleeps / pressed.requests)
    figures.requests += pressed.requests


def conditional_headers(port: int, target: str) -> dict[str, str]:
    """Return the headers by which a client asks whether what it has is still right."""
    return {"If-None-Match": ask(port, target).header("etag")}
