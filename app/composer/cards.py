"""What the composer may choose from: movement variants, conditions and texts as plain values."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from app.composer.session import Caution, CueKind, Touch, Warning
from app.safety.rules import Advice, Book, Finding, Subject
from app.vocabulary.evidence import Basis, Verdict
from app.vocabulary.phrases import ENGLISH, Phrases
from app.vocabulary.practice import Equipment, Goal, Laterality, Posture, Section
from app.vocabulary.safety import Practice

MOST_REMEMBERED = 256
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a movement: repetitions on each side, and how long one takes.

    `breaths_per_repetition` None means that the breath is not tied to the movement.
    """

    unit: str
    least: int
    usual: int
    most: int
    seconds_per_repetition: int
    breaths_per_repetition: float | None
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A spoken line of a movement."""

    kind: CueKind
    text: str


@dataclass(frozen=True, slots=True)
class Ease:
    """Another movement that is easier, with the reason."""

    movement: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One posture variant of a movement; `home` is the section of a session in which it stands.

    A quiet card moves nothing but the breath; one that is breath only carries no risk feature
    either, and is all that some conditions are offered.
    """

    movement: str
    variant: str
    name: str
    summary: str
    home: Section
    posture: Posture
    level: int
    laterality: Laterality
    per_side: bool
    dose: Dose
    moves: frozenset[str]
    attends: frozenset[str]
    worked: str
    meridians: frozenset[str]
    points: tuple[Touch, ...]
    forms: frozenset[str]
    goals: frozenset[Goal]
    equipment: frozenset[Equipment]
    is_breath_only: bool
    is_quiet: bool
    subject: Subject
    instructions: tuple[str, ...]
    lines: tuple[Line, ...]
    cautions: tuple[Caution, ...]
    eases: tuple[Ease, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The movement and the variant, which together are unique in a library."""
        return self.movement, self.variant


@dataclass(frozen=True, slots=True)
class Named:
    """What a source says of a movement for a condition."""

    verdict: Verdict
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A condition as the composer needs it; `named` is by (movement, variant or None)."""

    slug: str
    title: str
    practice: Practice
    practice_reason: str
    implied: tuple[str, ...]
    regions: frozenset[str]
    named: Mapping[tuple[str, str | None], Named]
    practised: frozenset[str]
    warnings: tuple[Warning, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A ready routine as a frame: its variants with their sections, postures and conditions."""

    places: tuple[tuple[str, str, Section], ...]
    postures: tuple[Posture, ...]
    level: int
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Lines that stand above every movement, in the order to be read."""

    stop_if: tuple[str, ...]
    low_sugar: tuple[str, ...]
    foot_care: tuple[str, ...]
    foot_check: tuple[str, ...]
    falls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything of one content release that sessions are composed from.

    `known` holds the slugs and codes that a wish may name, by kind of thing; `moved` leads from an
    old slug to the one that the record has now. A library in another language has an `original`:
    from that one everything is chosen, so that in every language it is the same session and only
    the words differ. `names` are those of its language, by kind of thing and code.
    """

    cards: tuple[Card, ...]
    by_movement: Mapping[str, tuple[Card, ...]]
    concerns: Mapping[str, Concern]
    frames: Mapping[str, Frame]
    book: Book
    labels: Mapping[str, str]
    texts: Texts
    known: Mapping[str, frozenset[str]]
    moved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    phrases: Phrases = ENGLISH
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    original: "Library | None" = field(default=None, compare=False, repr=False)
    # Not an argument, so that a narrowed copy of a library begins with an empty one.
    memo: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def remember(self, key: Any, make: Callable[[], Made]) -> Made:
        """Return what was made for an equal key before; all is forgotten when it grows too much.

        Whatever is kept is a pure function of the key and the library, so nobody can tell.
        """
        # Threads share it: what one has looked up, another may clear away in the same moment.
        found: Made | None = self.memo.get(key)
        if found is None:
            found = make()
            if len(self.memo) >= MOST_REMEMBERED:
                self.memo.clear()
            self.memo[key] = found
        return found

    @property
    def ground(self) -> "Library":
        """The library that everything is chosen from."""
        return self.original or self

    def name(self, group: str, code: str) -> str:
        """Return what people call a thing in this language, or its code."""
        return self.names.get((group, code), code)

    def told(self, card: Card) -> Card:
        """Return a chosen card in the words of this library."""
        same = (one for one in self.variants(card.movement) if one.variant == card.variant)
        return next(same, card)

    def heeded(self, advice: Iterable[Advice]) -> tuple[Advice, ...]:
        """Return what is to be heeded in the words of this library."""
        return tuple(
            replace(one, cell=self.book.cells.get((one.limitation, one.feature), one.cell))
            for one in advice
        )

    def found(self, finding: Finding) -> Finding:
        """Return why something is left out in the words of this library."""
        if finding.cell is None:
            return finding
        pair = (finding.limitation or "", finding.feature or "")
        return replace(finding, cell=self.book.cells.get(pair, finding.cell))

    def variants(self, movement: str) -> tuple[Card, ...]:
        """All variants of a movement; none for one that is not in the library."""
        return self.by_movement.get(movement, ())
