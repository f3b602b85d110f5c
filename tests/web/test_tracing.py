"""A caller's trace is named in the answer and the log, and told to OpenTelemetry where it is on."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from typing import Any

import pytest
from opentelemetry import trace

from app.web.exposition import text_of
from app.web.ledger import Ledger
from app.web.stages import begin, server_timing, stage
from app.web.telemetry import Exporter, SpanIds, TracingUnavailable, teller
from app.web.tracing import trace_of
from app.web.working import Finished
from tests.web.conftest import World
from tests.web.prometheus import series_in

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SENT = f"00-{TRACE}-00f067aa0ba902b7-01"


def test_a_trace_is_named_in_every_answer_held_or_made_and_in_the_log() -> None:
    world = World(log_hits_every=1)
    for _ in range(4):
        said = world.ask("/v1/leaves", {"traceparent": SENT})
        assert re.fullmatch(f"00-{TRACE}-[0-9a-f]{{16}}-01", said.headers["traceresponse"])
    assert world.ask("/v1/none", {"traceparent": SENT}).headers["traceresponse"]
    assert {json.loads(line)["trace_id"] for line in world.lines} == {TRACE}
    assert "traceresponse" not in world.ask("/v1/leaves").headers


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "sciatica",
        SENT.upper(),
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"{SENT}-sciatica",
        f"01{SENT[2:]}-" + "x" * 600,
    ],
)
def test_what_is_no_trace_is_passed_over(odd: str) -> None:
    assert trace_of(odd.encode()) is None


def test_a_newer_version_is_read_as_far_as_it_is_known() -> None:
    found = trace_of(f"01{SENT[2:]}-more".encode())
    assert found is not None and found.answer.startswith(b"00-" + TRACE.encode())


def test_stages_are_told_in_milliseconds_and_counted() -> None:
    async def costly() -> list[tuple[str, float]]:
        stages = begin()
        with stage("compose"):
            await asyncio.sleep(0)
        return stages

    stages = asyncio.run(costly())
    told = server_timing(stages, 0.5).decode()
    assert re.fullmatch(r"compose;dur=\d+\.\d, total;dur=500\.0", told)
    ledger = Ledger()
    for name, seconds in stages:
        ledger.note_stage(name, seconds)
    assert series_in(text_of(ledger.families()))['daoyin_stage_seconds_count{stage="compose"}'] == 1


class _Kept(trace.NonRecordingSpan):
    def __init__(self, name: str, more: dict[str, Any], span: int) -> None:
        super().__init__(trace.SpanContext(7, span, is_remote=False))
        self.name, self.more, self.ended = name, more, 0

    def end(self, end_time: int | None = None) -> None:
        self.ended = end_time or 0


class _Tracer(trace.Tracer):
    """Keeps what it is told; the rest is OpenTelemetry's own."""

    def __init__(self) -> None:
        self.spans: list[_Kept] = []
        self.ids = SpanIds()

    def start_span(self, name: str, *_: Any, **more: Any) -> _Kept:
        self.spans.append(_Kept(name, more, self.ids.generate_span_id()))
        return self.spans[-1]

    def start_as_current_span(self, name: str, *_: Any, **more: Any) -> Any:
        raise NotImplementedError(name)  # nothing of ours calls it


def test_a_span_belongs_to_the_callers_trace_and_says_no_more_than_the_log() -> None:
    tracer = _Tracer()
    stages = (("compose", 0.2),)
    asked = trace_of(SENT.encode())
    assert asked is not None
    teller(tracer, tracer.ids)(Finished(asked, "/v1/sessions", "POST", 200, 0.3, stages))
    outer, inner = tracer.spans
    assert (outer.name, inner.name) == ("POST /v1/sessions", "compose")
    parent = trace.get_current_span(outer.more["context"]).get_span_context()
    assert (f"{parent.trace_id:032x}", f"{parent.span_id:016x}") == (TRACE, SENT[36:52])
    assert trace.get_current_span(inner.more["context"]) is outer
    ids = [f"{span.get_span_context().span_id:016x}" for span in (outer, inner)]
    assert ids[0].encode() == asked.answer.split(b"-")[2] and ids[1] != ids[0]
    assert outer.ended - outer.more["start_time"] == 300_000_000
    assert set(outer.more["attributes"]) == {
        "http.request.method",
        "http.route",
        "http.response.status_code",
    }


def test_answers_that_are_made_are_told_and_held_ones_cost_nothing() -> None:
    told: list[Finished] = []
    world = World(tell_trace=told.append)
    for _ in range(5):
        world.ask("/v1/leaves")
    assert [one.template for one in told] == ["/v1/leaves", "/v1/leaves"]


def test_tracing_without_its_packages_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    with pytest.raises(TracingUnavailable, match=r"pip install"):
        Exporter()
