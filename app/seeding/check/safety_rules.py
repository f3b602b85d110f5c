"""Rules on the safety vocabulary; what limitations and hazards do is in app.safety."""

from collections.abc import Iterator
from typing import Any

from app.safety.rules import EVERYONE
from app.seeding.check.rule import Check
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.evidence import SourceTier
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import CautionEffect, CellValue, Scope

# SAFETY 4 names these hazards in words; here they are by code.
HAZARDS = (
    "abdominal_pressure",
    "balance_demand",
    "breath_hold",
    "deep_squat",
    "end_range_spinal_flexion",
    "eyes_closed_standing",
    "flexion_with_rotation",
    "floor_position",
    "forced_breath",
    "head_below_heart",
    "heel_drop_impact",
    "hip_end_range",
    "knee_twist",
    "loaded_bending",
    "loaded_squat",
    "lunge",
    "neck_extension",
    "neck_rotation",
    "nerve_tension",
    "percussion",
    "repetitive_high",
    "rise_from_floor_or_lying",
    "single_leg",
    "skin_friction",
    "spinal_extension",
    "sustained_isometric",
    "walking_hazard",
)
COMPUTED = {
    "paced_breathing": Scope.WISH,
    "total_repetitions": Scope.SESSION,
    "total_standing_time": Scope.SESSION,
}
STRICT = (
    "epilepsy",
    "heart_disease_or_chest_symptoms",
    "open_foot_wound",
    "pregnancy",
    "psychosis_or_mania",
    "recent_fracture",
    "surgery_not_cleared",
    "unstable_neck",
)
ASKED = (
    *STRICT,
    "bone_metastasis",
    "clot_or_calf_swelling",
    "dizzy_on_standing",
    "eye_surgery_or_retina",
    "fall_last_year",
    "fever",
    "fragile_skin",
    "implant_device",
    "insulin_or_sulfonylurea",
    "lung_disease",
    "numb_feet",
    "recent_stroke_or_tia",
    "trauma_or_dissociation",
)
GATES = ("no_session", "breath_only", "stop_and_treat")
# What SAFETY 4 and 6 say of these pairs themselves, so that no cell may say less.
FORBIDDEN = (
    ("pregnancy", "supine"),
    *(
        (code, "eyes_closed_standing")
        for code in ("fall_last_year", "numb_feet", "dizzy_on_standing")
    ),
    *(
        (code, "breath_hold")
        for code in ("heart_disease_or_chest_symptoms", "lung_disease", "pregnancy")
    ),
    ("psychosis_or_mania", "internal_focus"),
    ("psychosis_or_mania", "sustained_isometric"),
)
WEAK_TIERS = {SourceTier.C, SourceTier.D, None}


def hazards_are_marked(content: Content) -> Iterator[Fault]:
    """Every hazard that the safety rules name is a risk feature and is marked as a hazard."""
    features = content.plain.get("features", {})
    for code in HAZARDS:
        feature: Any = features.get((code,))
        if feature is None or not feature.is_hazard:
            place = content.place("features", code)
            yield place.fault("hazards-are-marked", f"{code} is not marked a hazard", "is_hazard")


def computed_features_have_their_scope(content: Content) -> Iterator[Fault]:
    """Features that a wish or a session decides exist and belong to no variant."""
    features = content.plain.get("features", {})
    for code, scope in COMPUTED.items():
        feature: Any = features.get((code,))
        if feature is None or feature.scope is not scope:
            place = content.place("features", code)
            message = f"{code} must have the scope {scope}"
            yield place.fault("computed-features-have-their-scope", message, "scope")


def strict_limitations_are_marked(content: Content) -> Iterator[Fault]:
    """Every limitation that the safety rules call strict is marked so."""
    limitations = content.plain.get("limitations", {})
    for code in STRICT:
        limitation: Any = limitations.get((code,))
        if limitation is not None and not limitation.is_strict:
            place = content.place("limitations", code)
            message = f"{code} is not strict"
            yield place.fault("strict-limitations-are-marked", message, "is_strict")


def limitations_are_complete(content: Content) -> Iterator[Fault]:
    """Every limitation that the safety rules list can be declared."""
    limitations = content.plain.get("limitations", {})
    for code in (*ASKED, EVERYONE):
        if (code,) not in limitations:
            place = content.place("limitations", code)
            yield place.fault("limitations-are-complete", f"{code} is missing")


def limitations_can_be_asked(content: Content) -> Iterator[Fault]:
    """Every limitation has its question; only the cells for everyone are never asked about."""
    for limitation, place in content.each_plain("limitations"):
        if (limitation.question is None) != (limitation.code == EVERYONE):
            message = f"question is {limitation.question!r}"
            yield place.fault("limitations-can-be-asked", message, "question")


def gates_are_known_and_sourced(content: Content) -> Iterator[Fault]:
    """A limitation's gate does something that the service knows, and names a source."""
    for limitation, place in content.each_plain("limitations"):
        gate = limitation.gate
        if gate is not None and (gate.action not in GATES or not gate.sources):
            message = f"action {gate.action}, {len(gate.sources)} sources"
            yield place.fault("gates-are-known-and-sourced", message, "gate")


def cells_have_grounds(content: Content) -> Iterator[Fault]:
    """A cell names a source, or is marked as inference and gives its reason."""
    for cell, place in content.each_plain("cells"):
        if not cell.sources and not (cell.inference and cell.reason):
            message = f"{cell.cell} without a source or a reasoned inference"
            yield place.fault("cells-have-grounds", message, "sources")


def bound_cells_forbid(content: Content) -> Iterator[Fault]:
    """What the safety rules forbid in so many words is a cell that forbids."""
    cells = content.plain.get("cells", {})
    for limitation, feature in FORBIDDEN:
        cell: Any = cells.get((limitation, feature))
        if cell is None or cell.cell is not CellValue.FORBID:
            place = content.place("cells", limitation, feature)
            yield place.fault("bound-cells-forbid", f"{limitation}/{feature} must forbid", "cell")


def weak_clearances_stay_unknown(content: Content) -> Iterator[Fault]:
    """A cell that clears on weak pages alone (tier C, D or none) is served as unknown."""
    sources = content.of(Kind.SOURCES)
    for cell, place in content.each_plain("cells"):
        tiers = {sources[slug].tier for slug in cell.sources if slug in sources}
        is_weak = bool(tiers) and tiers <= WEAK_TIERS and cell.cell is CellValue.CLEAR
        if is_weak and not cell.served_as_unknown:
            message = "rests on tier C or D or on unrated pages alone"
            yield place.fault("weak-clearances-stay-unknown", message, "served_as_unknown")


def prohibitions_are_never_served_as_unknown(content: Content) -> Iterator[Fault]:
    """Only a cell that clears may be served as unknown; forbid and modify always hold."""
    for cell, place in content.each_plain("cells"):
        if cell.served_as_unknown and cell.cell is not CellValue.CLEAR:
            rule = "prohibitions-are-never-served-as-unknown"
            yield place.fault(rule, f"a {cell.cell} cell is hidden", "served_as_unknown")


def caution_cells_agree(content: Content) -> Iterator[Fault]:
    """A cell that a caution names is in cells.json with the same value, and for a limitation it
    names.
    """
    for caution, place in content.each(Kind.CAUTIONS):
        for index, entry in enumerate(caution.entries):
            path = ("entries", index, "cells")
            for number, named in enumerate(entry.cells):
                yield from _agreement(content, place, named, (*path, number))
                if named.limitation not in entry.limitations:
                    message = f"{named.limitation} is not among the entry's limitations"
                    yield place.fault("caution-cells-agree", message, *path, number, "limitation")


def _agreement(
    content: Content, place: Place, named: Any, path: tuple[str | int, ...]
) -> Iterator[Fault]:
    cell: Any = content.plain.get("cells", {}).get((named.limitation, named.feature))
    if cell is None or cell.cell is not named.cell:
        says = "nothing" if cell is None else cell.cell
        pair = f"{named.limitation}/{named.feature}"
        message = f"{pair} is {named.cell} here, {says} in cells.json"
        yield place.fault("caution-cells-agree", message, *path)


def cautions_take_effect(content: Content) -> Iterator[Fault]:
    """A caution said to take effect in cells names them, and no other kind of caution does."""
    for caution, place in content.each(Kind.CAUTIONS):
        for index, entry in enumerate(caution.entries):
            if bool(entry.cells) != (entry.effect is CautionEffect.CELLS):
                message = f"effect {entry.effect}, {len(entry.cells)} cells"
                yield place.fault("cautions-take-effect", message, "entries", index, "cells")


def cautions_have_grounds(content: Content) -> Iterator[Fault]:
    """Every caution (topic, variant, routine) names a source or is marked as inference."""
    for place, entry, path in _cautions(content):
        if not entry.sources and not entry.inference:
            message = "neither source nor inference"
            yield place.fault("cautions-have-grounds", message, *path, "sources")


def _cautions(content: Content) -> Iterator[tuple[Place, Any, tuple[str | int, ...]]]:
    for caution, place in content.each(Kind.CAUTIONS):
        for index, entry in enumerate(caution.entries):
            yield place, entry, ("entries", index)
    for routine, place in content.each(Kind.ROUTINES):
        for index, entry in enumerate(routine.cautions):
            yield place, entry, ("cautions", index)
    for movement, place in content.each(Kind.MOVEMENTS):
        for number, variant in enumerate(movement.variants):
            for index, entry in enumerate(variant.cautions):
                yield place, entry, ("variants", number, "cautions", index)


RULES: tuple[Check, ...] = (
    hazards_are_marked,
    computed_features_have_their_scope,
    strict_limitations_are_marked,
    limitations_are_complete,
    limitations_can_be_asked,
    gates_are_known_and_sourced,
    cells_have_grounds,
    bound_cells_forbid,
    weak_clearances_stay_unknown,
    prohibitions_are_never_served_as_unknown,
    caution_cells_agree,
    cautions_take_effect,
    cautions_have_grounds,
)
