"""A real PostgreSQL goes away and comes back under clients that are in use."""

import pytest

from app.catalogue.live import LiveEdition
from app.clients import registry
from app.clients.live import LiveClients
from app.db import make_engine
from app.vocabulary.clients import Scope
from tests.api.limited import PEER, PEPPER, bearer, limited
from tests.client import Client
from tests.postgres import Postgres

READ = "/v1/conditions/sciatica"
USAGE = "/v1/me/usage"


@pytest.mark.postgres
def test_with_the_database_stopped_the_last_clients_hold_and_nothing_counted_is_lost(
    served: LiveEdition, postgres: Postgres, postgres_content_url: str
) -> None:
    engine = make_engine(postgres_content_url)
    keys = {
        name: registry.add(
            engine, PEPPER, name, scopes=[Scope.READ], units_per_minute=60, units_per_day=50
        )
        for name in ("kept", "revoked")
    }
    registry.revoke(engine, "revoked")
    clients = LiveClients(make_engine(postgres_content_url), PEPPER)
    clients.look()
    client = Client(limited(served, 60, clients), PEER)
    engine.dispose()
    postgres.stop()
    try:
        for _ in range(3):
            clients.look(writes=True)
            assert client.get(READ, headers=bearer(keys["kept"])).status_code == 200
            assert client.get(READ, headers=bearer(keys["revoked"])).status_code == 401
            assert client.get(READ).status_code == 200
    finally:
        postgres.start()
    clients.look(writes=True)
    told = LiveClients(engine, PEPPER)
    told.refresh()
    found = told.find(keys["kept"].encode())
    assert found is not None
    assert told.summary(found.id).today["read"].requests == 3
    registry.revoke(engine, "kept")
    clients.look()
    assert client.get(READ, headers=bearer(keys["kept"])).status_code == 401
    clients.close()
    told.close()
