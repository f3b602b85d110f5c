"""`seed check`, `seed load`, `seed diff`: the content of the database."""

import argparse
import json
import sys
from typing import Any

from app.commands.schema import require_current_schema
from app.commands.telling import database_named, say
from app.db import make_engine
from app.seeding.check.checking import check
from app.seeding.content import Content
from app.seeding.faults import Fault, SeedFaults
from app.seeding.load import Loaded, diff, load
from app.settings import from_environment


def register(commands: Any) -> None:
    """Add the commands."""
    seed = commands.add_parser("seed", help="check, load or compare the content")
    actions = seed.add_subparsers(dest="action", required=True, metavar="action")
    told = actions.add_parser("check", help="tell every fault in the seeds; exit code 1 if any")
    told.add_argument("--json", action="store_true", help="one JSON document for programs")
    told.set_defaults(run=run_check)
    actions.add_parser("load", help="make the seeds the live release").set_defaults(run=run_load)
    actions.add_parser("diff", help="tell what a load would do").set_defaults(run=run_diff)


def run_check(chosen: argparse.Namespace) -> int:
    """Read and check all seed folders."""
    content, faults = check(from_environment().seed_folders)
    if chosen.json:
        fields = ("file", "pointer", "rule", "message")
        say(json.dumps([{name: getattr(fault, name) for name in fields} for fault in faults]))
    else:
        _tell(faults)
        records = sum(len(some) for some in content.records.values())
        say(f"{records} records, {len(faults)} faults")
    return 1 if faults else 0


def run_load(_chosen: argparse.Namespace) -> int:
    """Load the seeds into the database of DATABASE_URL."""
    settings = from_environment()
    require_current_schema(settings.database_url)
    content = checked_content()
    if content is None:
        return 1
    loaded = load_content(settings.database_url, content)
    if loaded is None:
        return 1
    say(f"release {loaded.number} {'loaded' if loaded.is_new else 'is live already'}")
    return 0


def run_diff(_chosen: argparse.Namespace) -> int:
    """Compare the seeds with the live release."""
    settings = from_environment()
    require_current_schema(settings.database_url)
    content = checked_content()
    if content is None:
        return 1
    with database_named(settings.database_url):
        engine = make_engine(settings.database_url)
        found = diff(engine, content)
        engine.dispose()
    for mark, names in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        for name in names:
            say(f"{mark} {name}")
    if found.is_same:
        say("no difference")
    elif not (found.added or found.changed or found.removed):
        say("~ crosswalk")  # all else that a release is made of lies in the tables
    return 0


def checked_content() -> Content | None:
    """The content of all seed folders, or None after telling its faults."""
    content, faults = check(from_environment().seed_folders)
    _tell(faults)
    return None if faults else content


def load_content(url: str, content: Content) -> Loaded | None:
    """Load in one transaction; None after telling why the load was refused."""
    with database_named(url):
        engine = make_engine(url)
        try:
            return load(engine, content)
        except SeedFaults as refused:
            _tell(refused.faults)
            return None
        finally:
            engine.dispose()


def _tell(faults: list[Fault]) -> None:
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
