"""Whom a request counts for, whatever stands in `X-Forwarded-For`."""

from ipaddress import ip_network

import pytest

from app.web.callers import UNKNOWN, Callers

OURS = "10.0.0.1"
CALLERS = Callers((ip_network("10.0.0.0/8"), ip_network("fd00::/8")))


def behind(peer: str, forwarded: str) -> str:
    return CALLERS.of(peer, {b"x-forwarded-for": forwarded.encode("latin-1")})


@pytest.mark.parametrize(
    ("forwarded", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("198.51.100.1,203.0.113.7,10.9.9.9 , fd00::1", "203.0.113.7"),
        ("203.0.113.7:4711", "203.0.113.7"),
        ("[2001:db8::7]:4711", "2001:db8::/64"),
        ("[2001:db8::7]", "2001:db8::/64"),
        ("2001:db8::7%eth0", "2001:db8::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("10.0.0.8, 10.0.0.9", "10.0.0.8"),
    ],
)
def test_the_last_address_that_is_not_ours_counts(forwarded: str, counted: str) -> None:
    assert behind(OURS, forwarded) == counted


@pytest.mark.parametrize("nonsense", ["", ",", "unknown", "\xff", "_hidden", "1.2.3", "9" * 9000])
def test_what_is_no_address_counts_for_the_proxy_that_passed_it_on(nonsense: str) -> None:
    assert behind(OURS, nonsense) == OURS
    assert behind(OURS, f"198.51.100.1, {nonsense}, 10.0.0.2") == "10.0.0.2"


@pytest.mark.parametrize("peer", ["203.0.113.9", "11.0.0.1", "2001:db8::1", "", "localhost"])
def test_a_stranger_counts_for_itself(peer: str) -> None:
    assert behind(peer, "198.51.100.1") == CALLERS.of(peer, {})


@pytest.mark.parametrize("peer", ["", "unix:", "somewhere", "9" * 100])
def test_peers_without_an_address_are_one_caller(peer: str) -> None:
    assert CALLERS.of(peer, {}) == UNKNOWN


def test_a_long_list_is_read_from_its_end() -> None:
    assert behind(OURS, "198.51.100.1, " * 5000 + "203.0.113.7") == "203.0.113.7"
    assert behind(OURS, "10.0.0.3, " * 5000 + "10.0.0.4").startswith("10.0.0.")
