"""GET /health/live and /health/ready."""

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.main import create_app
from app.settings import Settings
from tests.client import Client


def test_a_living_process_says_so(client: Client) -> None:
    assert client.json("/health/live") == {"status": "ok"}


def test_a_loaded_service_is_ready_and_names_its_release(client: Client) -> None:
    ready = client.json("/health/ready")
    assert ready["status"] == "ok" and ready["database"] == "ok"
    assert ready["release"] == client.json("/v1/releases")["live"]["number"]


def test_without_an_edition_nothing_is_served_but_the_news_of_it() -> None:
    empty = LiveEdition(make_engine("sqlite:///:memory:"))
    waiting = Client(create_app(Settings(log_requests=False), empty))
    for path in ("/health/ready", "/v1/conditions", "/v1"):
        assert waiting.problem(path, 503)["type"] == "/problems/not-ready"
        assert waiting.get(path).headers["retry-after"] == "2"
    assert waiting.get("/health/live").status_code == 200


def test_health_is_never_cached(client: Client) -> None:
    for path in ("/health/live", "/health/ready"):
        assert client.get(path).headers["cache-control"] == "no-store"
