"""The face: its shape, and eyes, nose and mouth that show where the head looks."""

from app.figures.camera import Camera
from app.figures.frame import Frame
from app.figures.hulls import ROUND, SMOOTH, Hull, even
from app.figures.looks import Hair
from app.figures.parts import Line, Part, Piece, Surface, faded
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.vectors import Vector, unit

# Where the skin at the eye faces, on the figure's left; x out, z forward.
EYE_NORMAL = (0.5, 0.05, 0.85)


def face_part(frame: Frame, camera: Camera) -> Part:
    """Return the face with its features; what faces away fades out."""
    pieces: list[Piece] = [Surface("skin", _skull(frame))]
    for side in SIDES:
        pieces += _eye(frame, camera, side)
        pieces += _temple(frame, camera, side)
    pieces += _nose_lines(frame, camera)
    pieces += _mouth(frame, camera)
    if frame.build.has_wrinkles:
        pieces += _wrinkles(frame, camera)
    samples = ((frame.at("head", (0, 6, 4.5)), 7.0),)
    return Part("face", tuple(pieces), samples, frame.rotation["head"][2])


def _skull(frame: Frame) -> tuple[Hull, ...]:
    wide, up = frame.build.face, frame.rotation["head"][1]
    balls = [
        frame.ball("head", (0, 6.8, 3.0), (6.8 * wide, 8.4, 6.2)),
        frame.ball("head", (0, 1.0, 4.8), (4.3 * wide, 3.3, 3.9)),
    ]
    if frame.is_shaved:
        balls.append(frame.ball("head", (0, 9.6, -1.0), (7.2, 8.6, 8.2)))
        balls.append(frame.ball("head", (0, 5.5, -3.6), (5.6, 5.5, 4.8)))
    nose = (
        frame.ball("head", (0, 4.1, 9.3), (1.2, 1.0, 1.25)),
        frame.ball("head", (0, 8.0, 8.3), (0.7, 1.0, 0.9)),
    )
    return (Hull(tuple(balls), even(16), up), Hull(nose, SMOOTH, up))


def _places(frame: Frame, side: Side, points: tuple[Vector, ...]) -> tuple[Vector, ...]:
    """Points told for the figure's left, on either side."""
    return tuple(frame.at("head", (SIGN[side] * x, y, z)) for x, y, z in points)


def _facing(frame: Frame, camera: Camera, side: Side, normal: Vector) -> float:
    outward = (SIGN[side] * normal[0], normal[1], normal[2])
    return camera.facing(unit(frame.direction("head", outward)))


def _eye(frame: Frame, camera: Camera, side: Side) -> list[Piece]:
    seen = faded(_facing(frame, camera, side, EYE_NORMAL), 0.1, 0.2)
    brow = _places(frame, side, ((4.2, 9.4, 7.9), (2.9, 10.0, 8.6), (1.4, 9.5, 9.0)))
    if frame.expression.eyes == "closed":
        lid = _places(frame, side, ((4.1, 7.1, 8.0), (2.9, 6.4, 8.8), (1.6, 6.9, 9.1)))
        return [Line("eye", (lid, brow), seen)]
    lid = _places(frame, side, ((4.0, 7.2, 8.0), (2.9, 7.85, 8.7), (1.5, 7.2, 9.1)))
    if frame.expression.eyes == "soft":
        lid = _places(frame, side, ((4.2, 7.0, 7.9), (3.0, 7.25, 8.7), (1.5, 7.0, 9.1)))
    iris = frame.ball(
        "head",
        (SIGN[side] * 2.8, 7.1 if frame.expression.eyes == "open" else 6.75, 8.6),
        (0.62, 0.78, 0.4),
    )
    spot = Surface("iris", (Hull((iris,), ROUND),), is_outlined=False, visibility=seen)
    return [spot, Line("eye", (lid, brow), seen)]


def _temple(frame: Frame, camera: Camera, side: Side) -> list[Piece]:
    """The hairline before the ear, or a bob that falls over the ear.

    The lock is laid down twice: once with its outline, and once without and farther back, which
    leaves the outline only where hair meets skin.
    """
    if frame.is_shaved:
        return []
    # Combed back, it shows from the side only; a bob frames the face from before as well.
    begins = -0.25 if frame.hair is Hair.BOB else 0.15
    seen = faded(_facing(frame, camera, side, (1.0, 0.1, 0.1)), begins, 0.2)
    lock, behind = (_lock(frame, side, back) for back in (0.0, 1.0))
    return [
        Surface("hair", (lock,), visibility=seen),
        Surface("hair", (behind,), is_outlined=False, visibility=seen),
    ]


def _lock(frame: Frame, side: Side, back: float) -> Hull:
    rows = [
        ((5.5, 13.0, 0.8), (1.0, 2.2, 2.0)),
        ((6.3, 10.4, -1.6), (0.7, 3.2, 2.4)),
        ((6.75, 6.8, -1.2), (0.35, 1.8, 0.9)),
        ((5.6, 8.0, -3.2), (0.9, 4.4, 2.4)),
    ]
    if frame.hair is Hair.BOB:
        rows.append(((6.4, 2.6, -0.6), (0.7, 3.2, 2.4)))
    balls = tuple(
        frame.ball("head", (SIGN[side] * (x + 0.5 * back), y + 0.3 * back, z - back), radii)
        for (x, y, z), radii in rows
    )
    return Hull(balls, ROUND, frame.rotation["head"][1])


def _nose_lines(frame: Frame, camera: Camera) -> list[Piece]:
    """From before, only the tip; from the side, the whole ridge."""
    turned = frame.rotation["head"]
    sideways = abs(camera.facing(turned[0]))
    front = faded(camera.facing(turned[2]), 0.1, 0.25)
    tip = _places(frame, "left", ((1.1, 4.0, 9.4), (0, 3.3, 10.2), (-1.1, 4.0, 9.4)))
    ridge = _places(frame, "left", ((0, 7.4, 9.2), (0, 4.4, 10.5), (0, 3.3, 9.7)))
    return [
        Line("crease", (tip,), front * (1 - faded(sideways, 0.3, 0.25))),
        Line("crease", (ridge,), front * faded(sideways, 0.3, 0.25)),
    ]


def _mouth(frame: Frame, camera: Camera) -> list[Piece]:
    if frame.expression.mouth != "closed":
        return [_open_mouth(frame, camera)]
    lips = _places(frame, "left", ((1.9, 1.05, 7.9), (0.0, 0.3, 8.8), (-1.9, 1.05, 7.9)))
    seen = faded(camera.facing(frame.rotation["head"][2]), -0.1, 0.2)
    return [Line("mouth", (lips,), seen)]


def _open_mouth(frame: Frame, camera: Camera) -> Surface:
    radii = {"open": (1.4, 1.2, 0.6), "round": (0.85, 1.0, 0.7), "wide": (2.1, 0.7, 0.6)}
    ball = frame.ball("head", (0, 0.7, 8.4), radii[frame.expression.mouth])
    seen = faded(camera.facing(frame.rotation["head"][2]), -0.05, 0.2)
    return Surface("mouth-opening", (Hull((ball,), ROUND),), is_outlined=False, visibility=seen)


def _wrinkles(frame: Frame, camera: Camera) -> list[Piece]:
    pieces: list[Piece] = []
    for side in SIDES:
        seen = faded(_facing(frame, camera, side, EYE_NORMAL), 0.1, 0.2)
        fold = _places(frame, side, ((2.0, 4.0, 8.6), (2.9, 2.6, 8.0), (2.9, 1.2, 7.4)))
        crow = _places(frame, side, ((4.9, 6.9, 7.2), (5.3, 6.6, 6.6), (5.5, 6.0, 6.1)))
        pieces.append(Line("crease", (fold, crow), seen))
    front = faded(camera.facing(frame.rotation["head"][2]), 0.3, 0.25)
    brow = _places(frame, "left", ((2.6, 12.4, 7.6), (0, 12.8, 8.2), (-2.6, 12.4, 7.6)))
    return [*pieces, Line("crease", (brow,), front)]
