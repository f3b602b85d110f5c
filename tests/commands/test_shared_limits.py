"""Two processes and a real Valkey: one quota for both, and two while it is away."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.commands.process import Served, served
from tests.valkey import ValkeyServer

pytestmark = pytest.mark.slow

READ = "/v1/conditions/sciatica"
# A unit comes back in six seconds; an exchange takes half a one.
UNITS = 10
PATIENCE_SECONDS = 60


@pytest.fixture
def pair(sqlite_content_url: str, valkey: ValkeyServer) -> Iterator[tuple[Served, Served]]:
    settings = {
        "DATABASE_URL": sqlite_content_url,
        "VALKEY_URL": valkey.url,
        "CLIENT_KEY_PEPPER": "a pepper of at least 32 characters",
        "LIMIT_REQUESTS": "true",
        "LIMIT_UNITS_PER_MINUTE": str(UNITS),
    }
    with ExitStack() as both:
        one = both.enter_context(served("--no-prepare", **settings))
        other = both.enter_context(served("--no-prepare", **settings))
        yield one, other


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def says(service: Served, state: str) -> bool:
    told: str = service.get("/health/ready").json()["limits"]
    return told == state


def status(service: Served, address: str) -> int:
    return service.get(READ, X_Forwarded_For=address).status_code


def test_processes_share_a_quota_and_go_on_alone_while_valkey_is_away(
    pair: tuple[Served, Served], valkey: ValkeyServer
) -> None:
    for service in pair:
        until(lambda service=service: says(service, "shared"))  # type: ignore[misc]  # bound here
    one, other = pair
    address = "203.0.113.7"
    assert [status(one, address) for _ in range(UNITS)] == [200] * UNITS
    given: list[int] = []

    def is_refused_by_the_other() -> bool:
        given.append(status(other, address))
        return given[-1] == 429

    until(is_refused_by_the_other)
    assert given.count(200) < UNITS, "it has heard of what the first gave"
    policy = other.get(READ, X_Forwarded_For="192.0.2.1").headers["ratelimit-policy"]
    assert policy == f'"address";q={UNITS};w=60'

    valkey.stop()
    for service in pair:
        until(lambda service=service: says(service, "per-process"))  # type: ignore[misc]  # as above
        assert [status(service, "203.0.113.8") for _ in range(UNITS)] == [200] * UNITS
        answer = service.get(READ, X_Forwarded_For="203.0.113.8")
        assert answer.status_code == 429
        assert answer.headers["ratelimit-policy"] == f'"address-per-process";q={UNITS};w=60'
    valkey.start()
    for service in pair:
        until(lambda service=service: says(service, "shared"))  # type: ignore[misc]  # as above
