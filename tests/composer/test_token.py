"""Tokens: what comes back from one is what went in, and anything else is no token."""

import base64
import json
from random import Random
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.composer.token import (
    ENGINE,
    LONGEST_TOKEN,
    Exchange,
    NotAToken,
    Ticket,
    decode,
    encode,
    session_id,
)
from app.composer.wish import Wish
from app.errors import CannotCompose
from app.sessions.tickets import composed, renewed
from tests.composer.generated import generated
from tests.composer.wishing import Drawing

FUZZED = 50_000
WISHES = Drawing(generated(1))
ODD: tuple[Any, ...] = (None, True, -1, 1.5, 2**40, "", "x" * 101, "\ud800", [], {}, [[]], "left")


def token_of(seed: int) -> str:
    token = encode(Ticket(WISHES.wish(seed), 1 + seed % 9))
    assert token is not None
    return token


def packed(parts: Any) -> str:
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def is_refused_or_ours(token: str) -> bool:
    try:
        return encode(decode(token)) == token
    except NotAToken:
        return True


@pytest.mark.slow
def test_a_ticket_comes_back_as_it_went_in() -> None:
    for seed in range(2000):
        exchanges = (Exchange(2, "a-movement", "seated", 4),) * (seed % 3)
        ticket = Ticket(WISHES.wish(seed), 1 + seed, ENGINE, exchanges)
        assert decode(encode(ticket) or "") == ticket


def test_asked_and_none_declared_is_not_the_same_as_not_asked() -> None:
    asked, unasked = Ticket(Wish(limitations=()), 1), Ticket(Wish(limitations=None), 1)
    assert encode(asked) != encode(unasked)
    assert decode(encode(asked) or "").wish.limitations == ()
    assert decode(encode(unasked) or "").wish.limitations is None


@pytest.mark.slow
def test_garbage_is_refused_without_a_crash() -> None:
    random = Random("garbage")
    alphabet = "ABCDEFghijkl0123456789-_=+/ é\n"
    for number in range(FUZZED // 2):
        garbage = "".join(random.choices(alphabet, k=random.randint(0, 60)))
        assert is_refused_or_ours(garbage), (number, garbage)


@pytest.mark.slow
def test_a_token_with_a_letter_changed_is_refused_or_another_token() -> None:
    random = Random("changed")
    tokens = [token_of(seed) for seed in range(200)]
    for _ in range(FUZZED // 2):
        token = random.choice(tokens)
        at = random.randrange(len(token))
        assert is_refused_or_ours(token[:at] + random.choice("AQgw059_-=") + token[at + 1 :])


def test_odd_values_in_every_field_are_refused_without_a_crash() -> None:
    for field in (*Wish.__dataclass_fields__, "unknown"):
        for odd in (*ODD, *([item] for item in ODD), *([[item, item]] for item in ODD)):
            assert is_refused_or_ours(packed({"f": 1, "e": 1, "r": 1, "w": {field: odd}}))
            assert is_refused_or_ours(packed({"f": 1, "e": odd, "r": odd, "w": {}, "x": odd}))


def test_what_a_stranger_writes_is_no_wish_or_is_composed_or_refused(edition: Edition) -> None:
    for field in Wish.__dataclass_fields__:
        for value in (0, 1, 7, 10**6, "x", ["x"], ["standing"] * 2, [[1, "x"]], [["x", 1]], [9, 9]):
            wish = {"goals": ["calm"], field: value}
            try:
                ticket, _ = renewed(edition, decode(packed({"f": 1, "e": 1, "r": 1, "w": wish})))
                composed(edition, ticket)
            except (NotAToken, CannotCompose):
                continue


def test_a_wish_too_long_for_a_token_gets_none() -> None:
    names = tuple(f"a-movement-of-a-long-name-{number}" for number in range(40))
    assert encode(Ticket(Wish(likes=names), 1)) is None
    with pytest.raises(NotAToken):
        decode("A" * (LONGEST_TOKEN + 1))


def test_one_wish_has_one_spelling() -> None:
    token = token_of(3)
    for other in (token + "=", token + "A", " " + token, token + "\n"):
        with pytest.raises(NotAToken):
            decode(other)


def test_a_session_id_is_short_and_holds_no_word_of_the_wish() -> None:
    wish = Wish(conditions=("sciatica",), limitations=("pregnancy",))
    told = session_id(Ticket(wish, 1))
    assert len(told) == 16 and int(told, 16) >= 0
    assert told != session_id(Ticket(wish, 2)) != session_id(Ticket(Wish(), 2))


@pytest.mark.slow
def test_session_ids_of_different_wishes_differ() -> None:
    tickets = {encode(Ticket(WISHES.wish(seed), 1)): seed for seed in range(3000)}
    ids = {session_id(Ticket(WISHES.wish(seed), 1)) for seed in tickets.values()}
    assert len(ids) == len(tickets)


@pytest.mark.parametrize(
    "parts",
    [
        [],
        {"f": 2, "e": 1, "r": 1, "w": {}},
        {"f": 1, "e": 1, "r": 1, "w": {}, "y": 1},
        {"f": 1, "e": 1, "r": 0, "w": {}},
        {"f": 1, "e": 1, "r": 1, "w": []},
        {"f": 1, "e": 1, "r": 1, "w": {"colour": "blue"}},
        {"f": 1, "e": 1, "r": 1, "w": {"seconds": 600}},
        {"f": 1, "e": 1, "r": 1, "w": {}, "x": [["1", "a", "b", 2]]},
    ],
    ids=str,
)
def test_what_encode_would_not_have_written_is_no_token(parts: Any) -> None:
    with pytest.raises(NotAToken):
        decode(packed(parts))
