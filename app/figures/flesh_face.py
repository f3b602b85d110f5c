"""The face: its shape, and eyes, nose and mouth that show where the head looks."""

from app.figures.camera import Camera
from app.figures.features import EYE_NORMAL, eye, head_facing, head_places, mouth
from app.figures.frame import Frame
from app.figures.hulls import ROUND, SMOOTH, Hull, even
from app.figures.looks import Hair
from app.figures.parts import Line, Part, Piece, Surface, faded
from app.figures.skeleton import SIDES, SIGN, Side


def face_part(frame: Frame, camera: Camera) -> Part:
    """Return the face with its features; what faces away fades out."""
    pieces: list[Piece] = [_throat(frame, camera), Surface("skin", _skull(frame))]
    for side in SIDES:
        pieces += eye(frame, camera, side)
        pieces += _temple(frame, camera, side)
    pieces += _nose_lines(frame, camera)
    pieces += mouth(frame, camera)
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


def _throat(frame: Frame, camera: Camera) -> Surface:
    """The skin from jaw to nape, over the hair of a head that is seen from below its chin.

    On one who lies and is seen from the feet, hair round the jaw would be a beard.
    """
    balls = (
        frame.ball("head", (0, 0.4, 2.4), (4.7, 2.4, 4.2)),
        frame.ball("head", (0, 0.6, -3.6), (5.0, 2.4, 4.0)),
        frame.ball("neck", (0, 4.2, -0.2), 4.4),
    )
    below = -camera.facing(frame.rotation["head"][1])
    return Surface("skin", (Hull(balls, SMOOTH),), visibility=faded(below, 0.25, 0.1))


def _temple(frame: Frame, camera: Camera, side: Side) -> list[Piece]:
    """The hairline before the ear, or a bob that falls over the ear.

    The lock is laid down twice: once with its outline, and once without and farther back, which
    leaves the outline only where hair meets skin.
    """
    if frame.is_shaved:
        return []
    # Combed back, it shows from the side only; a bob frames the face from before as well.
    begins = -0.25 if frame.hair is Hair.BOB else 0.2
    # It comes quickly: half seen, it would be a bruise on the forehead.
    seen = faded(head_facing(frame, camera, side, (1.0, 0.1, 0.1)), begins, 0.08)
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
    tip = head_places(frame, "left", ((1.1, 4.0, 9.4), (0, 3.3, 10.2), (-1.1, 4.0, 9.4)))
    ridge = head_places(frame, "left", ((0, 7.4, 9.2), (0, 4.4, 10.5), (0, 3.3, 9.7)))
    return [
        Line("crease", (tip,), front * (1 - faded(sideways, 0.3, 0.25))),
        Line("crease", (ridge,), front * faded(sideways, 0.3, 0.25)),
    ]


def _wrinkles(frame: Frame, camera: Camera) -> list[Piece]:
    pieces: list[Piece] = []
    for side in SIDES:
        seen = faded(head_facing(frame, camera, side, EYE_NORMAL), 0.1, 0.2)
        fold = head_places(frame, side, ((2.0, 4.0, 8.6), (2.9, 2.6, 8.0), (2.9, 1.2, 7.4)))
        crow = head_places(frame, side, ((4.9, 6.9, 7.2), (5.3, 6.6, 6.6), (5.5, 6.0, 6.1)))
        pieces.append(Line("crease", (fold, crow), seen))
    front = faded(camera.facing(frame.rotation["head"][2]), 0.3, 0.25)
    brow = head_places(frame, "left", ((2.6, 12.4, 7.6), (0, 12.8, 8.2), (-2.6, 12.4, 7.6)))
    return [*pieces, Line("crease", (brow,), front)]
