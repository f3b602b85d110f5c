"""`python -m tests.fleet.soak`: an hour of a real app's traffic, and what the workers' memory does.

It starts the service with two workers, limits, metrics and logs on, keeps people asking at a
moderate rate, and tells at the end how much each worker has grown since it was warm.
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import httpx

from app.seeding.read import read
from app.settings import ROOT
from tests.commands.process import command
from tests.fleet.people import Asked, People
from tests.fleet.programs import children_of, resident_bytes, workers_of
from tests.fleet.topology import METRICS_TOKEN, Instance
from tests.loaded import with_content

SAMPLED_EVERY_SECONDS = 15
WARMER = 4  # times the rate, until it is warm
ASKED_ON_A_CONNECTION = 200
PARTS = 6  # the first and the last of so many parts of the time are compared
MOST_GROWTH = 3.0
PATIENCE_SECONDS = 120
SETTINGS = {
    "LIMIT_REQUESTS": "true",
    "LIMIT_UNITS_PER_MINUTE": "1000000",
    "LOG_REQUESTS": "true",
    "CACHE_MEGABYTES": "8",  # so that it is full when it is warm: what grows then is no cache
    "METRICS_TOKEN": METRICS_TOKEN,
    "CLIENT_KEY_PEPPER": "a pepper of at least 32 characters",
}
# A wish that cannot be met is answered so; it is no error. Who is told to ask again later does.
GOOD = {200, 422}
LATER = 503
MOST_TRIES = 5


class Crowd:
    """People who ask at a steady rate, whether or not the answers keep up."""

    def __init__(self, port: int, key: str, rate: float, threads: int) -> None:
        self.port = port
        self.seconds_between = threads / rate
        self.answers: Counter[int] = Counter()
        self.kinds: Counter[str] = Counter()
        self.put_off = 0
        self.errors: list[str] = []
        self.milliseconds: list[float] = []
        self._is_over = threading.Event()
        self._people = [People(self._read, seed, key) for seed in range(threads)]
        self._threads = [threading.Thread(target=self._work, args=(one,)) for one in self._people]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(60)

    def begin_anew(self, rate: float) -> None:
        """Forget what was counted and go on at another rate."""
        self.seconds_between = len(self._threads) / rate
        self.answers, self.kinds, self.milliseconds = Counter(), Counter(), []
        self.put_off, self.errors = 0, []

    def _read(self, target: str) -> Any:
        return httpx.get(f"http://127.0.0.1:{self.port}{target}", timeout=60).json()

    def _work(self, people: People) -> None:
        try:
            self._visit_for_ever(people)
        except Exception as error:  # whoever stops asking must not go unnoticed
            self.errors.append(f"gone: {error!r}")
            raise

    def _visit_for_ever(self, people: People) -> None:
        person = _Person(self, self._is_over)
        while not self._is_over.is_set():
            for asked in people.visit():
                session = person.ask(asked)
                if asked.target == "/v1/sessions" and session and "token" in session:
                    for following in people.forms_of(session):
                        person.ask(following)


class _Person:
    """One connection, which now and then is a new one and so finds another worker."""

    def __init__(self, crowd: Crowd, is_over: threading.Event) -> None:
        self._crowd = crowd
        self._is_over = is_over
        self._connection = HTTPConnection("127.0.0.1", crowd.port, timeout=PATIENCE_SECONDS)
        self._due = time.monotonic()
        self._asked = 0

    def ask(self, asked: Asked) -> Any:
        """Ask when it is time; return the JSON of a composed session."""
        if self._is_over.is_set():
            return None
        self._due = max(self._due + self._crowd.seconds_between, time.monotonic() - 5)
        time.sleep(max(0.0, self._due - time.monotonic()))
        self._asked += 1
        if self._asked % ASKED_ON_A_CONNECTION == 0:
            self._connection.close()
        began = time.monotonic()
        try:
            status, said = self._answer_in_the_end(asked)
        except (OSError, HTTPException) as error:
            self._crowd.errors.append(f"{asked.method} {asked.target}: {error!r}")
            self._connection.close()
            return None
        crowd = self._crowd
        crowd.milliseconds.append((time.monotonic() - began) * 1000)
        crowd.answers[status] += 1
        crowd.kinds[_kind_of(asked)] += 1
        if status not in GOOD or (status == 422 and asked.method == "GET"):
            crowd.errors.append(f"{asked.method} {asked.target}: {status} {said[:300]!r}")
        return json.loads(said) if asked.method == "POST" and status == 200 else None

    def _answer_in_the_end(self, asked: Asked) -> tuple[int, bytes]:
        """Ask, and again for as long as the answer says that this would help."""
        for _ in range(MOST_TRIES):
            status, said = self._answer(asked)
            if status != LATER or b'"/problems/busy"' not in said:
                break
            self._crowd.put_off += 1
            time.sleep(2)
        return status, said

    def _answer(self, asked: Asked) -> tuple[int, bytes]:
        headers = dict(asked.headers)
        body = None
        if asked.body is not None:
            body = json.dumps(asked.body).encode()
            headers |= {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        self._connection.request(asked.method, _quoted(asked.target), body, headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()


def _quoted(target: str) -> str:
    return str(httpx.URL(f"http://x{target}").raw_path, "ascii")


def _kind_of(asked: Asked) -> str:
    path = asked.target.partition("?")[0]
    if asked.method == "POST":
        return "compose"
    if path.startswith("/v1/sessions/"):
        return "export"
    if path.endswith((".svg", ".png", ".css")):
        return "draw"
    return {"/v1/search": "search", "/v1/me/usage": "key"}.get(path, "browse")


def main() -> int:
    """Soak; 1 when a worker has grown by more than 3 %, went away, or any answer was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fleet.soak", description=__doc__)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--warm-up", type=int, default=600, help="seconds before it counts")
    parser.add_argument("--rate", type=float, default=40, help="requests a second")
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--state", type=Path, default=Path("soak.json"), help="samples go here")
    given = parser.parse_args()
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    with tempfile.TemporaryDirectory(prefix="dy-soak-") as folder:
        url = with_content(f"sqlite:///{folder}/daoyin.db", content)
        del content
        settings = {"DATABASE_URL": url, **SETTINGS}
        added = command("client", "add", "soak", "--per-minute", "1000000", **settings)
        assert added.returncode == 0, added.stderr
        instance = Instance(Path(folder) / "api", 2, settings)
        instance.start()
        try:
            instance.wait_until_ready()
            crowd = Crowd(instance.port, added.stdout.strip(), given.rate * WARMER, given.threads)
            return _soak(instance, crowd, given)
        finally:
            instance.stop()


def _soak(instance: Instance, crowd: Crowd, given: argparse.Namespace) -> int:
    workers = sorted(workers_of(instance.pid))
    samples: list[dict[str, Any]] = []
    crowd.start()
    try:
        began = time.monotonic()
        while time.monotonic() - began < given.warm_up:
            time.sleep(min(SAMPLED_EVERY_SECONDS, given.warm_up))
            _sample(instance, workers, samples, crowd, -1)
            _write(given.state, samples, crowd, "warming up")
        crowd.begin_anew(given.rate)
        samples.clear()
        began = time.monotonic()
        while (passed := time.monotonic() - began) < given.seconds:
            _sample(instance, workers, samples, crowd, passed)
            _write(given.state, samples, crowd, "soaking")
            time.sleep(min(SAMPLED_EVERY_SECONDS, given.seconds))
    finally:
        crowd.stop()
    same = sorted(workers_of(instance.pid)) == workers
    growths = [growth(samples, str(pid)) for pid in workers]
    told = _told(samples, crowd, workers, growths)
    _write(given.state, samples, crowd, told)
    sys.stdout.write(told + "\n")
    return 0 if same and not crowd.errors and max(growths) <= MOST_GROWTH else 1


def growth(samples: list[dict[str, Any]], process: str) -> float:
    """Percent by which the last part of the time held more memory than the first."""
    sizes = [sample["megabytes"][process] for sample in samples]
    part = max(1, len(sizes) // PARTS)
    return float(statistics.mean(sizes[-part:]) / statistics.mean(sizes[:part]) - 1) * 100


def _sample(
    instance: Instance,
    workers: list[int],
    samples: list[dict[str, Any]],
    crowd: Crowd,
    passed: float,
) -> None:
    others = [pid for worker in workers for pid in children_of(worker)]
    megabytes = {str(pid): round(resident_bytes(pid) / 1e6, 2) for pid in workers}
    megabytes["parent"] = round(resident_bytes(instance.pid) / 1e6, 2)
    megabytes["beside"] = round(sum(resident_bytes(pid) for pid in others) / 1e6, 2)
    asked = sum(crowd.answers.values())
    samples.append({"seconds": round(passed), "megabytes": megabytes, "asked": asked})


def _write(path: Path, samples: list[dict[str, Any]], crowd: Crowd, told: str) -> None:
    plain = {
        "told": told,
        "answers": {str(status): count for status, count in sorted(crowd.answers.items())},
        "kinds": dict(sorted(crowd.kinds.items())),
        "put_off": crowd.put_off,
        "errors": crowd.errors[:50],
        "samples": samples,
    }
    path.write_text(json.dumps(plain, indent=1), encoding="utf-8")


def _told(
    samples: list[dict[str, Any]], crowd: Crowd, workers: list[int], growths: list[float]
) -> str:
    times = sorted(crowd.milliseconds)
    within = ", ".join(f"{times[int((len(times) - 1) * share)]:.0f}" for share in (0.5, 0.99, 1))
    sizes = "; ".join(
        f"{samples[0]['megabytes'][str(pid)]:.0f} MB to {samples[-1]['megabytes'][str(pid)]:.0f} MB"
        f" ({grown:+.1f} %)"
        for pid, grown in zip(workers, growths, strict=True)
    )
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(crowd.kinds.items()))
    return (
        f"{sum(crowd.answers.values())} requests ({kinds}), {len(crowd.errors)} errors, "
        f"{crowd.put_off} asked to come again; "
        f"answered within, ms (half, 99 %, all): {within}; workers: {sizes}"
    )


if __name__ == "__main__":
    sys.exit(main())
