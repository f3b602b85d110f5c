"""What is not content is exported and comes back, and a load of content leaves it alone."""

import json

import pytest
from sqlalchemy import Engine

from app.clients import backup, registry
from app.clients.live import LiveClients
from app.errors import BadBackup, ClientExists, NoSuchClient
from app.seeding.content import Content
from app.seeding.documents.terms import TombstoneDocument
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from tests.clients.conftest import PEPPER, added
from tests.seeding.altered import altered


@pytest.mark.slow
def test_what_was_exported_comes_back_with_its_keys_and_its_use(
    engine: Engine, live: LiveClients
) -> None:
    key = added(engine)
    client = registry.listed(engine)[0].id
    live.tally.count(client, "read", 1)
    live.flush()
    document = backup.exported(engine, PEPPER)
    assert key.rpartition("_")[2] not in document
    added(engine, "Another")
    with pytest.raises(BadBackup, match="--replace"):
        backup.imported(engine, PEPPER, document, replaces=False)
    assert backup.imported(engine, PEPPER, document, replaces=True) == 1
    live.refresh()
    assert live.find(key.encode()) is not None
    before, after = json.loads(document), json.loads(backup.exported(engine, PEPPER))
    for told in (before, after):
        for one in told["clients"]:
            del one["changed"]
    assert before == after


def test_running_processes_see_what_was_brought_back(engine: Engine, live: LiveClients) -> None:
    key = added(engine)
    document = backup.exported(engine, PEPPER)
    registry.revoke(engine, "Practice app")
    live.refresh()
    assert live.find(key.encode()) is None
    backup.imported(engine, PEPPER, document, replaces=True)
    live.refresh()
    assert live.find(key.encode()) is not None


@pytest.mark.parametrize("document", ["", "{}", "[]", '{"format":"other"}', "no JSON"])
def test_what_is_no_backup_changes_nothing(engine: Engine, document: str) -> None:
    added(engine)
    with pytest.raises(BadBackup):
        backup.imported(engine, PEPPER, document, replaces=True)
    assert len(registry.listed(engine)) == 1


def test_a_backup_of_another_pepper_is_refused(engine: Engine) -> None:
    document = backup.exported(engine, b"another")
    with pytest.raises(BadBackup, match="CLIENT_KEY_PEPPER"):
        backup.imported(engine, PEPPER, document, replaces=True)


def test_a_name_is_given_once_and_for_ever(engine: Engine) -> None:
    added(engine)
    with pytest.raises(ClientExists):
        added(engine)
    registry.revoke(engine, "Practice app")
    with pytest.raises(ClientExists):
        added(engine)
    with pytest.raises(NoSuchClient):
        registry.revoke(engine, "Practice app")
    with pytest.raises(NoSuchClient):
        registry.rotate(engine, PEPPER, "Practice app", overlap_hours=0)


def test_a_load_of_content_leaves_clients_and_their_use(
    engine: Engine, live: LiveClients, small_content: Content
) -> None:
    added(engine)
    live.tally.count(registry.listed(engine)[0].id, "read", 1)
    live.flush()
    before = backup.exported(engine, PEPPER)
    gone = [TombstoneDocument(kind=Kind.SOURCES, slug="old", replaced_by=None, reason="Gone.")]
    assert load(engine, altered(small_content, tombstones=gone)).is_new
    assert backup.exported(engine, PEPPER) == before
