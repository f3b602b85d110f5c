"""Which caller a request counts for: an IPv4 address, or the /64 of an IPv6 one.

Whoever has one IPv6 address has 2**64 of them. `X-Forwarded-For` is believed from trusted proxies
alone, and read from the right: what a proxy has not written itself may be made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

UNKNOWN = "unknown"
LONGEST_ADDRESS = 64
# Room for the addresses of more proxies than anybody has in a row.
_READ_BYTES = 512
_REMEMBERED = 16 * 1024

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


class Callers:
    """Finds callers; `trusted` are the networks of our own proxies."""

    def __init__(self, trusted: tuple[Network, ...]) -> None:
        self._trusted = trusted
        self._is_trusted = lru_cache(_REMEMBERED)(self._looked_up)

    def of(self, peer: str, sent: Mapping[bytes, bytes]) -> str:
        """Return whom the request of a connection counts for; `peer` is its other end."""
        forwarded = sent.get(b"x-forwarded-for")
        if forwarded is None or not self._is_trusted(peer):
            return counted_as(peer)
        return counted_as(self._behind(peer, forwarded[-_READ_BYTES:].decode("latin-1")))

    def _behind(self, peer: str, forwarded: str) -> str:
        """Return the last address that is not a proxy of ours; the farthest if all of them are."""
        nearest = peer
        for written in reversed(forwarded.split(",")):
            one = _without_port(written.strip())
            if counted_as(one) == UNKNOWN:
                break
            nearest = one
            if not self._is_trusted(one):
                break
        return nearest

    def _looked_up(self, peer: str) -> bool:
        address = _address(peer)
        return address is not None and any(address in network for network in self._trusted)


@lru_cache(_REMEMBERED)
def counted_as(written: str) -> str:
    """Return the name under which an address is counted."""
    address = _address(written)
    if address is None:
        return UNKNOWN
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address)


def _address(written: str) -> Address | None:
    if len(written) > LONGEST_ADDRESS:
        return None
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address


def _without_port(written: str) -> str:
    if written.startswith("["):
        return written[1:].partition("]")[0]
    return written.partition(":")[0] if written.count(":") == 1 else written
