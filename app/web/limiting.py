"""Admits a request or turns it away, before anything is done for it; says how much is left.

Quotas are those of draft-ietf-httpapi-ratelimit-headers-10. The names of policies end in
`-per-process` for as long as each process counts for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from time import monotonic, time
from typing import NamedTuple, Protocol

from app.clients.buckets import WINDOW_SECONDS, Buckets
from app.clients.client import Client
from app.clients.live import LiveClients
from app.errors import DaoyinError, InvalidKey, OutOfScope, TooManyRequests
from app.web.callers import Callers
from app.web.charging import Charge
from app.web.headers import Header, lines

# In the scope of a request: the `Client` whose key it brought, or nothing.
CLIENT = "daoyin.client"
BEARER = b"bearer "
DAY_SECONDS = 24 * 60 * 60
_BY_ADDRESS = "address"
_BY_KEY = "key"


class Admission(NamedTuple):
    """What the answer must say of the quota, why the request is refused, and whose key it had."""

    headers: tuple[Header, ...]
    refused: DaoyinError | None = None
    client: Client | None = None


OPEN = Admission(())


class Gate(Protocol):
    """What the layers ask before each answer."""

    def admit(self, peer: str, sent: Mapping[bytes, bytes], charge: Charge) -> Admission: ...

    def admit_quickly(
        self, peer: str, sent: Mapping[bytes, bytes], charge: Charge
    ) -> bytes | None: ...


class Shared(Protocol):
    """What says whether the buckets of all processes are one."""

    @property
    def is_shared(self) -> bool: ...


@dataclass(slots=True)
class Figures:
    """Counts since the start of this process, for whoever watches it."""

    admitted_by_address: int = 0
    admitted_by_key: int = 0
    over_quota_by_address: int = 0
    over_quota_by_key: int = 0
    invalid_keys: int = 0
    out_of_scope: int = 0


class Limits:
    """The gate of a process.

    `units_per_minute` is what an address may take; None limits nobody, and then keys are only
    checked and counted. Without `clients` no key is valid.
    """

    def __init__(
        self,
        callers: Callers,
        buckets: Buckets,
        *,
        units_per_minute: int | None,
        clients: LiveClients | None = None,
        sharing: Shared | None = None,
    ) -> None:
        self.figures = Figures()
        self._callers = callers
        self._buckets = buckets
        self._quota = units_per_minute
        self._clients = clients
        self._sharing = sharing
        self._policies: dict[tuple[str, int, int | None, bool], Header] = {}
        self._written: dict[bool, bytes] = {}

    @property
    def state(self) -> str:
        """Say who counts together: `off`, `per-process` or `shared`."""
        if self._quota is None:
            return "off"
        return "shared" if self._is_shared else "per-process"

    @property
    def is_to_be_shared(self) -> bool:
        """Say whether processes should count as one; `state` says whether they do."""
        return self._sharing is not None and self._quota is not None

    @property
    def tracked_callers(self) -> int:
        """How many callers are not forgotten yet."""
        return len(self._buckets)

    def admit(self, peer: str, sent: Mapping[bytes, bytes], charge: Charge) -> Admission:
        """Take what a request costs out of the quota of its caller; `peer` is its address."""
        sent_key = sent.get(b"authorization")
        is_key = sent_key is not None and sent_key[: len(BEARER)].lower() == BEARER
        if sent_key is not None and is_key and charge.scope:
            return self._admit_key(peer, sent, sent_key[len(BEARER) :].strip(), charge)
        quota = self._quota
        if quota is None or not charge.units:
            return OPEN
        who = self._callers.of(peer, sent)
        spent = self._buckets.take(who, charge.units, quota, monotonic())
        rate = _rate(self._name(_BY_ADDRESS), quota, spent)
        headers = ((b"ratelimit", rate), self._policy(_BY_ADDRESS, quota, None))
        if spent < 0:
            self.figures.over_quota_by_address += 1
            return Admission(headers, TooManyRequests(ceil(-spent)))
        self.figures.admitted_by_address += 1
        return Admission(headers)

    def admit_quickly(self, peer: str, sent: Mapping[bytes, bytes], charge: Charge) -> bytes | None:
        """Admit an address in the one case that is common; return its headers as they are written.

        Where there is more to decide or to say nothing is taken, and `admit` is to be asked.
        """
        quota = self._quota
        if quota is None or not charge.units or b"authorization" in sent:
            return None
        who = self._callers.of(peer, sent)
        spent = self._buckets.take(who, charge.units, quota, monotonic())
        if spent < 0:
            return None
        self.figures.admitted_by_address += 1
        is_shared = self._is_shared
        written = self._written.get(is_shared)
        if written is None:
            rate = b'"%b";r=%%d;t=%%d' % self._name(_BY_ADDRESS)
            policy = self._policy(_BY_ADDRESS, quota, None)
            written = self._written[is_shared] = lines([(b"ratelimit", rate), policy])
        return written % (_left(quota, spent), ceil(spent))

    def _admit_key(
        self, peer: str, sent: Mapping[bytes, bytes], key: bytes, charge: Charge
    ) -> Admission:
        try:
            client = self._clients.find(key) if self._clients else None
        except DaoyinError as unknown:
            return Admission((), unknown)
        if client is None or self._clients is None:
            return self._strange(peer, sent)
        tally = self._clients.tally
        if charge.scope not in client.scopes and charge.units:
            self.figures.out_of_scope += 1
            tally.refuse(client.id, charge.scope)
            return Admission((), OutOfScope(charge.scope), client)
        is_limited = self._quota is not None and charge.units > 0
        headers, wait = self._take(client, charge, self._clients) if is_limited else ((), 0)
        if wait:
            self.figures.over_quota_by_key += 1
            tally.refuse(client.id, charge.scope)
            return Admission(headers, TooManyRequests(wait), client)
        self.figures.admitted_by_key += 1
        tally.count(client.id, charge.scope, charge.units)
        return Admission(headers, None, client)

    def _take(
        self, client: Client, charge: Charge, clients: LiveClients
    ) -> tuple[tuple[Header, ...], int]:
        """Take from a client's quotas; return the headers, and seconds to wait if refused."""
        quota, daily = client.units_per_minute, client.units_per_day
        left = None if daily is None else daily - clients.units_today(client.id)
        policy = self._policy(_BY_KEY, quota, daily)
        midnight = DAY_SECONDS - int(time()) % DAY_SECONDS
        if left is not None and left < charge.units:
            rate = b'"day";r=%d;t=%d' % (max(left, 0), midnight)
            return ((b"ratelimit", rate), policy), midnight
        spent = self._buckets.take(client.id, charge.units, quota, monotonic())
        rate = _rate(self._name(_BY_KEY), quota, spent)
        if left is not None:
            rate = b'%b, "day";r=%d;t=%d' % (rate, left - charge.units, midnight)
        return ((b"ratelimit", rate), policy), ceil(-spent) if spent < 0 else 0

    def _strange(self, peer: str, sent: Mapping[bytes, bytes]) -> Admission:
        """Refuse a key that is none; trying keys costs the address as much as reading."""
        self.figures.invalid_keys += 1
        if self._quota is not None:
            who = self._callers.of(peer, sent)
            spent = self._buckets.take(who, 1, self._quota, monotonic())
            if spent < 0:
                return Admission((), TooManyRequests(ceil(-spent)))
        return Admission((), InvalidKey())

    @property
    def _is_shared(self) -> bool:
        return self._sharing is not None and self._sharing.is_shared

    def _name(self, by: str) -> bytes:
        return (by if self._is_shared else f"{by}-per-process").encode()

    def _policy(self, by: str, quota: int, daily: int | None) -> Header:
        """Write a policy once for all answers; there are as many as clients have quotas."""
        known = self._policies.get((by, quota, daily, self._is_shared))
        if known is None:
            policy = b'"%b";q=%d;w=%d' % (self._name(by), quota, WINDOW_SECONDS)
            if daily is not None:
                policy = b'%b, "day";q=%d;w=%d' % (policy, daily, DAY_SECONDS)
            known = (b"ratelimit-policy", policy)
            self._policies[by, quota, daily, self._is_shared] = known
        return known


def _rate(name: bytes, quota: int, spent: float) -> bytes:
    """Write what is left, in units, and in how many seconds all of it will be there again."""
    if spent < 0:
        return b'"%b";r=0;t=%d' % (name, ceil(-spent))
    return b'"%b";r=%d;t=%d' % (name, _left(quota, spent), ceil(spent))


def _left(quota: int, spent: float) -> int:
    return int((WINDOW_SECONDS - spent) * quota / WINDOW_SECONDS + 1e-6)
