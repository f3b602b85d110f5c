"""How much an address may ask without a key, and what it is told."""

import re

import pytest

from app.catalogue.live import LiveEdition
from app.commands.examples import BODIES, EXAMPLE_TOKEN
from tests.api.limited import PEER, left, limited
from tests.client import Client

READ = "/v1/conditions/sciatica"


def test_beyond_the_quota_comes_a_problem_that_says_when_to_ask_again(served: LiveEdition) -> None:
    client = Client(limited(served, 3), PEER)
    assert [client.get(READ).status_code for _ in range(3)] == [200] * 3
    refused = client.get(READ)
    assert refused.status_code == 429
    told = refused.json()
    assert (told["type"], told["status"]) == ("/problems/too-many-requests", 429)
    assert told["instance"] == READ
    wait = refused.headers["retry-after"]
    assert 0 < int(wait) <= 20
    assert refused.headers["ratelimit"] == f'"address-per-process";r=0;t={wait}'
    assert refused.headers["cache-control"] == "no-store"
    assert refused.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (READ, {}, 200),
        (READ, {"If-None-Match": "*"}, 304),
        ("/v1/conditions/no-such", {}, 404),
        ("/v1/conditions?no_such=1", {}, 400),
        ("/v1/conditions", {"Accept-Encoding": "identity;q=0"}, 406),
        ("/nowhere", {}, 404),
        ("/docs/limits", {}, 200),
        ("/", {}, 200),
        ("/openapi.json", {}, 200),
    ],
)
def test_every_answer_says_what_is_left(
    served: LiveEdition, path: str, headers: dict[str, str], status: int
) -> None:
    client = Client(limited(served, 6), PEER)
    for rest in (5, 4, 3):
        answer = client.get(path, headers=headers)
        assert answer.status_code == status
        assert answer.headers["ratelimit-policy"] == '"address-per-process";q=6;w=60'
        assert re.fullmatch(r'"address-per-process";r=\d;t=\d\d?', answer.headers["ratelimit"])
        assert left(answer) == rest
    assert left(client.ask("HEAD", path, headers=headers)) == 2


def test_the_default_quota_is_600_reads_or_30_compositions(served: LiveEdition) -> None:
    readers, composers = (Client(limited(served, 600), PEER) for _ in range(2))
    assert left(readers.get(READ)) == 599
    composed = composers.ask("POST", "/v1/sessions", json=BODIES["compose_session"])
    assert composed.status_code == 200
    assert 600 - left(composed) == 600 / 30


def test_an_answer_that_is_held_is_counted_as_one_that_is_made(served: LiveEdition) -> None:
    client = Client(limited(served, 5), PEER)
    assert [client.get(READ).status_code for _ in range(7)] == [200] * 5 + [429] * 2


def test_health_and_preflights_are_free(served: LiveEdition) -> None:
    client = Client(limited(served, 1), PEER)
    preflight = {"Origin": "https://app.example", "Access-Control-Request-Method": "GET"}
    for _ in range(5):
        assert client.get("/health/live").status_code == 200
        assert client.json("/health/ready")["limits"] == "per-process"
        assert client.ask("OPTIONS", READ, headers=preflight).status_code == 204
    assert client.get(READ).status_code == 200


def test_each_address_has_a_quota_of_its_own(served: LiveEdition) -> None:
    app = limited(served, 1)
    one, other = Client(app, PEER), Client(app, "203.0.113.8")
    assert [one.get(READ).status_code for _ in range(2)] == [200, 429]
    assert other.get(READ).status_code == 200


def test_what_a_stranger_writes_into_x_forwarded_for_changes_nothing(served: LiveEdition) -> None:
    client = Client(limited(served, 2, trusted_proxies="10.0.0.0/8"), PEER)
    spoofed = [{"X-Forwarded-For": f"198.51.100.{number}"} for number in range(4)]
    assert [client.get(READ, headers=one).status_code for one in spoofed] == [200, 200, 429, 429]


def test_behind_our_proxy_the_last_address_that_is_not_ours_counts(served: LiveEdition) -> None:
    proxy = Client(limited(served, 2, trusted_proxies="10.0.0.0/8"), "10.0.0.2")

    def ask(*forwarded: str) -> int:
        headers = [("X-Forwarded-For", one) for one in forwarded]
        return proxy.get(READ, headers=headers).status_code

    spoofed = [f"198.51.100.{number}, {PEER}" for number in range(4)]
    assert [ask(one) for one in spoofed] == [200, 200, 429, 429]
    assert ask(f"192.0.2.1, {PEER}, 10.0.0.3") == 429, "two proxies in a row"
    assert ask("192.0.2.1", PEER) == 429, "two lines are one list"
    assert ask("198.51.100.1") == 200


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        (PEER, f"::ffff:{PEER}", True),
    ],
)
def test_an_ipv6_network_of_64_bits_is_one_caller(
    served: LiveEdition, one: str, other: str, *, together: bool
) -> None:
    app = limited(served, 1)
    assert Client(app, one).get(READ).status_code == 200
    assert Client(app, other).get(READ).status_code == (429 if together else 200)


def test_switched_off_nobody_is_limited_or_told_so(served: LiveEdition) -> None:
    client = Client(limited(served, 1, limit_requests=False), PEER)
    for _ in range(3):
        answer = client.get(READ)
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("ratelimit")]
    assert client.json("/health/ready")["limits"] == "off"


def test_no_refusal_repeats_the_address_of_a_session(served: LiveEdition) -> None:
    client = Client(limited(served, 1), PEER)
    path = f"/v1/sessions/{EXAMPLE_TOKEN}"
    assert client.get(path).status_code == 200
    refused = client.get(path)
    assert refused.status_code == 429
    assert EXAMPLE_TOKEN not in refused.text
    assert refused.json()["instance"] == "/v1/sessions/{token}"
    assert refused.headers["referrer-policy"] == "no-referrer"
