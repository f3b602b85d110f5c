"""An instance serves and counts with a role that can do nothing else."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from app.clients.registry import listed
from app.db import make_engine
from tests.commands.process import command, served

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

ROLE = "Serving: a role"  # what must be quoted is quoted
PEPPER = "a pepper for tests, of no use elsewhere"
READ = "/v1/conditions/sciatica"
FORBIDDEN = (
    "UPDATE condition SET slug = 'x'",
    "DELETE FROM content_release",
    "UPDATE api_client SET key_hash = repeat('0', 64)",
    "INSERT INTO api_client (id) VALUES ('1')",
    "CREATE TABLE mine (a int)",
    "DROP TABLE client_use",
    "TRUNCATE client_use",
)


@pytest.fixture
def role(postgres_content_url: str) -> Iterator[str]:
    """The address of the content for a role that has no right yet."""
    as_owner(postgres_content_url, f'CREATE ROLE "{ROLE}" LOGIN')
    yield make_url(postgres_content_url).set(username=ROLE).render_as_string()
    as_owner(postgres_content_url, f'DROP OWNED BY "{ROLE}"', f'DROP ROLE "{ROLE}"')


def as_owner(url: str, *statements: str) -> None:
    engine = make_engine(url)
    with engine.begin() as db:
        for statement in statements:
            db.exec_driver_sql(statement)
    engine.dispose()


def grant(url: str) -> None:
    done = command("migrate", "--serving-role", ROLE, DATABASE_URL=url)
    assert done.returncode == 0, done.stderr


def refusal(url: str, statement: str) -> str:
    """What the database says to a statement; nothing if it carries it out."""
    engine = make_engine(url)
    try:
        with engine.connect() as db:
            db.exec_driver_sql(statement)
    except ProgrammingError as error:
        return str(error.orig)
    finally:
        engine.dispose()
    return ""


def test_an_instance_serves_and_counts_with_it(postgres_content_url: str, role: str) -> None:
    grant(postgres_content_url)
    settings = {"CLIENT_KEY_PEPPER": PEPPER, "DATABASE_URL": postgres_content_url}
    key = command("client", "add", "an app", **settings).stdout.strip()
    with served("--no-prepare", **{**settings, "DATABASE_URL": role}) as service:
        asked = service.get(READ, Authorization=f"Bearer {key}")
        assert asked.status_code == 200
    engine = make_engine(postgres_content_url)
    with engine.connect() as db:
        used = db.execute(text("SELECT sum(requests) FROM client_use")).scalar()
    assert used == 1
    assert listed(engine)[0].last_used_day is not None
    engine.dispose()


def test_it_can_do_nothing_else(postgres_content_url: str, role: str) -> None:
    as_owner(postgres_content_url, f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{ROLE}"')
    grant(postgres_content_url)  # takes from it what it had before
    assert refusal(role, "SELECT * FROM condition") == ""
    for statement in FORBIDDEN:
        said = refusal(role, statement)
        assert re.search("permission denied|must be owner", said), (statement, said)


def test_it_reads_the_tables_of_a_later_schema(postgres_content_url: str, role: str) -> None:
    grant(postgres_content_url)
    as_owner(postgres_content_url, "CREATE TABLE later (a int)")
    assert refusal(role, "SELECT * FROM later") == ""
    assert "permission denied" in refusal(role, "DELETE FROM later")


def test_what_it_may_not_do_is_told_in_a_line(postgres_content_url: str, role: str) -> None:
    grant(postgres_content_url)
    done = command("client", "add", "an app", CLIENT_KEY_PEPPER=PEPPER, DATABASE_URL=role)
    assert (done.returncode, done.stdout) == (1, "")
    assert "the role of the address may not do that" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_role_that_is_not_there_is_refused(postgres_content_url: str) -> None:
    done = command("migrate", "--serving-role", "nobody", DATABASE_URL=postgres_content_url)
    assert (done.returncode, done.stderr) == (1, "app: the database has no role nobody\n")


def test_sqlite_has_no_roles(sqlite_content_url: str) -> None:
    done = command("migrate", "--serving-role", ROLE, DATABASE_URL=sqlite_content_url)
    assert (done.returncode, done.stderr) == (1, "app: SQLite has no roles\n")


def test_an_older_schema_gives_no_rights(sqlite_content_url: str) -> None:
    done = command(
        "migrate", "--to", "base", "--serving-role", ROLE, DATABASE_URL=sqlite_content_url
    )
    assert done.returncode == 1
    assert "newest schema" in done.stderr
