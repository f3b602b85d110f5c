"""What may be offered to whom: limitation x risk feature -> allowed, or left out with rule and
reason (SAFETY 5).

Pure and total: every pair of a variant and a set of limitations gets a judgement, and nothing
that a caller wishes for loosens one. The rules have ids; docs/safety-rules.md explains each.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.vocabulary.safety import CellValue, Scope, Severity

EVERYONE = "everyone"
PREGNANCY = "pregnancy"
GENTLE_LEVEL = 2
# With one of these nobody practises for now; why is told in docs/safety-rules.md.
ENDING = frozenset({"fever", "recent_stroke_or_tia"})
EFFORT_FLARE = "effort_flare"
# Limitations of a place: nothing is done with it. Where the place is not told, it may be anywhere.
WOUNDED_FOOT = "open_foot_wound"
PLACED = frozenset({"recent_fracture", "surgery_not_cleared"})
FOOT = frozenset({"foot", "heel", "sole", "toes", "ankle"})
BREATHING = frozenset({"diaphragm", "abdomen", "chest"})
LEG = "lower-limb"
# Back and belly move together, so that what hurts in one is moved by the other.
MIDDLE = frozenset({"spine", "trunk", "nervous-system"})
# Told as the place, these tell no place: nerves run everywhere.
ANYWHERE = frozenset({"whole-body", "nervous-system"})
# Where a limb, or the neck, joins the trunk, each of these is the neighbour of the others.
NEIGHBOURS = (
    frozenset(
        {"neck", "cervical-spine", "shoulder", "shoulder-girdle", "axilla", "chest"}
        | {"upper-back", "thoracic-spine"}
    ),
    frozenset(
        {"hip", "buttock", "pelvis", "pelvic-floor", "abdomen", "flank", "lower-back"}
        | {"lumbar-spine", "sacrum-coccyx"}
    ),
)


class Rule(StrEnum):
    """Ids of the rules by which a variant is left out."""

    FORBIDDEN = "forbidden"
    MODIFY_NOT_MET = "modify-not-met"
    UNKNOWN_HAZARD = "unknown-hazard"
    UNKNOWN_STRICT = "unknown-strict"
    UNKNOWN_LEVEL = "unknown-level"
    NOT_ASSESSED = "not-assessed"
    UNSCREENED_HAZARD = "unscreened-hazard"
    UNSCREENED_LEVEL = "unscreened-level"
    POINT_IN_PREGNANCY = "point-in-pregnancy"
    ENDS_THE_MATTER = "ends-the-matter"
    BREATH_ONLY = "breath-only"
    HURT_AREA = "hurt-area"


class Basis(StrEnum):
    """What a judgement knew of the person."""

    UNSCREENED = "unscreened"
    NONE_DECLARED = "none-declared"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Cell:
    """What sources or stated inference say of one limitation against one feature."""

    value: CellValue
    advice: str
    inference: bool
    reason: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The safety vocabulary of one release; a pair that is not in `cells` is unknown.

    Only a limitation in `sided` may name a side, so that the other side stands alone. `groups`
    leads from a region to the part of the body it belongs to, such as `lower-limb`.
    """

    strict: frozenset[str]
    limitations: frozenset[str]
    hazards: frozenset[str]
    scopes: Mapping[str, Scope]
    cells: Mapping[tuple[str, str], Cell]
    sided: frozenset[str] = frozenset()
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: one posture variant of a movement, as an author read it.

    `regions` are those that it moves, presses, rubs or taps.
    """

    level: int
    features: Mapping[str, Severity]
    features_assessed: bool
    touches_point_avoided_in_pregnancy: bool = False
    regions: frozenset[str] = frozenset()
    on_the_feet: bool = False
    is_breath_only: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a variant is left out."""

    rule: Rule
    limitation: str | None = None
    feature: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What must be heeded where a `modify` cell admits a variant."""

    limitation: str
    feature: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Judgement:
    """`not_assessed_for` names limitations about which nothing is known; never call it suitable."""

    basis: Basis
    left_out: tuple[Finding, ...] = ()
    advice: tuple[Advice, ...] = ()
    not_assessed_for: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """True when no rule leaves the variant out."""
        return not self.left_out


@dataclass(slots=True)
class _Notes:
    left_out: list[Finding] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)
    unknown_for: set[str] = field(default_factory=set)


def judge(
    book: Book,
    subject: Subject,
    limitations: Collection[str] | None,
    areas: Mapping[str, str] | None = None,
) -> Judgement:
    """Judge one variant; `None` means that nobody was asked, an empty collection that none was
    declared. `areas` tells the region of a limitation that has a place.
    """
    notes = _Notes()
    _judge_cells(book, subject, EVERYONE, notes)
    if limitations is None:
        notes.left_out.extend(_unscreened(book, subject))
        return _result(Basis.UNSCREENED, notes)
    if not subject.features_assessed and not (subject.features or not limitations):
        notes.left_out.append(Finding(Rule.NOT_ASSESSED))
    for limitation in sorted(set(limitations) - {EVERYONE}):
        _judge_cells(book, subject, limitation, notes)
    notes.left_out.extend(_whole_rules(book, subject, frozenset(limitations), areas or {}))
    if PREGNANCY in limitations and subject.touches_point_avoided_in_pregnancy:
        notes.left_out.append(Finding(Rule.POINT_IN_PREGNANCY, PREGNANCY))
    return _result(Basis.DECLARED if limitations else Basis.NONE_DECLARED, notes)


def _whole_rules(
    book: Book, subject: Subject, limitations: frozenset[str], areas: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what follows from a limitation without any feature."""
    for limitation in sorted(limitations & ENDING):
        yield Finding(Rule.ENDS_THE_MATTER, limitation)
    if EFFORT_FLARE in limitations and not subject.is_breath_only:
        yield Finding(Rule.BREATH_ONLY, EFFORT_FLARE)
    if WOUNDED_FOOT in limitations and (subject.on_the_feet or subject.regions & FOOT):
        yield Finding(Rule.HURT_AREA, WOUNDED_FOOT)
    for limitation in sorted(limitations & PLACED):
        if _touches(book, subject, areas.get(limitation)):
            yield Finding(Rule.HURT_AREA, limitation)


def _touches(book: Book, subject: Subject, area: str | None) -> bool:
    """Say whether a variant has to do with a hurt area or its neighbours, the rest of its limb."""
    moved = subject.regions - BREATHING
    hurt = None if area is None else book.groups.get(area, area)
    if area is None or hurt in ANYWHERE:
        return bool(moved) or subject.on_the_feet
    parts = {book.groups.get(region, region) for region in subject.regions}
    if hurt == LEG and subject.on_the_feet:
        return True
    near = hurt in parts or bool(hurt in MIDDLE and parts & MIDDLE)
    return near or _is_beside(book, moved, area) or not parts.isdisjoint(ANYWHERE)


def _is_beside(book: Book, moved: frozenset[str], area: str) -> bool:
    """Say whether a neighbour of the area moves; a wide area or region holds all that is in it."""
    for some in NEIGHBOURS:
        wide = some | {book.groups.get(region, region) for region in some}
        if area in wide and moved & wide:
            return True
    return False


def _result(basis: Basis, notes: _Notes) -> Judgement:
    return Judgement(
        basis, tuple(notes.left_out), tuple(notes.advice), tuple(sorted(notes.unknown_for))
    )


def _unscreened(book: Book, subject: Subject) -> Iterator[Finding]:
    if subject.level > GENTLE_LEVEL:
        yield Finding(Rule.UNSCREENED_LEVEL)
    if not subject.features_assessed:
        yield Finding(Rule.NOT_ASSESSED)
    for feature in sorted(subject.features):
        if feature in book.hazards:
            yield Finding(Rule.UNSCREENED_HAZARD, feature=feature)


def _judge_cells(book: Book, subject: Subject, limitation: str, notes: _Notes) -> None:
    for feature, severity in sorted(subject.features.items()):
        cell = book.cells.get((limitation, feature))
        if cell is None:
            if limitation != EVERYONE:
                _judge_unknown(book, subject, limitation, feature, notes)
        elif cell.value is CellValue.FORBID:
            notes.left_out.append(Finding(Rule.FORBIDDEN, limitation, feature, cell))
        elif cell.value is CellValue.MODIFY:
            # A modify cell admits the softened variant only: the one that an author wrote so
            # small that the feature is but slight in it.
            if severity is Severity.SLIGHT:
                notes.advice.append(Advice(limitation, feature, cell))
            else:
                notes.left_out.append(Finding(Rule.MODIFY_NOT_MET, limitation, feature, cell))


def _judge_unknown(
    book: Book, subject: Subject, limitation: str, feature: str, notes: _Notes
) -> None:
    if limitation in book.strict:
        notes.left_out.append(Finding(Rule.UNKNOWN_STRICT, limitation, feature))
    elif feature in book.hazards:
        notes.left_out.append(Finding(Rule.UNKNOWN_HAZARD, limitation, feature))
    elif subject.level > GENTLE_LEVEL:
        notes.left_out.append(Finding(Rule.UNKNOWN_LEVEL, limitation, feature))
    else:
        notes.unknown_for.add(limitation)
