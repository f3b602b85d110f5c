"""Tables of movements and their posture variants; risk features belong to the variant alone."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from app.models.base import Table, at_least, child_of, key, link, one_of, position, prose
from app.vocabulary.evidence import Basis, DetailStatus, Strength
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


class Movement(Table, table=True):
    __table_args__ = (
        one_of("home", Section),
        one_of("laterality", Laterality),
        one_of("dose_basis", Basis),
        one_of("detail_status", DetailStatus),
        at_least("dose_amount", 1, 120),
        at_least("dose_min", 1, 120),
        at_least("dose_max", 1, 240),
        at_least("dose_seconds_per_unit", 1, 120),
        at_least("dose_breaths_per_unit", 0, 20),
        CheckConstraint("dose_min <= dose_amount AND dose_amount <= dose_max", name="dose_order"),
    )
    slug: str = key()
    name: str = Field(max_length=240)
    chinese_pinyin: str | None = Field(max_length=240)
    chinese_simplified: str | None = Field(max_length=240)
    chinese_traditional: str | None = Field(max_length=240)
    chinese_basis: str | None = prose()
    summary: str = prose()
    home: str = Field(max_length=10)
    laterality: str = Field(max_length=12)
    dose_unit: str = Field(max_length=240)
    dose_amount: int
    dose_min: int
    dose_max: int
    dose_seconds_per_unit: int
    dose_breaths_per_unit: float | None
    dose_per_side: bool
    dose_basis: str = Field(max_length=10)
    dose_text: str | None = prose()
    dose_inference: bool
    detail_status: str = Field(max_length=10)
    detail_note: str = prose()


class MovementForm(Table, table=True):
    """`place` is null where the movement is no part of the form's order."""

    __table_args__ = (at_least("place", 0, 60),)
    movement: str = key(to="movement.slug")
    position: int = position()
    form: str = link("form.slug")
    place: int | None


class MovementRegion(Table, table=True):
    __table_args__ = (
        one_of("role", RegionRole),
        UniqueConstraint("movement", "region", "role"),
    )
    movement: str = key(to="movement.slug")
    position: int = position()
    region: str = link("region.slug")
    role: str = Field(max_length=8)


class MovementMotion(Table, table=True):
    movement: str = key(to="movement.slug")
    position: int = position()
    region: str = link("region.slug")
    motion: str = Field(max_length=60)


class MovementMeridian(Table, table=True):
    movement: str = key(to="movement.slug")
    position: int = position()
    meridian: str = link("meridian.slug")


class MovementAcupoint(Table, table=True):
    __table_args__ = (one_of("contact", Contact),)
    movement: str = key(to="movement.slug")
    position: int = position()
    acupoint: str = link("acupoint.slug")
    contact: str = Field(max_length=10)
    note: str | None = prose()


class MovementGoal(Table, table=True):
    __table_args__ = (one_of("goal", Goal),)
    movement: str = key(to="movement.slug")
    position: int = position()
    goal: str = Field(max_length=24)


class MovementRelation(Table, table=True):
    __table_args__ = (
        one_of("kind", RelationKind),
        CheckConstraint("movement <> other", name="other_is_another"),
    )
    movement: str = key(to="movement.slug")
    position: int = position()
    kind: str = Field(max_length=10)
    other: str = link("movement.slug")
    reason: str = prose()


class MovementVariant(Table, table=True):
    """`features_assessed` false means that an empty feature list says nothing."""

    __table_args__ = (
        one_of("posture", Posture),
        at_least("level", 1, 4),
        UniqueConstraint("movement", "slug"),
    )
    movement: str = key(to="movement.slug")
    position: int = position()
    slug: str = Field(max_length=80)
    posture: str = Field(max_length=24)
    level: int
    breath_inhale: str | None = prose()
    breath_exhale: str | None = prose()
    breath_note: str | None = prose()
    features_assessed: bool


def _of_variant() -> ForeignKeyConstraint:
    return child_of("movement_variant", "movement", "variant", parent=("movement", "position"))


class VariantEquipment(Table, table=True):
    __table_args__ = (
        _of_variant(),
        one_of("equipment", Equipment),
    )
    movement: str = key()
    variant: int = position()
    position: int = position()
    equipment: str = Field(max_length=24)


class VariantStep(Table, table=True):
    __table_args__ = (
        _of_variant(),
        one_of("breath", BreathPhase),
    )
    movement: str = key()
    variant: int = position()
    position: int = position()
    text: str = prose()
    breath: str | None = Field(max_length=8)


class VariantCue(Table, table=True):
    __table_args__ = (
        _of_variant(),
        one_of("kind", CueKind),
        CheckConstraint("length(text) <= 90", name="text_is_speakable"),
    )
    movement: str = key()
    variant: int = position()
    position: int = position()
    text: str = Field(max_length=90)
    kind: str = Field(max_length=8)


class VariantFeature(Table, table=True):
    __table_args__ = (
        _of_variant(),
        one_of("severity", Severity),
        UniqueConstraint("movement", "variant", "feature"),
    )
    movement: str = key()
    variant: int = position()
    position: int = position()
    feature: str = link("risk_feature.code")
    severity: str = Field(max_length=10)
    note: str | None = prose()


class VariantCaution(Table, table=True):
    __table_args__ = (
        _of_variant(),
        one_of("strength", Strength),
    )
    movement: str = key()
    variant: int = position()
    position: int = position()
    text: str = prose()
    who: str | None = prose()
    strength: str = Field(max_length=10)
    inference: bool


class VariantCautionSource(Table, table=True):
    __table_args__ = (
        child_of(
            "variant_caution",
            "movement",
            "variant",
            "parent",
            parent=("movement", "variant", "position"),
        ),
    )
    movement: str = key()
    variant: int = position()
    parent: int = position()
    position: int = position()
    source: str = link("source.slug")
