"""Operator commands in processes that are forked from one which has loaded the application.

Three quarters of what a short command takes is to load SQLAlchemy, pydantic and the tables, and
tests of commands run hundreds. Each has its own process, environment and streams all the same; what
`python -m app.cli` does before that is told by tests that type it.
"""

import os
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.cli import MODULES, main

LOADED = (
    *(f"app.commands.{name}" for name in sorted(set(MODULES.values()))),
    "alembic.command",
    "alembic.config",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(list(LOADED))


def forked(
    arguments: Sequence[str], environment: dict[str, str], output: Path, errors: Path
) -> BaseProcess:
    """Start a command that writes to these files; who asks waits for it and closes it."""
    process = _FORKS.Process(target=_run, args=(arguments, environment, output, errors))
    process.start()
    return process


def _run(arguments: Sequence[str], environment: dict[str, str], output: Path, errors: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for stream, file in ((sys.stdout, output), (sys.stderr, errors)):
        with file.open("wb") as opened:
            os.dup2(opened.fileno(), stream.fileno())
    sys.exit(main(arguments))
