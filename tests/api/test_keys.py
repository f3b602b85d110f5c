"""What a key changes: its own quotas, its scopes, and what it asked."""

import re

import pytest

from app.catalogue.live import LiveEdition
from app.clients.keys import new_key
from app.commands.examples import BODIES, requests
from app.vocabulary.clients import Scope
from tests.api.limited import PEER, bearer, known, left, limited
from tests.client import Client
from tests.contract.described import document

CHARGES = {
    operation["operationId"]: (method.upper(), operation["x-charge"])
    for methods in document()["paths"].values()
    for method, operation in methods.items()
}
READ = "/v1/conditions/sciatica"
DRAW = "/v1/movements/hip-circles/figure.svg"
USAGE = "/v1/me/usage"
STRANGE = ["dyk_abcdefgh_", "secret", "", "dyk_abcdefgh_" + "a" * 52, "\xe9" * 9]


def test_a_key_has_a_quota_of_its_own_and_spares_that_of_the_address(served: LiveEdition) -> None:
    clients, key = known(units_per_minute=6)
    client = Client(limited(served, 2, clients), PEER)
    for rest in range(5, -1, -1):
        answer = client.get(READ, headers=bearer(key))
        assert (answer.status_code, left(answer)) == (200, rest)
        assert answer.headers["ratelimit-policy"] == '"key-per-process";q=6;w=60'
    assert left(client.get(READ)) == 1


def test_with_its_minute_used_up_a_key_is_refused_for_a_while(served: LiveEdition) -> None:
    clients, key = known(units_per_minute=3)
    client = Client(limited(served, 60, clients), PEER)
    statuses = [client.get(READ, headers=bearer(key)).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert client.get(READ).status_code == 200, "the address has not used up its own"


def test_with_its_day_used_up_a_key_is_refused_until_midnight(served: LiveEdition) -> None:
    clients, key = known(units_per_day=4)
    client = Client(limited(served, 60, clients), PEER)
    first = client.get(READ, headers=bearer(key))
    assert first.headers["ratelimit-policy"] == ('"key-per-process";q=6000;w=60, "day";q=4;w=86400')
    assert re.fullmatch(
        r'"key-per-process";r=5999;t=1, "day";r=3;t=\d+', first.headers["ratelimit"]
    )
    assert client.get(DRAW, headers=bearer(key)).status_code == 200
    assert client.get(DRAW, headers=bearer(key)).status_code == 429, "2 units, and 1 is left"
    assert client.get(READ, headers=bearer(key)).status_code == 200
    refused = client.get(READ, headers=bearer(key))
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 86400
    assert refused.headers["ratelimit"] == f'"day";r=0;t={refused.headers["retry-after"]}'


@pytest.mark.parametrize("key", STRANGE)
def test_a_key_that_is_none_is_refused(served: LiveEdition, key: str) -> None:
    client = Client(limited(served, 60, known()[0]), PEER)
    refused = client.get(READ, headers={"Authorization": f"Bearer {key}".encode("latin-1")})
    assert refused.status_code == 401
    assert refused.json()["type"] == "/problems/invalid-key"
    assert refused.headers["www-authenticate"] == 'Bearer realm="daoyin", error="invalid_token"'
    assert refused.headers["cache-control"] == "no-store"


def test_trying_keys_takes_from_the_quota_of_the_address(served: LiveEdition) -> None:
    client = Client(limited(served, 3, known()[0]), PEER)
    tried = [client.get(READ, headers=bearer(new_key("abcdefgh"))).status_code for _ in range(5)]
    assert tried == [401, 401, 401, 429, 429]
    assert client.get(READ).status_code == 429


def test_without_a_pepper_no_key_is_valid(served: LiveEdition) -> None:
    client = Client(limited(served, client_key_pepper=""), PEER)
    assert client.get(READ, headers=bearer(new_key("abcdefgh"))).status_code == 401


def test_another_way_to_authorize_is_not_ours_to_judge(served: LiveEdition) -> None:
    client = Client(limited(served, 60, known()[0]), PEER)
    answer = client.get(READ, headers={"Authorization": "Basic dXNlcjpwYXNz"})
    assert (answer.status_code, left(answer)) == (200, 59)


def test_a_key_opens_what_is_in_its_scopes_alone(served: LiveEdition) -> None:
    clients, key = known(scopes=frozenset({Scope.READ.value}))
    client = Client(limited(served, 60, clients), PEER)
    assert client.get(READ, headers=bearer(key)).status_code == 200
    refused = client.get(DRAW, headers=bearer(key))
    assert refused.status_code == 403
    assert refused.json()["type"] == "/problems/out-of-scope"
    assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]
    assert client.get(USAGE, headers=bearer(key)).status_code == 200, "free for every key"
    assert client.get(DRAW).status_code == 200, "without a key"


def test_an_answer_is_the_same_with_a_key_and_without(served: LiveEdition) -> None:
    clients, key = known()
    client = Client(limited(served, 60, clients), PEER)
    for path in (READ, DRAW, "/v1/movements?limit=5"):
        with_key, without = client.get(path, headers=bearer(key)), client.get(path)
        assert with_key.content == without.content
        assert with_key.headers["etag"] == without.headers["etag"]


def test_a_key_tells_what_it_asked(served: LiveEdition) -> None:
    clients, key = known(units_per_day=10)
    client = Client(limited(served, 60, clients), PEER)
    for path in (READ, READ, DRAW, "/v1/conditions/no-such"):
        client.get(path, headers=bearer(key))
    client.ask("POST", "/v1/sessions", headers=bearer(key), json={})
    answer = client.get(USAGE, headers=bearer(key))
    assert answer.headers["cache-control"] == "private, no-store"
    told = answer.json()
    assert (told["client"], told["units_per_minute"], told["units_per_day"]) == (
        ("Practice app", 6000, 10)
    )
    scopes = told["today"]["by_scope"]
    assert scopes["read"] == {"requests": 4, "units": 3, "refused": 0}
    assert scopes["draw"] == {"requests": 1, "units": 2, "refused": 0}
    assert scopes["compose"] == {"requests": 0, "units": 0, "refused": 1}
    assert told["today"]["total"] == {"requests": 5, "units": 5, "refused": 1}
    assert told["month"]["total"] == told["today"]["total"]


@pytest.mark.slow
def test_each_request_takes_as_many_units_as_the_document_says(served: LiveEdition) -> None:
    clients, key = known()
    client = Client(limited(served, 60, clients), PEER)

    def taken() -> dict[str, int]:
        scopes = client.json(USAGE, headers=bearer(key))["today"]["by_scope"]
        return {scope: use["units"] for scope, use in scopes.items()}

    for name, path in requests().items():
        method, charge = CHARGES[name]
        before = taken()
        answer = client.ask(method, path, json=BODIES.get(name), headers=bearer(key))
        assert answer.status_code == 200, path
        assert ("ratelimit" in answer.headers) == (charge["units"] > 0), path
        before[charge["scope"]] += charge["units"]
        assert taken() == before, path


def test_what_was_asked_is_told_to_nobody_without_the_key(served: LiveEdition) -> None:
    client = Client(limited(served, 60, known()[0]), PEER)
    assert client.problem(USAGE, 401)["type"] == "/problems/invalid-key"


def test_with_limits_off_keys_are_still_checked_and_counted(served: LiveEdition) -> None:
    clients, key = known(units_per_minute=1)
    client = Client(limited(served, 1, clients, limit_requests=False), PEER)
    for _ in range(3):
        answer = client.get(READ, headers=bearer(key))
        assert answer.status_code == 200 and "ratelimit" not in answer.headers
    assert client.get(READ, headers=bearer("wrong")).status_code == 401
    told = client.json(USAGE, headers=bearer(key))
    assert told["today"]["total"]["requests"] == 4
