"""Proves before the measuring that every server answers right; a wrong answer ends the run."""

import json
from collections.abc import Mapping

from app.catalogue.edition import Edition
from bench.asking import Answer, ask
from bench.cases import BARE, BIG, BIG_UNCACHED, ORM, Case
from bench.servers import Server
from bench.targets import Unseen, word_holders

SAMPLES = 40
RARE = 5
# The two whose content is another, so that lists and searches rightly find more.
BIGGER = frozenset({BIG, BIG_UNCACHED})


class WrongAnswer(Exception):
    """A server's answer is not the one that all must give."""


def check_fixed(case: Case, servers: Mapping[str, Server], reference: Answer) -> None:
    """Compare the answers to one target: byte for byte, the ORM's as JSON."""
    for name in servers:
        if name in BIGGER and case.target.startswith("/v1/movements?"):
            continue
        answer = ask(servers[name].port, case.target)
        same = _bytes_alike
        if name == ORM:
            same = _json_alike
        elif name in BIGGER:
            same = _texts_alike
        if answer.status != 200 or not same(answer.body, reference.body):
            raise WrongAnswer(f"{name} answers {case.target} otherwise")
        if name == BARE and _own(answer) != _own(reference):
            raise WrongAnswer(f"{name} answers {case.target} with other headers")


def check_unchanged(port: int, target: str, headers: Mapping[str, str]) -> None:
    """Prove that a conditional request is answered with an empty 304."""
    answer = ask(port, target, headers)
    if answer.status != 304 or answer.body:
        raise WrongAnswer(f"{target} with If-None-Match answers {answer.status}")


def check_lists(servers: Mapping[str, Server], unseen: Unseen) -> float:
    """Compare filtered lists with the database's own word, and return items an answer holds."""
    others = [name for name in servers if name not in BIGGER and name != ORM]
    items = 0
    for target in unseen.some("list", SAMPLES):
        told = ask(servers[ORM].port, target) if ORM in servers else None
        bodies = [ask(servers[name].port, target).body for name in others]
        if len(set(bodies)) != 1 or (told and not _json_alike(told.body, bodies[0])):
            raise WrongAnswer(f"the servers differ on {target}")
        items += len(json.loads(bodies[0])["items"])
    return items / SAMPLES


def check_searches(servers: Mapping[str, Server], edition: Edition) -> None:
    """Prove that rare words find every record that holds them, by reading all texts."""
    holders = word_holders(edition)
    rare = [word for word, some in sorted(holders.items()) if len(some) <= RARE]
    for word in rare[:: max(1, len(rare) // SAMPLES)]:
        target = f"/v1/search?q={word}&limit=50"
        bodies = {ask(server.port, target).body for name, server in servers.items() if name != BIG}
        if len(bodies) != 1:
            raise WrongAnswer(f"the servers differ on {target}")
        told = json.loads(bodies.pop())
        hits = {(hit["kind"], hit["slug"]) for hit in told["items"]}
        # Where a word's other forms fill more than the page, its own records may stand below.
        if told["total"] == len(hits) and not holders[word] <= hits:
            raise WrongAnswer(f"{target} misses {holders[word] - hits}")


def _bytes_alike(one: bytes, other: bytes) -> bool:
    return one == other


def _json_alike(one: bytes, other: bytes) -> bool:
    return bool(json.loads(one) == json.loads(other))


def _texts_alike(one: bytes, other: bytes) -> bool:
    """The same record in another release: all but where it stands in releases."""
    first, second = json.loads(one), json.loads(other)
    return bool({**first, "record": None} == {**second, "record": None})


def _own(answer: Answer) -> dict[str, str]:
    """The headers that must be the same; date and request id differ from answer to answer."""
    return {
        name.lower(): value
        for name, value in answer.headers
        if name.lower() not in ("date", "x-request-id", "server")
    }
