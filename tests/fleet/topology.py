"""The topology of `deploy/compose.yaml` as plain processes on this machine alone."""

import os
import pwd
import shutil
import signal
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import httpx
import psycopg
from sqlalchemy import make_url

from app.catalogue.releases import newest_release
from app.db import make_engine
from app.granting import grant_serving
from app.seeding.content import Content
from app.seeding.load import load
from tests.commands.process import ROOT, free_port
from tests.fleet.asking import get, post
from tests.fleet.databases import Database, Replica
from tests.fleet.programs import Program, program, wait_for, workers_of
from tests.fleet.traffic import WISH
from tests.loaded import with_content
from tests.postgres import SUPERUSER
from tests.valkey import ValkeyServer

DEPLOY = ROOT / "deploy"
# So short, that a test sees an answer grow stale.
MAX_AGE_SECONDS = 1
METRICS_TOKEN = "a-token-of-the-tests"
SERVING = "daoyin_serving"  # the role of the instances; the superuser owns the tables


# Which worker takes a connection is chance: as many hardly ever meet only one of two.
ASKED = 12


class Instance(Program):
    """One instance of the service, with one worker or several."""

    def __init__(self, folder: Path, workers: int, settings: dict[str, str]) -> None:
        self._asked = ASKED if workers > 1 else 1
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        folder.mkdir()
        command = ("-m", "app.cli", "serve", "--no-prepare", "--port", str(self.port))
        super().__init__(
            folder,
            (sys.executable, *command, "--workers", str(workers)),
            environment={"PYTHONPATH": str(ROOT), **settings},
        )

    def is_ready(self) -> bool:
        """Say whether it answers."""
        assert self.is_running, self.said.read_text(encoding="utf-8")[-2000:]
        return answers(f"{self.url}/health/ready")

    def serves(self, number: int) -> bool:
        """Say whether each of its workers serves this release."""
        return all(self.release() == number for _ in range(self._asked))

    def wait_until_ready(self) -> None:
        """Wait until it answers, and has composed once: the first time costs it most."""
        wait_for("an instance", self.is_ready)
        assert post(f"{self.url}/v1/sessions", json=WISH).status_code == 200

    def shares_its_limits(self) -> bool:
        """Say whether it reaches Valkey, as its metrics tell."""
        token = {"Authorization": f"Bearer {METRICS_TOKEN}"}
        told = get(f"{self.url}/metrics", headers=token).text
        return "\ndaoyin_limits_shared 1" in told

    def release(self) -> int:
        """The content release that it serves."""
        return int(get(f"{self.url}/v1").headers["content-release"])


def answers(url: str) -> bool:
    """Say whether an address answers with a 200."""
    try:
        return httpx.get(url, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


class Fleet:
    """Primary, replica, pooler, Valkey, two instances and the edge before them."""

    def __init__(self, content: Content) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dy-fleet-"))
        self.folder.chmod(0o755)
        self.content = content
        self.primary = Database()
        self.replica = Replica(self.primary)
        self.valkey = ValkeyServer()
        self._pooler_port = free_port()
        self.edge_port = free_port()
        self.edge_url = f"http://127.0.0.1:{self.edge_port}"
        self.pooler: Program
        self.edge: Program
        self.follower: Program
        self.instances: list[Instance] = []
        self.database = ""

    max_age_seconds = MAX_AGE_SECONDS

    @property
    def pooled_url(self) -> str:
        """Where an instance finds its primary: behind the pooler."""
        return f"postgresql://{SERVING}@127.0.0.1:{self._pooler_port}/daoyin"

    @property
    def pooled_read_url(self) -> str:
        return f"postgresql://{SERVING}@127.0.0.1:{self._pooler_port}/daoyin_read"

    @property
    def pooled_content_url(self) -> str:
        """Where the owner of the tables loads: behind the pooler, too."""
        return f"postgresql://{SUPERUSER}@127.0.0.1:{self._pooler_port}/daoyin_content"

    def start(self) -> None:
        """Start everything in its order, with the content as the first release."""
        self.primary.start()
        self.database = with_content(self.primary.fresh_database(), self.content)
        self._make_serving_role()
        self.replica.start()
        self._start_pooler()
        self.valkey.start()
        for number, workers in enumerate((1, 2), start=1):
            settings = {
                "DATABASE_URL": self.pooled_url,
                "DATABASE_READ_URL": self.pooled_read_url,
                "CACHE_MAX_AGE_SECONDS": str(MAX_AGE_SECONDS),
                "LIMIT_REQUESTS": "true",
                "LIMIT_UNITS_PER_MINUTE": "1000000",
                "VALKEY_URL": self.valkey.url,
                "CLIENT_KEY_PEPPER": "a pepper of at least 32 characters",
                "METRICS_TOKEN": METRICS_TOKEN,
            }
            instance = Instance(self.folder / f"api-{number}", workers, settings)
            instance.start()
            self.instances.append(instance)
        for instance in self.instances:
            instance.wait_until_ready()
        self._start_edge()

    def _make_serving_role(self) -> None:
        engine = make_engine(self.database)
        with engine.begin() as db:
            db.exec_driver_sql(f"CREATE ROLE {SERVING} LOGIN")
        grant_serving(engine, SERVING)
        engine.dispose()

    def stop(self) -> None:
        """End every process and forget every file."""
        started = (getattr(self, name, None) for name in ("follower", "edge", "pooler"))
        for one in (*started, *self.instances):
            if one is not None:
                one.stop()
        for server in (self.valkey, self.replica, self.primary):
            server.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def load(self, content: Content) -> int:
        """Load content through the pooler, as `seed load` does, and return its release."""
        engine = make_engine(self.pooled_content_url)
        try:
            load(engine, content)
            newest = newest_release(engine)
        finally:
            engine.dispose()
        assert newest is not None
        return newest[0]

    def wait_until_served(self, number: int) -> float:
        """Wait until every instance serves a release; return how many seconds that took."""
        return sum(
            wait_for("the release", partial(instance.serves, number)) for instance in self.instances
        )

    def point_pooler_at(self, writing: Database, reading: Database) -> None:
        """Write where each pooled database is, and have the pooler read it."""
        name = make_url(self.database).database
        lines = [
            "[databases]",
            f"daoyin = host={writing.folder} dbname={name} user={SERVING}",
            f"daoyin_read = host={reading.folder} dbname={name} user={SERVING}",
            f"daoyin_content = host={writing.folder} dbname={name} user={SUPERUSER}",
            "[pgbouncer]",
            "listen_addr = 127.0.0.1",
            f"listen_port = {self._pooler_port}",
            "unix_socket_dir =",
            "auth_type = any",
            "admin_users = daoyin",
            f"pidfile = {self.folder / 'pooler' / 'pid'}",
            f"%include {DEPLOY / 'pgbouncer' / 'pooling.ini'}",
        ]
        path = self.folder / "pooler" / "pgbouncer.ini"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if getattr(self, "pooler", None) is not None:
            self.pooler.send(signal.SIGHUP)

    def renew_connections(self) -> None:
        """Have the pooler open its connections anew, as it must after a setting of a session."""
        admin = f"postgresql://daoyin@127.0.0.1:{self._pooler_port}/pgbouncer"
        with psycopg.connect(admin, autocommit=True, prepare_threshold=None) as console:
            console.pgconn.exec_(b"RECONNECT")

    def _start_pooler(self) -> None:
        folder = self.folder / "pooler"
        folder.mkdir()
        owner = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
        if owner is not None:
            os.chown(folder, owner, owner)
        self.point_pooler_at(self.primary, self.replica)
        self.pooler = Program(
            folder, (program("pgbouncer", "pgbouncer"), folder / "pgbouncer.ini"), owner=owner
        )
        self.pooler.start()
        engine = make_engine(self.pooled_read_url)

        def is_there() -> bool:
            try:
                return newest_release(engine) is not None
            except Exception:
                assert self.pooler.is_running, self.pooler.said.read_text()[-2000:]
                return False

        wait_for("the replica behind the pooler", is_there)
        engine.dispose()

    def _start_edge(self) -> None:
        """Start nginx on the configuration that is deployed, with the places of this machine."""
        nginx = program("nginx", "nginx")
        conf, prefix = self.folder / "edge-conf", self.folder / "edge"
        shutil.copytree(DEPLOY / "nginx", conf)
        prefix.mkdir()
        upstream = (conf / "upstream.conf").read_text(encoding="utf-8")
        for number, instance in enumerate(self.instances, start=1):
            upstream = upstream.replace(f"api-{number}:8000", f"127.0.0.1:{instance.port}")
        (conf / "upstream.conf").write_text(upstream, encoding="utf-8")
        listen = (conf / "listen.conf").read_text(encoding="utf-8")
        listen = listen.replace("8080", f"127.0.0.1:{self.edge_port}")
        (conf / "listen.conf").write_text(listen, encoding="utf-8")
        command = (nginx, "-p", f"{prefix}/", "-c", conf / "nginx.conf", "-e", "stderr")
        self.edge = Program(prefix, (*command, "-g", "daemon off;"))
        self.edge.start()
        wait_for("the edge", self.edge_answers)
        follow = (conf / "follow-release", conf, prefix, *(i.url for i in self.instances))
        paths = f"{os.environ.get('PATH', '')}:{Path(nginx).parent}"
        self.follower = Program(
            self.folder / "follower", ("sh", *map(str, follow)), environment={"PATH": paths}
        )
        self.follower.folder.mkdir()
        self.follower.start()
        self.wait_until_edge_follows()

    def wait_until_edge_follows(self) -> None:
        """Wait until the edge keeps all answers under the newest release."""
        newest = max(instance.release() for instance in self.instances)
        told = f"keeps answers of release {newest}\n"
        wait_for("the edge to follow", lambda: told in self.follower.said.read_text("utf-8"))
        time.sleep(0.3)  # it was told to turn, and begins to
        # Until these are gone they answer as well, and keep under the release before.
        wait_for("the last of the old", lambda: not workers_of(self.edge.pid, b"shutting down"))

    def edge_answers(self) -> bool:
        """Say whether the edge answers."""
        assert self.edge.is_running, self.edge.said.read_text(encoding="utf-8")[-2000:]
        return answers(f"{self.edge_url}/v1")

    def edge_release(self) -> int:
        """The release that the edge keeps its answers under."""
        told = (self.folder / "edge-conf" / "release.conf").read_text(encoding="utf-8")
        return int(told.rpartition('"')[0].rpartition('"')[2].split()[0])

    def logged(self) -> str:
        """Everything that any part of the fleet has written down, but for the databases."""
        time.sleep(1.2)  # the edge writes its log once a second
        files = [*self.folder.rglob("said"), self.folder / "edge" / "access.log"]
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files)
