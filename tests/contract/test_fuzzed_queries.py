"""A hundred thousand made-up query strings: each is answered or refused, and none breaks."""

import asyncio
import random
from collections import Counter
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.contract.described import document

COUNT = 100_000
NEEDS_KEY = {b"/v1/me/usage"}
SEED = 20261126
PIECES = [
    b"", b"=", b"&", b"+", b"%", b"%00", b"%ff", b"%zz", b"%E5%91%BD%E9%97%A8", b"#", b";", b"'",
    b'"', b"<script>", b"../..", b"NaN", b"-1", b"0", b"1", b"100", b"101", b"1e9", b"9" * 40,
    b"true", b"null", b"[]", b"{}", b"[0]", b"sciatica", b"gb34", b"wrist", b"seated", b"slug",
    b"-slug", b"minutes", b"neck_rotation", b"numb_feet", b"en", b"zh-Hant", b"fr", b"\xe5\x91",
    b"\x7f", b"%0d%0a", b"WyJzbHVnIixudWxsLCJhIl0", b"WzEsMiwzXQ", b"x" * 300,
]  # fmt: skip


def _paths() -> list[bytes]:
    names = (b"sciatica", b"gb34", b"hip-circles", b"%F0%9F%98%80", b"zhongzhu", b"a%2Fb", b"%00")
    paths: list[bytes] = []
    for template in document()["paths"]:
        paths += [template.encode().replace(b"{name}", name) for name in names]
    return sorted({*paths, b"/docs", b"/docs/settings", b"/docs/../app", b"/problems/gone"})


def _only_posted() -> set[bytes]:
    """Paths that answer to no GET, though one that matches their pattern may."""
    paths = document()["paths"]
    return {path.encode() for path, methods in paths.items() if "get" not in methods}


def _parameters() -> list[bytes]:
    found = set()
    for methods in document()["paths"].values():
        for operation in methods.values():
            found |= {item["name"].encode() for item in operation.get("parameters", ())}
    return sorted(found)


# What people do ask, so that the answers and not only the refusals are tried.
WELL_FORMED = [
    b"region=wrist", b"posture=seated", b"limit=7", b"lang=zh-Hant", b"fields=slug", b"q=hip",
    b"condition=sciatica", b"level_max=2", b"limitation=numb_feet", b"exclude_risk=percussion",
]  # fmt: skip


def _query(chance: random.Random, parameters: list[bytes]) -> bytes:
    if chance.random() < 0.3:
        return b"&".join(chance.sample(WELL_FORMED, chance.choice((0, 1, 1, 2, 3))))
    parts = []
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5, 8))):
        name = chance.choice(parameters) if chance.random() < 0.9 else chance.choice(PIECES)
        value = b"".join(chance.choice(PIECES) for _ in range(chance.choice((1, 1, 1, 2, 4))))
        parts.append(name + b"=" + value if chance.random() < 0.95 else name)
    return chance.choice((b"&", b"&", b"&", b";")).join(parts)


async def _status(app: Any, path: bytes, query: bytes) -> int:
    told: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            told.append(message["status"])

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "scheme": "http", "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path, "query_string": query, "root_path": "", "headers": [(b"host", b"x")],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    await app(scope, receive, send)
    return told[0]


@pytest.mark.slow
def test_a_hundred_thousand_made_up_queries_bring_no_500(served: LiveEdition) -> None:
    app = create_app(Settings(log_requests=False), served)
    chance, paths, parameters = random.Random(SEED), _paths(), _parameters()
    only_posted = _only_posted()

    async def ask_all() -> Counter[int]:
        seen: Counter[int] = Counter()
        for _ in range(COUNT):
            path, query = chance.choice(paths), _query(chance, parameters)
            status = await _status(app, path, query)
            allowed: tuple[int, ...] = (405,) if path in only_posted else (200, 300, 400, 404)
            if path in NEEDS_KEY:
                allowed = (400, 401)
            assert status in allowed, (path, query, status)
            seen[status] += 1
        return seen

    seen = asyncio.run(ask_all())
    assert seen[200] > COUNT / 50, seen
    assert seen[400] > COUNT / 50, seen
