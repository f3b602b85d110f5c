"""The clock of an instance jumps a day forward and back; what is counted in seconds stays right."""

import json
import os
import re
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.db import make_engine
from app.seeding.content import Content
from app.seeding.load import load
from tests.commands.process import command
from tests.fleet.asking import get, post
from tests.fleet.clocks import Clock
from tests.fleet.conftest import Told
from tests.fleet.programs import ProgramMissing, wait_for
from tests.fleet.topology import Instance
from tests.fleet.traffic import WISH, tell_of, traffic
from tests.loaded import with_content
from tests.seeding.altered import retitled

# A day forward, and then two days back.
JUMPS = ("+1d", "-1d")
QUOTA = 400  # a composition takes 20, which are there again after three seconds
REVOKED_WITHIN_SECONDS = 5


class Jumping:
    """An instance on a database of its own, the clock it goes by, and clients with keys."""

    def __init__(self, content: Content, folder: Path) -> None:
        self.clock = Clock(folder)
        self.url = with_content(f"sqlite:///{folder}/daoyin.db", content)
        self.content = content
        self.settings = {
            "DATABASE_URL": self.url,
            "LIMIT_UNITS_PER_MINUTE": "1000000",
            "LIMIT_REQUESTS": "true",
            "CLIENT_KEY_PEPPER": "a pepper of at least 32 characters",
        }
        self.instance = Instance(
            folder / "api", 1, {**self.settings, **self.clock.environment, "PYTHONUNBUFFERED": "1"}
        )
        self.instance.start()
        self.instance.wait_until_ready()

    def added(self, name: str) -> dict[str, str]:
        """Add a client; return the header with its key, once that is known."""
        added = command("client", "add", name, "--per-minute", str(QUOTA), **self.settings)
        assert added.returncode == 0, added.stderr
        header = {"Authorization": f"Bearer {added.stdout.strip()}"}
        wait_for("the key to be known", lambda: self.ask("/v1", header).status_code == 200)
        return header

    def ask(self, path: str, header: dict[str, str] | None = None) -> httpx.Response:
        return get(self.instance.url + path, headers=header)

    def logs_another_day(self, day: str) -> bool:
        """Say whether its log has come to another date."""
        return self.year_and_day() != day

    def year_and_day(self) -> str:
        """The date in the newest line of its log."""
        # What comes after the last line is one that is being written.
        lines = self.instance.said.read_text(encoding="utf-8").split("\n")[:-1]
        times = [json.loads(line)["time"] for line in lines if line.startswith('{"time"')]
        return str(times[-1][:10])


@pytest.fixture
def jumping(english: Content, told: Told, tmp_path: Path) -> Iterator[Jumping]:
    try:
        jumping = Jumping(english, tmp_path)
    except ProgramMissing as reason:
        if os.environ.get("CI") and os.geteuid() == 0:
            pytest.fail(f"CI must test the clock: {reason}")
        told("left out", str(reason))
        sys.stderr.write(f"\nTHE CLOCK IS NOT TESTED: {reason}\n")
        pytest.skip(str(reason))
    yield jumping
    jumping.instance.stop()


def test_a_clock_that_jumps_a_day_changes_no_limit_no_key_no_age_and_no_session(
    jumping: Jumping, told: Told
) -> None:
    session = composed(jumping)
    first = jumping.ask("/v1/conditions/sciatica")
    with traffic(jumping.instance.port, people=2) as seen:
        for number, jump in enumerate(JUMPS):
            header = jumping.added(f"client-{number}")
            drained(jumping, header)
            day = jumping.year_and_day()
            jumping.clock.set_off(jump)
            wait_for("the log by the other clock", partial(jumping.logs_another_day, day))
            refused_for_seconds_and_no_more(jumping, header)
            same_as_before(jumping, first, session)
            revoked_in_time(jumping, header, number)
            served_in_time(jumping, number)
            first = jumping.ask("/v1/conditions/sciatica")
    assert seen.lost == []
    told("jumps of the clock", ", ".join(JUMPS))
    tell_of(told, seen)


def composed(jumping: Jumping) -> dict[str, Any]:
    """A session but for what names the release, which each jump has anew."""
    answer = post(f"{jumping.instance.url}/v1/sessions", json=WISH)
    assert answer.status_code == 200
    made: dict[str, Any] = answer.json()
    return {name: made[name] for name in ("seconds", "sections", "steps", "omitted", "stop_if")}


def asked_to_compose(jumping: Jumping, header: dict[str, str]) -> httpx.Response:
    return post(f"{jumping.instance.url}/v1/sessions", json=WISH, headers=header)


def drained(jumping: Jumping, header: dict[str, str]) -> httpx.Response:
    """Take all that a client may have in a minute; return the first refusal."""
    for _ in range(QUOTA):
        answer = asked_to_compose(jumping, header)
        if answer.status_code == 429:
            return answer
    pytest.fail("a quota without an end")


def refused_for_seconds_and_no_more(jumping: Jumping, header: dict[str, str]) -> None:
    """A limit neither ends with a jump nor lasts a day: who waits as told is answered."""
    told = jumping.ask("/v1/regions", header).headers["ratelimit"]
    left = re.search(r"r=(\d+)", told)
    assert left is not None
    assert int(left[1]) < QUOTA / 2, told
    wait = int(drained(jumping, header).headers["retry-after"])
    assert 1 <= wait <= 60
    time.sleep(wait)
    assert asked_to_compose(jumping, header).status_code == 200


def same_as_before(jumping: Jumping, first: httpx.Response, session: dict[str, Any]) -> None:
    """Caches, health and sessions know no date."""
    again = jumping.ask("/v1/conditions/sciatica")
    for name in ("etag", "cache-control", "content-release"):
        assert again.headers[name] == first.headers[name]
    known = jumping.ask("/v1/conditions/sciatica", {"If-None-Match": first.headers["etag"]})
    assert known.status_code == 304
    assert int(again.headers.get("age", 0)) <= 60
    health = jumping.ask("/health/ready")
    assert health.status_code == 200
    assert health.json()["database"] == "ok"
    assert 0 <= health.json()["checked_seconds_ago"] < 60
    assert composed(jumping) == session


def revoked_in_time(jumping: Jumping, header: dict[str, str], number: int) -> None:
    """A key that is revoked is soon no key any more, whatever the date is."""
    done = command("client", "revoke", f"client-{number}", **jumping.settings)
    assert done.returncode == 0, done.stderr
    took = wait_for("the key's end", lambda: jumping.ask("/v1", header).status_code == 401)
    assert took < 10 * REVOKED_WITHIN_SECONDS  # as said, and the patience of a busy machine


def served_in_time(jumping: Jumping, number: int) -> None:
    """A release that is loaded is served."""
    engine = make_engine(jumping.url)
    loaded = load(engine, retitled(jumping.content, f"Sciatica {number}"))
    engine.dispose()
    wait_for("the release", lambda: jumping.instance.serves(loaded.number))
