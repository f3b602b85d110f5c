"""A slug is for ever: renamed it leads on with 308, withdrawn it is 410, and neither is reused."""

import pytest

from app.catalogue.live import LiveEdition
from app.composer.token import Ticket, encode
from app.composer.wish import Wish
from app.db import make_engine
from app.main import create_app
from app.seeding.content import Content
from app.seeding.documents.terms import RenameDocument, TombstoneDocument
from app.seeding.load import load
from app.settings import Settings
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Goal
from tests.client import Client
from tests.seeding.altered import altered

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def moved_client(real_url: str, real_content: Content) -> Client:
    """The real content in its first release, a rename and a tombstone in its second."""
    engine = make_engine(real_url)
    stone = TombstoneDocument(
        kind=Kind.SOURCES, slug="old-page", replaced_by="mayo-sciatica", reason="It moved."
    )
    rename = RenameDocument(kind=Kind.MOVEMENTS, old="snake-wave", new="snake-spinal-wave")
    load(engine, altered(real_content, tombstones=[stone], renames=[rename]))
    live = LiveEdition(engine)
    live.load()
    return Client(create_app(Settings(log_requests=False), live))


def test_a_renamed_record_leads_to_its_new_address_with_the_query_kept(
    moved_client: Client,
) -> None:
    response = moved_client.get("/v1/movements/snake-wave?fields=name")
    assert response.status_code == 308
    assert response.headers["location"] == "/v1/movements/snake-spinal-wave?fields=name"


def test_a_redirect_is_kept_no_longer_than_other_answers(moved_client: Client) -> None:
    control = moved_client.get("/v1/movements/snake-wave").headers["cache-control"]
    assert "immutable" not in control
    assert "max-age=" in control or "no-" in control


def test_a_withdrawn_record_is_gone_and_names_what_to_use(moved_client: Client) -> None:
    problem = moved_client.problem("/v1/sources/old-page", 410)
    assert problem["type"] == "/problems/gone"
    assert problem["replaced_by"] == "mayo-sciatica"


def test_releases_list_what_is_gone_for_clients_that_sync(moved_client: Client) -> None:
    releases = moved_client.json("/v1/releases")
    assert [stone["slug"] for stone in releases["gone"]] == ["old-page"]
    assert releases["live"]["number"] == 2 and len(releases["items"]) == 2


def test_a_token_of_the_old_name_keeps_the_movement_under_its_new_one(
    moved_client: Client,
) -> None:
    wish = Wish(goals=(Goal.MOBILITY,), limitations=(), include=("snake-wave",))
    session = moved_client.json(f"/v1/sessions/{encode(Ticket(wish, release=1))}")
    assert "snake-spinal-wave" in {step["movement"]["slug"] for step in session["steps"]}
    assert "release 1" in session["release_changed"]
    assert "No longer known" not in session["release_changed"]
