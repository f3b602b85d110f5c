"""The databases and servers of a run, all of them thrown away at its end."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.migrating import migrate
from app.seeding.check.checking import check
from app.seeding.content import Content
from app.seeding.load import load
from app.settings import Settings
from bench import bare, cases, nginx
from bench.asking import Answer, ask
from bench.content20 import many_times
from bench.machine import Tools, say
from bench.measuring import conditional_headers
from bench.servers import READY, Server, free_port, our_server, serving, uvicorn_command

TIMES = 20
# As an instance of a fleet runs, but that nobody who asks comes to the end of a quota.
EVERYTHING_ON = {
    "LOG_REQUESTS": "true",
    "METRICS_TOKEN": "only-for-this-measurement",
    "LIMIT_REQUESTS": "true",
    "LIMIT_UNITS_PER_MINUTE": "1000000000",
}
Start = Callable[[], AbstractContextManager[Server]]


@dataclass(frozen=True, slots=True)
class Ground:
    """The content, and the databases that hold it once and twenty times."""

    content: Content
    edition: Edition
    database_url: str
    big_url: str | None


def lay_ground(scratch: Path, *, is_big: bool) -> Ground:
    """Load the seeds as they are now, and the grown content beside them."""
    content, faults = check(Settings().seed_folders)
    if faults:
        say(f"The seeds have {len(faults)} faults; what loads all the same is measured.")
    url = _loaded(scratch / "content.db", content)
    big_url = None
    if is_big:
        say("making 20 x the content ...")
        big_url = _loaded(scratch / "content20.db", many_times(content, TIMES))
    live = LiveEdition(make_engine(url))
    edition = live.load()
    live.close()
    return Ground(content, edition, url, big_url)


def _loaded(file: Path, content: Content) -> str:
    url = f"sqlite:///{file}"
    migrate(url)
    engine = make_engine(url)
    load(engine, content)
    engine.dispose()
    return url


def copy_of(database_url: str, scratch: Path) -> str:
    """Return a database with the same content that may be changed."""
    original = Path(database_url.removeprefix("sqlite:///"))
    shutil.copy(original, scratch / "copy.db")
    return f"sqlite:///{scratch / 'copy.db'}"


@contextmanager
def all_servers(
    ground: Ground, chosen: tuple[cases.Case, ...], tools: Tools, scratch: Path
) -> Iterator[tuple[dict[str, Server], dict[str, Answer]]]:
    """Start every server that the cases name; also return our answer to each fixed target."""
    wanted = {name for case in chosen for name in case.servers}
    with ExitStack() as stack:
        servers = {cases.OURS: stack.enter_context(_ours(cases.OURS, ground.database_url, scratch))}
        targets = dict.fromkeys(case.target for case in chosen if case.target)
        answers = {target: ask(servers[cases.OURS].port, target) for target in targets}
        for name, start in _others(ground, tools, scratch, servers[cases.OURS], answers).items():
            if name in wanted:
                say(f"starting {name} ...")
                servers[name] = stack.enter_context(start())
        yield servers, answers


def _ours(name: str, url: str, scratch: Path, **more: str) -> AbstractContextManager[Server]:
    return our_server(name, url, scratch, **more)


def _others(
    ground: Ground, tools: Tools, scratch: Path, ours: Server, answers: dict[str, Answer]
) -> dict[str, Start]:
    url, no_cache = ground.database_url, {"CACHE_MEGABYTES": "0"}
    starts: dict[str, Start] = {
        cases.TWIN: lambda: _ours(cases.TWIN, url, scratch),
        cases.UNCACHED: lambda: _ours(cases.UNCACHED, url, scratch, **no_cache),
        cases.UNCACHED_TWIN: lambda: _ours(cases.UNCACHED_TWIN, url, scratch, **no_cache),
        cases.LOGGED: lambda: _ours(cases.LOGGED, url, scratch, **no_cache, LOG_REQUESTS="true"),
        cases.EVERYTHING_ON: lambda: _ours(cases.EVERYTHING_ON, url, scratch, **EVERYTHING_ON),
        cases.BARE: lambda: _bare(ours, answers, scratch),
        cases.ORM: lambda: _orm(url, scratch),
    }
    if tools.nginx:
        program = tools.nginx
        starts[cases.NGINX] = lambda: _nginx(program, answers, scratch)
        starts[cases.EDGE] = lambda: _edge(program, ours.port, scratch)
    if big := ground.big_url:
        starts[cases.BIG] = lambda: _ours(cases.BIG, big, scratch)
        starts[cases.BIG_UNCACHED] = lambda: _ours(cases.BIG_UNCACHED, big, scratch, **no_cache)
    return starts


def _bare(
    ours: Server, answers: dict[str, Answer], scratch: Path
) -> AbstractContextManager[Server]:
    target = next(iter(answers))
    known = {
        **answers,
        bare.UNCHANGED: ask(ours.port, target, conditional_headers(ours.port, target)),
    }
    known[READY] = ask(ours.port, READY)
    file = scratch / "answers.json"
    bare.write_answers(file, known)
    port = free_port()
    command = uvicorn_command("bench.bare:app", port)
    return serving(cases.BARE, command, port, READY, scratch, {bare.ANSWERS: str(file)})


def _orm(url: str, scratch: Path) -> AbstractContextManager[Server]:
    port = free_port()
    command = uvicorn_command("bench.orm_app:app", port)
    return serving(cases.ORM, command, port, READY, scratch, {"DATABASE_URL": url})


def _nginx(
    program: str, answers: dict[str, Answer], scratch: Path
) -> AbstractContextManager[Server]:
    port = free_port()
    configuration = nginx.write_configuration(scratch, port, answers)
    command = (program, "-c", str(configuration), "-p", str(scratch))
    return serving(cases.NGINX, command, port, nginx.READY, scratch)


def _edge(program: str, behind: int, scratch: Path) -> AbstractContextManager[Server]:
    port = free_port()
    command = nginx.edge_command(program, scratch, port, behind)
    return serving(cases.EDGE, command, port, READY, scratch)
