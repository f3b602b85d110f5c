"""The list of movements by per-request queries: filters in SQL, the parts of a page one a table."""

import base64
import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col, func, select

from app.api.fields import OmittedRead, Read
from app.api.movements import MovementItem
from app.models.choreographies import Choreography
from app.models.movements import (
    Movement,
    MovementGoal,
    MovementRegion,
    MovementVariant,
    VariantFeature,
)
from app.models.records import ContentRelease
from app.models.regions import Region
from app.vocabulary.practice import Goal, Posture
from bench.orm_links import Json, grouped

LIMIT = 50


class MovementFilter(BaseModel):
    """The filters that are compared; every other parameter is refused."""

    model_config = ConfigDict(extra="forbid")

    region: list[str] = []
    posture: list[Posture] = []
    exclude_risk: list[str] = []
    goal: list[Goal] = []
    level_max: int | None = Field(default=None, ge=1, le=4)


class MovementPage(Read):
    items: list[MovementItem]
    total: int
    next: str | None
    facets: dict[str, dict[str, int]]
    missing: list[str]
    release_changed: bool
    safety_basis: str | None
    omitted: list[OmittedRead]


def movement_page(db: Session, wanted: MovementFilter) -> Json:
    """Build one page of the list."""
    matching = _matching(wanted)
    total = db.exec(select(func.count()).select_from(matching.subquery())).one()
    slugs = db.exec(matching.order_by(col(Movement.slug)).limit(LIMIT)).all()
    return {
        "items": _items(db, slugs),
        "total": total,
        "next": _next(db, wanted, slugs[-1]) if total > len(slugs) else None,
        "facets": {},
        "missing": [],
        "release_changed": False,
        "safety_basis": None,
        "omitted": [],
    }


def _matching(wanted: MovementFilter) -> Any:
    """Movements with a variant that passes every filter at once."""
    query = (
        select(Movement.slug)
        .join(MovementVariant, col(MovementVariant.movement) == col(Movement.slug))
        .distinct()
    )
    if wanted.region:
        within = select(MovementRegion.movement).where(
            col(MovementRegion.region).in_(_regions_within(wanted.region))
        )
        query = query.where(col(Movement.slug).in_(within))
    if wanted.goal:
        meant = select(MovementGoal.movement).where(col(MovementGoal.goal).in_(wanted.goal))
        query = query.where(col(Movement.slug).in_(meant))
    if wanted.posture:
        query = query.where(col(MovementVariant.posture).in_(wanted.posture))
    if wanted.level_max is not None:
        query = query.where(col(MovementVariant.level) <= wanted.level_max)
    if wanted.exclude_risk:
        risky = (
            select(VariantFeature.feature)
            .where(VariantFeature.movement == MovementVariant.movement)
            .where(VariantFeature.variant == MovementVariant.position)
            .where(col(VariantFeature.feature).in_(wanted.exclude_risk))
        )
        query = query.where(~risky.exists())
    return query


def _regions_within(regions: list[str]) -> Any:
    """The regions and all below them in the tree."""
    top = select(Region.slug).where(col(Region.slug).in_(regions)).cte("within", recursive=True)
    below = select(Region.slug).join(top, col(Region.parent) == top.c.slug)
    return select(top.union(below).c.slug)


def _items(db: Session, slugs: Sequence[str]) -> list[Json]:
    def rows(table: Any, *order: Any) -> Iterable[Any]:
        return db.exec(select(table).where(table.movement.in_(slugs)).order_by(*order)).all()

    movements = db.exec(select(Movement).where(col(Movement.slug).in_(slugs))).all()
    by_slug = {movement.slug: movement for movement in movements}
    goals = grouped(rows(MovementGoal, MovementGoal.position), "movement")
    regions = grouped(rows(MovementRegion, MovementRegion.position), "movement")
    variants = grouped(rows(MovementVariant, MovementVariant.position), "movement")
    features = grouped(rows(VariantFeature, VariantFeature.feature), "movement")
    chosen = select(Choreography.movement).where(col(Choreography.movement).in_(slugs))
    drawn = set(db.exec(chosen.distinct()).all())
    return [
        {
            "slug": slug,
            "href": f"/v1/movements/{slug}",
            "name": by_slug[slug].name,
            "chinese": _chinese(by_slug[slug]),
            "summary": by_slug[slug].summary,
            "postures": list(dict.fromkeys(row.posture for row in variants[slug,])),
            "levels": sorted({row.level for row in variants[slug,]}),
            "regions": list(dict.fromkeys(row.region for row in regions[slug,])),
            "risk_features": sorted({row.feature for row in features[slug,]}),
            "goals": [row.goal for row in goals[slug,]],
            "seconds": _seconds(by_slug[slug]),
            "figure": f"/v1/movements/{slug}/figure.svg" if slug in drawn else None,
            "allowed": None,
        }
        for slug in slugs
    ]


def _seconds(movement: Movement) -> int:
    sides = 2 if movement.dose_per_side else 1
    return movement.dose_amount * movement.dose_seconds_per_unit * sides


def _chinese(movement: Movement) -> Json | None:
    parts = ("pinyin", "simplified", "traditional", "basis")
    told = {part: getattr(movement, f"chinese_{part}") for part in parts}
    return told if any(told.values()) else None


def _next(db: Session, wanted: MovementFilter, last: str) -> str:
    release = db.exec(select(func.max(ContentRelease.number))).one()
    mark = json.dumps(["slug", None, last, release], separators=(",", ":")).encode()
    cursor = base64.urlsafe_b64encode(mark).rstrip(b"=").decode()
    asked = wanted.model_dump(mode="json", exclude_unset=True)
    query = urlencode(sorted({**asked, "cursor": cursor}.items()), doseq=True)
    return f"/v1/movements?{query}"
