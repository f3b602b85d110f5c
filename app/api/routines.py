"""Routines over HTTP: everything a player needs, to the second, red flags first."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from app.api.embedding import ref, refs
from app.api.fields import (
    AdviceRead,
    CautionRead,
    RangeRead,
    Read,
    RecordRead,
    RedFlagRead,
    Ref,
    SafetyTextRead,
    StatementRead,
)
from app.api.figures.linking import FigureRead, figure_of
from app.api.listing import ListQuery
from app.api.movements import BreathRead, CueRead, RiskFeatureRead, StepRead
from app.api.resource import Filter, Ranged, Resource
from app.api.routes import router_for
from app.api.warnings import emergencies, seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Basis
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Equipment, Goal, Posture, Section, Sides


class RoutineStepRead(Read):
    """One step with all that is needed to play it; times are whole seconds from the start."""

    number: int
    section: Section
    start_seconds: int = Field(description="When the step itself begins, after its transition.")
    seconds: int
    transition_seconds: int
    transition: str | None
    movement: Ref
    summary: str
    variant: str
    posture: Posture
    level: int
    sides: Sides
    repetitions: int
    unit: str
    seconds_per_repetition: int
    breaths: float | None
    steps: list[StepRead]
    cues: list[CueRead]
    breath: BreathRead
    cautions: list[CautionRead]
    risk_features: list[RiskFeatureRead]
    note: str | None
    basis: Basis
    figure: FigureRead | None = Field(description="Its pictures; null while it is not drawn.")


class SourcedFactRead(Read):
    text: str
    sources: list[Ref]
    inference: bool


class RoutineRead(Read):
    """A routine; `seconds` is the whole, transitions included."""

    slug: str
    title: str
    seek_care_if: list[RedFlagRead]
    stop_if: SafetyTextRead
    cautions: list[CautionRead]
    before_you_begin: list[str]
    summary: str
    seconds: int
    level: int
    postures: list[Posture]
    equipment: list[Equipment]
    conditions: list[Ref]
    goals: list[Goal]
    steps: list[RoutineStepRead]
    times_per_week: RangeRead
    weeks: RangeRead
    design_reasons: list[str]
    sourced_facts: list[SourcedFactRead]
    statements: list[StatementRead]
    aliases: list[str]
    sources: list[Ref]
    record: RecordRead


class RoutineItem(Read):
    slug: str
    href: str
    title: str
    emergencies: list[str] = Field(description="What to do at a sign of an emergency; first.")
    summary: str
    seconds: int
    minutes: int
    level: int
    postures: list[Posture]
    equipment: list[Equipment]
    conditions: list[str]
    goals: list[Goal]
    step_count: int
    advice: list[AdviceRead] | None = Field(
        description="What to heed in its steps; null when no limitation is asked."
    )
    not_assessed_for: list[str] | None = Field(
        description="Limitations about which something in it is unknown; null when none is asked."
    )


class RoutineQuery(ListQuery):
    """Filters of the list of routines."""

    condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    exclude_condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20
    )
    posture: tuple[Posture, ...] = Field(default=(), max_length=9)
    exclude_posture: tuple[Posture, ...] = Field(default=(), max_length=9)
    goal: tuple[Goal, ...] = Field(default=(), max_length=11)
    equipment: tuple[Equipment, ...] = Field(default=(), max_length=6)
    exclude_equipment: tuple[Equipment, ...] = Field(default=(), max_length=6)
    movement: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    exclude_movement: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20
    )
    minutes_min: Annotated[int, Field(ge=1, le=90)] | None = None
    minutes_max: Annotated[int, Field(ge=1, le=90)] | None = None
    level_min: Annotated[int, Field(ge=1, le=4)] | None = None
    level_max: Annotated[int, Field(ge=1, le=4)] | None = None
    limitation: tuple[Annotated[str, Field(max_length=60)], ...] = Field(
        default=(),
        max_length=50,
        description="Leave out routines with a step that these limitations do not allow.",
    )
    sort: Literal["slug", "-slug", "minutes", "-minutes", "level", "-level"] = Field(
        default="slug", description="Order; `-` reverses it, the slug breaks ties."
    )


def _minutes(tree: Tree) -> int:
    """Whole minutes, rounded up: what a person must set aside."""
    return -(-int(tree["seconds"]) // 60)


def _steps(edition: Edition, tree: Tree, locale: str) -> Iterator[dict[str, Any]]:
    clock = 0
    for number, step in enumerate(tree["steps"], start=1):
        movement = edition.told(Kind.MOVEMENTS, step["movement"], locale)
        at = edition.variants.by_slug[step["movement"], step["variant"]]
        variant = movement["variants"][edition.variants.keys[at][1]]
        clock += step["transition_seconds"]
        shown = ("posture", "level", "steps", "cues", "breath", "cautions", "risk_features")
        yield {
            **step,
            **{name: variant[name] for name in shown},
            "cautions": [_caution(edition, caution, locale) for caution in variant["cautions"]],
            "number": number,
            "start_seconds": clock,
            "movement": ref(edition, Kind.MOVEMENTS, step["movement"], locale),
            "summary": movement["summary"],
            "unit": movement["dose"]["unit"],
            "figure": figure_of(edition, step["movement"], step["variant"], step["sides"]),
        }
        clock += step["seconds"]


def _caution(edition: Edition, caution: Tree, locale: str) -> dict[str, Any]:
    return {**caution, "sources": refs(edition, Kind.SOURCES, caution["sources"], locale)}


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    return {
        "seek_care_if": seek_care_if(edition, tree["conditions"], locale),
        "stop_if": stop_if(edition, locale),
        "steps": list(_steps(edition, tree, locale)),
    }


def _item(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    names = (
        "title",
        "summary",
        "seconds",
        "level",
        "postures",
        "equipment",
        "conditions",
        "goals",
    )
    return {
        **{name: tree[name] for name in names},
        "emergencies": emergencies(seek_care_if(edition, tree["conditions"], locale)),
        "minutes": _minutes(tree),
        "step_count": len(tree["steps"]),
        "advice": None,
        "not_assessed_for": None,
    }


ROUTINES = Resource(
    kind=Kind.ROUTINES,
    singular="routine",
    read=RoutineRead,
    item_read=RoutineItem,
    query=RoutineQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("condition", "condition", Kind.CONDITIONS),
        Filter("exclude_condition", "condition", Kind.CONDITIONS, excludes=True),
        Filter("posture", "posture"),
        Filter("exclude_posture", "posture", excludes=True),
        Filter("goal", "goal"),
        Filter("equipment", "equipment"),
        Filter("exclude_equipment", "equipment", excludes=True),
        Filter("movement", "movement", Kind.MOVEMENTS),
        Filter("exclude_movement", "movement", Kind.MOVEMENTS, excludes=True),
    ),
    ranges=(
        Ranged("minutes_min", "minutes", is_least=True),
        Ranged("minutes_max", "minutes", is_least=False),
        Ranged("level_min", "level", is_least=True),
        Ranged("level_max", "level", is_least=False),
    ),
    sorts={"minutes": lambda tree: tree["seconds"], "level": lambda tree: tree["level"]},
    facets=("condition", "posture", "goal", "equipment", "movement", "level", "minutes"),
    always=frozenset({"slug", "seek_care_if", "stop_if", "cautions"}),
    summary="Ready routines by condition, posture and minutes.",
    example="sciatica-standing",
)
router = router_for(ROUTINES)
