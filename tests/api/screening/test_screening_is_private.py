"""What is answered is kept by nobody: no cache, no log."""

import json
import logging
from typing import Any

import pytest

from app.api.screening import routes
from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from app.web.body import LARGEST_BODY_BYTES
from tests.client import Client

URL = "/v1/screening"


def test_answers_are_never_stored_by_anybody_on_the_way(client: Client) -> None:
    bodies: tuple[Any, ...] = ({"answers": []}, {"answers": [], "odd": 1})
    for body in bodies:
        response = client.ask("POST", URL, json=body)
        assert response.headers["cache-control"] == "no-store"
        assert "etag" not in response.headers


MARK = "xq7marked"
BODIES = (
    {"conditions": [MARK], "answers": []},
    {"answers": [{"question": MARK, "answer": "yes"}]},
    {"answers": [{"question": "adult", "answer": MARK}]},
    {"answers": [{"question": "knee_problem", "answer": "yes", "side": MARK}]},
    {"answers": [{"question": "surgery", "surgeries": [{"area": MARK, "cleared": "no"}]}]},
    {"answers": [], MARK: MARK},
    {"answers": MARK},
    {"conditions": ["anxiety"], "answers": [{"question": "self_harm", "answer": "yes"}]},
)


@pytest.fixture
def logging_client(served: LiveEdition) -> Client:
    """A client of a service that logs each request, the cached ones too."""
    return Client(create_app(Settings(log_requests=True), served))


def test_no_line_of_any_log_holds_what_was_sent(
    logging_client: Client,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.NOTSET)
    ask = logging_client.ask
    for body in BODIES:
        ask("POST", URL, json=body)
    json_type = {"content-type": "application/json"}
    for raw in (f'{{"{MARK}"', f'["{MARK}"', MARK, MARK * LARGEST_BODY_BYTES):
        ask("POST", URL, content=raw, headers=json_type)
    ask("POST", URL, content=MARK, headers={"content-type": f"text/{MARK}"})
    ask("POST", f"{URL}?{MARK}={MARK}", json={"answers": []}, headers={"referer": MARK})
    ask("GET", f"{URL}?condition={MARK}")
    ask("GET", f"{URL}/{MARK}")

    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError(f"{MARK} self_harm")

    monkeypatch.setattr(routes, "evaluate", broken)
    assert ask("POST", URL, json=BODIES[-1]).status_code == 500
    written = capfd.readouterr()
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "asyncio"))]
    told = written.out + written.err + "".join(record.getMessage() for record in ours)
    lines = [json.loads(line) for line in written.err.splitlines()]
    assert len(lines) == len(BODIES) + 4 + 1 + 1 + 2 + 2
    assert {line["event"] for line in lines} == {"request", "failure"}
    assert not {word for word in (MARK, "self_harm", "anxiety") if word in told}
