"""Fixtures that many tests share: the database servers, and the real content served in memory.

`conftest` has them loaded where tests run.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.main import create_app
from app.seeding.content import Content
from app.seeding.read import read
from app.settings import Settings
from app.vocabulary.kinds import Locale
from tests.certificates import Authority
from tests.client import Client
from tests.fleet.programs import ProgramMissing
from tests.loaded import EmptyUrl, live_edition, with_content
from tests.postgres import Postgres, PostgresUnavailable
from tests.seeding.world import world, write
from tests.tongues import with_lists_told
from tests.valkey import ValkeyServer, ValkeyUnavailable

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def empty_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> EmptyUrl:
    """Makes addresses of empty databases of the engine that was chosen for this run."""
    if request.config.getoption("--engine") == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh_database
    return lambda: f"sqlite:///{tmp_path_factory.mktemp('empty') / 'daoyin.db'}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL, one for each test process."""
    server = Postgres()
    try:
        server.start()
    except PostgresUnavailable as reason:
        server.remove()
        sys.stderr.write(f"\nPOSTGRESQL TESTS DO NOT RUN: {reason}\n")
        if os.environ.get("CI"):
            pytest.fail(f"CI must test PostgreSQL: {reason}")
        pytest.skip(str(reason))
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The address of a new empty PostgreSQL database."""
    return postgres.fresh_database()


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    """A running Valkey that knows nothing yet."""
    try:
        server = ValkeyServer(password="p_ss")
        server.start()
    except ValkeyUnavailable as reason:
        sys.stderr.write(f"\nVALKEY TESTS DO NOT RUN: {reason}\n")
        if os.environ.get("CI"):
            pytest.fail(f"CI must test Valkey: {reason}")
        pytest.skip(str(reason))
    yield server
    server.remove()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A certificate authority that only what is told of it trusts."""
    return _authority(tmp_path_factory.mktemp("authority") / "ours")


@pytest.fixture(scope="session")
def other_authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Another one, which has signed nothing."""
    return _authority(tmp_path_factory.mktemp("authority") / "another")


def _authority(folder: Path) -> Authority:
    try:
        return Authority(folder)
    except ProgramMissing as reason:
        sys.stderr.write(f"\nTLS TESTS DO NOT RUN: {reason}\n")
        if os.environ.get("CI") and os.geteuid() == 0:  # who may install has no excuse
            pytest.fail(f"CI must test TLS: {reason}")
        pytest.skip(str(reason))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'daoyin.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, on each engine in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def real_content() -> Content:
    """The project's own seeds, read once."""
    content, faults = read([ROOT / "seed_data"])
    assert not faults, faults[:5]
    return content


@pytest.fixture(scope="session")
def loaded_sqlite(tmp_path_factory: pytest.TempPathFactory, real_content: Content) -> Path:
    """A SQLite file with the real content as its first release; nothing writes to it."""
    path = tmp_path_factory.mktemp("loaded") / "daoyin.db"
    with_content(f"sqlite:///{path}", real_content)
    return path


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A few records of each kind, for tests of how content moves and not of what it says."""
    content, faults = read([write(world(with_channels=True), tmp_path_factory.mktemp("small"))])
    assert not faults, faults[:5]
    return content


@pytest.fixture(scope="session")
def small_sqlite(tmp_path_factory: pytest.TempPathFactory, small_content: Content) -> Path:
    """A SQLite file with the small content as its first release; nothing writes to it."""
    path = tmp_path_factory.mktemp("small") / "daoyin.db"
    with_content(f"sqlite:///{path}", small_content)
    return path


@pytest.fixture(scope="session")
def small_postgres(postgres: Postgres, small_content: Content) -> str:
    """The address of a PostgreSQL database with the same; nobody may be connected to it."""
    return with_content(postgres.fresh_database(), small_content)


@pytest.fixture
def sqlite_content_url(small_sqlite: Path, tmp_path: Path) -> str:
    """The address of a SQLite file of the test's own that has the small content."""
    return f"sqlite:///{shutil.copy(small_sqlite, tmp_path / 'daoyin.db')}"


@pytest.fixture
def postgres_content_url(postgres: Postgres, small_postgres: str) -> str:
    """The address of a PostgreSQL database of the test's own that has the small content."""
    return postgres.fresh_database(copy_of=small_postgres)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def content_url(request: pytest.FixtureRequest) -> str:
    """The address of a database with the small content, on each engine in turn."""
    url: str = request.getfixturevalue(f"{request.param}_content_url")
    return url


@pytest.fixture(scope="session")
def loaded_url(request: pytest.FixtureRequest, empty_url: EmptyUrl, real_content: Content) -> str:
    """The address of a database with the real content as its first release, to read alone."""
    if request.config.getoption("--engine") == "sqlite":
        return f"sqlite:///{request.getfixturevalue('loaded_sqlite')}"
    return with_content(empty_url(), real_content)


@pytest.fixture(scope="module")
def real_url(
    request: pytest.FixtureRequest,
    empty_url: EmptyUrl,
    real_content: Content,
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The address of a database of the module's own with the same."""
    if request.config.getoption("--engine") == "sqlite":
        path = tmp_path_factory.mktemp("real") / "daoyin.db"
        return f"sqlite:///{shutil.copy(request.getfixturevalue('loaded_sqlite'), path)}"
    return with_content(empty_url(), real_content)


@pytest.fixture(scope="session")
def served(loaded_url: str) -> Iterator[LiveEdition]:
    """The real content held as the live edition."""
    live = LiveEdition(make_engine(loaded_url))
    live.load()
    yield live
    live.close()


@pytest.fixture(scope="session")
def edition(served: LiveEdition) -> Edition:
    """The edition of the real content."""
    return served.current()


@pytest.fixture(scope="session")
def client(served: LiveEdition) -> Client:
    """A client of the whole service on the real content, layers and all."""
    return Client(create_app(Settings(log_requests=False), served))


@pytest.fixture(scope="session")
def tongued(empty_url: EmptyUrl, real_content: Content) -> LiveEdition:
    """The real content with every plain list told in both scripts, as far as tests can read it."""
    simplified = with_lists_told(real_content)
    return live_edition(empty_url(), with_lists_told(simplified, locale=Locale.ZH_HANT))
