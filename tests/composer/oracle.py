"""SAFETY 3 to 5 told a second time, as plainly as it goes, to hold composed sessions against."""

from collections.abc import Iterator, Mapping

from app.composer.cards import Card, Library
from app.composer.session import Side
from app.composer.wish import Wish
from app.vocabulary.practice import Contact, Equipment, Laterality, Posture
from app.vocabulary.safety import CellValue, Practice, Severity

NO_SESSION = {"fever", "recent_stroke_or_tia"}
ON_FOOT = (Posture.STANDING, Posture.WALKING)
FOOT = {"foot", "heel", "sole", "toes", "ankle"}
BREATH = {"diaphragm", "abdomen", "chest"}
MIDDLE = {"spine", "trunk", "nervous-system"}
NO_PLACE = {"whole-body", "nervous-system"}
# What is next to what where the neck, an arm or a leg joins the trunk.
AT_THE_SHOULDERS = {
    *("neck", "cervical-spine", "shoulder", "shoulder-girdle", "axilla"),
    *("chest", "upper-back", "thoracic-spine"),
}
AT_THE_HIPS = {
    *("hip", "buttock", "pelvis", "pelvic-floor", "abdomen", "flank"),
    *("lower-back", "lumbar-spine", "sacrum-coccyx"),
}
JOINED = (AT_THE_SHOULDERS, AT_THE_HIPS)
# What is done with the one arm or leg that moves; everything else is done with the whole body.
ONE_ARM = {"wrist_end_range", "grip_or_fist", "overhead_reach", "nerve_tension"}
ONE_LEG = {"hip_end_range", "knee_twist"}


def all_limitations(wish: Wish, library: Library) -> set[str]:
    """What was declared, and what the wished conditions bring along."""
    found = set(wish.limitations or ())
    for slug in wish.conditions:
        found |= set(library.concerns[slug].implied)
    return found


def ends_the_matter(wish: Wish, library: Library) -> bool:
    """Say whether there can be no session at all."""
    practices = {library.concerns[slug].practice for slug in wish.conditions}
    return bool(
        practices & {Practice.EMERGENCY, Practice.NOT_OFFERED}
        or NO_SESSION & set(wish.limitations or ())
    )


def breath_alone(wish: Wish, library: Library) -> bool:
    """Say whether nothing but natural breathing may be offered."""
    practices = {library.concerns[slug].practice for slug in wish.conditions}
    return Practice.BREATH_ONLY in practices or "effort_flare" in (wish.limitations or ())


def fits(card: Card, wish: Wish) -> bool:
    """Say whether a variant is among what was wished, safety aside."""
    if card.movement in wish.exclude or card.level > wish.level:
        return False
    if card.posture not in wish.postures or set(card.subject.features) & set(wish.exclude_risks):
        return False
    if card.posture in ON_FOOT and "total_standing_time" in wish.exclude_risks:
        return False
    if wish.equipment is None:
        return True
    at_hand = set(wish.equipment)
    if Equipment.CHAIR_WITH_BACK in at_hand:
        at_hand.add(Equipment.CHAIR)
    return card.equipment <= at_hand


def objections(card: Card, side: Side | None, wish: Wish, library: Library) -> Iterator[str]:
    """Yield all that speaks against doing a variant on a side, or on both."""
    limitations = all_limitations(wish, library)
    if breath_alone(wish, library) and not card.is_breath_only:
        yield "it is more than breath"
    yield from _of_everyone(card, library)
    if wish.limitations is None:
        yield from _of_the_unasked(card, library)
    elif limitations and not card.subject.features_assessed and not card.subject.features:
        yield "not-assessed"
    if card.posture in ON_FOOT:
        for limitation in sorted(limitations):
            cell = library.book.cells.get((limitation, "total_standing_time"))
            if cell is None and limitation in library.book.strict:
                yield f"{limitation} x total_standing_time: unknown and strict"
            if cell is not None and cell.value is CellValue.FORBID:
                yield f"{limitation} x total_standing_time: forbidden"
    other = _limitations_of_the_other_side(card, side, wish, library)
    for limitation in sorted(limitations):
        limb = ONE_ARM if card.posture in ON_FOOT else ONE_ARM | ONE_LEG
        spared = limb if limitation in other else set()
        yield from _of_limitation(card, limitation, library, spared)
        yield from _of_place(card, limitation, wish, library)
    yield from _of_the_whole(card, limitations)


def unknowns(card: Card, wish: Wish, library: Library) -> set[str]:
    """Limitations about which some feature of a variant was never assessed."""
    features = set(card.subject.features)
    if wish.half_breaths_per_minute is not None:
        features.add("paced_breathing")
        if len(wish.breath_ratio or ()) == 4 and any((wish.breath_ratio or ())[1::2]):
            features.add("breath_hold")
    return {
        limitation
        for limitation in all_limitations(wish, library)
        for feature in features
        if (limitation, feature) not in library.book.cells
    }


def _limitations_of_the_other_side(
    card: Card, side: Side | None, wish: Wish, library: Library
) -> set[str]:
    if not card.per_side or side is None or card.laterality is Laterality.SYMMETRIC:
        return set()
    if {"skin_friction", "percussion"} & set(card.subject.features):
        return set()
    if {touch.contact for touch in card.points} - {Contact.ATTENTION}:
        return set()
    return {
        named.limitation
        for named in wish.sides
        if named.limitation in library.book.sided
        and named.side != side.value
        and named.limitation not in ("recent_fracture", "surgery_not_cleared")
    }


def _of_the_whole(card: Card, limitations: set[str]) -> Iterator[str]:
    for limitation in sorted(limitations & NO_SESSION):
        yield f"{limitation} ends the matter"
    if "effort_flare" in limitations and not card.is_breath_only:
        yield "effort_flare: it is more than breath"


def _of_place(card: Card, limitation: str, wish: Wish, library: Library) -> Iterator[str]:
    on_foot = card.posture in ON_FOOT
    worked = set(card.subject.regions)
    if limitation == "open_foot_wound" and (on_foot or worked & FOOT):
        yield "it has to do with a wounded foot"
    if limitation not in ("recent_fracture", "surgery_not_cleared"):
        return
    groups = library.book.groups
    areas = [area.region for area in wish.areas if area.limitation == limitation]
    hurt = [groups.get(area, area) for area in areas]
    hurt = [] if NO_PLACE & set(hurt) else hurt
    parts = {groups.get(region, region) for region in worked}
    if not hurt and (on_foot or worked - BREATH):
        yield f"{limitation} may be anywhere"
    elif hurt and (
        hurt[0] in parts
        or (hurt[0] in MIDDLE and parts & MIDDLE)
        or (hurt[0] == "lower-limb" and on_foot)
        or parts & NO_PLACE
        or any(_are_beside(worked - BREATH, areas[0], some, groups) for some in JOINED)
    ):
        yield f"{limitation}: it has to do with the {hurt[0]}"


def _are_beside(worked: set[str], area: str, some: set[str], groups: Mapping[str, str]) -> bool:
    """Say whether both are among these, or are a wide region that one of these is a part of."""
    wide = {groups.get(region) for region in some}
    return (area in some or area in wide) and bool(worked & some or worked & wide)


def _of_everyone(card: Card, library: Library) -> Iterator[str]:
    for feature, severity in card.subject.features.items():
        cell = library.book.cells.get(("everyone", feature))
        if cell is not None and cell.value is CellValue.FORBID:
            yield f"everyone x {feature}: forbidden"
        if cell is not None and cell.value is CellValue.MODIFY and severity is not Severity.SLIGHT:
            yield f"everyone x {feature}: only slight"


def _of_the_unasked(card: Card, library: Library) -> Iterator[str]:
    if card.subject.level > 2:
        yield "nobody was asked, and it is of level 3 or 4"
    if not card.subject.features_assessed:
        yield "nobody was asked, and nobody read its features"
    for feature in set(card.subject.features) & library.book.hazards:
        yield f"nobody was asked, and {feature} is a hazard"


def _of_limitation(
    card: Card, limitation: str, library: Library, spared: set[str]
) -> Iterator[str]:
    book = library.book
    if limitation == "pregnancy" and card.subject.touches_point_avoided_in_pregnancy:
        yield "it touches a point that is avoided in pregnancy"
    for feature, severity in card.subject.features.items():
        if feature in spared:
            continue
        cell = book.cells.get((limitation, feature))
        pair = f"{limitation} x {feature}"
        if cell is None:
            if limitation in book.strict:
                yield f"{pair}: unknown, and the limitation is strict"
            elif feature in book.hazards:
                yield f"{pair}: unknown, and the feature is a hazard"
            elif card.subject.level > 2:
                yield f"{pair}: unknown, and it is of level 3 or 4"
        elif cell.value is CellValue.FORBID:
            yield f"{pair}: forbidden"
        elif cell.value is CellValue.MODIFY and severity is not Severity.SLIGHT:
            yield f"{pair}: only slight"
