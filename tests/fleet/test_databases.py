"""What is behind the instances goes away in every manner; who reads does not notice."""

import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import make_engine
from tests.fleet.asking import get
from tests.fleet.conftest import Told
from tests.fleet.programs import wait_for
from tests.fleet.topology import Fleet
from tests.fleet.traffic import tell_of, traffic
from tests.seeding.altered import retitled

AWAY_SECONDS = 3.0
MEND_SECONDS = 90.0


def load_and_wait(fleet: Fleet, title: str) -> float:
    """Load a release as soon as that can be done; return how long until all serve it."""
    began = time.monotonic()
    number = 0

    def is_loaded() -> bool:
        nonlocal number
        try:
            number = fleet.load(retitled(fleet.content, title))
        except DBAPIError:
            return False
        return True

    wait_for("a load", is_loaded, MEND_SECONDS)
    fleet.wait_until_served(number)
    return time.monotonic() - began


def test_with_both_databases_ended_everything_is_answered(fleet: Fleet, told: Told) -> None:
    with traffic(fleet.edge_port) as seen:
        fleet.replica.stop()
        fleet.primary.stop()
        time.sleep(AWAY_SECONDS)
        fleet.primary.start()
        fleet.replica.start()
    assert seen.lost == []
    tell_of(told, seen)
    told("seconds until a release loaded after it is served", f"{load_and_wait(fleet, 'A'):.1f}")


def test_with_both_databases_hung_everything_is_answered(fleet: Fleet, told: Told) -> None:
    with traffic(fleet.edge_port) as seen:
        fleet.primary.hang()
        fleet.replica.hang()
        time.sleep(AWAY_SECONDS)
        fleet.replica.go_on()
        fleet.primary.go_on()
    assert seen.lost == []
    tell_of(told, seen)
    told("seconds until a release loaded after it is served", f"{load_and_wait(fleet, 'B'):.1f}")


def test_a_database_that_only_reads_refuses_a_load_and_keeps_its_release(fleet: Fleet) -> None:
    before = fleet.instances[0].release()
    engine = make_engine(fleet.database)
    with engine.begin() as db:
        name = db.execute(text("SELECT current_database()")).scalar_one()
        db.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    try:
        fleet.renew_connections()
        with pytest.raises(DBAPIError, match="read-only transaction"):
            fleet.load(retitled(fleet.content, "Never"))
        assert fleet.instances[0].release() == before
    finally:
        with engine.connect() as db:
            db.execute(text("SET default_transaction_read_only = off"))
            db.execute(text(f"ALTER DATABASE {name} RESET default_transaction_read_only"))
            db.commit()
        engine.dispose()
        fleet.renew_connections()


def test_with_valkey_killed_each_process_goes_on_alone(fleet: Fleet, told: Told) -> None:
    instance = fleet.instances[0]
    get(f"{instance.url}/v1")
    wait_for("limits that are shared", instance.shares_its_limits)
    with traffic(fleet.edge_port) as seen:
        fleet.valkey.stop()
        wait_for("limits of its own", lambda: not instance.shares_its_limits())
        time.sleep(1)
        fleet.valkey.start()
        took = wait_for("limits that are shared again", instance.shares_its_limits)
    assert seen.lost == []
    tell_of(told, seen)
    told("seconds until limits are shared again", f"{took:.1f}")


def test_the_replica_takes_over_while_people_ask(fleet: Fleet, told: Told) -> None:
    with traffic(fleet.edge_port) as seen:
        fleet.primary.stop()
        fleet.replica.promote()
        fleet.point_pooler_at(fleet.replica, fleet.replica)
        took = load_and_wait(fleet, "After the failover")
    assert seen.lost == []
    tell_of(told, seen)
    told("seconds from the promotion to a release loaded into it", f"{took:.1f}")
