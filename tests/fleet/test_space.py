"""No room is left on a disk: who reads does not notice, who loads is told, and room mends all."""

import os
import pwd
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from app.commands.content import load_content
from app.commands.telling import Refusal
from app.db import make_engine
from app.seeding.content import Content
from app.seeding.load import load
from tests.commands.process import command
from tests.fleet.asking import get
from tests.fleet.conftest import Told
from tests.fleet.databases import Database
from tests.fleet.programs import wait_for, workers_of
from tests.fleet.topology import METRICS_TOKEN, Instance
from tests.fleet.traffic import tell_of, traffic
from tests.fleet.volumes import NotMounted, mounted, small_volume
from tests.loaded import with_content
from tests.seeding.altered import retitled

FULL_SECONDS = 2.0
STARTED = "Application startup complete."  # uvicorn's line, one for each worker
MEGABYTES = 192
SETTINGS = {
    "LIMIT_REQUESTS": "false",
    "METRICS_TOKEN": METRICS_TOKEN,
    "CLIENT_KEY_PEPPER": "a pepper of at least 32 characters",
}


@contextmanager
def or_not_here(told: Told) -> Iterator[None]:
    """Leave a test out, and say so, where no file system may be mounted."""
    try:
        yield
    except NotMounted as reason:
        told("left out", str(reason))
        pytest.skip(str(reason))


def refused_load(url: str) -> str:
    """Load the seeds with all their languages, for which there is no room; return what it said."""
    refused = command("seed", "load", DATABASE_URL=url)
    assert refused.returncode == 1, (refused.stdout, refused.stderr)
    assert "Traceback" not in refused.stderr
    assert refused.stderr.startswith("app: the database "), refused.stderr
    return refused.stderr.removeprefix("app: ").partition(" (")[0]


def load_with_room(url: str, content: Content, instance: Instance) -> float:
    """Load as soon as that can be done; return seconds until it is served."""
    engine = make_engine(url)

    def is_loaded() -> bool:
        try:
            load(engine, retitled(content, "With room"))
        except DBAPIError:
            return False
        return True

    took = wait_for("a load", is_loaded)
    engine.dispose()
    return took + wait_for("the release", lambda: instance.serves(2))


def test_a_database_without_room_refuses_a_load_and_takes_it_when_there_is_some(
    english: Content, told: Told, tmp_path: Path
) -> None:
    database = Database()
    owner = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else os.geteuid()
    instance: Instance | None = None
    try:
        with or_not_here(told), mounted(database.data, MEGABYTES, owner) as volume:
            database.start()
            url = with_content(database.fresh_database(), english)
            instance = started(tmp_path / "api", 1, {"DATABASE_URL": url, **SETTINGS})
            with traffic(instance.port, people=2) as seen:
                volume.fill()
                said = refused_load(url)
                time.sleep(FULL_SECONDS)
                assert instance.serves(1)
                volume.free()
                if not database.is_running:  # without room for its log it ends itself
                    database.start()
                took = load_with_room(url, english, instance)
            assert seen.lost == []
            told("a load was refused with", said)
            told("seconds from room to a release that is served", f"{took:.1f}")
            tell_of(told, seen)
            instance.stop()
            database.stop()
    finally:
        if instance is not None:
            instance.stop()
        database.remove()


def test_an_instance_without_room_for_database_log_and_figures_answers_on(
    english: Content, told: Told
) -> None:
    with or_not_here(told), small_volume(MEGABYTES) as volume:
        url = with_content(f"sqlite:///{volume.folder}/daoyin.db", english)
        settings = {"DATABASE_URL": url, "TMPDIR": str(volume.folder), **SETTINGS}
        key = command("client", "add", "app", **settings).stdout.strip()
        instance = started(volume.folder / "api", 2, settings)
        try:
            before = workers_of(instance.pid)
            with traffic(instance.port, people=2) as seen:
                volume.fill()
                with pytest.raises(Refusal, match="the database has no room"):
                    load_content(url, retitled(english, "Never"))
                time.sleep(FULL_SECONDS)
                assert (
                    get(f"{instance.url}/metrics", headers=bearer(METRICS_TOKEN)).status_code == 200
                )
                assert get(f"{instance.url}/v1/me/usage", headers=bearer(key)).status_code == 200
                assert instance.serves(1)
                volume.free()
                took = load_with_room(url, english, instance)
            assert seen.lost == []
            replaced = len(workers_of(instance.pid) - before)
            logged = instance.said.stat().st_size
            get(f"{instance.url}/v1/regions")
            wait_for("the log to go on", lambda: instance.said.stat().st_size > logged)
        finally:
            instance.stop()
    told("a load was refused with", "the database has no room")
    told("workers that were replaced meanwhile", str(replaced))
    told("seconds from room to a release that is served", f"{took:.1f}")
    tell_of(told, seen)


def started(folder: Path, workers: int, settings: dict[str, str]) -> Instance:
    """Start an instance, and wait until each of its workers has read what it needs."""
    instance = Instance(folder, workers, settings)
    instance.start()
    instance.wait_until_ready()
    wait_for("all workers", lambda: instance.said.read_text().count(STARTED) == workers)
    return instance


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
