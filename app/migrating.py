"""Brings a database to the schema of the code; a SQLite file is migrated as a copy and swapped
in.
"""

import os
import re
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, make_url, text

from app.db import make_engine

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic itself is imported where it migrates: a start that finds the schema current would pay
# 0.3 s and 12 MB for it, and keep the memory.
PROJECT = Path(__file__).resolve().parent.parent
VERSIONS = PROJECT / "migrations" / "versions"
_REVISION = re.compile(r'^revision\b[^=\n]*= *"([^"]+)"', re.MULTILINE)
_DOWN_REVISION = re.compile(r'^down_revision\b[^=\n]*= *"([^"]+)"', re.MULTILINE)


def alembic_config(url: str) -> "Config":
    """Return Alembic's settings out of pyproject.toml with the database to work on."""
    from alembic.config import Config

    config = Config(toml_file=PROJECT / "pyproject.toml")
    config.attributes["url"] = url
    return config


def code_revision() -> str:
    """The newest schema revision that this code knows: the one that no other builds on."""
    files = [path.read_text(encoding="utf-8") for path in VERSIONS.glob("*.py")]
    built_on: set[str] = {name for file in files for name in _DOWN_REVISION.findall(file)}
    heads: set[str] = {name for file in files for name in _REVISION.findall(file)} - built_on
    if len(heads) != 1:
        raise RuntimeError(f"migrations/versions has {len(heads)} newest revisions, not one")
    return heads.pop()


def is_known(revision: str) -> bool:
    """Say whether this code has that revision; one that it has not comes from a newer code."""
    files = (path.read_text(encoding="utf-8") for path in VERSIONS.glob("*.py"))
    return any(revision in _REVISION.findall(file) for file in files)


def database_revision(engine: Engine) -> str | None:
    """The schema revision of the database; None for a database never migrated."""
    with engine.connect() as db:
        if not inspect(db).has_table("alembic_version"):
            return None
        revision: str | None = db.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return revision


def migrate(url: str, *, to: str = "head") -> None:
    """Migrate up, or down when `to` is an older revision or `base`.

    SQLite does not undo DDL on rollback, so a kill in the middle would leave half a schema:
    the file is copied, the copy is migrated, and one rename puts it in place.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        _run(url, to)
        return
    target = Path(parsed.database)
    target.parent.mkdir(parents=True, exist_ok=True)
    _forget_copies_of_the_dead(target)
    copy = target.with_name(f"{_copy_prefix(target)}{os.getpid()}")
    try:
        if target.exists():
            _copy_sqlite(target, copy)
        _run(f"sqlite:///{copy}", to)
        _settle_sqlite(copy)
        copy.replace(target)
    finally:
        for leftover in target.parent.glob(f"{copy.name}*"):
            leftover.unlink()
    for stale in ("-wal", "-shm"):
        target.with_name(target.name + stale).unlink(missing_ok=True)


def _run(url: str, to: str) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(url)
    if to == "head":
        command.upgrade(config, to)
        return
    engine = make_engine(url)
    current = database_revision(engine)
    engine.dispose()
    older = to == "base" or (
        current is not None
        and any(
            step.revision == to
            for step in ScriptDirectory.from_config(config).iterate_revisions(current, "base")
        )
    )
    (command.downgrade if older else command.upgrade)(config, to)


def _copy_prefix(target: Path) -> str:
    return f".{target.name}.migrating-"


def _forget_copies_of_the_dead(target: Path) -> None:
    """Remove what a killed migration left; a copy whose process lives is being worked on."""
    prefix = _copy_prefix(target)
    for leftover in target.parent.glob(f"{prefix}*"):
        process = leftover.name.removeprefix(prefix).partition("-")[0]
        if process.isdecimal() and not _is_alive(int(process)):
            leftover.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _copy_sqlite(source: Path, copy: Path) -> None:
    with sqlite3.connect(source) as old, sqlite3.connect(copy) as new:
        old.backup(new)
    shutil.copymode(source, copy)


def _settle_sqlite(path: Path) -> None:
    """Fold the write-ahead log into the file, so that the file alone is whole."""
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode=DELETE")
