"""What is written about a request, and what is not."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import logging.config
import threading
from collections.abc import Callable
from typing import Any

import pytest

from app.web.journal import MOST_WAITING, Journal
from app.web.log_lines import JsonLines, configuration


def test_a_request_is_one_line_without_anything_personal(world: Any) -> None:
    headers = {
        "Authorization": "Bearer token1",
        "X-Request-Id": "7d3a-01",
        "X-Forwarded-For": "9.9.9.9",
    }
    world.ask("/v1/leaves/somebody?colour=red", headers)
    (line,) = world.lines
    noted = json.loads(line)
    assert noted.pop("milliseconds") >= 0
    assert noted.pop("time").endswith("Z")
    assert noted == {
        "event": "request",
        "request_id": "7d3a-01",
        "method": "GET",
        "route": "/v1/leaves/{slug}",
        "status": 400,
    }


def test_an_unknown_path_is_not_written_down(world: Any) -> None:
    world.ask("/v1/sciatica-of-somebody", method="HEAD")
    noted = json.loads(world.lines[0])
    assert (noted["route"], noted["method"], noted["status"]) == (None, "HEAD", 404)


def test_a_method_that_somebody_made_up_is_not_written_down(world: Any) -> None:
    world.ask("/v1/leaves", method='G"\n')
    assert json.loads(world.lines[0])["method"] == "other"


def test_a_request_id_that_may_say_something_is_written_as_its_hash(world: Any) -> None:
    said = world.ask("/v1/leaves", {"X-Request-Id": "jane-sciatica"})
    assert said.headers["x-request-id"] == "jane-sciatica"
    noted = json.loads(world.lines[0])["request_id"]
    assert noted == "sha256-" + hashlib.sha256(b"jane-sciatica").hexdigest()[:16]


@pytest.mark.parametrize(("every", "samples"), [(0, 0), (1, 8), (4, 2)])
def test_of_held_answers_every_nth_is_logged(
    new_world: Callable[..., Any], every: int, samples: int
) -> None:
    world = new_world(log_hits_every=every)
    for _ in range(10):
        world.ask("/v1/leaves")
    noted = [json.loads(line) for line in world.lines]
    assert [line.get("cached", False) for line in noted].count(True) == samples
    assert len(noted) == 2 + samples and world.edition.calls == ["leaves", "leaves"]
    assert {line["route"] for line in noted} == {"/v1/leaves"}


def test_a_started_journal_writes_from_a_thread_and_all_when_it_is_closed() -> None:
    written: list[tuple[str, str]] = []
    journal = Journal(lambda lines: written.append((threading.current_thread().name, lines)))
    journal.start()
    for number in range(100):
        journal.request(f"{number:x}", "GET", "/v1", 200, 1.0)
    journal.close()
    assert {thread for thread, _ in written} == {"journal"}
    lines = "".join(lines for _, lines in written).splitlines()
    assert [json.loads(line)["request_id"] for line in lines] == [f"{n:x}" for n in range(100)]


def test_lines_that_cannot_be_written_are_counted_and_hold_up_nothing() -> None:
    blocked = threading.Event()

    def stuck(_lines: str) -> None:
        blocked.wait()
        raise OSError("no space left on device")

    journal = Journal(stuck)
    journal.start()
    for _ in range(2 * MOST_WAITING + 1):
        journal.request("1", "GET", "/v1", 200, 1.0)
    assert journal.dropped
    blocked.set()
    journal.close()
    assert journal.dropped == 2 * MOST_WAITING + 1


def test_what_libraries_log_is_json_and_tells_no_message_of_an_exception() -> None:
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(JsonLines())
    log = logging.getLogger("tests.request_log")
    log.addHandler(handler)
    log.propagate = False
    try:
        raise ValueError("a secret about somebody")
    except ValueError:
        log.exception("it broke")
    finally:
        log.removeHandler(handler)
    line = json.loads(said.getvalue())
    assert (line["message"], line["error"], line["level"]) == ("it broke", "ValueError", "error")
    assert "secret" not in said.getvalue() and "test_request_log.py" in line["where"][0]


def test_the_configuration_of_a_server_is_one_that_python_takes() -> None:
    told = configuration("debug")
    told["loggers"] = {"tests.configured": told["loggers"]["daoyin"]}
    del told["root"]
    logging.config.dictConfig({**told, "incremental": False})
    assert logging.getLogger("tests.configured").level == logging.DEBUG
