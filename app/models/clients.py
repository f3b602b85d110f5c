"""Who may ask for more than an anonymous address, and how much each has asked; never content.

A load of content leaves these tables alone, and an edition knows nothing of them.
"""

from sqlalchemy import BigInteger, CheckConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, key, one_of
from app.vocabulary.clients import Scope


class ApiClient(Table, table=True):
    """One client; of its keys only keyed hashes are kept, as 64 hexadecimal digits.

    `previous_hash` stays valid until `previous_until`, in seconds since 1970. `changed` grows with
    each change of any client, so that one small query finds out whether anything is new.
    """

    __table_args__ = (
        CheckConstraint("length(key_hash) = 64", name="key_hash_length"),
        at_least("units_per_minute", 1),
        at_least("units_per_day", 1),
        at_least("changed", 1),
    )
    id: str = key(length=8)
    name: str = Field(max_length=80, unique=True)
    key_hash: str = Field(max_length=64)
    previous_hash: str | None = Field(max_length=64)
    previous_until: int | None = Field(sa_type=BigInteger)
    scopes: str = Field(max_length=80)
    units_per_minute: int
    units_per_day: int | None
    created_day: str = Field(max_length=10)
    revoked_day: str | None = Field(max_length=10)
    last_used_day: str | None = Field(max_length=10)
    changed: int


class ClientUse(Table, table=True):
    """What one client asked on one day (UTC), by scope."""

    __table_args__ = (
        one_of("scope", Scope),
        at_least("requests", 0),
        at_least("units", 0),
        at_least("refused", 0),
    )
    client: str = Field(primary_key=True, max_length=8, foreign_key="api_client.id")
    day: str = Field(primary_key=True, max_length=10, index=True)
    scope: str = key(length=20)
    requests: int = Field(sa_type=BigInteger)
    units: int = Field(sa_type=BigInteger)
    refused: int = Field(sa_type=BigInteger)


NAMES = frozenset({"api_client", "client_use"})
