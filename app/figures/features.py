"""Eyes and mouth: open, soft or closed, sounding or still, looking where the choreography says.

The pieces are the same whatever they do, so that a film can blend from one to the other.
"""

from math import radians, sin

from app.figures.camera import Camera
from app.figures.frame import Frame
from app.figures.hulls import DOT, ROUND, Ball, Hull
from app.figures.parts import Line, Piece, Surface, faded
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, lerp, unit

# Where the skin at the eye faces, on the figure's left; x out, z forward.
EYE_NORMAL = (0.5, 0.05, 0.85)
OPENNESS = {"closed": 0.0, "soft": 0.6, "open": 1.0, "wide": 1.3}
_CLOSED_LID: tuple[Vector, ...] = ((4.1, 7.1, 8.0), (2.9, 6.4, 8.8), (1.6, 6.9, 9.1))
_OPEN_LID: tuple[Vector, ...] = ((4.0, 7.2, 8.0), (2.9, 7.85, 8.7), (1.5, 7.2, 9.1))
_BROW: tuple[Vector, ...] = ((4.2, 9.4, 7.9), (2.9, 10.0, 8.6), (1.4, 9.5, 9.0))
_EYE_HEIGHT = 7.1
IRIS_CM, GLIDE_CM = (0.62, 0.78, 0.4), 1.5
# Half width and half height of a sounding mouth.
_OPENINGS = {"closed": (1.2, 0.3), "open": (1.4, 1.2), "round": (0.85, 1.0), "wide": (2.2, 0.75)}


def head_places(frame: Frame, side: Side, points: tuple[Vector, ...]) -> tuple[Vector, ...]:
    """Return points of the head that are told for the figure's left, on either side."""
    return tuple(frame.at("head", (SIGN[side] * x, y, z)) for x, y, z in points)


def head_facing(frame: Frame, camera: Camera, side: Side, normal: Vector) -> float:
    """Return how a direction out of the head, told for its left, faces the viewer."""
    outward = (SIGN[side] * normal[0], normal[1], normal[2])
    return camera.facing(unit(frame.direction("head", outward)))


def eye(frame: Frame, camera: Camera, side: Side) -> list[Piece]:
    """Return iris, lid and brow of one eye."""
    seen = faded(head_facing(frame, camera, side, EYE_NORMAL), 0.1, 0.2)
    openness = OPENNESS[frame.face.eyes]
    tall = _tallness(frame, camera)
    lid = head_places(
        frame,
        side,
        tuple(
            _stretched(lerp(shut, open_, openness), tall)
            for shut, open_ in zip(_CLOSED_LID, _OPEN_LID, strict=True)
        ),
    )
    brow = head_places(frame, side, _BROW)
    lines = Line("eye", (lid, brow), seen)
    return [_iris(frame, side, openness, tall, seen), lines]


def _tallness(frame: Frame, camera: Camera) -> float:
    """How much taller an eye is drawn on a head that is seen from its chin or its crown.

    So far foreshortened, as on one who lies, an open and a closed eye would both be a tick.
    """
    return 1.0 + 0.7 * faded(abs(camera.facing(frame.rotation["head"][1])), 0.4, 0.5)


def _stretched(point: Vector, tall: float) -> Vector:
    return (point[0], _EYE_HEIGHT + (point[1] - _EYE_HEIGHT) * tall, point[2])


def _iris(frame: Frame, side: Side, openness: float, tall: float, seen: float) -> Surface:
    left = GLIDE_CM * sin(radians(frame.face.gaze_left_degrees))
    down = GLIDE_CM * sin(radians(frame.face.gaze_down_degrees))
    centre = (SIGN[side] * 2.8 + left, 6.4 + 0.7 * min(1.0, openness) - down, 8.6)
    wide, high, deep = IRIS_CM
    high *= tall * (0.4 + 0.6 * openness)
    ball = frame.ball("head", _stretched(centre, tall), (wide, high, deep))
    shown = seen * faded(openness, 0.2, 0.2)
    return Surface("iris", (Hull((ball,), DOT),), is_outlined=False, visibility=shown)


def mouth(frame: Frame, camera: Camera) -> list[Piece]:
    """Return the line of the closed mouth and the dark of the open one; one of them shows."""
    facing = camera.facing(frame.rotation["head"][2])
    is_open = frame.face.mouth != "closed"
    lips = head_places(frame, "left", ((1.9, 1.05, 7.9), (0.0, 0.3, 8.8), (-1.9, 1.05, 7.9)))
    balls = _opening(frame)
    return [
        Line("mouth", (lips,), 0.0 if is_open else faded(facing, -0.1, 0.2)),
        Surface(
            "mouth-opening",
            (Hull(balls, ROUND),),
            is_outlined=False,
            visibility=faded(facing, -0.05, 0.2) if is_open else 0.0,
        ),
    ]


def _opening(frame: Frame) -> tuple[Ball, ...]:
    """The dark of a sounding mouth; a wide one smiles, its upper lip straight."""
    wide, high = _OPENINGS[frame.face.mouth]
    if frame.face.mouth != "wide":
        return (frame.ball("head", (0, 0.7, 8.4), (wide, high, 0.6)),)
    corners = (frame.ball("head", (x, 1.45, 7.9), (0.2, 0.2, 0.2)) for x in (wide, -wide))
    return (*corners, frame.ball("head", (0, 0.75, 8.5), (0.5 * wide, high, 0.4)))
