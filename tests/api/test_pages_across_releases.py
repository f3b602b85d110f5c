"""A new release comes in while somebody pages: nothing is missed, and the page says so."""

import pytest

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.main import create_app
from app.seeding.content import Content
from app.seeding.load import load
from app.settings import Settings
from tests.client import Client
from tests.seeding.altered import retitled


def serving(url: str) -> tuple[Client, LiveEdition]:
    live = LiveEdition(make_engine(url))
    live.load()
    return Client(create_app(Settings(log_requests=False), live)), live


def move_on(url: str, content: Content, live: LiveEdition) -> None:
    load(make_engine(url), retitled(content, "Another release"))
    assert live.refresh()


@pytest.mark.slow
def test_pages_of_two_releases_hold_every_record_once(
    content_url: str, small_content: Content
) -> None:
    client, live = serving(content_url)
    page = client.json("/v1/acupoints?limit=100")
    slugs = [item["slug"] for item in page["items"]]
    assert page["release_changed"] is False
    move_on(content_url, small_content, live)
    changed = []
    while page["next"]:
        page = client.json(page["next"])
        slugs += [item["slug"] for item in page["items"]]
        changed.append(page["release_changed"])
    # Said once: the cursors after it are of the new release.
    assert changed == [True, *[False] * (len(changed) - 1)]
    assert slugs == [item["slug"] for item in client.items("/v1/acupoints?limit=100")]


@pytest.mark.slow
def test_pages_of_a_search_begin_anew_in_another_release(
    content_url: str, small_content: Content
) -> None:
    client, live = serving(content_url)
    first = client.json("/v1/search?q=channel&limit=2")
    assert first["release_changed"] is False and first["next"]
    following = client.json(first["next"])
    assert following["release_changed"] is False
    move_on(content_url, small_content, live)
    again = client.json(following["next"])
    assert again["release_changed"] is True
    assert again["items"] == client.json("/v1/search?q=channel&limit=2")["items"]
