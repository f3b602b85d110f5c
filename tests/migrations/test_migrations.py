"""The schema goes up, down and up again on both engines, and is what the models say."""

import os
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import inspect, text

from app.clients import registry
from app.clients.backup import exported
from app.clients.client import Use
from app.clients.flushing import flush
from app.db import make_engine
from app.migrating import VERSIONS, alembic_config, code_revision, database_revision, migrate
from app.models.tables import metadata
from app.seeding.content import Content
from app.seeding.load import load
from app.vocabulary.clients import Scope

ALTERS = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "9999", "{head}", None, None
def upgrade():
    with op.batch_alter_table("region") as table:
        table.create_check_constraint("name_length", "length(name) > 0")
    op.execute("{further}")
def downgrade():
    with op.batch_alter_table("region") as table:
        table.drop_constraint("name_length", type_="check")
"""


def tables_of(url: str) -> set[str]:
    engine = make_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found - {"alembic_version"}


def revision_of(url: str) -> str | None:
    engine = make_engine(url)
    found = database_revision(engine)
    engine.dispose()
    return found


@pytest.mark.slow
def test_the_schema_goes_up_down_and_up_again(database_url: str) -> None:
    migrate(database_url)
    assert tables_of(database_url) == set(metadata.tables)
    migrate(database_url, to="base")
    assert tables_of(database_url) == set()
    migrate(database_url)
    assert revision_of(database_url) == code_revision()


@pytest.mark.slow
def test_the_models_ask_for_no_further_migration(database_url: str) -> None:
    migrate(database_url)
    command.check(alembic_config(database_url))


@pytest.mark.slow
def test_closed_words_are_checked_by_the_database(database_url: str) -> None:
    migrate(database_url)
    engine = make_engine(database_url)
    row = "INSERT INTO region (slug, name, anatomical_term, side_pairs, parent)"
    try:
        with pytest.raises(Exception, match=r"(?i)foreign|violates"), engine.begin() as db:
            db.execute(text(f"{row} VALUES ('a', 'A', 'a', false, 'nowhere')"))
        with pytest.raises(Exception, match=r"(?i)check|violates"), engine.begin() as db:
            db.execute(
                text(
                    "INSERT INTO risk_feature (code, label, definition, is_hazard, scope, origin)"
                    " VALUES ('a', 'A', 'a', false, 'nowhere', 'x')"
                )
            )
    finally:
        engine.dispose()


def with_a_later_revision(
    monkeypatch: pytest.MonkeyPatch, folder: Path, further: str = "SELECT 1"
) -> None:
    """Make a revision known that alters a table to which others link, as a later one may."""
    folder.mkdir()
    revision = ALTERS.format(head=code_revision(), further=further)
    (folder / "9999_alter.py").write_text(revision)

    def config(url: str) -> Any:
        found = alembic_config(url)
        found.set_main_option("path_separator", "os")
        found.set_main_option("version_locations", f"{VERSIONS}{os.pathsep}{folder}")
        return found

    monkeypatch.setattr("app.migrating.alembic_config", config)


@pytest.mark.slow
def test_a_table_with_content_and_links_to_it_can_be_altered(
    content_url: str, small_content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(content_url)
    with_a_later_revision(monkeypatch, tmp_path / "later")
    migrate(content_url)
    assert revision_of(content_url) == "9999"
    migrate(content_url, to=code_revision())
    assert not load(engine, small_content).is_new
    engine.dispose()


@pytest.mark.slow
def test_a_migration_keeps_clients_and_their_use(
    content_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(content_url)
    quotas = {"units_per_minute": 60, "units_per_day": None}
    registry.add(engine, b"pepper", "Practice app", scopes=list(Scope), **quotas)  # type: ignore[arg-type]  # both are numbers
    asked = {(registry.listed(engine)[0].id, Scope.READ.value): Use(1, 1, 0)}
    flush(engine, asked, date(2026, 11, 26), forgets=False)
    before = exported(engine, b"pepper")
    with_a_later_revision(monkeypatch, tmp_path / "later")
    migrate(content_url)
    assert exported(engine, b"pepper") == before
    engine.dispose()


@pytest.mark.slow
def test_a_migration_that_breaks_a_link_is_refused(
    sqlite_content_url: str,
    small_content: Content,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = make_engine(sqlite_content_url)
    with_a_later_revision(monkeypatch, tmp_path / "later", "DELETE FROM region")
    with pytest.raises(RuntimeError, match=r"breaks \d+ links"):
        migrate(sqlite_content_url)
    assert revision_of(sqlite_content_url) == code_revision()
    assert not load(engine, small_content).is_new
    engine.dispose()


@pytest.mark.slow
def test_a_failed_migration_leaves_the_sqlite_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'daoyin.db'}"
    migrate(url)
    before = (tmp_path / "daoyin.db").read_bytes()

    def broken(_url: str, _to: str) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("app.migrating._run", broken)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(url)
    assert (tmp_path / "daoyin.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["daoyin.db"]


@pytest.mark.slow
def test_a_migrated_sqlite_file_needs_no_log_beside_it(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'daoyin.db'}")
    assert [path.name for path in tmp_path.iterdir()] == ["daoyin.db"]
    with sqlite3.connect(tmp_path / "daoyin.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
