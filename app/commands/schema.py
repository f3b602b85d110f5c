"""`migrate` and `revision`: the schema of the database."""

import argparse
from typing import Any

from app.commands.telling import Refusal, database_named, say
from app.db import make_engine
from app.granting import NoRole, grant_serving
from app.migrating import alembic_config, code_revision, database_revision, is_known, migrate
from app.settings import from_environment


def register(commands: Any) -> None:
    """Add the commands."""
    up = commands.add_parser("migrate", help="bring the database to the schema of the code")
    up.add_argument("--to", default="head", help="a revision, or `base` to take everything down")
    up.add_argument(
        "--serving-role",
        metavar="ROLE",
        help="a role of PostgreSQL that shall be able to serve, and to do nothing else",
    )
    up.set_defaults(run=run_migrate)
    new = commands.add_parser(
        "revision", help="write a migration from the difference to the models"
    )
    new.add_argument("slug", help="what it does, in words")
    new.set_defaults(run=run_revision)


def run_migrate(chosen: argparse.Namespace) -> int:
    """Migrate the database of DATABASE_URL."""
    url = from_environment().database_url
    require_known_schema(url)
    if chosen.to not in ("head", "base") and not is_known(chosen.to):
        raise Refusal(f"there is no revision {chosen.to}; migrations/versions has them all")
    if chosen.serving_role and chosen.to != "head":
        raise Refusal("--serving-role goes with the newest schema alone")
    with database_named(url):
        migrate(url, to=chosen.to)
        engine = make_engine(url)
        revision = database_revision(engine)
        try:
            if chosen.serving_role:
                grant_serving(engine, chosen.serving_role)
        except NoRole as reason:
            raise Refusal(str(reason)) from None
        finally:
            engine.dispose()
    say(f"schema {revision or 'empty'}")
    return 0


def run_revision(chosen: argparse.Namespace) -> int:
    """Write a migration; the database must be at the newest revision."""
    from alembic import command  # here alone, as in app.migrating

    url = from_environment().database_url
    require_current_schema(url)
    command.revision(alembic_config(url), message=chosen.slug, autogenerate=True)
    return 0


def require_current_schema(url: str) -> None:
    """Refuse a database whose schema is not the one of this code, and say what mends it."""
    found, wanted = require_known_schema(url), code_revision()
    if found is None:
        raise Refusal("the database was never migrated; run `./run migrate`")
    if found != wanted:
        raise Refusal(f"the database is at schema {found}, the code at {wanted}; `./run migrate`")


def require_known_schema(url: str) -> str | None:
    """Return the schema of the database; refuse one that only a newer code can know."""
    with database_named(url):
        engine = make_engine(url)
        found = database_revision(engine)
        engine.dispose()
    if found is not None and not is_known(found):
        raise Refusal(f"the database is at schema {found}, which this code is too old to know")
    return found
