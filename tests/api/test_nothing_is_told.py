"""FastAPI can tell OpenTelemetry of each request by itself; ours tells nobody, whatever is set."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from fastapi import FastAPI
from opentelemetry import trace

from app.catalogue.live import LiveEdition
from app.main import build_routes, create_app
from app.settings import Settings
from tests.client import Client

WISH = {"conditions": ["sciatica"], "limitations": ["osteoporosis"], "minutes": 7}


class Collector(trace.TracerProvider):
    """What an operator may have put into the process: it hears of every span."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def get_tracer(self, *_: Any, **__: Any) -> trace.Tracer:
        heard = self.heard

        class Tracer(trace.NoOpTracer):
            def start_span(self, name: str, *_: Any, **__: Any) -> trace.Span:
                heard.append(name)
                return trace.INVALID_SPAN

        return Tracer()


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Collector:
    found = Collector()
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: found)
    return found


def test_a_collector_in_the_process_hears_of_no_request(
    collector: Collector, served: LiveEdition
) -> None:
    talkative = Client(FastAPI())
    talkative.get("/anything")
    assert collector.heard  # or this test would see nothing
    collector.heard.clear()
    ours = Client(create_app(Settings(), served))
    session = ours.ask("POST", "/v1/sessions", json=WISH)
    assert session.status_code == 200
    assert ours.get(session.json()["href"]).status_code == 200
    for path, status in (("/health/live", 200), ("/nowhere/at-all", 404)):
        assert ours.get(path).status_code == status
    assert collector.heard == []


def test_no_variable_of_the_environment_makes_it_tell(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    caplog.set_level(logging.DEBUG, "fastapi")
    asyncio.run(_start(FastAPI()))
    assert "telemetry" in caplog.text  # it tried, and has no packages for it here
    caplog.clear()
    asyncio.run(_start(build_routes()))
    assert caplog.text == ""


async def _start(app: FastAPI) -> None:
    messages = iter(["lifespan.startup", "lifespan.shutdown"])

    async def receive() -> dict[str, Any]:
        return {"type": next(messages)}

    async def send(_: Any) -> None:
        pass

    await app({"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}, receive, send)
