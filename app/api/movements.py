"""Movements over HTTP: summary, dose and posture variants, each with its own steps, risks and
cautions.
"""

from typing import Annotated, Any

from pydantic import Field

from app.api.allowing import AllowedVariantRead
from app.api.embedding import embed
from app.api.fields import (
    CautionRead,
    ChineseRead,
    Read,
    RecordRead,
    Ref,
    SafetyTextRead,
    StatementRead,
)
from app.api.figures.linking import FigureRead, figure_of, still_of
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Ranged, Resource
from app.api.routes import router_for
from app.api.warnings import stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Basis, DetailStatus
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import (
    BreathPhase,
    Contact,
    CueKind,
    Equipment,
    Goal,
    Laterality,
    Posture,
    RegionRole,
    RelationKind,
    Section,
)
from app.vocabulary.safety import Severity


class FormPlaceRead(Read):
    form: Ref
    position: int | None


class RegionLinkRead(Read):
    region: Ref
    role: RegionRole


class JointMotionRead(Read):
    region: Ref
    motion: str


class PointLinkRead(Read):
    acupoint: Ref
    contact: Contact
    note: str | None


class DoseRead(Read):
    """`amount` units of `seconds_per_unit` each, on each side when `per_side`."""

    unit: str
    amount: int
    min: int
    max: int
    seconds_per_unit: int
    breaths_per_unit: float | None
    per_side: bool
    basis: Basis
    text: str | None
    sources: list[Ref]
    inference: bool


class StepRead(Read):
    text: str
    breath: BreathPhase | None


class CueRead(Read):
    """A line short enough to be spoken in one breath."""

    text: str
    kind: CueKind


class BreathRead(Read):
    inhale: str | None
    exhale: str | None
    note: str | None


class RiskFeatureRead(Read):
    feature: str
    severity: Severity
    note: str | None


class VariantRead(Read):
    """One posture in which the movement is taught; its risks are its own."""

    slug: str
    posture: Posture
    level: int
    equipment: list[Equipment]
    cautions: list[CautionRead]
    risk_features: list[RiskFeatureRead]
    features_assessed: bool
    steps: list[StepRead]
    cues: list[CueRead]
    breath: BreathRead
    figure: FigureRead | None = Field(description="Its pictures; null while it is not drawn.")


class RelationRead(Read):
    kind: RelationKind
    movement: Ref
    reason: str


class MovementRead(Read):
    slug: str
    name: str
    stop_if: SafetyTextRead
    chinese: ChineseRead | None
    aliases: list[str]
    summary: str
    variants: list[VariantRead]
    dose: DoseRead
    home: Section = Field(description="The part of a session in which it stands.")
    laterality: Laterality
    regions: list[RegionLinkRead]
    joint_motions: list[JointMotionRead]
    meridians: list[Ref]
    acupoints: list[PointLinkRead]
    goals: list[Goal]
    common_errors: list[str]
    may_feel: list[str]
    statements: list[StatementRead]
    relations: list[RelationRead]
    forms: list[FormPlaceRead]
    detail_status: DetailStatus
    detail_note: str
    sources: list[Ref]
    record: RecordRead


class MovementItem(Read):
    slug: str
    href: str
    name: str
    chinese: ChineseRead | None
    summary: str
    postures: list[Posture]
    levels: list[int]
    regions: list[str]
    risk_features: list[str]
    goals: list[Goal]
    seconds: int
    figure: str | None = Field(description="A picture of it; null while none is drawn.")
    allowed: list[AllowedVariantRead] | None = Field(
        description="Variants that fit the query and may be done; null when no limitation is asked."
    )


class MovementQuery(SlugOrderedQuery):
    """Filters of the list of movements.

    Posture, level, equipment, risks and limitations must hold for one and the same variant.
    """

    region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20, description="This region or any within it."
    )
    exclude_region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20
    )
    posture: tuple[Posture, ...] = Field(default=(), max_length=9)
    exclude_posture: tuple[Posture, ...] = Field(default=(), max_length=9)
    level_min: Annotated[int, Field(ge=1, le=4)] | None = None
    level_max: Annotated[int, Field(ge=1, le=4)] | None = None
    form: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    meridian: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    acupoint: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20, description="Used in a routine for the condition."
    )
    goal: tuple[Goal, ...] = Field(default=(), max_length=11)
    equipment: tuple[Equipment, ...] = Field(default=(), max_length=6)
    exclude_equipment: tuple[Equipment, ...] = Field(default=(), max_length=6)
    exclude_risk: tuple[Annotated[str, Field(max_length=60)], ...] = Field(
        default=(), max_length=45, description="Risk features that no variant shown may have."
    )
    limitation: tuple[Annotated[str, Field(max_length=60)], ...] = Field(
        default=(),
        max_length=50,
        description="Apply the safety rules for these; `omitted` says what was left out.",
    )
    laterality: tuple[Laterality, ...] = Field(default=(), max_length=4)


def dose_seconds(tree: Tree) -> int:
    """Seconds of the default dose, both sides counted."""
    dose = tree["dose"]
    return int(dose["amount"] * dose["seconds_per_unit"] * (2 if dose["per_side"] else 1))


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    slug = tree["slug"]
    return {
        "stop_if": stop_if(edition, locale),
        "variants": [
            {**variant, "figure": figure_of(edition, slug, variant["slug"])}
            for variant in embed(edition, tree["variants"], locale)
        ],
    }


def _item(edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    variants = tree["variants"]
    risks = {risk["feature"] for variant in variants for risk in variant["risk_features"]}
    return {
        **{name: tree[name] for name in ("name", "chinese", "summary", "goals")},
        "postures": list(dict.fromkeys(variant["posture"] for variant in variants)),
        "levels": sorted({variant["level"] for variant in variants}),
        "regions": list(dict.fromkeys(link["region"] for link in tree["regions"])),
        "risk_features": sorted(risks),
        "seconds": dose_seconds(tree),
        "figure": still_of(edition, tree["slug"]),
        "allowed": None,
    }


MOVEMENTS = Resource(
    kind=Kind.MOVEMENTS,
    singular="movement",
    read=MovementRead,
    item_read=MovementItem,
    query=MovementQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("region", "region", Kind.REGIONS),
        Filter("exclude_region", "region", Kind.REGIONS, excludes=True),
        Filter("posture", "posture"),
        Filter("exclude_posture", "posture", excludes=True),
        Filter("form", "form", Kind.FORMS),
        Filter("meridian", "meridian", Kind.MERIDIANS),
        Filter("acupoint", "acupoint", Kind.ACUPOINTS),
        Filter("condition", "condition", Kind.CONDITIONS),
        Filter("goal", "goal"),
        Filter("equipment", "equipment"),
        Filter("exclude_equipment", "equipment", excludes=True),
        Filter("exclude_risk", "risk", codes="features", excludes=True),
        Filter("laterality", "laterality"),
    ),
    ranges=(
        Ranged("level_min", "level", is_least=True),
        Ranged("level_max", "level", is_least=False),
    ),
    facets=(
        "region",
        "posture",
        "level",
        "form",
        "meridian",
        "acupoint",
        "condition",
        "goal",
        "equipment",
        "risk",
        "laterality",
    ),
    always=frozenset({"slug", "stop_if"}),
    told_otherwise=frozenset({"variants"}),
    summary=(
        "Movements by body region, posture, level, risk and more. "
        "Without `limitation` nothing is screened: the list is for browsing."
    ),
    example="snake-spinal-wave",
)
router = router_for(MOVEMENTS)
