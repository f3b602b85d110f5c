"""Turns a composed session into its answer: slugs become references, sources are gathered."""

from collections.abc import Iterable
from typing import Any

from app.api.allowing import advice_told
from app.api.embedding import ref, refs
from app.api.figures.linking import figure_of
from app.catalogue.edition import Edition
from app.catalogue.spoken import phrases_in
from app.composer.session import Omitted, PracticeSession, Step, Warning
from app.composer.token import ENGINE, Ticket, encode, session_id
from app.sessions.telling import spoken
from app.vocabulary.kinds import Kind


def told(
    edition: Edition, session: PracticeSession, ticket: Ticket, changed: str | None
) -> dict[str, Any]:
    """Return the answer as plain values in the order of `SessionRead`."""
    token, locale = encode(ticket), spoken(edition, ticket.wish.lang)
    say = phrases_in(edition, locale).say
    return {
        "session_id": session_id(ticket),
        "title": session.title,
        "status": session.status,
        "seek_care_if": warnings_told(edition, session.seek_care_if, locale),
        "stop_if": list(session.stop_if),
        "opening_advice": list(session.opening_advice),
        "closing_advice": list(session.closing_advice),
        "safety_basis": session.safety_basis,
        "seconds": session.seconds,
        "rounds": session.rounds,
        "sections": [_flat(span) for span in session.sections],
        "steps": [_step(edition, step, locale) for step in session.steps],
        "omitted": [_omitted(edition, item, locale) for item in session.omitted],
        "gaps": [_flat(gap) for gap in session.gaps],
        "evidence": refs(edition, Kind.SOURCES, _evidence(session), locale),
        "release": edition.release.number,
        "engine": ENGINE,
        "release_changed": changed,
        "token": token,
        "token_note": say("service.token_note" if token else "service.no_token"),
        "href": f"/v1/sessions/{token}" if token else None,
        "language": locale,
        "intended_use": say("service.intended_use"),
    }


def warnings_told(
    edition: Edition, warnings: Iterable[Warning], locale: str
) -> list[dict[str, Any]]:
    """Return red flags as plain values in the order of `WarningRead`."""
    return [
        {**_flat(warning), "sources": refs(edition, Kind.SOURCES, warning.sources, locale)}
        for warning in warnings
    ]


def _flat(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__dataclass_fields__}


def _step(edition: Edition, step: Step, locale: str) -> dict[str, Any]:
    same = (
        "id", "number", "section", "start_seconds", "seconds", "transition_seconds", "transition",
        "summary", "variant", "posture", "level", "side", "repetitions", "unit", "dose_basis",
    )  # fmt: skip
    return {
        **{name: getattr(step, name) for name in same},
        "movement": ref(edition, Kind.MOVEMENTS, step.movement, locale),
        "breathing": {
            **_flat(step.breathing),
            "phases": [_flat(phase) for phase in step.breathing.phases],
        },
        "cautions": [
            {**_flat(caution), "sources": refs(edition, Kind.SOURCES, caution.sources, locale)}
            for caution in step.cautions
        ],
        "advice": [advice_told(edition, item, locale) for item in step.advice],
        "not_assessed_for": list(step.not_assessed_for),
        "instructions": list(step.instructions),
        "cues": [_flat(cue) for cue in step.cues],
        "dose_sources": refs(edition, Kind.SOURCES, step.dose_sources, locale),
        "acupoints": [
            {
                "acupoint": ref(edition, Kind.ACUPOINTS, touch.acupoint, locale),
                "contact": touch.contact,
            }
            for touch in step.acupoints
        ],
        "meridians": refs(edition, Kind.MERIDIANS, step.meridians, locale),
        "easier": _easier(edition, step, locale),
        "why": [
            {**_flat(ground), "sources": refs(edition, Kind.SOURCES, ground.sources, locale)}
            for ground in step.why
        ],
        "figure": figure_of(edition, step.movement, step.variant, step.side),
    }


def _easier(edition: Edition, step: Step, locale: str) -> dict[str, Any] | None:
    if step.easier is None:
        return None
    return {
        "movement": ref(edition, Kind.MOVEMENTS, step.easier.movement, locale),
        "variant": step.easier.variant,
        "reason": step.easier.reason,
    }


def _omitted(edition: Edition, item: Omitted, locale: str) -> dict[str, Any]:
    cell = item.finding.cell
    return {
        "movement": ref(edition, Kind.MOVEMENTS, item.movement, locale),
        "variant": item.variant,
        "rule": item.finding.rule.value,
        "limitation": item.finding.limitation,
        "feature": item.finding.feature,
        "advice": cell.advice if cell else None,
        "inference": cell.inference if cell else None,
        "sources": refs(edition, Kind.SOURCES, cell.sources if cell else (), locale),
    }


def _evidence(session: PracticeSession) -> Iterable[str]:
    """Every source that the session rests on, each once, in the order met."""
    found: dict[str, None] = {}
    for warning in session.seek_care_if:
        found.update(dict.fromkeys(warning.sources))
    for step in session.steps:
        found.update(dict.fromkeys(step.dose_sources))
        for caution in step.cautions:
            found.update(dict.fromkeys(caution.sources))
        for ground in step.why:
            found.update(dict.fromkeys(ground.sources))
        for item in step.advice:
            found.update(dict.fromkeys(item.cell.sources))
    return found
