"""A PostgreSQL is spoken to over TLS when it proves its name, and not at all when it does not."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.certificates import Authority
from tests.commands.process import command, free_port, served
from tests.commands.test_serve import is_open
from tests.encrypted import PASSWORD, EncryptedPostgres
from tests.postgres import PostgresUnavailable

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

NAME = "database.example"


@pytest.fixture(scope="module")
def encrypted_postgres(authority: Authority) -> Iterator[EncryptedPostgres]:
    """A PostgreSQL that has a certificate for NAME."""
    try:
        server = EncryptedPostgres(authority.certificate(f"DNS:{NAME}"), free_port())
        server.start()
    except PostgresUnavailable as reason:
        sys.stderr.write(f"\nTLS TESTS OF POSTGRESQL DO NOT RUN: {reason}\n")
        if os.environ.get("CI") and os.geteuid() == 0:  # who may install has no excuse
            pytest.fail(f"CI must test TLS: {reason}")
        pytest.skip(str(reason))
    yield server
    server.remove()


def test_a_database_that_proves_its_name_is_migrated_loaded_and_read_over_tls(
    encrypted_postgres: EncryptedPostgres, authority: Authority, seeds: Path
) -> None:
    database = encrypted_postgres.fresh_database()
    url = encrypted_postgres.address(
        database, NAME, sslmode="verify-full", sslrootcert=str(authority.root)
    )
    with served(DATABASE_URL=url, SEED_DIRS=str(seeds)) as service:
        assert service.get("/v1/releases").json()["live"]["number"] == 1
        connections = encrypted_postgres.connections(database)
    assert connections and set(connections) == {(True, "TLSv1.3")}


@pytest.mark.parametrize(
    ("trusts", "host", "reason"),
    [
        ("other_authority", NAME, "certificate verify failed"),
        ("authority", "127.0.0.1", 'does not match host name "127.0.0.1"'),
    ],
)
def test_a_database_that_does_not_is_refused_in_one_line_and_nothing_is_opened(
    encrypted_postgres: EncryptedPostgres,
    trusts: str,
    host: str,
    reason: str,
    request: pytest.FixtureRequest,
) -> None:
    root: Authority = request.getfixturevalue(trusts)
    database, port = encrypted_postgres.fresh_database(), free_port()
    url = encrypted_postgres.address(
        database, host, sslmode="verify-full", sslrootcert=str(root.root)
    )
    done = command("serve", "--port", str(port), DATABASE_URL=url)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert reason in done.stderr and f"sslrootcert={root.root}" in done.stderr
    assert PASSWORD not in done.stderr
    assert not is_open(port)
    engine = create_engine(database)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
