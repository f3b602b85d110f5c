"""What is written about a request, and what is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def test_a_request_is_one_line_without_anything_personal(world: Any) -> None:
    headers = {
        "Authorization": "Bearer token1",
        "X-Request-Id": "id-1",
        "X-Forwarded-For": "9.9.9.9",
    }
    world.ask("/v1/leaves/somebody?colour=red", headers)
    (line,) = world.lines
    noted = json.loads(line)
    assert noted.pop("milliseconds") >= 0
    assert noted.pop("time").endswith("Z")
    assert noted == {
        "event": "request",
        "request_id": "id-1",
        "method": "GET",
        "route": "/v1/leaves/{slug}",
        "status": 400,
    }


def test_an_unknown_path_is_not_written_down(world: Any) -> None:
    world.ask("/v1/sciatica-of-somebody", method="HEAD")
    noted = json.loads(world.lines[0])
    assert (noted["route"], noted["method"], noted["status"]) == (None, "HEAD", 404)


def test_an_odd_method_cannot_break_the_line(world: Any) -> None:
    world.ask("/v1/leaves", method='G"\n')
    assert json.loads(world.lines[0])["method"] == 'G"\n'


def test_cached_answers_are_logged_only_if_that_is_wished(new_world: Callable[..., Any]) -> None:
    for log_cached, lines in ((False, 2), (True, 4)):
        world = new_world(log_cached=log_cached)
        for _ in range(4):
            world.ask("/v1/leaves")
        assert len(world.lines) == lines
        assert world.edition.calls == ["leaves", "leaves"]
