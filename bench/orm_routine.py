"""One routine by per-request queries, one a table, as a careful FastAPI developer writes them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from app.models.choreographies import Choreography
from app.models.conditions import Condition
from app.models.movements import (
    Movement,
    MovementVariant,
    VariantCaution,
    VariantCautionSource,
    VariantCue,
    VariantFeature,
    VariantStep,
)
from app.models.records import (
    Alias,
    Citation,
    Passage,
    Record,
    Remark,
    RemarkSource,
    Statement,
    StatementSource,
)
from app.models.routines import (
    Routine,
    RoutineCondition,
    RoutineEquipment,
    RoutineGoal,
    RoutinePosture,
    RoutineStep,
)
from app.vocabulary.kinds import Kind
from bench.orm_links import Json, Sources, grouped, red_flags, reference, stop_rules

KIND = Kind.ROUTINES
VARIANT = ("movement", "variant")


def routine_detail(db: Session, slug: str) -> Json | None:
    """Build the whole answer, or return None where there is no such routine."""
    routine = db.get(Routine, slug)
    if routine is None:
        return None
    sources = Sources()
    conditions = _conditions(db, slug)
    told = {
        **{name: getattr(routine, name) for name in ("slug", "title", "summary", "seconds")},
        "level": routine.level,
        "times_per_week": _range(routine, "times_per_week"),
        "weeks": _range(routine, "weeks"),
        "seek_care_if": red_flags(db, [found.slug for found in conditions], sources),
        "stop_if": stop_rules(db, sources),
        "conditions": [reference(Kind.CONDITIONS, c.slug, c.title) for c in conditions],
        "goals": [row.goal for row in _parts(db, RoutineGoal, slug)],
        "postures": [row.posture for row in _parts(db, RoutinePosture, slug)],
        "equipment": [row.equipment for row in _parts(db, RoutineEquipment, slug)],
        "steps": _steps(db, slug, sources),
        **_passages(db, slug),
        **_remarks(db, slug, sources),
        "statements": _statements(db, slug, sources),
        "aliases": [row.name for row in _of_record(db, Alias, slug)],
        "sources": sources.refs(_of_record(db, Citation, slug)),
        "record": _record(db, slug),
    }
    sources.name_all(db)
    return told


def _range(routine: Routine, name: str) -> Json:
    return {bound: getattr(routine, f"{name}_{bound}") for bound in ("min", "max", "text")}


def _conditions(db: Session, slug: str) -> Sequence[Condition]:
    query = (
        select(Condition)
        .join(RoutineCondition, col(RoutineCondition.condition) == col(Condition.slug))
        .where(RoutineCondition.routine == slug)
        .order_by(col(RoutineCondition.position))
    )
    return db.exec(query).all()


def _parts(db: Session, table: Any, slug: str) -> Sequence[Any]:
    return db.exec(select(table).where(table.routine == slug).order_by(table.position)).all()


def _of_record(db: Session, table: Any, slug: str) -> Sequence[Any]:
    query = select(table).where(table.kind == KIND.value, table.slug == slug)
    return db.exec(query.order_by(table.position)).all()


def _passages(db: Session, slug: str) -> dict[str, list[str]]:
    by_place = grouped(_of_record(db, Passage, slug), "place")
    places = ("before_you_begin", "design_reasons")
    return {place: [row.text for row in by_place.get((place,), [])] for place in places}


def _remarks(db: Session, slug: str, sources: Sources) -> Json:
    by_place = grouped(_of_record(db, Remark, slug), "place")
    cited = grouped(_of_record(db, RemarkSource, slug), "place", "parent")

    def told(place: str, *columns: str) -> Iterator[Json]:
        for row in by_place.get((place,), []):
            links = cited.get((place, row.position), [])
            yield {**{name: getattr(row, name) for name in columns}, "sources": sources.refs(links)}

    return {
        "cautions": list(told("cautions", "text", "who", "strength", "inference")),
        "sourced_facts": list(told("sourced_facts", "text", "inference")),
    }


def _statements(db: Session, slug: str, sources: Sources) -> list[Json]:
    cited = grouped(_of_record(db, StatementSource, slug), "parent")
    return [
        {
            "text": row.text,
            "kind": row.statement_kind,
            "grade": row.grade,
            "inference": row.inference,
            "sources": sources.refs(cited.get((row.position,), [])),
        }
        for row in _of_record(db, Statement, slug)
    ]


def _record(db: Session, slug: str) -> Json:
    record = db.get_one(Record, (KIND.value, slug))
    return {
        **record.model_dump(include={"kind", "assessed_by", "first_release", "changed_release"}),
        "href": f"/v1/{KIND.value}/{slug}",
        "language": "en",
        "untranslated": False,
        "translated": [],
    }


def _steps(db: Session, slug: str, sources: Sources) -> list[Json]:
    steps = _parts(db, RoutineStep, slug)
    names = {step.movement for step in steps}
    movements = {row.slug: row for row in db.exec(_among(Movement, Movement.slug, names))}
    variants = {
        (row.movement, row.slug): row
        for row in db.exec(_among(MovementVariant, MovementVariant.movement, names))
    }
    parts = _Parts(db, names, sources)
    drawn = {
        (row.movement, row.variant)
        for row in db.exec(_among(Choreography, Choreography.movement, names))
    }
    told, clock = [], 0
    for number, step in enumerate(steps, start=1):
        variant, movement = variants[step.movement, step.variant], movements[step.movement]
        clock += step.transition_seconds
        told.append(
            {
                **step.model_dump(exclude={"routine", "position"}),
                **parts.of(variant),
                "number": number,
                "start_seconds": clock,
                "movement": reference(Kind.MOVEMENTS, movement.slug, movement.name),
                "summary": movement.summary,
                "unit": movement.dose_unit,
                "figure": _figure(step) if (step.movement, step.variant) in drawn else None,
            }
        )
        clock += step.seconds
    return told


def _figure(step: RoutineStep) -> Json:
    at = f"/v1/movements/{step.movement}"
    return {
        name: f"{at}/{path}?variant={step.variant}"
        for name, path in (
            ("still", "figure.svg"),
            ("sequence", "sequence.svg"),
            ("animation", "animation.svg"),
            ("choreography", "choreography"),
        )
    }


def _among(table: Any, column: Any, values: set[str]) -> Any:
    return select(table).where(col(column).in_(values))


class _Parts:
    """The lists below the variants of some movements, one query a table for all of them."""

    def __init__(self, db: Session, movements: set[str], sources: Sources) -> None:
        def rows(table: Any) -> Sequence[Any]:
            query = _among(table, table.movement, movements)
            found: Sequence[Any] = db.exec(query.order_by(table.position)).all()
            return found

        self._steps = grouped(rows(VariantStep), *VARIANT)
        self._cues = grouped(rows(VariantCue), *VARIANT)
        self._features = grouped(rows(VariantFeature), *VARIANT)
        self._cautions = grouped(rows(VariantCaution), *VARIANT)
        self._cited = grouped(rows(VariantCautionSource), *VARIANT, "parent")
        self._sources = sources

    def of(self, variant: MovementVariant) -> Json:
        """What a step shows of its variant."""
        key = (variant.movement, variant.position)
        return {
            "posture": variant.posture,
            "level": variant.level,
            "breath": {
                "inhale": variant.breath_inhale,
                "exhale": variant.breath_exhale,
                "note": variant.breath_note,
            },
            "steps": [row.model_dump(include={"text", "breath"}) for row in self._steps[key]],
            "cues": [row.model_dump(include={"text", "kind"}) for row in self._cues[key]],
            "risk_features": [
                row.model_dump(include={"feature", "severity", "note"})
                for row in self._features[key]
            ],
            "cautions": [
                {
                    **row.model_dump(include={"text", "who", "strength", "inference"}),
                    "sources": self._sources.refs(self._cited[(*key, row.position)]),
                }
                for row in self._cautions[key]
            ],
        }
