"""Spans for OpenTelemetry, where it is installed and wished for; nothing here runs otherwise.

A span is told when its answer is finished, from what was measured anyway. It has the route's
template, method and status and no more: what the journal may not say, no span says either.
"""

from __future__ import annotations

from importlib import import_module
from secrets import randbits
from time import time_ns
from typing import TYPE_CHECKING

from app.web.tracing import Trace
from app.web.working import Finished, TellTrace

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.trace import Tracer

NOT_INSTALLED = (
    "TRACING needs OpenTelemetry, which is not installed here: "
    "python -m pip install --require-hashes -r requirements-opentelemetry.lock"
)
_PACKAGES = ("opentelemetry.exporter.otlp.proto.http.trace_exporter", "opentelemetry.sdk.trace")


class TracingUnavailable(Exception):
    """Tracing was asked for, and its packages are not installed."""


def require_packages() -> None:
    """Raise TracingUnavailable where no span could be sent."""
    for name in _PACKAGES:
        try:
            import_module(name)
        except ImportError:
            raise TracingUnavailable(NOT_INSTALLED) from None


class Exporter:
    """Sends spans over OTLP from a thread; OpenTelemetry's own OTEL_* variables say where to."""

    def __init__(self) -> None:
        """Raise TracingUnavailable."""
        require_packages()
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        resource = Resource.create()
        if str(resource.attributes["service.name"]).startswith("unknown_service"):
            resource = resource.merge(Resource({"service.name": "daoyin"}))
        ids = SpanIds()
        self._provider = TracerProvider(resource=resource, id_generator=ids)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self.tell: TellTrace = teller(self._provider.get_tracer("daoyin"), ids)

    def close(self) -> None:
        """Send what waits; a collector that is away holds this up for seconds."""
        self._provider.shutdown()


class SpanIds:
    """OpenTelemetry's maker of ids, but that the next span may get one that was told already."""

    def __init__(self) -> None:
        self.told: int | None = None

    def generate_span_id(self) -> int:
        """Return 64 bits, never all 0."""
        told, self.told = self.told, None
        return told or randbits(64) or 1

    def generate_trace_id(self) -> int:
        """Return 128 bits, never all 0."""
        return randbits(128) or 1

    def is_trace_id_random(self) -> bool:
        """Samplers rely on it."""
        return True


def teller(tracer: Tracer, ids: SpanIds | None = None) -> TellTrace:
    """Return what makes a span of each finished answer, and one of each of its stages.

    With the `ids` of the tracer the span has the id that the answer told in `traceresponse`.
    """
    from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context

    def tell(finished: Finished) -> None:
        ended = time_ns()
        started = ended - int(finished.seconds * 1e9)
        if ids is not None and finished.trace is not None:
            ids.told = int(finished.trace.span, 16)
        span = tracer.start_span(
            f"{finished.method} {finished.template or ''}".strip(),
            context=_parent(finished.trace),
            kind=SpanKind.SERVER,
            start_time=started,
            attributes={
                "http.request.method": finished.method,
                "http.route": finished.template or "",
                "http.response.status_code": finished.status,
            },
        )
        if finished.status >= 500:
            span.set_status(Status(StatusCode.ERROR))
        within = set_span_in_context(span)
        for name, seconds in finished.stages:
            # Where in the answer a stage lay was not noted; they come one after the other.
            inner = tracer.start_span(name, context=within, start_time=started)
            started += int(seconds * 1e9)
            inner.end(end_time=started)
        span.end(end_time=ended)

    return tell


def _parent(trace: Trace | None) -> Context | None:
    if trace is None:
        return None
    from opentelemetry.trace import (
        NonRecordingSpan,
        SpanContext,
        TraceFlags,
        set_span_in_context,
    )

    sampled = TraceFlags(int(trace.flags, 16))
    parent = SpanContext(int(trace.trace, 16), int(trace.parent, 16), True, sampled)
    return set_span_in_context(NonRecordingSpan(parent))
