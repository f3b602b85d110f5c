"""`serve`: one command from nothing to answers, and a clear word when that cannot be."""

import json
import shutil
import signal
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.commands.examples import EXAMPLE_TOKEN
from app.migrating import migrate
from tests.commands.process import Served, command, free_port, got, served
from tests.web.prometheus import series_in

pytestmark = pytest.mark.slow

READ = "/v1/conditions/sciatica"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that one start has migrated and seeded."""
    url = f"sqlite:///{tmp_path_factory.mktemp('serve') / 'new' / 'daoyin.db'}"
    with served(DATABASE_URL=url) as service:
        assert service.get(READ).json()["title"] == "Sciatica"
    return url


@pytest.fixture(scope="module")
def started(prepared: str) -> Iterator[Served]:
    """A second start on what the first one made, for the tests that only look at it."""
    with served(DATABASE_URL=prepared) as service:
        yield service


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_start_prints_addresses_that_answer(started: Served) -> None:
    assert started.process.stdout is not None
    shown = [started.process.stdout.readline().strip() for _ in range(7)]
    paths = [line.removeprefix(started.url) for line in shown if line.startswith(started.url)]
    assert len(paths) == 6
    for path in paths:
        assert started.get(path).status_code == 200, path


def test_a_second_start_loads_nothing_again(started: Served) -> None:
    assert started.get("/v1/releases").json()["live"]["number"] == 1


def test_a_start_loads_its_seeds_over_what_others_were_loaded_from(
    seeds: Path, tmp_path: Path
) -> None:
    url, overlay = f"sqlite:///{tmp_path / 'daoyin.db'}", tmp_path / "clinic"
    with served(DATABASE_URL=url, SEED_DIRS=str(seeds)) as service:
        assert service.get("/v1/releases").json()["live"]["number"] == 1
    (overlay / "vocabulary").mkdir(parents=True)
    synonym = [{"says": "ouch of ours", "means": ["vertigo"]}]
    (overlay / "vocabulary" / "search_synonyms.json").write_text(json.dumps(synonym))
    command("seed", "load", DATABASE_URL=url, SEED_DIRS=f"{seeds},{overlay}")
    with served(DATABASE_URL=url, SEED_DIRS=str(seeds)) as service:
        assert service.get("/v1/releases").json()["live"]["number"] == 3


def test_several_workers_all_answer(sqlite_content_url: str) -> None:
    with served("--no-prepare", "--workers", "2", DATABASE_URL=sqlite_content_url) as service:
        for _ in range(20):
            assert service.get(READ).status_code == 200


def test_reload_serves_too(sqlite_content_url: str) -> None:
    with served("--no-prepare", "--reload", DATABASE_URL=sqlite_content_url) as service:
        assert service.get(READ).status_code == 200


def test_a_load_by_another_process_is_served_without_a_restart(seeds: Path, tmp_path: Path) -> None:
    url, overlay = f"sqlite:///{tmp_path / 'daoyin.db'}", tmp_path / "clinic"
    (overlay / "concepts").mkdir(parents=True)
    (overlay / "concepts" / "rest.json").write_text(
        """{"slug": "clinic-rest", "assessed_by": "author", "title": "Rest",
        "chinese": null, "lay_names": [], "summary": "A pause between two movements.",
        "tradition": [], "known": [{"text": "We found no study of it.", "kind": "mechanistic",
        "grade": "unsupported", "sources": []}], "related": [], "acupoints": [],
        "movements": [], "claims": [], "sources": []}"""
    )
    with served(DATABASE_URL=url, SEED_DIRS=str(seeds), RELEASE_POLL_SECONDS="0.1") as service:
        assert service.get("/v1/concepts/clinic-rest").status_code == 404
        loaded = command("seed", "load", DATABASE_URL=url, SEED_DIRS=f"{seeds},{overlay}")
        assert loaded.returncode == 0, loaded.stderr
        wait_for(service, "/v1/concepts/clinic-rest")


def wait_for(service: Served, path: str) -> None:
    deadline = time.monotonic() + 10
    while service.get(path).status_code != 200:
        assert time.monotonic() < deadline, f"{path} never came"
        time.sleep(0.05)


def test_sigterm_lets_a_request_in_flight_finish(sqlite_content_url: str) -> None:
    answers: list[bytes] = []
    with served("--no-prepare", DATABASE_URL=sqlite_content_url) as service:
        port = int(service.url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(b"GET /v1/vocabulary HTTP/1.1\r\nHost: x\r\n")
            time.sleep(0.3)
            reader = threading.Thread(target=lambda: answers.append(slow.recv(64)))
            slow.sendall(b"\r\n")
            service.process.send_signal(signal.SIGTERM)
            reader.start()
            reader.join(20)
        assert answers and answers[0].startswith(b"HTTP/1.1 200")
        assert service.process.wait(25) in (0, -signal.SIGTERM)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_unmigrated_database_is_refused_with_the_command_that_mends_it(
    tmp_path: Path, workers: str
) -> None:
    port = free_port()
    url = f"sqlite:///{tmp_path / 'none.db'}"
    done = command(
        "serve", "--no-prepare", "--workers", workers, "--port", str(port), DATABASE_URL=url
    )
    assert done.returncode == 1
    assert "./run migrate" in done.stderr and "Traceback" not in done.stderr
    assert not is_open(port)


@pytest.mark.parametrize(
    ("user", "options"),
    [("daoyin:secret", ""), ("daoyin", "&password=secret"), ("daoyin", "&sslpassword=p%40secret")],
)
def test_a_database_that_is_away_is_told_in_one_line_without_the_password(
    user: str, options: str
) -> None:
    place = f"127.0.0.1:{free_port()}/daoyin?sslmode=disable"
    done = command("serve", DATABASE_URL=f"postgresql://{user}@{place}{options}")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"does not answer (postgresql://{place})" in done.stderr
    assert "secret" not in done.stderr


def test_a_misspelt_option_of_an_address_is_told_by_its_name() -> None:
    url = "postgresql://daoyin:secret@127.0.0.1:1/daoyin?sslmod=verify-full"
    done = command("serve", DATABASE_URL=url)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cannot be used" in done.stderr and '"sslmod"' in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.parametrize("arguments", [("serve",), ("serve", "--no-prepare"), ("migrate",)])
def test_a_schema_newer_than_the_code_is_refused_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    url = f"sqlite:///{tmp_path / 'newer.db'}"
    migrate(url)
    with sqlite3.connect(tmp_path / "newer.db") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    done = command(*arguments, DATABASE_URL=url)
    assert done.returncode == 1
    assert "9999" in done.stderr and "too old" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "0"), ("LOG_LEVEL", "loud"), ("DATABASE_URL", "nowhere"),
     ("DATABASE_URL", "mysql://daoyin:secret@localhost/daoyin"),
     ("DATABASE_URL", "postgresql://daoyin:p@secret@localhost/daoyin"),
     ("DATABASE_READ_URL", "postgresql://localhost:1/daoyin?password=p@secret"),
     ("DATABASE_URL", "postgresql://dao/yin:secret@localhost/daoyin"),
     ("CLIENT_KEY_PEPPER", "secret")],
)  # fmt: skip
def test_a_bad_setting_ends_the_start_in_one_line_with_its_name(name: str, value: str) -> None:
    done = command("serve", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"app: {name}: ") and done.stderr.count("\n") == 1
    assert "secret" not in done.stderr


def test_addresses_go_to_no_valkey_under_a_hash_that_anybody_can_make() -> None:
    done = command("serve", VALKEY_URL="valkey://:secret@127.0.0.1:1/0")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("app: CLIENT_KEY_PEPPER: ") and "VALKEY_URL" in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.skipif(find_spec("opentelemetry.sdk") is not None, reason="its packages are here")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_tracing_without_its_packages_is_refused_before_anything_is_done(workers: str) -> None:
    nowhere = "sqlite:////dev/null/never.db"
    done = command("serve", "--workers", workers, TRACING="true", DATABASE_URL=nowhere)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("app: TRACING needs OpenTelemetry")


def test_a_port_of_metrics_that_is_taken_is_refused_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        nowhere = "sqlite:////dev/null/never.db"
        for own in (port, str(free_port())):
            done = command("serve", "--port", own, METRICS_PORT=port, DATABASE_URL=nowhere)
            assert (done.returncode, done.stderr.count("\n")) == (1, 1)
            assert done.stderr.startswith("app: METRICS_PORT: ")


def test_one_port_shows_the_figures_of_all_workers_and_no_line_of_the_log_is_no_json(
    sqlite_content_url: str,
) -> None:
    port = free_port()
    settings = {"DATABASE_URL": sqlite_content_url, "METRICS_PORT": str(port)}
    with served("--no-prepare", "--workers", "2", LOG_REQUESTS="true", **settings) as service:
        for _ in range(40):
            assert service.get(READ).status_code == 200
        route = 'daoyin_requests_total{route="/v1/conditions/{name}",method="GET",status="200"}'
        deadline = time.monotonic() + 20
        seen: dict[str, float] = {}
        while (seen.get("daoyin_workers"), seen.get(route)) != (2, 40):
            assert time.monotonic() < deadline, seen
            seen = series_in(got(f"http://127.0.0.1:{port}/metrics").content)
            time.sleep(0.05)
        assert seen["daoyin_release"] == seen["daoyin_database_up"] == 1
        service.process.terminate()
        service.process.wait(30)
        assert service.process.stdout is not None
        lines = service.process.stdout.read().splitlines()
        told = [json.loads(line) for line in lines if "http://" not in line]
        assert {line["event"] for line in told} == {"log", "request"}


@pytest.mark.parametrize("option", [("--port", "0"), ("--port", "65536"), ("--workers", "0")])
def test_a_number_that_cannot_be_is_refused_before_anything_is_done(
    option: tuple[str, str],
) -> None:
    done = command("serve", *option, DATABASE_URL="sqlite:////dev/null/never.db")
    assert done.returncode == 2
    assert f"'{option[1]}' is no number from 1 to" in done.stderr


@pytest.mark.parametrize("arguments", [("serve",), ("serve", "--no-prepare"), ("seed", "load")])
def test_a_file_that_is_no_database_is_told_in_one_line_and_left_alone(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "notes.txt").write_text("my notes")
    done = command(*arguments, DATABASE_URL=f"sqlite:///{tmp_path / 'notes.txt'}")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "not a database" in done.stderr
    assert (tmp_path / "notes.txt").read_text() == "my notes"


def test_a_place_that_cannot_be_made_is_told_in_one_line() -> None:
    done = command("serve", DATABASE_URL="sqlite:////dev/null/never.db")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "/dev/null" in done.stderr


def test_a_revision_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = command("migrate", "--to", "9999", DATABASE_URL=f"sqlite:///{tmp_path / 'some.db'}")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "no revision 9999" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_empty_database_is_refused_when_it_may_not_be_seeded(
    tmp_path: Path, workers: str
) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    migrate(url)
    done = command("serve", "--no-prepare", "--workers", workers, DATABASE_URL=url)
    assert done.returncode == 1
    assert "No content release" in done.stderr


@pytest.mark.parametrize(("proxies", "scheme"), [("127.0.0.1", "https"), ("10.0.0.1", "http")])
def test_only_a_proxy_of_ours_says_by_which_scheme_we_are_reached(
    loaded_sqlite: Path, tmp_path: Path, proxies: str, scheme: str
) -> None:
    url = f"sqlite:///{shutil.copy(loaded_sqlite, tmp_path)}"
    path = f"/v1/sessions/{EXAMPLE_TOKEN}.ics?start=2026-12-01T08:00&tz=UTC"
    with served("--no-prepare", DATABASE_URL=url, TRUSTED_PROXIES=proxies) as service:
        calendar = service.get(path, X_Forwarded_Proto="https").text
    assert f"{scheme}://127.0.0.1" in calendar.replace("\r\n ", "")
