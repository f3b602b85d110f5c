"""The gate on a connection: what is answered without a task is charged as everything else is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_network

import pytest

from app.clients.buckets import Buckets
from app.web.callers import Callers
from app.web.limiting import Limits
from tests.web.conftest import World
from tests.web.connecting import Connection, serving

pytestmark = pytest.mark.slow

# The second time an answer is made it is kept, and from the third on it is held.
HELD = "/v1/leaves/oak"
OURS = ("127.0.0.1",)


def limits(units: int | None, proxies: tuple[str, ...] = ()) -> Limits:
    trusted = tuple(ip_network(one) for one in proxies)
    return Limits(Callers(trusted), Buckets(), units_per_minute=units)


@pytest.fixture
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    """A connection to a server with the gate that the test asks for."""
    with serving(World(gate=request.param).app) as port, closing(Connection(port)) as opened:
        yield opened


def gate(units: int | None, proxies: tuple[str, ...] = ()) -> pytest.MarkDecorator:
    gates = [limits(units, proxies)]
    return pytest.mark.parametrize("connection", gates, indirect=True, ids=["gate"])


@gate(5)
def test_held_and_made_answers_are_counted_alike(connection: Connection) -> None:
    answers = [connection.ask(HELD) for _ in range(7)]
    assert [status for status, _, _ in answers] == [200] * 5 + [429] * 2
    left = [named["ratelimit"].split(";")[1] for _, named, _ in answers]
    assert left == ["r=4", "r=3", "r=2", "r=1", "r=0", "r=0", "r=0"]
    assert int(answers[-1][1]["retry-after"]) > 0


@pytest.mark.parametrize(
    "target",
    [
        *("/v1/leaves/oak", "/v1/leaves/unknown", "/v1/leaves/old", "/v1/leaves/%6Fak"),
        *("/v1/leaves?limit=0", "/v1/slow", "/v1/private", "/v1/figure", "/v1/leaves/broken"),
        *("/plain/1", "/plain/0", "/nowhere"),
    ],
)
def test_each_answer_is_charged_once_and_says_what_asgi_says(target: str) -> None:
    asgi, wire = (World(gate=limits(4)) for _ in range(2))
    with serving(wire.app) as port, closing(Connection(port)) as connection:
        for left in ("r=3", "r=2", "r=1", "r=0", "r=0"):
            status, named, body = connection.ask(target, X_Request_Id="me")
            reply = asgi.ask(target, {"X-Request-Id": "me"})
            assert (status, body) == (reply.status, reply.body)
            assert named["ratelimit"].split(";")[1] == left
            # The seconds may differ, by how long this took.
            assert named["ratelimit"].split(";t=")[0] == reply.headers["ratelimit"].split(";t=")[0]
            for name in ("ratelimit-policy", "cache-control", "content-release"):
                assert named.get(name) == reply.headers.get(name)
    assert status == 429


@gate(4)
def test_a_304_and_a_head_are_counted_too(connection: Connection) -> None:
    _, named, _ = connection.ask(HELD)
    tag = named["etag"]
    for _ in range(2):
        assert connection.ask(HELD, If_None_Match=tag)[0] == 304
    connection.send(HELD, method="HEAD")
    status, named, body = connection.reply("HEAD")
    assert (status, body, named["ratelimit"].split(";")[1]) == (200, b"", "r=0")
    connection.send(HELD, method="HEAD")
    status, named, body = connection.reply("HEAD")
    assert (status, body) == (429, b"") and int(named["content-length"]) > 0


@gate(3)
def test_a_connection_goes_on_after_a_refusal_and_keeps_its_order(connection: Connection) -> None:
    for number in range(5):
        connection.send(HELD, X_Request_Id=f"n{number}")
    answers = [connection.reply() for _ in range(5)]
    assert [status for status, _, _ in answers] == [200, 200, 200, 429, 429]
    assert [named["x-request-id"] for _, named, _ in answers] == [f"n{n}" for n in range(5)]


@gate(3)
def test_a_header_that_a_stranger_writes_buys_nothing(connection: Connection) -> None:
    asked = [connection.ask(HELD, X_Forwarded_For=f"198.51.100.{n}")[0] for n in range(5)]
    assert asked == [200, 200, 200, 429, 429]


@gate(2, OURS)
def test_callers_behind_our_proxy_share_a_connection_and_no_quota(connection: Connection) -> None:
    def ask(forwarded: str) -> int:
        return connection.ask(HELD, X_Forwarded_For=forwarded)[0]

    assert [ask("203.0.113.7") for _ in range(3)] == [200, 200, 429]
    assert [ask("203.0.113.8") for _ in range(3)] == [200, 200, 429]
    assert ask("198.51.100.9, 203.0.113.8") == 429
    assert ask("2001:db8::1") == ask("2001:db8::2") == 200
    assert ask("2001:db8::3") == 429


@gate(1)
def test_what_waits_for_a_body_is_refused_before_it_is_read(connection: Connection) -> None:
    assert connection.ask(HELD)[0] == 200
    connection.send("/v1/wishes", method="POST", Content_Length="1000000")
    assert connection.reply()[0] == 429


@gate(None)
def test_a_gate_that_limits_nobody_says_nothing(connection: Connection) -> None:
    for _ in range(4):
        status, named, _ = connection.ask(HELD)
        assert status == 200 and "ratelimit" not in named


def test_many_connections_of_one_address_share_its_quota() -> None:
    with serving(World(gate=limits(6)).app) as port:
        opened = [Connection(port) for _ in range(4)]
        statuses = [one.ask(HELD)[0] for one in opened for _ in range(2)]
        for one in opened:
            one.close()
    assert sorted(statuses) == [200] * 6 + [429] * 2
