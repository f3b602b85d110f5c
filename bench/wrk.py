"""Runs wrk on the client's core and reads its figures; the Lua scripts say what it asks."""

import json
import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bench.machine import CLIENT_CORE, may_open_many
from bench.undisturbed import before_others

MARK = "FIGURES "

# wrk's own text rounds latencies, so the script prints what is needed as JSON.
_DONE = """
local seen = {}
function setup(thread) table.insert(seen, thread) end
function done(summary, latency, requests)
  local e = summary.errors
  local wrapped = seen[1]:get("wrapped") or 0
  io.write(string.format(
    '%s{"requests": %%d, "p50": %%d, "p99": %%d, "p999": %%d, "errors": %%d, "wrapped": %%d}\\n',
    summary.requests, latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    e.connect + e.read + e.write + e.status + e.timeout, wrapped))
end
"""
_RESTING = """
function delay() return %d end
"""
_EACH_ONCE = """
local targets, at = {}, 0
for line in io.lines("%s") do targets[#targets + 1] = line end
function request()
  at = at + 1
  if targets[at] == nil then wrapped, at = 1, 1 end
  return wrk.format("GET", targets[at])
end
"""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What wrk saw: requests answered, and percentiles of the time each took, in microseconds.

    `sleeps` is how often it waited for something: whoever woke it paid for that.
    """

    requests: int
    p50: int
    p99: int
    p999: int
    sleeps: int = 0


@dataclass(frozen=True, slots=True)
class Crowd:
    """How wrk asks: on so many connections, each of which rests so long after an answer.

    What opens many connections needs some seconds, or to open them is all that is measured.

    Where connections rest, all servers are asked at nearly the same rate, which none of them finds
    hard; the time to an answer can then be compared, and nothing else may take their cores.
    """

    connections: int = 16
    rest_milliseconds: int = 0
    least_seconds: float = 0.0


BUSY = Crowd()


def same_request(headers: Mapping[str, str], script: Path, crowd: Crowd = BUSY) -> Path:
    """Write a script that sends the same request again and again."""
    lines = [f"wrk.headers[{json.dumps(name)}] = {lua(value)}" for name, value in headers.items()]
    script.write_text(done(crowd) + "\n".join(lines) + "\n", encoding="utf-8")
    return script


def done(crowd: Crowd) -> str:
    """The part of a script that tells the figures, and lets a connection rest."""
    rests = _RESTING % crowd.rest_milliseconds if crowd.rest_milliseconds else ""
    return _DONE % MARK + rests


def each_once(targets: Sequence[str], script: Path) -> Path:
    """Write a script that asks each target once; `press` fails when they were too few."""
    listed = script.with_suffix(".txt")
    listed.write_text("\n".join(targets) + "\n", encoding="ascii")
    script.write_text(done(BUSY) + _EACH_ONCE % listed, encoding="utf-8")
    return script


def press(
    wrk: str, port: int, target: str, script: Path, seconds: float, crowd: Crowd = BUSY
) -> Pressed:
    """Ask a server for some seconds; any error or repeated target ends the run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_nvcsw
    told = subprocess.run(
        command(wrk, f"http://127.0.0.1:{port}{target}", script, seconds, crowd),
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=_resting if crowd.rest_milliseconds else _on_its_core,
    )
    sleeps = resource.getrusage(resource.RUSAGE_CHILDREN).ru_nvcsw - before
    return replace(figures(told.stdout, target), sleeps=sleeps)


def command(wrk: str, address: str, script: Path, seconds: float, crowd: Crowd) -> tuple[str, ...]:
    """Return the words that start wrk."""
    length = f"-d{max(1, round(seconds))}s"
    size = f"-c{crowd.connections}"
    return (wrk, "-t1", size, length, "--timeout", "10s", "-s", str(script), address)


def figures(said: str, target: str) -> Pressed:
    """Read what wrk printed."""
    line = next(line for line in said.splitlines() if line.startswith(MARK))
    told = json.loads(line.removeprefix(MARK))
    if told["errors"] or told["wrapped"]:
        raise RuntimeError(f"wrk on {target}: {told}")
    return Pressed(told["requests"], told["p50"], told["p99"], told["p999"])


def lua(text: str) -> str:
    """Write a text as Lua does."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _on_its_core() -> None:
    os.sched_setaffinity(0, {CLIENT_CORE})
    may_open_many()


def _resting() -> None:
    _on_its_core()
    with suppress(PermissionError):
        before_others(os.getpid())
