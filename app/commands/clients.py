"""`client`: keys for those who ask for more than an anonymous address may."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.clients import backup, registry
from app.clients.client import DEFAULT_UNITS_PER_MINUTE
from app.commands.schema import require_current_schema
from app.commands.telling import Refusal, database_named, say
from app.db import make_engine
from app.errors import DaoyinError
from app.settings import from_environment
from app.vocabulary.clients import Scope

MOST_UNITS = 2_000_000_000
LONGEST_OVERLAP_HOURS = 24 * 30
NO_PEPPER = "set CLIENT_KEY_PEPPER first: keys are kept only as hashes that are made with it"


def register(commands: Any) -> None:
    """Add the commands."""
    client = commands.add_parser("client", help="add, rotate, revoke, list, export, import clients")
    actions = client.add_subparsers(dest="action", required=True, metavar="action")

    def action(name: str, run: Any, told: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = actions.add_parser(name, help=told)
        parser.set_defaults(run=run)
        return parser

    new = action("add", run_add, "add a client and show its key, this once")
    new.add_argument("name", type=_name, help="what it is called; for ever")
    new.add_argument("--scope", type=Scope, choices=list(Scope), action="append", dest="scopes")
    new.add_argument("--per-minute", type=_units, default=DEFAULT_UNITS_PER_MINUTE, metavar="UNITS")
    new.add_argument("--per-day", type=_units, default=None, metavar="UNITS")
    again = action("rotate", run_rotate, "show a new key; the old one ends some hours later")
    again.add_argument("name")
    again.add_argument("--overlap-hours", type=_hours, default=24.0, metavar="HOURS")
    action("revoke", run_revoke, "end a client's keys for ever").add_argument("name")
    told = action("list", run_list, "tell who the clients are")
    told.add_argument("--json", action="store_true", help="one JSON document for programs")
    out = action("export", run_export, "write clients and their use to a file, never a key")
    out.add_argument("file", type=Path)
    back = action("import", run_import, "bring back what was exported")
    back.add_argument("file", type=Path)
    back.add_argument("--replace", action="store_true", help="in the place of those there are")


def run_add(chosen: argparse.Namespace) -> int:
    """Add a client."""
    pepper = _pepper()
    with _database() as engine:
        key = registry.add(
            engine,
            pepper,
            chosen.name,
            scopes=chosen.scopes or list(Scope),
            units_per_minute=chosen.per_minute,
            units_per_day=chosen.per_day,
        )
    _show(f"client {chosen.name} is added", key)
    return 0


def run_rotate(chosen: argparse.Namespace) -> int:
    """Give a client another key."""
    pepper = _pepper()
    with _database() as engine:
        key = registry.rotate(engine, pepper, chosen.name, overlap_hours=chosen.overlap_hours)
    ends = f"in {chosen.overlap_hours:g} hours" if chosen.overlap_hours else "now"
    _show(f"client {chosen.name} has a new key, the old one ends {ends}", key)
    return 0


def run_revoke(chosen: argparse.Namespace) -> int:
    """End a client's keys."""
    with _database() as engine:
        registry.revoke(engine, chosen.name)
    say(f"client {chosen.name} is revoked; every running process knows it within 5 seconds")
    return 0


def run_list(chosen: argparse.Namespace) -> int:
    """List all clients."""
    with _database() as engine:
        clients = registry.listed(engine)
    if chosen.json:
        say(json.dumps([asdict(client) for client in clients]))
        return 0
    for one in clients:
        daily = f", {one.units_per_day} a day" if one.units_per_day else ""
        used = f"last used {one.last_used_day}" if one.last_used_day else "never used"
        state = f"revoked {one.revoked_day}" if one.revoked_day else used
        scopes = " ".join(one.scopes)
        say(f"{one.name}  {one.id}  {scopes}  {one.units_per_minute} a minute{daily}  {state}")
    return 0


def run_export(chosen: argparse.Namespace) -> int:
    """Write the backup; only its owner may read the file."""
    with _database() as engine:
        document = backup.exported(engine, from_environment().pepper)
    beside = chosen.file.with_name(f".{chosen.file.name}.{os.getpid()}")
    try:
        beside.touch(mode=0o600)
        beside.write_text(document, encoding="utf-8")
        beside.replace(chosen.file)
    except OSError as error:
        raise Refusal(f"the backup cannot be written: {error.strerror}") from None
    finally:
        beside.unlink(missing_ok=True)
    say(f"wrote {chosen.file.name}; without CLIENT_KEY_PEPPER it is worth nothing, so keep both")
    return 0


def run_import(chosen: argparse.Namespace) -> int:
    """Bring a backup back."""
    try:
        document = chosen.file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{chosen.file.name} cannot be read") from None
    with _database() as engine:
        pepper = from_environment().pepper
        count = backup.imported(engine, pepper, document, replaces=chosen.replace)
    say(f"brought back {count} clients")
    return 0


@contextmanager
def _database() -> Iterator[Engine]:
    url = from_environment().database_url
    require_current_schema(url)
    with database_named(url):
        engine = make_engine(url)
        try:
            yield engine
        except DaoyinError as refused:
            raise Refusal(refused.reason) from None
        finally:
            engine.dispose()


def _show(told: str, key: str) -> None:
    """Tell people on one stream and hand the key alone to a program on the other."""
    sys.stderr.write(f"{told}; its key, shown this once:\n")
    sys.stderr.flush()
    say(key)


def _pepper() -> bytes:
    pepper = from_environment().pepper
    if not pepper:
        raise Refusal(NO_PEPPER)
    return pepper


def _name(text: str) -> str:
    if not text.strip() or len(text) > registry.LONGEST_NAME or not text.isprintable():
        raise argparse.ArgumentTypeError(f"a name has 1 to {registry.LONGEST_NAME} characters")
    return text.strip()


def _units(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_UNITS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_UNITS}")
    return int(text)


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1
    if not 0 <= hours <= LONGEST_OVERLAP_HOURS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {LONGEST_OVERLAP_HOURS}")
    return hours
