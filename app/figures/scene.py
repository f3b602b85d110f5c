"""What stands, lies or is held beside a figure; measures in centimetres, places in the room."""

from dataclasses import dataclass
from enum import StrEnum

from app.figures.vectors import Vector


class SeatKind(StrEnum):
    CHAIR = "chair"
    CHAIR_WITH_BACK = "chair-with-back"
    STOOL = "stool"
    WHEELCHAIR = "wheelchair"
    CUSHION = "cushion"
    BENCH = "bench"


class SupportKind(StrEnum):
    """What a standing figure can hold on to."""

    RAIL = "rail"
    CHAIR_BACK = "chair-back"
    WALL = "wall"


class PillowUse(StrEnum):
    """Where a pillow lies, which also says how it is placed at each beat."""

    HEAD = "head"
    KNEES = "knees"
    CALVES = "calves"
    BETWEEN_KNEES = "between-knees"
    CHEST = "chest"
    LAP = "lap"
    UNDER_KNEELING = "under-kneeling"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat; its sitting surface is level at `height_cm`, its middle at (centre x, centre z).

    `heading_degrees` is where a sitter looks: 0 is +z.
    """

    kind: SeatKind
    height_cm: float
    centre: tuple[float, float] = (0.0, 0.0)
    width_cm: float = 42.0
    depth_cm: float = 42.0
    heading_degrees: float = 0.0


@dataclass(frozen=True, slots=True)
class Mat:
    """A mat on the floor."""

    centre: tuple[float, float]
    width_cm: float
    length_cm: float  # along z
    thickness_cm: float = 1.0


@dataclass(frozen=True, slots=True)
class Support:
    """A rail, a chair back or a wall that does not move.

    A rail and a chair back run at `height_cm` from one end to the other; a wall is the upright
    plane through both ends, and hands rest on it at `height_cm`. It is drawn up to `top_cm`, or
    as high as the figure needs.
    """

    kind: SupportKind
    height_cm: float
    ends: tuple[Vector, Vector]
    top_cm: float | None = None


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick at one beat, from end to end."""

    ends: tuple[Vector, Vector]
    radius_cm: float = 1.3


@dataclass(frozen=True, slots=True)
class Pillow:
    """A pillow or a rolled towel at one beat: a soft box around its middle."""

    use: PillowUse
    centre: Vector
    size: Vector  # along its own axes
    axes: tuple[Vector, Vector, Vector]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is beside the body at one beat.

    `ground_shift_cm` is how far the ground has moved back (towards -z) under a walker who is
    drawn in place.
    """

    seat: Seat | None = None
    mat: Mat | None = None
    supports: tuple[Support, ...] = ()
    sticks: tuple[Stick, ...] = ()
    pillows: tuple[Pillow, ...] = ()
    ground_shift_cm: float = 0.0
