"""Limits are shared over TLS with a server that proves its name, and with no other."""

from contextlib import closing

import pytest

from app.clients.buckets import Buckets
from app.clients.sharing import Sharing
from tests.certificates import Authority
from tests.clients.conftest import PEPPER
from tests.encrypted import encrypted
from tests.valkey import ValkeyServer

HERE = "IP:127.0.0.1"


def shares(url: str) -> bool:
    with closing(Sharing(Buckets(), url, PEPPER)) as sharing:
        sharing.exchange()
        return sharing.is_shared


def test_who_proves_its_name_is_told(
    valkey: ValkeyServer, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.root))
    with encrypted(valkey.url, authority.certificate(HERE)) as door:
        assert shares(door.url)
    assert b"PING" in door.heard


@pytest.mark.parametrize(
    ("name", "trusts", "reason"),
    [
        (HERE, "other_authority", "unable to get local issuer certificate"),
        ("DNS:valkey.example", "authority", "certificate is not valid for '127.0.0.1'"),
    ],
)
def test_who_does_not_prove_its_name_hears_nothing_not_even_the_password(
    valkey: ValkeyServer,
    authority: Authority,
    name: str,
    trusts: str,
    reason: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(request.getfixturevalue(trusts).root))
    with encrypted(valkey.url, authority.certificate(name)) as door:
        assert not shares(door.url)
    assert door.heard == b""
    (told,) = caplog.messages
    assert told.startswith("valkey is away") and reason in told
    assert "p_ss" not in told
