"""Cards, books and libraries made by hand or by a seed, with the variety of the real ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from app.composer.cards import Card, Concern, Dose, Frame, Library, Line, Named, Texts
from app.composer.session import Caution, CueKind, Touch, Warning
from app.safety.rules import Book, Cell, Subject
from app.vocabulary.evidence import Basis, Strength, Verdict
from app.vocabulary.practice import Contact, Goal, Laterality, Posture, Section
from app.vocabulary.safety import CellValue, Practice, Scope, Severity, Urgency

HAZARDS = (
    "end_range_spinal_flexion",
    "single_leg",
    "squat",
    "neck_extension",
    "percussion",
    "rise_from_floor_or_lying",
    "breath_hold",
)
MILD = (
    *("spinal_flexion", "overhead_reach", "wrist_end_range"),
    *("internal_focus", "supine", "paced_breathing"),
)
FEATURES = tuple(feature for feature in (*HAZARDS, *MILD))
OF_THE_WISH = ("breath_hold", "paced_breathing")
OF_THE_SESSION = "total_standing_time"
STRICT = (
    *("pregnancy", "epilepsy", "heart_disease_or_chest_symptoms", "psychosis_or_mania"),
    *("recent_fracture", "surgery_not_cleared", "open_foot_wound"),
)
SIDED = ("knee_problem", "wrist_nerve", "recent_fracture", "open_foot_wound")
LIMITATIONS = (
    *STRICT,
    "knee_problem",
    "wrist_nerve",
    "osteoporosis",
    "numb_feet",
    "fall_last_year",
    "insulin_or_sulfonylurea",
    "panic_attacks",
    "effort_flare",
    "fever",
)
REGIONS = ("neck", "shoulder", "wrist", "thoracic-spine", "hip", "knee", "ankle")
MERIDIANS = ("lung", "spleen", "gallbladder")
GROUPS = {
    **{"shoulder": "upper-limb", "wrist": "upper-limb", "thoracic-spine": "spine"},
    **{"hip": "lower-limb", "knee": "lower-limb", "ankle": "lower-limb"},
}
ON_THE_FEET = (Posture.STANDING, Posture.WALKING)
POINTS = ("lu9", "sp6", "gb34", "ki1")
FORMS = ("baduanjin", "yijinjing", "daoyin")
TEXTS = Texts(
    stop_if=("Stop at once if you feel pain in the chest.", "Stop if you feel faint."),
    low_sugar=("Low sugar: check before you begin.",),
    foot_care=("Feet: keep your shoes on.",),
    foot_check=("Feet: look at both soles.",),
    falls=("Falls: keep a support within reach.",),
)


def dose(least: int, usual: int, most: int, seconds: int, breaths: float | None = 1.0) -> Dose:
    return Dose("times", least, usual, most, seconds, breaths, Basis.DESIGN, ("a-source",))


CARD = Card(
    movement="hip-circles",
    variant="standing",
    name="Hip circles",
    summary="A movement for the tests.",
    home=Section.MAIN,
    posture=Posture.STANDING,
    level=1,
    laterality=Laterality.SYMMETRIC,
    per_side=False,
    dose=dose(3, 6, 9, 10),
    moves=frozenset({"hip"}),
    attends=frozenset(),
    worked="hip",
    meridians=frozenset(),
    points=(),
    forms=frozenset(),
    goals=frozenset({Goal.MOBILITY}),
    equipment=frozenset(),
    is_breath_only=False,
    is_quiet=False,
    subject=Subject(1, {}, True),
    instructions=("Move slowly.",),
    lines=(Line(CueKind.READY, "Stand."), Line(CueKind.MOVE, "Circle."), Line(CueKind.SAFETY, "!")),
    cautions=(Caution("Within comfort.", None, Strength.EXPERT, ("a-source",), False),),
    eases=(),
)


def card(
    movement: str = "hip-circles",
    *,
    level: int = 1,
    features: Mapping[str, Severity] | None = None,
    features_assessed: bool = True,
    touches_avoided_point: bool = False,
    **changes: Any,
) -> Card:
    """A standing, symmetric, gentle card of the main part, unless the test says otherwise."""
    posture = changes.get("posture", CARD.posture)
    changes.setdefault("variant", posture.value)
    if "worked" in changes:
        changes.setdefault("moves", frozenset({changes["worked"]}))
    subject = Subject(
        level,
        features or {},
        features_assessed,
        touches_avoided_point,
        regions=changes.get("moves", CARD.moves),
        on_the_feet=posture in ON_THE_FEET,
        is_breath_only=changes.get("is_breath_only", False),
    )
    name = movement.replace("-", " ").capitalize()
    return replace(CARD, movement=movement, name=name, level=level, subject=subject, **changes)


def breathing(posture: Posture = Posture.STANDING, home: Section = Section.ARRIVE) -> Card:
    """Natural breathing, the one quiet card."""
    return card(
        "natural-breathing",
        posture=posture,
        home=home,
        dose=dose(1, 3, 8, 15, None),
        worked="diaphragm",
        goals=frozenset({Goal.CALM}),
        is_breath_only=True,
        is_quiet=True,
    )


def cell(value: CellValue, *, advice: str = "keep it small") -> Cell:
    return Cell(value, advice, False, None, ("a-source",))


def book(
    cells: Mapping[tuple[str, str], Cell] | None = None, *, knows_standing: bool = True
) -> Book:
    """A book of these cells; standing is known for those who are judged strictly, or not at all."""
    standing = {(one, OF_THE_SESSION): cell(CellValue.MODIFY) for one in STRICT if knows_standing}
    scopes = {code: Scope.WISH if code in OF_THE_WISH else Scope.VARIANT for code in FEATURES}
    return Book(
        strict=frozenset(STRICT),
        limitations=frozenset({*LIMITATIONS, "everyone"}),
        hazards=frozenset(HAZARDS),
        scopes=scopes,
        cells={**standing, **(cells or {})},
        sided=frozenset(SIDED),
        groups=GROUPS,
    )


def concern(slug: str, **changes: Any) -> Concern:
    return replace(
        Concern(
            slug=slug,
            title=slug.replace("-", " ").capitalize(),
            practice=Practice.OFFERED,
            practice_reason="Because a test says so.",
            implied=(),
            regions=frozenset({"hip"}),
            named={},
            practised=frozenset(),
            warnings=(warning(Urgency.SOON),),
        ),
        **changes,
    )


def warning(level: Urgency) -> Warning:
    return Warning(level, f"What to do: {level.value}.", ("a sign",), ("a-source",), False)


def concerns(names: Iterable[str] = ()) -> dict[str, Concern]:
    named = {
        (name, None): Named(Verdict.NAMED_BY_A_SOURCE, "A source names it.", ("a-source",))
        for name in names
    }
    warnings = (warning(Urgency.SOON), warning(Urgency.EMERGENCY), warning(Urgency.URGENT))
    found = (
        concern("sciatica", named=named, warnings=warnings),
        concern("diabetic-neuropathy", implied=("numb_feet",), regions=frozenset({"ankle"})),
        concern("thin-bones", implied=("osteoporosis",), regions=frozenset({"thoracic-spine"})),
        concern("me-cfs", practice=Practice.BREATH_ONLY, implied=("effort_flare",)),
        concern("shingles", practice=Practice.NOT_OFFERED),
        concern("cauda-equina", practice=Practice.EMERGENCY, warnings=warnings[1:2]),
    )
    return {item.slug: item for item in found}


def library(
    *cards: Card, book_of: Book | None = None, frames: Mapping[str, Frame] | None = None
) -> Library:
    safety = book_of or book()
    by_movement: dict[str, list[Card]] = {}
    for item in cards:
        by_movement.setdefault(item.movement, []).append(item)
    known = {
        "conditions": concerns(),
        "regions": REGIONS,
        "meridians": MERIDIANS,
        "acupoints": POINTS,
        "forms": FORMS,
        "movements": by_movement,
        "routines": frames or {},
        "limitations": LIMITATIONS,
        "risk_features": FEATURES,
    }
    return Library(
        cards=cards,
        by_movement={name: tuple(some) for name, some in by_movement.items()},
        concerns=concerns(sorted(by_movement)[:3]),
        frames=frames or {},
        book=safety,
        labels={code: code for code in safety.limitations},
        texts=TEXTS,
        known={kind: frozenset(names) for kind, names in known.items()},
    )


def plain_library() -> Library:
    """Enough for ten standing minutes of which nothing is special."""
    warm = [card(f"warm-{region}", home=Section.WARM_UP, worked=region) for region in REGIONS]
    main = [card(f"main-{region}", level=2, worked=region, per_side=True) for region in REGIONS]
    settle = [card(f"settle-{region}", home=Section.SETTLE, worked=region) for region in REGIONS]
    return library(breathing(), *warm, *main, *settle)


def drawn_book(random: Random) -> Book:
    """A book in which each pair has a cell of some value, or none."""
    values = [CellValue.FORBID, CellValue.MODIFY, CellValue.CLEAR, CellValue.CLEAR, None]
    cells = {}
    for limitation in (*LIMITATIONS, "everyone"):
        for feature in FEATURES:
            value = random.choice(values)
            if value is not None and (limitation != "everyone" or random.random() < 0.15):
                cells[limitation, feature] = cell(value, advice=f"{limitation}: mind {feature}")
        if random.random() < 0.15:
            cells[limitation, OF_THE_SESSION] = cell(
                random.choice((CellValue.FORBID, CellValue.MODIFY))
            )
    return book(cells, knows_standing=False)


def drawn_features(random: Random, posture: Posture) -> dict[str, Severity]:
    drawn = random.sample(HAZARDS[:6] + MILD[:4], random.choice((0, 0, 1, 1, 2)))
    found = {feature: random.choice(tuple(Severity)) for feature in drawn}
    if posture is Posture.SUPINE:
        found |= {"supine": Severity.SLIGHT, "rise_from_floor_or_lying": Severity.SLIGHT}
    return found


def drawn_touches(random: Random) -> tuple[Touch, ...]:
    names = random.sample(POINTS, random.choice((0, 0, 1, 2)))
    return tuple(Touch(name, random.choice(tuple(Contact))) for name in names)
