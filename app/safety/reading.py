"""Reads content for the safety rules: the book of cells, and each variant as a subject to judge."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.safety.rules import Book, Cell, Subject
from app.vocabulary.points import AppliesToPressing, PointCautionFlag
from app.vocabulary.practice import ON_THE_FEET, Contact, RegionRole
from app.vocabulary.safety import CellValue, Scope, Severity

Tree = Mapping[str, Any]
BY_HAND = {"skin_friction", "percussion", "abdominal_pressure"}


def book_of(plain: Mapping[str, tuple[Tree, ...]], regions: Iterable[Tree] = ()) -> Book:
    """Build the safety vocabulary; a cell that rests on weak pages only stays unknown."""
    return Book(
        strict=frozenset(item["code"] for item in plain["limitations"] if item["is_strict"]),
        limitations=frozenset(item["code"] for item in plain["limitations"]),
        hazards=frozenset(item["code"] for item in plain["features"] if item["is_hazard"]),
        scopes={item["code"]: Scope(item["scope"]) for item in plain["features"]},
        cells={
            (item["limitation"], item["feature"]): Cell(
                CellValue(item["cell"]),
                item["advice"],
                item["inference"],
                item["reason"],
                tuple(item["sources"]),
            )
            for item in plain["cells"]
            if not item["served_as_unknown"]
        },
        groups=_groups(regions),
        sided=frozenset(item["code"] for item in plain["limitations"] if item["may_name_a_side"]),
    )


def _groups(regions: Iterable[Tree]) -> dict[str, str]:
    """Lead each region to the part of the body right under the whole."""
    parents = {region["slug"]: region["parent"] for region in regions}
    found = {}
    for slug in parents:
        at, seen = slug, {slug}
        # Seeds with regions in a circle are judged too, to be told that they are.
        while (parent := parents.get(at)) and parents.get(parent) and parent not in seen:
            at = parent
            seen.add(at)
        found[slug] = at
    return found


def avoided_in_pregnancy(acupoints: Iterable[Tree]) -> frozenset[str]:
    """Points with a pregnancy caution that is not for needles alone."""
    return frozenset(
        point["slug"]
        for point in acupoints
        for caution in point["cautions"]
        if caution["flag"] == PointCautionFlag.PREGNANCY
        and caution["applies_to_pressing"] != AppliesToPressing.NEEDLING_ONLY
    )


def is_breath_only(movement: Tree, variant: Tree) -> bool:
    """Natural breathing at the gentlest level: nothing moves but the breath, nothing is paced."""
    return (
        variant["level"] == 1
        and not variant["risk_features"]
        and all(link["region"] == "diaphragm" for link in movement["joint_motions"])
        and bool(variant["features_assessed"])
    )


def _handled(movement: Tree, variant: Tree) -> Iterator[str]:
    """Yield the regions that are moved, and those that hands press, rub or tap."""
    features = {feature["feature"] for feature in variant["risk_features"]}
    for link in movement["regions"]:
        if link["role"] == RegionRole.MOVES or features & BY_HAND:
            yield link["region"]


def subject_of(movement: Tree, variant: Tree, avoided: frozenset[str]) -> Subject:
    """What the safety rules judge of a variant; attention alone touches no point."""
    touched = (
        link["acupoint"] for link in movement["acupoints"] if link["contact"] != Contact.ATTENTION
    )
    return Subject(
        level=variant["level"],
        features={
            feature["feature"]: Severity(feature["severity"])
            for feature in variant["risk_features"]
        },
        features_assessed=variant["features_assessed"],
        touches_point_avoided_in_pregnancy=any(point in avoided for point in touched),
        regions=frozenset(_handled(movement, variant)),
        on_the_feet=variant["posture"] in ON_THE_FEET,
        is_breath_only=is_breath_only(movement, variant),
    )
