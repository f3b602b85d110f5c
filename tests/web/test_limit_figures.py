"""What the gate did is on /metrics, and the gate does not stand in front of /metrics."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from fastapi import FastAPI

from app.clients.buckets import Buckets
from app.clients.live import LiveClients
from app.db import make_engine
from app.web.callers import Callers
from app.web.exposition import text_of
from app.web.journal import Journal
from app.web.layers import wrap
from app.web.ledger import Ledger
from app.web.limit_figures import limit_families
from app.web.limiting import Limits
from app.web.observing import Observing, mount_metrics
from tests.client import Client
from tests.web.conftest import World
from tests.web.prometheus import series_in

ASKED = 'daoyin_limit_requests_total{by="%s",outcome="%s"}'
TOKEN = "a-token-for-the-metrics"


@dataclass
class Valkey:
    """What the gate asks of the exchange with other processes."""

    is_shared: bool


def limits(units: int | None, shared: Valkey | None = None) -> Limits:
    return Limits(Callers(()), Buckets(), units_per_minute=units, sharing=shared)


def clients() -> LiveClients:
    live = LiveClients(make_engine("sqlite://"), b"p" * 32)
    live.hold({})
    return live


def test_who_was_turned_away_is_counted_as_an_answer_and_at_the_gate() -> None:
    gate, ledger = limits(4), Ledger()
    world = World(gate=gate, ledger=ledger)
    for _ in range(3):
        world.ask("/v1/leaves")
    known = [world.app.known(b"/v1/leaves", [], "127.0.0.1") for _ in range(3)]
    assert [said.status for said in known if said] == [200, 429, 429]
    assert world.ask("/v1/leaves/oak").status == 429
    series = series_in(text_of([*ledger.families(), *limit_families(gate, None)()]))
    assert series[ASKED % ("address", "admitted")] == 4
    assert series[ASKED % ("address", "over-quota")] == 3
    assert series["daoyin_limit_callers"] == 1
    assert series['daoyin_requests_total{route="/v1/leaves",method="GET",status="429"}'] == 2


@pytest.mark.parametrize("is_there", [True, False])
def test_whether_valkey_is_there_is_told_where_it_is_wished_for(is_there: bool) -> None:
    gate = limits(1, Valkey(is_there))
    series = series_in(text_of(limit_families(gate, clients())()))
    assert series["daoyin_limits_shared"] == is_there
    assert series["daoyin_clients_database_up"] == 1
    alone = series_in(text_of(limit_families(limits(1), None)()))
    assert not {"daoyin_limits_shared", "daoyin_clients_database_up"} & set(alone)


def test_the_token_of_the_metrics_is_not_taken_for_a_key() -> None:
    app = FastAPI()
    mount_metrics(app, Observing(Journal(lambda _: None)), TOKEN)
    gate = Limits(Callers(()), Buckets(), units_per_minute=3, clients=clients())
    client = Client(wrap(app, edition=lambda: None, gate=gate))
    for token, status in ((TOKEN, 200), ("wrong", 404), (TOKEN, 200), (TOKEN, 429)):
        said = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
        assert said.status_code == status
    assert gate.figures.invalid_keys == 0
