"""Rules on posture variants: what posture and words show of risk is among the risk features."""

import re
from collections.abc import Iterator
from typing import Any

from app.seeding.check.rule import Check
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.points import PointCautionFlag
from app.vocabulary.practice import BreathPhase, Contact, Equipment, Posture
from app.vocabulary.safety import Scope

LOW = (
    Posture.SUPINE,
    Posture.SIDE_LYING,
    Posture.FLOOR_CROSS_LEGGED,
    Posture.FLOOR_LONG_SITTING,
    Posture.KNEELING,
    Posture.HANDS_AND_KNEES,
)
# What a posture brings with it, whatever the movement is.
POSTURE_FEATURES = {Posture.SUPINE: "supine", Posture.WALKING: "walking_hazard"}
ON_FEET = (Posture.STANDING, Posture.WALKING)
EYES_CLOSED = re.compile(
    r"\b(eyes (are )?(half-?)?closed|(?<!not )(?<!n't )(?<!never )close (your|the) eyes|"
    r"let (your|the) eyes close|shut (your|the) eyes)\b",
    re.IGNORECASE,
)
NEVER_STOP = re.compile(r"\bnever stop\b.*\bmedicine\b", re.IGNORECASE)
CHAIRS = {Equipment.CHAIR, Equipment.CHAIR_WITH_BACK}

Variants = Iterator[tuple[Any, Any, Place, tuple[str | int, ...]]]


def features_are_read(content: Content) -> Iterator[Fault]:
    """An author has read every variant for every risk feature; else it cannot be offered."""
    for _, variant, place, path in variants(content):
        if not variant.features_assessed:
            message = "not read for risk features"
            yield place.fault("features-are-read", message, *path, "features_assessed")


def features_belong_to_variants(content: Content) -> Iterator[Fault]:
    """A variant names no feature twice, and none that only a whole session decides."""
    features = content.plain.get("features", {})
    for _, variant, place, path in variants(content):
        seen = set()
        for index, risk in enumerate(variant.risk_features):
            feature: Any = features.get((risk.feature,))
            is_computed = feature is not None and feature.scope is Scope.SESSION
            if risk.feature in seen or is_computed:
                why = "is of a whole session" if is_computed else "is named twice"
                message = f"{risk.feature} {why}"
                spot = (*path, "risk_features", index, "feature")
                yield place.fault("features-belong-to-variants", message, *spot)
            seen.add(risk.feature)


def closed_eyes_on_the_feet_are_marked(content: Content) -> Iterator[Fault]:
    """A standing or walking variant whose words close the eyes carries eyes_closed_standing."""
    for _, variant, place, path in variants(content):
        if variant.posture not in ON_FEET or "eyes_closed_standing" in _codes(variant):
            continue
        for field in ("steps", "cues"):
            for index, line in enumerate(getattr(variant, field)):
                if EYES_CLOSED.search(line.text):
                    spot = (*path, field, index, "text")
                    message = "eyes_closed_standing is not marked"
                    yield place.fault("closed-eyes-on-the-feet-are-marked", message, *spot)


def rising_is_marked(content: Content) -> Iterator[Fault]:
    """A lying, kneeling or floor variant carries rise_from_floor_or_lying."""
    for _, variant, place, path in variants(content):
        if variant.posture in LOW and "rise_from_floor_or_lying" not in _codes(variant):
            message = f"{variant.posture} ends with getting up"
            yield place.fault("rising-is-marked", message, *path, "risk_features")


def posture_features_are_marked(content: Content) -> Iterator[Fault]:
    """A variant on the back carries supine, and one that walks carries walking_hazard."""
    for _, variant, place, path in variants(content):
        feature = POSTURE_FEATURES.get(variant.posture)
        if feature is not None and feature not in _codes(variant):
            message = f"{feature} is not marked"
            yield place.fault("posture-features-are-marked", message, *path, "risk_features")


def held_breath_is_marked(content: Content) -> Iterator[Fault]:
    """A variant with a step on a held breath carries breath_hold."""
    for _, variant, place, path in variants(content):
        for index, step in enumerate(variant.steps):
            if step.breath is BreathPhase.HOLD and "breath_hold" not in _codes(variant):
                spot = (*path, "steps", index, "breath")
                yield place.fault("held-breath-is-marked", "breath_hold is not marked", *spot)


def tapping_never_replaces_medicine(content: Content) -> Iterator[Fault]:
    """A variant that taps or slaps says never to stop a medicine: people have died of that."""
    for _, variant, place, path in variants(content):
        if "percussion" not in _codes(variant):
            continue
        lines = [line.text for line in (*variant.steps, *variant.cues, *variant.cautions)]
        if not any(NEVER_STOP.search(line) for line in lines):
            message = "does not say: never stop a medicine"
            yield place.fault("tapping-never-replaces-medicine", message, *path, "steps")


def seats_are_named(content: Content) -> Iterator[Fault]:
    """A seated variant says that it needs a chair."""
    for _, variant, place, path in variants(content):
        if variant.posture is Posture.SEATED and not CHAIRS & set(variant.equipment):
            yield place.fault("seats-are-named", "no chair", *path, "equipment")


def forbidden_points_are_not_touched(content: Content) -> Iterator[Fault]:
    """A movement never presses, taps or rubs a point that is flagged do_not_stimulate."""
    points = content.of(Kind.ACUPOINTS)
    for movement, place in content.each(Kind.MOVEMENTS):
        for index, link in enumerate(movement.acupoints):
            point = points.get(link.acupoint)
            if point is None or link.contact is Contact.ATTENTION:
                continue
            if any(flag.flag is PointCautionFlag.DO_NOT_STIMULATE for flag in point.cautions):
                message = f"{link.contact} on {link.acupoint}"
                spot = ("acupoints", index, "contact")
                yield place.fault("forbidden-points-are-not-touched", message, *spot)


def variants(content: Content) -> Variants:
    """Yield every movement and variant with the place and path of the variant."""
    for movement, place in content.each(Kind.MOVEMENTS):
        for index, variant in enumerate(movement.variants):
            yield movement, variant, place, ("variants", index)


def _codes(variant: Any) -> set[str]:
    return {risk.feature for risk in variant.risk_features}


RULES: tuple[Check, ...] = (
    features_are_read,
    features_belong_to_variants,
    closed_eyes_on_the_feet_are_marked,
    rising_is_marked,
    posture_features_are_marked,
    held_breath_is_marked,
    tapping_never_replaces_medicine,
    seats_are_named,
    forbidden_points_are_not_touched,
)
