"""Clients held in memory: what changes is seen, and what fails changes nothing."""

import pytest
from sqlalchemy import Engine, text

from app.clients import registry
from app.clients.live import LiveClients
from app.errors import NoClients
from app.migrating import migrate
from tests.clients.conftest import PEPPER, added


def found(live: LiveClients, key: str) -> str | None:
    live.refresh()
    client = live.find(key.encode())
    return client.name if client else None


def test_a_key_is_known_from_the_next_look_on(engine: Engine, live: LiveClients) -> None:
    live.refresh()
    assert found(live, added(engine)) == "Practice app"


def test_no_other_key_is_known(engine: Engine, live: LiveClients) -> None:
    key = added(engine)
    other = ("a" if key[-1] != "a" else "b").join((key[:-1], ""))
    for strange in (other, key[:-1], key + "a", key.upper(), "", "dyk_", "ключ"):
        assert found(live, strange) is None


def test_a_key_is_nothing_under_another_pepper(engine: Engine) -> None:
    assert found(LiveClients(engine, b"another"), added(engine)) is None


def test_only_a_hash_of_a_key_is_in_the_database(engine: Engine) -> None:
    secret = added(engine).rpartition("_")[2]
    with engine.connect() as db:
        row = db.execute(text("SELECT * FROM api_client")).one()
    assert secret not in repr(row)


def test_a_revoked_key_is_gone_from_the_next_look_on(engine: Engine, live: LiveClients) -> None:
    key = added(engine)
    assert found(live, key)
    registry.revoke(engine, "Practice app")
    assert found(live, key) is None


def test_after_a_rotation_both_keys_work_for_as_long_as_was_said(
    engine: Engine, live: LiveClients
) -> None:
    old = added(engine)
    new = registry.rotate(engine, PEPPER, "Practice app", overlap_hours=1)
    assert found(live, old) == found(live, new) == "Practice app"
    newest = registry.rotate(engine, PEPPER, "Practice app", overlap_hours=0)
    assert [found(live, key) for key in (old, new, newest)] == [None, None, "Practice app"]


def test_before_the_first_look_no_key_can_be_judged(live: LiveClients) -> None:
    with pytest.raises(NoClients):
        live.find(b"dyk_")


def test_with_the_database_away_the_last_clients_stay(
    engine: Engine, live: LiveClients, content_url: str
) -> None:
    key = added(engine)
    live.refresh()
    migrate(content_url, to="0006")  # no table is there any more
    live.look(writes=True)
    client = live.find(key.encode())
    assert client is not None and client.name == "Practice app"


def test_use_is_added_up_over_processes_and_days_are_all_that_is_kept_of_time(
    engine: Engine, live: LiveClients
) -> None:
    added(engine)
    client = registry.listed(engine)[0]
    other = LiveClients(engine, PEPPER)
    for one in (live, other, live):
        one.tally.count(client.id, "compose", 20)
        one.flush()
    live.tally.refuse(client.id, "compose")
    live.refresh()
    told = live.summary(client.id)
    assert vars_of(told.today["compose"]) == vars_of(told.month["compose"]) == (3, 60, 1)
    assert live.units_today(client.id) == 60
    assert registry.listed(engine)[0].last_used_day == told.day.isoformat()


def test_use_that_cannot_be_written_waits(live: LiveClients, content_url: str) -> None:
    live.tally.count("aaaaaaaa", "read", 1)
    migrate(content_url, to="0006")
    live.look(writes=True)
    assert live.tally.units_of("aaaaaaaa") == 1


def test_use_of_a_client_that_is_gone_holds_up_nothing(engine: Engine, live: LiveClients) -> None:
    added(engine)
    client = registry.listed(engine)[0].id
    live.tally.count("aaaaaaaa", "read", 1)
    live.look(writes=True)
    live.tally.count(client, "read", 1)
    live.look(writes=True)
    assert live.summary(client).today["read"].requests == 1


@pytest.mark.slow
def test_what_was_counted_last_is_written_at_the_end(engine: Engine, live: LiveClients) -> None:
    added(engine)
    client = registry.listed(engine)[0].id
    live.look()
    live.watch(3600)
    live.tally.count(client, "draw", 8)
    live.close()
    with engine.connect() as db:
        assert db.execute(text("SELECT units FROM client_use")).scalar() == 8


def test_old_days_are_forgotten(engine: Engine, live: LiveClients) -> None:
    added(engine)
    client = registry.listed(engine)[0].id
    row = "INSERT INTO client_use VALUES (:client, :day, 'read', 1, 1, 0)"
    with engine.begin() as db:
        db.execute(text(row), {"client": client, "day": "2020-01-01"})
    live.tally.count(client, "read", 1)
    live.flush()
    with engine.connect() as db:
        days = db.execute(text("SELECT day FROM client_use")).scalars().all()
    assert len(days) == 1 and days[0] > "2020-01-01"


def vars_of(use: object) -> tuple[int, ...]:
    return tuple(getattr(use, name) for name in ("requests", "units", "refused"))
