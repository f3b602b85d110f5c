"""Rules on movements: dose, sides, cues and relations fit; risk is the matter of variants.py."""

from collections.abc import Iterator

from app.seeding.check.rule import Check
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Laterality, RelationKind, Section
from app.vocabulary.safety import Severity

# About six seconds of calm speech, which is one breath.
WORDS_IN_A_BREATH = 14
# As the composer has it: two such steps on one region never follow one another in the main part.
HARD_LEVEL = 3
OPPOSITE = {RelationKind.EASIER: RelationKind.HARDER, RelationKind.HARDER: RelationKind.EASIER}


def variant_slugs_are_unique(content: Content) -> Iterator[Fault]:
    """A movement has no two variants of one slug."""
    for movement, place in content.each(Kind.MOVEMENTS):
        seen = set()
        for index, variant in enumerate(movement.variants):
            if variant.slug in seen:
                message = f"{variant.slug} exists already"
                yield place.fault("variant-slugs-are-unique", message, "variants", index, "slug")
            seen.add(variant.slug)


def usual_dose_is_in_its_range(content: Content) -> Iterator[Fault]:
    """The usual amount of a dose lies between its least and its most."""
    for movement, place in content.each(Kind.MOVEMENTS):
        dose = movement.dose
        if not dose.min <= dose.amount <= dose.max:
            message = f"{dose.amount} is not in {dose.min} to {dose.max}"
            yield place.fault("usual-dose-is-in-its-range", message, "dose", "amount")


def doses_have_grounds(content: Content) -> Iterator[Fault]:
    """A dose names a source, or is marked as inference."""
    for movement, place in content.each(Kind.MOVEMENTS):
        if not movement.dose.sources and not movement.dose.inference:
            message = "neither source nor inference"
            yield place.fault("doses-have-grounds", message, "dose", "sources")


def dose_counts_the_sides_there_are(content: Content) -> Iterator[Fault]:
    """A one-sided movement is dosed for each side, a midline movement never."""
    for movement, place in content.each(Kind.MOVEMENTS):
        # A symmetric movement may be dosed for each direction, as circles are, and one unit of an
        # alternating movement may hold both sides.
        laterality, per_side = movement.laterality, movement.dose.per_side
        if (laterality is Laterality.UNILATERAL and not per_side) or (
            laterality is Laterality.MIDLINE and per_side
        ):
            message = f"{laterality}, but per_side is {str(per_side).lower()}"
            path = ("dose", "per_side")
            yield place.fault("dose-counts-the-sides-there-are", message, *path)


def cues_fit_one_breath(content: Content) -> Iterator[Fault]:
    """A spoken cue has no more words than fit one calm breath."""
    for movement, place in content.each(Kind.MOVEMENTS):
        for number, variant in enumerate(movement.variants):
            for index, cue in enumerate(variant.cues):
                count = len(cue.text.split())
                if count > WORDS_IN_A_BREATH:
                    path = ("variants", number, "cues", index, "text")
                    yield place.fault("cues-fit-one-breath", f"{count} words", *path)


def hard_work_is_in_the_main_part(content: Content) -> Iterator[Fault]:
    """A movement that is hard in a variant (level 3 or more, high severity) is of the main part."""
    for movement, place in content.each(Kind.MOVEMENTS):
        for variant in movement.variants:
            severe = any(risk.severity is Severity.HIGH for risk in variant.risk_features)
            if movement.home is not Section.MAIN and (variant.level >= HARD_LEVEL or severe):
                message = f"{variant.slug} is hard, and stands in {movement.home}"
                yield place.fault("hard-work-is-in-the-main-part", message, "home")
                break


def relations_lead_elsewhere(content: Content) -> Iterator[Fault]:
    """No movement is related to itself, nor twice to the same one."""
    for movement, place in content.each(Kind.MOVEMENTS):
        seen = {movement.slug}
        for index, relation in enumerate(movement.relations):
            if relation.movement in seen:
                path = ("relations", index, "movement")
                yield place.fault("relations-lead-elsewhere", relation.movement, *path)
            seen.add(relation.movement)


def easier_and_harder_agree(content: Content) -> Iterator[Fault]:
    """Where two movements name each other, one is easier and one harder, or both are alike."""
    movements = content.of(Kind.MOVEMENTS)
    for movement, place in content.each(Kind.MOVEMENTS):
        for index, relation in enumerate(movement.relations):
            other = movements.get(relation.movement)
            if other is None or relation.kind not in OPPOSITE:
                continue
            back = {link.kind for link in other.relations if link.movement == movement.slug}
            if back & (set(OPPOSITE) | {RelationKind.SIMILAR}) - {OPPOSITE[relation.kind]}:
                message = f"{other.slug} is {relation.kind} here, and says otherwise itself"
                path = ("relations", index, "kind")
                yield place.fault("easier-and-harder-agree", message, *path)


def moved_joints_are_regions_that_move(content: Content) -> Iterator[Fault]:
    """A motion of a joint is one that its region lists, where the region lists any."""
    regions = content.of(Kind.REGIONS)
    for movement, place in content.each(Kind.MOVEMENTS):
        for index, joint in enumerate(movement.joint_motions):
            region = regions.get(joint.region)
            if region is not None and region.motions and joint.motion not in region.motions:
                message = f"{joint.region} has no motion {joint.motion}"
                path = ("joint_motions", index, "motion")
                yield place.fault("moved-joints-are-regions-that-move", message, *path)


RULES: tuple[Check, ...] = (
    variant_slugs_are_unique,
    usual_dose_is_in_its_range,
    doses_have_grounds,
    dose_counts_the_sides_there_are,
    cues_fit_one_breath,
    hard_work_is_in_the_main_part,
    relations_lead_elsewhere,
    easier_and_harder_agree,
    moved_joints_are_regions_that_move,
)
