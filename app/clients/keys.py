"""Keys of clients: how one is made, what of it is kept, and how one that is sent is compared.

A key is `dyk_`, the client's id, `_`, and 256 random bits. Only BLAKE2b of the whole key is kept,
keyed with the pepper, so a copy of the database without the pepper cannot even be tried against.
"""

import base64
import hashlib
import hmac
import re
import secrets

PREFIX = "dyk_"
_ID_BYTES = 5
_SECRET_BYTES = 32
_SHAPE = re.compile(rb"dyk_([a-z2-7]{8})_[a-z2-7]{52}")


def new_id() -> str:
    """Return an id of eight letters and digits; it is the public part of a key."""
    return _written(_ID_BYTES)


def new_key(client: str) -> str:
    """Return a new key of the client with this id."""
    return f"{PREFIX}{client}_{_written(_SECRET_BYTES)}"


def client_in(key: bytes) -> str | None:
    """Return the id that a key names; None for what has not the shape of a key."""
    found = _SHAPE.fullmatch(key)
    return found[1].decode() if found else None


def hash_of(key: bytes, pepper: bytes) -> bytes:
    """Return the 32 bytes that are kept of a key."""
    return hashlib.blake2b(key, digest_size=32, key=_folded(pepper)).digest()


def is_same(one: bytes, other: bytes) -> bool:
    """Compare two hashes in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def pepper_mark(pepper: bytes) -> str:
    """Return what tells two peppers apart without giving either away."""
    return hash_of(b"daoyin pepper", pepper).hex()[:16]


def blurred(who: str, pepper: bytes) -> str:
    """Return a name for a caller that leads back to no address."""
    return hashlib.blake2b(who.encode(), digest_size=12, key=_folded(pepper)).hexdigest()


def _folded(pepper: bytes) -> bytes:
    """Return a pepper that is longer than BLAKE2b takes as one that is not."""
    most = hashlib.blake2b.MAX_KEY_SIZE
    return pepper if len(pepper) <= most else hashlib.blake2b(pepper).digest()


def _written(count: int) -> str:
    return base64.b32encode(secrets.token_bytes(count)).decode().rstrip("=").lower()
