"""What a person asks of a practice session, in one canonical form; it refuses nothing itself."""

from dataclasses import dataclass
from enum import StrEnum

from app.vocabulary.practice import Equipment, Goal, Posture, Section

SHORTEST_SECONDS = 180
LONGEST_SECONDS = 5400


class Guidance(StrEnum):
    """How much is said while practising; cautions and stop rules are said in all of them."""

    FULL = "full"
    BRIEF = "brief"
    BELL = "bell"


class Pace(StrEnum):
    """How much time lies between steps."""

    UNHURRIED = "unhurried"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Weighted:
    """A region with its weight among the regions of a wish, 1 to 5."""

    slug: str
    weight: int


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the whole time that a section should get, in percent."""

    section: Section
    percent: int


@dataclass(frozen=True, slots=True)
class Lock:
    """A movement wanted at a place: the n-th movement of the session, counted from 1."""

    position: int
    movement: str


@dataclass(frozen=True, slots=True)
class Side:
    """A side that a limitation names, so that the other side may stand alone."""

    limitation: str
    side: str


@dataclass(frozen=True, slots=True)
class Area:
    """The region of a limitation that has a place, such as a broken bone."""

    limitation: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A wish with every set sorted, so that equal wishes are equal values.

    `postures`, `recent` and `locked` keep their order. `limitations` is None when nobody was
    asked and empty when none was declared; the two are not the same (SAFETY 5).
    `half_breaths_per_minute` is twice the pace, so that a pace of 5.5 is a whole number; None is
    natural breathing.
    """

    conditions: tuple[str, ...] = ()
    regions: tuple[Weighted, ...] = ()
    meridians: tuple[str, ...] = ()
    acupoints: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    seconds: int = 600
    postures: tuple[Posture, ...] = (Posture.STANDING, Posture.SEATED)
    level: int = 2
    limitations: tuple[str, ...] | None = None
    sides: tuple[Side, ...] = ()
    areas: tuple[Area, ...] = ()
    exclude_risks: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] | None = None
    half_breaths_per_minute: int | None = None
    breath_ratio: tuple[int, ...] | None = None
    shares: tuple[Share, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    locked: tuple[Lock, ...] = ()
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    guidance: Guidance = Guidance.FULL
    pace: Pace = Pace.STEADY
    variation: int = 0
    lang: str = "en"
    routine: str | None = None
