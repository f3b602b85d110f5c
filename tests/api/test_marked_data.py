"""Marked data is sent wherever a caller can put any; no log, metric or span may hold any of it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
import pytest

from app.api.edition_figures import edition_families
from app.catalogue.live import LiveEdition
from app.main import build_routes, release_number
from app.web.journal import Journal
from app.web.layers import wrap
from app.web.log_lines import JsonLines
from app.web.observing import Observing, mount_metrics
from app.web.working import Finished
from tests.client import Client

MARK = "zqmarkedqz"
TOKEN = "a-token-for-the-metrics"
GETS = (
    f"/{MARK}",
    f"/v1/{MARK}",
    f"/v1/conditions/{MARK}",
    f"/v1/conditions/{MARK}/used-in",
    f"/v1/conditions?region={MARK}",
    f"/v1/conditions?{MARK}=1",
    f"/v1/movements?limitation={MARK}",
    f"/v1/movements/{MARK}/figure.svg?theme={MARK}",
    f"/v1/search?q={MARK}",
    f"/v1/search?q={MARK}&lang={MARK}",
    f"/v1/screening?condition={MARK}",
    f"/v1/sessions/{MARK}",
    f"/v1/sessions/{MARK}.vtt?start={MARK}",
    f"/v1/sessions/{MARK}/storyboard.svg",
    f"/docs/{MARK}",
    f"/docs/assets/{MARK}",
    f"/problems/{MARK}",
    f"/health/live?{MARK}={MARK}",
    f"/metrics?{MARK}",
    f"/%00{MARK}/..%2f{MARK}",
)
POSTS = ("/v1/sessions", "/v1/sessions/swap", "/v1/sessions/validate", "/v1/screening",
         "/v1/programmes/plan", f"/v1/{MARK}")  # fmt: skip
BODIES: tuple[dict[str, Any], ...] = (
    {"json": {"conditions": [MARK], "limitations": [MARK], MARK: MARK}},
    {"json": {"token": MARK, "step": MARK, "answers": {MARK: MARK}}},
    {"content": f'{{"{MARK}', "headers": {"Content-Type": "application/json"}},
    {"content": MARK, "headers": {"Content-Type": f"text/{MARK}"}},
)
HEADERS = {
    "Accept": f"text/{MARK}, */*",
    "Accept-Language": MARK,
    "Accept-Encoding": MARK,
    "Authorization": f"Bearer {MARK}",
    "Cookie": f"{MARK}={MARK}",
    "Origin": f"https://{MARK}.example",
    "Referer": f"https://{MARK}.example/{MARK}",
    "User-Agent": MARK,
    "X-Request-Id": MARK,
    "X-Forwarded-For": "203.0.113.77",
    "Forwarded": f"for=203.0.113.77;host={MARK}",
    "Traceparent": f"00-{MARK}",
    "Tracestate": f"{MARK}={MARK}",
    "If-None-Match": f'"{MARK}"',
    MARK: MARK,
}
# The address of the caller, as the server saw it and as headers claim.
ADDRESSES = ("203.0.113.77", "198.51.100.23")


class Heard:
    """All that leaves the service beside its answers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.spans: list[Finished] = []
        self.logged: list[str] = []
        self.metrics = b""

    def everything(self) -> str:
        return "\n".join([*self.lines, *self.logged, *map(repr, self.spans), str(self.metrics)])


class _Listening(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.DEBUG)
        self._heard = heard
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        # The client of this test logs what it sends; in a server there is none.
        if not record.name.startswith(("httpx", "httpcore", "asyncio")):
            self._heard.logged.append(self.format(record))


@pytest.fixture(scope="module")
def heard(served: LiveEdition) -> Heard:
    told = Heard()
    observing = Observing(Journal(told.lines.append), sources=[edition_families(served)])
    routes = build_routes(served)
    mount_metrics(routes, observing, TOKEN)

    @routes.get("/broken/{word}")
    async def broken(word: str) -> None:
        raise RuntimeError(word)

    app = wrap(
        routes,
        edition=served.current_or_none,
        release_of=release_number,
        journal=observing.journal,
        log_hits_every=1,
        ledger=observing.ledger,
        tell_trace=told.spans.append,
    )
    observing.watch_cache(app.cache)
    listening = _Listening(told)
    root = logging.getLogger()
    before = root.level
    root.addHandler(listening)
    root.setLevel(logging.DEBUG)
    try:
        asyncio.run(_send_everywhere(app))
    finally:
        root.removeHandler(listening)
        root.setLevel(before)
    page = Client(app).get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert page.status_code == 200
    told.metrics = page.content
    return told


async def _send_everywhere(app: Any) -> None:
    transport = httpx.ASGITransport(app, client=("198.51.100.23", 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://daoyin.test") as http:
        for path in (*GETS, f"/broken/{MARK}"):
            for method in ("GET", "GET", "GET", "HEAD", "OPTIONS", "DELETE", MARK):
                await http.request(method, path, headers=HEADERS)
        for path in POSTS:
            for body in BODIES:
                more = {**HEADERS, **body.get("headers", {})}
                await http.post(path, **{**body, "headers": more})


def test_every_way_was_taken(heard: Heard) -> None:
    assert len(heard.lines) >= 7 * len(GETS) + len(POSTS) * len(BODIES)
    statuses = {one.status for one in heard.spans}
    assert {200, 204, 400, 404, 405, 415, 500} <= statuses
    assert any('"event": "failure"' in line for line in heard.lines)
    assert b"daoyin_requests_total{" in heard.metrics


def test_nothing_that_leaves_the_service_holds_a_piece_of_what_was_sent(heard: Heard) -> None:
    leaks = [line for line in heard.everything().splitlines() if MARK in line.casefold()]
    assert leaks == []


def test_no_address_of_a_caller_is_told(heard: Heard) -> None:
    told = heard.everything()
    for address in ADDRESSES:
        assert address not in told and address.rpartition(".")[0] not in told


def test_the_page_is_there_for_whoever_has_the_token(served: LiveEdition) -> None:
    routes = build_routes(served)
    lines: list[str] = []
    observing = Observing(Journal(lines.append))
    mount_metrics(routes, observing, TOKEN)
    client = Client(wrap(routes, edition=served.current_or_none, release_of=release_number))
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    for given in ("", TOKEN, "Bearer wrong", "Bearer ", f"bearer {TOKEN}"):
        assert client.get("/metrics", headers={"Authorization": given}).status_code == 404
    assert client.get("/metrics").status_code == 404


def test_the_page_is_not_there_where_it_is_not_wished(client: Client) -> None:
    assert client.get("/metrics").status_code == 404


def test_a_composed_session_tells_how_long_it_took(client: Client) -> None:
    said = client.ask(
        "POST",
        "/v1/sessions",
        json={"conditions": ["sciatica"], "limitations": ["osteoporosis"], "minutes": 7},
    )
    assert said.headers["server-timing"].startswith("compose;dur=")
    assert said.headers["timing-allow-origin"] == "*"
    assert "server-timing" not in client.get("/v1/conditions/sciatica").headers
