"""A wish as a short text and back: canonical, unsigned, and health data as soon as it is made."""

import base64
import binascii
import json
from dataclasses import dataclass, fields, replace
from hashlib import blake2s
from typing import Any

from app.composer.wish import Area, Guidance, Lock, Pace, Share, Side, Weighted, Wish
from app.vocabulary.practice import Equipment, Goal, Posture, Section

ENGINE = 4  # raised whenever a golden session changes
FORMAT = 1
LONGEST_TOKEN = 1200
_DEFAULT = Wish()
_LISTS = {"regions": Weighted, "sides": Side, "areas": Area, "shares": Share, "locked": Lock}
_WORDS: dict[str, Any] = {
    "goals": Goal,
    "postures": Posture,
    "equipment": Equipment,
    "guidance": Guidance,
    "pace": Pace,
}


class NotAToken(ValueError):
    """The text is not one that we gave."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One step of the session exchanged for another movement, by `swap`."""

    step: int
    movement: str
    variant: str
    cycles: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """All that a session is rebuilt from, and of which release and engine it was."""

    wish: Wish
    release: int
    engine: int = ENGINE
    exchanges: tuple[Exchange, ...] = ()


def encode(ticket: Ticket) -> str | None:
    """Return the token, or None for a wish too long for one."""
    text = json.dumps(_parts(ticket), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    token = base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
    return token if len(token) <= LONGEST_TOKEN else None


def session_id(ticket: Ticket) -> str:
    """Return a short hash that gives nothing of the wish away."""
    text = json.dumps(_parts(ticket), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2s(text.encode(), digest_size=8, person=b"session").hexdigest()


def decode(token: str) -> Ticket:
    """Return what a token holds; raise NotAToken for anything that `encode` did not write."""
    if not token or len(token) > LONGEST_TOKEN or not token.isascii():
        raise NotAToken
    try:
        padded = token + "=" * (-len(token) % 4)
        text = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        ticket = _ticket(json.loads(text))
        # Only the canonical spelling is a token, so that one wish has one address.
        if encode(ticket) != token:
            raise NotAToken
    except (ValueError, TypeError, KeyError, binascii.Error, RecursionError) as error:
        raise NotAToken from error
    return ticket


def _parts(ticket: Ticket) -> dict[str, Any]:
    wish = {
        field.name: _plain(getattr(ticket.wish, field.name))
        for field in fields(Wish)
        if getattr(ticket.wish, field.name) != getattr(_DEFAULT, field.name)
    }
    parts: dict[str, Any] = {"f": FORMAT, "e": ticket.engine, "r": ticket.release, "w": wish}
    if ticket.exchanges:
        parts["x"] = [_plain(exchange) for exchange in ticket.exchanges]
    return parts


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value


def _ticket(parts: Any) -> Ticket:
    if not isinstance(parts, dict) or parts.get("f") != FORMAT:
        raise NotAToken
    if set(parts) - {"f", "e", "r", "w", "x"}:
        raise NotAToken
    release, engine = parts["r"], parts["e"]
    for number in (release, engine):
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise NotAToken
    exchanges = tuple(_exchange(item) for item in parts.get("x", ()))
    return Ticket(_wish(parts["w"]), release, engine, exchanges)


def _exchange(item: Any) -> Exchange:
    step, movement, variant, cycles = item
    if not (_is_number(step) and _is_number(cycles)):
        raise NotAToken
    return Exchange(step, _text(movement), _text(variant), cycles)


def _wish(parts: Any) -> Wish:
    if not isinstance(parts, dict):
        raise NotAToken
    known = {field.name for field in fields(Wish)}
    if set(parts) - known:
        raise NotAToken
    return replace(_DEFAULT, **{name: _field(name, value) for name, value in parts.items()})


def _field(name: str, value: Any) -> Any:
    if name in _LISTS:
        return tuple(_item(name, item) for item in _listed(value))
    if name in ("guidance", "pace"):
        return _WORDS[name](_text(value))
    if name in ("equipment", "limitations") and value is None:
        return None
    if name in ("seconds", "level", "variation", "half_breaths_per_minute"):
        if not _is_number(value):
            raise NotAToken
        return value
    if name == "breath_ratio":
        return tuple(item if _is_number(item) else _refuse() for item in _listed(value))
    if name in ("lang", "routine"):
        return _text(value)
    words = _WORDS.get(name, str)
    return tuple(words(_text(item)) for item in _listed(value))


def _item(name: str, item: Any) -> Any:
    first, second = item
    if name == "regions":
        return Weighted(_text(first), second if _is_number(second) else _refuse())
    if name == "shares":
        return Share(Section(first), second if _is_number(second) else _refuse())
    if name == "locked":
        return Lock(first if _is_number(first) else _refuse(), _text(second))
    if name == "areas":
        return Area(_text(first), _text(second))
    return Side(_text(first), _text(second))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > 100:
        raise NotAToken
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 100:
        raise NotAToken
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31


def _refuse() -> Any:
    raise NotAToken
