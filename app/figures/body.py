"""A body at one beat: where each bone begins, how it is turned, and what the soft parts do."""

from dataclasses import dataclass, field

from app.figures.scene import Scene
from app.figures.skeleton import OFFSET, PARENT, Side
from app.figures.vectors import ORIGIN, Matrix, Vector, add, turn

# A hand between two keys is a mixture: the weight of each named shape.
HandShapes = dict[str, float]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that the solver could not do as asked; `amount_cm` is what was missing."""

    code: str
    side: Side
    amount_cm: float


@dataclass(slots=True)
class FootState:
    """How a foot meets the floor: `lift_cm` above it, and whether it is meant to carry."""

    lift_cm: float = 0.0
    heel_degrees: float = 0.0
    is_on_floor: bool = True
    may_slide: bool = False


@dataclass(slots=True)
class ArmState:
    """The angles of a solved arm, in degrees, and the direction in which its elbow points.

    `pronation` turns the palm down, `flexion` folds the hand to the palm's side, `deviation`
    leans it to the thumb.
    """

    pronation: float
    flexion: float
    deviation: float
    pole: Vector


@dataclass(frozen=True, slots=True)
class Face:
    """What the face does: words for eyes and mouth, and how far the eyes glide in the head."""

    eyes: str = "open"
    mouth: str = "closed"
    gaze_left_degrees: float = 0.0
    gaze_down_degrees: float = 0.0


@dataclass(slots=True)
class Body:
    """World positions (cm) and rotations of every bone, and the soft channels.

    `root` is how the whole figure lies in the room: the identity for all who stand or sit.
    `belly` and `ribs` go from 0 (empty) to 1 (full).
    """

    position: dict[str, Vector] = field(default_factory=dict)
    rotation: dict[str, Matrix] = field(default_factory=dict)
    belly: float = 0.0
    ribs: float = 0.0
    hand_shapes: dict[Side, HandShapes] = field(default_factory=dict)
    scene: Scene = field(default_factory=Scene)
    flags: list[Flag] = field(default_factory=list)
    feet: dict[Side, FootState] = field(default_factory=dict)
    arms: dict[Side, ArmState] = field(default_factory=dict)
    face: Face = Face()
    root: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))

    def point(self, bone: str, offset: Vector = ORIGIN) -> Vector:
        """The place of a point that is told in the frame of a bone."""
        return add(self.position[bone], turn(self.rotation[bone], offset))

    def joint(self, bone: str) -> Vector:
        """Where a bone begins, by its parent's place and rotation."""
        parent = PARENT[bone]
        assert parent is not None, "the hips hang on nothing"
        return self.point(parent, OFFSET[bone])
