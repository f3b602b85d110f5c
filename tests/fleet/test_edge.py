"""The edge keeps what may be kept, writes down nobody, and can be neither poisoned nor fooled."""

import json
import re
import socket
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.fleet.asking import get, post
from tests.fleet.programs import wait_for
from tests.fleet.topology import METRICS_TOKEN, Fleet

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
ABOUT_WHO_ASKED = ("ratelimit", "ratelimit-policy", "server-timing", "traceresponse", "set-cookie")
MARKS = ("markedquery", "markedwish", "markedbody", "markedheader")


def test_what_is_kept_tells_nothing_of_who_asked_first(fleet: Fleet) -> None:
    fleet.wait_until_edge_follows()
    url = f"{fleet.edge_url}/v1/acupoints/lu1"
    first = get(url, headers={"Traceparent": TRACE})
    assert first.headers["x-cache"] == "MISS"
    # The whole answer may be here before the edge has put its own away.
    wait_for("an answer that was kept", lambda: get(url).headers["x-cache"] == "HIT")
    second = get(url)
    assert second.headers["x-cache"] == "HIT"
    assert second.content == first.content
    assert first.headers["x-request-id"]
    assert "x-request-id" not in second.headers
    for name in ABOUT_WHO_ASKED:
        assert name not in first.headers
        assert name not in second.headers
    for path in kept_files(fleet):
        kept = path.read_bytes().lower()
        assert not any(f"\n{name}:".encode() in kept for name in ABOUT_WHO_ASKED)


def test_what_is_not_kept_says_what_is_left(fleet: Fleet) -> None:
    unknown = get(f"{fleet.edge_url}/v1/acupoints/no-such")
    with_key = get(f"{fleet.edge_url}/v1/acupoints/lu1", headers={"Authorization": "Basic me"})
    assert (unknown.status_code, with_key.headers["x-cache"]) == (404, "BYPASS")
    assert unknown.json()["request_id"] == unknown.headers["x-request-id"]
    for answer in (unknown, with_key):
        assert answer.headers["ratelimit"] and answer.headers["ratelimit-policy"]


def test_an_old_answer_is_given_once_more_while_a_new_one_is_fetched(fleet: Fleet) -> None:
    fleet.wait_until_edge_follows()
    url = f"{fleet.edge_url}/v1/acupoints/lu5"
    wait_for("an answer that was kept", lambda: get(url).headers["x-cache"] == "HIT")
    time.sleep(fleet.max_age_seconds + 1)
    assert get(url).headers["x-cache"] in ("STALE", "UPDATING")
    wait_for("a new answer", lambda: get(url).headers["x-cache"] == "HIT")


def kept_files(fleet: Fleet) -> list[Path]:
    """The answers that the edge has laid by."""
    kept = [path for path in (fleet.folder / "edge" / "answers").rglob("*") if path.is_file()]
    assert kept
    return kept


def test_who_comes_with_a_key_is_not_answered_from_the_cache(fleet: Fleet) -> None:
    url = f"{fleet.edge_url}/v1/acupoints/lu2"
    for _ in range(2):
        get(url)
    with_key = get(url, headers={"Authorization": "Bearer nobody"})
    assert with_key.headers["x-cache"] == "BYPASS"
    assert with_key.status_code == 401
    assert get(url).headers["x-cache"] == "HIT"


def test_the_metrics_are_not_for_the_world(fleet: Fleet) -> None:
    token = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    assert get(f"{fleet.instances[0].url}/metrics", headers=token).status_code == 200
    assert get(f"{fleet.edge_url}/metrics", headers=token).status_code == 404


def test_sessions_and_answers_about_health_are_neither_kept_nor_written_down(fleet: Fleet) -> None:
    wish = {"conditions": ["frozen-shoulder"], "minutes": 10, "limitations": ["osteoporosis"]}
    made = post(f"{fleet.edge_url}/v1/sessions", json=wish)
    assert made.status_code == 200
    token = made.json()["token"]
    for _ in range(2):
        again = get(f"{fleet.edge_url}/v1/sessions/{token}")
        assert again.status_code == 200
        assert "x-cache" not in again.headers
    get(f"{fleet.edge_url}/v1/search?q={MARKS[0]}", headers={"Referer": MARKS[3]})
    post(f"{fleet.edge_url}/v1/sessions", json={MARKS[1]: 1})
    post(f"{fleet.edge_url}/v1/screening", content=json.dumps({MARKS[2]: 1}))
    logged = fleet.logged()
    assert '"area": "/v1/search"' in logged
    assert '"network": "127.0.0.0/24"' in logged
    for secret in (token, token[:24], "127.0.0.1/", "frozen-shoulder", "osteoporosis", *MARKS):
        assert secret not in logged, secret
    for path in kept_files(fleet):
        assert token.encode() not in path.read_bytes()


def test_with_no_instance_a_token_is_not_written_down_either(fleet: Fleet) -> None:
    conf = (fleet.folder / "edge-conf" / "nginx.conf").read_text(encoding="utf-8")
    private = (fleet.folder / "edge-conf" / "private.conf").read_text(encoding="utf-8")
    assert "access_log off;" in private
    assert "error_log /dev/null;" in private
    assert re.search(r"^error_log stderr crit;$", conf, re.MULTILINE)


PRIVATE = (
    "/v1/sessions/markedpath",
    "/v1/sessions/markedpath.vtt",
    "/v1/sessions?wish=markedpath",
    "/v1/sessions.markedpath",
    "/v1/screening/markedpath",
    "/v1/programmes/plan/markedpath",
    "/v1/me",
    "/v1/me/markedpath",
    "/v1/%6De/markedpath",
    "//v1//me/markedpath",
    "/v1/meridians/../me/markedpath",
    "/v1/%73essions/markedpath",
)


def test_what_is_about_one_person_is_neither_kept_nor_written_down(fleet: Fleet) -> None:
    for path in PRIVATE:
        asked = f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        answer = exchange(fleet.edge_port, asked.encode()).lower()
        assert answer.startswith(b"http/1.1 "), path
        assert b"\r\nx-cache:" not in answer, path
    assert get(f"{fleet.edge_url}/v1/meridians/gb").headers["x-cache"], "which begins with me, too"
    assert "markedpath" not in fleet.logged()
    written = (fleet.folder / "edge" / "access.log").read_text(encoding="utf-8")
    assert '"area": "/v1/meridians"' in written
    assert not re.search(r'"area": "/v1/(sessions|screening|me)"', written)
    assert not any(b"markedpath" in path.read_bytes() for path in kept_files(fleet))


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "evil"},
        {"X-Original-URL": "/v1/acupoints/lu3"},
        {"X-Rewrite-URL": "/v1/acupoints/lu3"},
        {"X-HTTP-Method-Override": "POST"},
        {"Forwarded": "host=evil.example"},
        {"Range": "bytes=0-3"},
        {"X-Request-Id": "evil"},
        {"Origin": "https://evil.example"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_no_header_changes_what_the_next_one_gets(fleet: Fleet, headers: dict[str, str]) -> None:
    url = f"/v1/acupoints?region=knee&limit={sum(map(ord, next(iter(headers)))) % 90 + 5}"
    poisoned = get(fleet.edge_url + url, headers=headers)
    assert poisoned.status_code in (200, 206)
    after = get(fleet.edge_url + url)
    right = get(fleet.instances[0].url + url)
    assert after.content == right.content
    assert "evil" not in str(after.headers)


CODINGS = "gzip, br"


@pytest.mark.parametrize(
    ("poison", "coding"),
    [
        (("identity", CODINGS, "en"), "identity"),
        (("gzip;q=0.5", "gzip, br", "en"), "gzip;q=0.5"),
        (("gzip,", "br en"), CODINGS),
    ],
    ids=["sent twice", "sent twice, less liked", "split elsewhere"],
)
def test_headers_split_otherwise_are_not_taken_for_each_other(
    fleet: Fleet, poison: tuple[str, ...], coding: str
) -> None:
    """The key has two headers as they were sent: it must be clear where each begins and ends."""
    *codings, language = poison
    headers = [*(("Accept-Encoding", sent) for sent in codings), ("Accept-Language", language)]
    url = f"/v1/acupoints?region=hand&limit={len(''.join(poison)) + 20}"
    after = {"Accept-Encoding": coding, "Accept-Language": "en"}
    right = get(fleet.instances[0].url + url, headers=after)
    for _ in range(3):
        assert get(fleet.edge_url + url, headers=headers).status_code == 200
    given = get(fleet.edge_url + url, headers=after)
    for name in ("content-encoding", "content-language", "etag", "content-length"):
        assert given.headers.get(name) == right.headers.get(name), name
    assert given.content == right.content


def is_hit(ask: Callable[[], httpx.Response]) -> bool:
    """Say whether the edge had what is asked for."""
    return bool(ask().headers["x-cache"] == "HIT")


def test_each_coding_is_kept_and_given_whole(fleet: Fleet) -> None:
    """Compressed answers go out another way than those that are not."""
    for target in ("/v1/acupoints/lu6", "/v1/bundle", "/v1/routines?limit=100"):
        for coding in ("", "identity", "gzip", "br", "br, gzip"):
            headers = {"Accept-Encoding": coding}
            right = get(fleet.instances[0].url + target, headers=headers)
            ask = partial(get, fleet.edge_url + target, headers=headers)
            wait_for("an answer that was kept", partial(is_hit, ask))
            given = ask()
            assert given.headers["x-cache"] == "HIT"
            assert given.headers.get("content-encoding") == right.headers.get("content-encoding")
            assert given.headers["content-length"] == right.headers["content-length"]
            assert given.headers["vary"] == right.headers["vary"]
            assert given.content == right.content


SMUGGLED = b"GET /v1/acupoints/lu4 HTTP/1.1\r\nHost: x\r\n\r\n"
SHAPES = {
    "length and chunks": b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": b"Content-Length: 0\r\nContent-Length: %d\r\n\r\n",
    "two lengths in one": b"Content-Length: 0, %d\r\n\r\n",
    "a length with a sign": b"Content-Length: +%d\r\n\r\n",
    "chunks by another name": b"Content-Length: %d\r\nTransfer-Encoding: xchunked\r\n\r\n",
    "chunks twice": b"Content-Length: %d\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "chunks with a tab": b"Content-Length: %d\r\nTransfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n",
    "a blank before the colon": b"Content-Length : %d\r\nTransfer-Encoding : chunked\r\n\r\n",
    "a folded header": b"X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: %d\r\n\r\n",
    "a bare line feed": b"X: y\nContent-Length: 0\r\nContent-Length: %d\r\n\r\n",
    "a chunk that lies": b"X: %d\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nab\r\n0\r\n\r\n",
    "a negative chunk": b"X: %d\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_request_hidden_in_another_is_not_answered(fleet: Fleet, shape: str) -> None:
    head = b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    sent = head + SHAPES[shape] % len(SMUGGLED) + SMUGGLED
    for port in (fleet.edge_port, fleet.instances[0].port):
        got = exchange(port, sent)
        statuses = re.findall(rb"HTTP/1\.1 (\d{3})", got)
        # The hidden request may only be read as what it is: bytes of a body, or nothing at all.
        assert b"LU4" not in got, (shape, statuses)
        assert all(status[:1] == b"4" or status == b"501" for status in statuses), shape
    assert get(f"{fleet.edge_url}/v1").status_code == 200


def exchange(port: int, sent: bytes, seconds: float = 1.0) -> bytes:
    """Send bytes on a new connection and return all that comes back until it rests."""
    got = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(sent)
        connection.settimeout(seconds)
        try:
            while part := connection.recv(65536):
                got += part
        except (TimeoutError, ConnectionResetError):
            pass
    return got


def test_the_edge_is_the_one_that_is_deployed(fleet: Fleet) -> None:
    deployed = Path(__file__).parent.parent.parent / "deploy" / "nginx" / "nginx.conf"
    running = fleet.folder / "edge-conf" / "nginx.conf"
    assert running.read_bytes() == deployed.read_bytes()
