"""Runs wrk on the client's core and reads its figures; the Lua scripts say what it asks."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.machine import CLIENT_CORE

CONNECTIONS = 16
MARK = "FIGURES "

# wrk's own text rounds latencies, so the script prints what is needed as JSON.
_DONE = """
local seen = {}
function setup(thread) table.insert(seen, thread) end
function done(summary, latency, requests)
  local e = summary.errors
  local wrapped = seen[1]:get("wrapped") or 0
  io.write(string.format(
    '%s{"requests": %%d, "p50": %%d, "p99": %%d, "errors": %%d, "wrapped": %%d}\\n',
    summary.requests, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout, wrapped))
end
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
    """What wrk saw: requests answered, and percentiles of the time each took, in microseconds."""

    requests: int
    p50: int
    p99: int


def same_request(headers: Mapping[str, str], script: Path) -> Path:
    """Write a script that sends the same request again and again."""
    lines = [f"wrk.headers[{json.dumps(name)}] = {_lua(value)}" for name, value in headers.items()]
    script.write_text(_DONE % MARK + "\n".join(lines) + "\n", encoding="utf-8")
    return script


def each_once(targets: Sequence[str], script: Path) -> Path:
    """Write a script that asks each target once; `press` fails when they were too few."""
    listed = script.with_suffix(".txt")
    listed.write_text("\n".join(targets) + "\n", encoding="ascii")
    script.write_text(_DONE % MARK + _EACH_ONCE % listed, encoding="utf-8")
    return script


def press(wrk: str, port: int, target: str, script: Path, seconds: float) -> Pressed:
    """Keep a server busy for some seconds; any error or repeated target ends the run."""
    command = (wrk, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "--timeout", "10s")
    told = subprocess.run(
        (*command, "-s", str(script), f"http://127.0.0.1:{port}{target}"),
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=_on_its_core,
    )
    line = next(line for line in told.stdout.splitlines() if line.startswith(MARK))
    figures = json.loads(line.removeprefix(MARK))
    if figures["errors"] or figures["wrapped"]:
        raise RuntimeError(f"wrk on {target}: {figures}")
    return Pressed(figures["requests"], figures["p50"], figures["p99"])


def _lua(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _on_its_core() -> None:
    os.sched_setaffinity(0, {CLIENT_CORE})
