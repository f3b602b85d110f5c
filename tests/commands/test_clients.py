"""`client`: keys are shown once, and what happens to them is known to every running process."""

import json
import shutil
import stat
import time
from pathlib import Path

import pytest

from app.clients.keys import client_in
from app.clients.registry import Listed, listed
from app.db import make_engine
from tests.commands.process import Served, command, served

pytestmark = pytest.mark.slow

PEPPER = "a pepper for tests, of no use elsewhere"
READ = "/v1/conditions/sciatica"
USAGE = "/v1/me/usage"
PATIENCE_SECONDS = 60


class Operator:
    """Somebody at a terminal, with the settings of one database."""

    def __init__(self, url: str) -> None:
        self.settings = {"DATABASE_URL": url, "CLIENT_KEY_PEPPER": PEPPER}

    def does(self, *words: str, **settings: str) -> str:
        """Run a command that must succeed, and return what a program would read of it."""
        done = command("client", *words, **(self.settings | settings))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def is_refused(self, *words: str, **settings: str) -> str:
        """Run a command that must fail without having done anything; return why."""
        done = command("client", *words, **(self.settings | settings))
        assert done.returncode in (1, 2), done.stdout
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
        return done.stderr.strip()

    def clients(self) -> dict[str, Listed]:
        """What the database itself holds, by name."""
        engine = make_engine(self.settings["DATABASE_URL"])
        found = {one.name: one for one in listed(engine)}
        engine.dispose()
        return found


@pytest.fixture
def operator(content_url: str) -> Operator:
    return Operator(content_url)


def status(service: Served, key: str) -> int:
    return service.get(READ, Authorization=f"Bearer {key}").status_code


def wait_for(service: Served, key: str, expected: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while status(service, key) != expected:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_running_service_learns_of_every_change_and_writes_down_what_was_asked(
    operator: Operator, tmp_path: Path
) -> None:
    first = operator.does("add", "Practice app", "--per-day", "1000")
    assert client_in(first.encode()), "the key alone is on standard output"
    with served("--no-prepare", **operator.settings) as service:
        assert status(service, first) == 200
        second = operator.does("rotate", "Practice app")
        wait_for(service, second, 200)
        assert status(service, first) == 200, "it goes on for a day"
        third = operator.does("rotate", "Practice app", "--overlap-hours", "0")
        wait_for(service, third, 200)
        assert [status(service, key) for key in (first, second)] == [401, 401]
        told = service.get(USAGE, Authorization=f"Bearer {third}").json()
        asked = told["today"]["total"]["requests"]
        assert asked >= 4 and told["units_per_day"] == 1000
        assert "revoked" in operator.does("revoke", "Practice app")
        wait_for(service, third, 401)
        assert service.get(READ).status_code == 200
    client = operator.clients()["Practice app"]
    assert client.last_used_day and client.revoked_day
    operator.does("export", str(tmp_path / "clients.json"))
    told = json.loads((tmp_path / "clients.json").read_text())
    assert sum(use["requests"] for use in told["use"]) >= asked


def test_a_list_tells_quotas_scopes_and_days_and_no_key(operator: Operator) -> None:
    key = operator.does("add", "Clinic", "--scope", "read", "--scope", "draw", "--per-minute", "90")
    told = operator.does("list")
    assert "Clinic" in told and "draw read  90 a minute  never used" in told
    assert key.rpartition("_")[2] not in told
    (seen,) = json.loads(operator.does("list", "--json"))
    assert seen.pop("id") == client_in(key.encode())
    assert seen.pop("created_day")
    assert seen == {
        "name": "Clinic",
        "scopes": ["draw", "read"],
        "units_per_minute": 90,
        "units_per_day": None,
        "revoked_day": None,
        "last_used_day": None,
    }


def test_a_backup_brings_clients_to_a_new_database_with_their_keys(
    operator: Operator, tmp_path: Path
) -> None:
    key = operator.does("add", "Practice app")
    file = tmp_path / "clients.json"
    operator.does("export", str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert key.rpartition("_")[2] not in file.read_text()
    other = Operator(f"sqlite:///{tmp_path / 'other.db'}")
    assert command("migrate", **other.settings).returncode == 0
    assert "1 clients" in other.does("import", str(file))
    assert other.clients() == operator.clients()
    assert "--replace" in other.is_refused("import", str(file))
    assert "CLIENT_KEY_PEPPER" in other.is_refused(
        "import", str(file), "--replace", CLIENT_KEY_PEPPER=PEPPER[::-1]
    )


@pytest.fixture(scope="module")
def with_one(small_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Operator:
    """The operator of a database with one client, which no test may change."""
    folder = tmp_path_factory.mktemp("clients")
    operator = Operator(f"sqlite:///{shutil.copy(small_sqlite, folder / 'daoyin.db')}")
    operator.does("add", "Taken")
    return operator


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "Taken"), "there is a client called 'Taken' already"),
        (("rotate", "Nobody"), "no client called 'Nobody'"),
        (("revoke", "Nobody"), "no client called 'Nobody'"),
        (("add", ""), "a name has 1 to 80 characters"),
        (("add", "x" * 81), "a name has 1 to 80 characters"),
        (("add", "New", "--per-minute", "0"), "'0' is no number from 1"),
        (("add", "New", "--per-day", "-1"), "--per-day"),
        (("add", "New", "--scope", "write"), "write"),
        (("rotate", "Taken", "--overlap-hours", "nan"), "'nan' is no number from 0"),
        (("import", "/nowhere/clients.json"), "cannot be read"),
        (("export", "/nowhere/clients.json"), "cannot be written"),
        (("list", "--jsno"), "--jsno"),
        ((), "action"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line_and_changes_nothing(
    with_one: Operator, words: tuple[str, ...], told: str
) -> None:
    assert told in with_one.is_refused(*words).splitlines()[-1]
    assert list(with_one.clients()) == ["Taken"]


def test_without_a_pepper_no_key_is_made(sqlite_content_url: str) -> None:
    operator = Operator(sqlite_content_url)
    for words in (("add", "Practice app"), ("rotate", "Practice app")):
        assert "CLIENT_KEY_PEPPER" in operator.is_refused(*words, CLIENT_KEY_PEPPER="")
    assert operator.clients() == {}


def test_a_database_without_the_tables_of_clients_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'daoyin.db'}"
    assert "./run migrate" in Operator(url).is_refused("list")
