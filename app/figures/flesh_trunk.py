"""Jacket, skirt and sash."""

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.frame import Frame
from app.figures.hulls import PATCH, SMOOTH, Ball, Hull
from app.figures.parts import Line, Part, Piece, Surface, faded
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.vectors import Vector, add, lerp, subtract, turn, turn_back

SHOULDER_RADIUS = 5.2
NECK_RADIUS = 4.4
# The share of its length by which the skirt slides down a lifted thigh.
SLIDE = 0.7
# On a level thigh the cloth lies so much higher and closer.
LAP_CM, LAP_SLIM = 1.6, 0.1


def trunk_parts(frame: Frame, camera: Camera) -> list[Part]:
    """Return jacket, sash and skirt, each with flat ends so that either may lie over the next."""
    return [_jacket(frame, camera), _sash(frame), _skirt(frame, camera)]


def shoulder_ball(frame: Frame, side: Side) -> Ball:
    """Return the ball of the shoulder joint, shared by jacket and sleeve."""
    return Ball(frame.position[side + "UpperArm"], SHOULDER_RADIUS * frame.build.arms)


def yoke(frame: Frame, side: Side, share: float = 1.0) -> Hull:
    """Return the cloth from the shoulder joint towards the neck, or a share of it.

    The whole is part of the jacket; its outer share is laid over the sleeve once more, to hide
    the seam without touching the outline.
    """
    joint = shoulder_ball(frame, side)
    neck = frame.at("neck", (SIGN[side] * 2.6, -3.4, -0.4))
    radius = joint.radius + share * (NECK_RADIUS - joint.radius)
    inner = Ball(lerp(joint.centre, neck, share), radius)
    return Hull((joint, inner), PATCH, subtract(inner.centre, joint.centre))


def _calm_shoulder(frame: Frame, side: Side) -> Ball:
    """The jacket follows a lifted shoulder only part of the way."""
    turned = frame.rotation["upperChest"]
    rest = add(frame.position["upperChest"], turn(turned, (SIGN[side] * 15.7, 12.2, -0.7)))
    return Ball(lerp(rest, frame.position[side + "UpperArm"], 0.4), 5.2)


def _jacket(frame: Frame, camera: Camera) -> Part:
    build, belly, ribs = frame.build, frame.belly_cm + frame.build.belly_cm, frame.ribs_cm
    chest, waist = build.chest, build.waist
    up = frame.rotation["chest"][1]
    shoulders = [
        frame.ball(
            "upperChest",
            (0, 4, 0.2 + ribs * 0.4 - build.hump_cm * 0.5),
            (13.0 * chest + ribs * 0.5, 9.0, 9.0 * chest + ribs * 0.5 + build.hump_cm * 0.6),
        ),
        frame.ball("neck", (0, -1.6, -0.4), (6.4, 2.0, 5.6)),
        *(_calm_shoulder(frame, side) for side in SIDES),
    ]
    girth = frame.ball(
        "spine",
        (0, -2.0, 0.5 + belly * 0.5),
        (13.0 * waist, 1.0, 9.5 * waist + belly * 0.5),
    )
    ribcage = [
        frame.ball(
            "upperChest",
            (0, 1, 0.4 + ribs * 0.4),
            (14.0 * chest + ribs * 0.5, 8.0, 9.6 * chest + ribs * 0.5),
        ),
        frame.ball(
            "chest", (0, 0, 0.7 + belly * 0.2), (13.2 * chest, 7.0, 9.5 * chest + belly * 0.25)
        ),
        girth,
    ]
    hulls = (
        Hull(tuple(shoulders), SMOOTH, up),
        Hull(tuple(ribcage), SMOOTH, up),
        *(yoke(frame, side) for side in SIDES),
    )
    pieces = (Surface("tunic", hulls), _closure(frame, camera))
    return Part("jacket", pieces, _jacket_samples(frame))


def _jacket_samples(frame: Frame) -> tuple[tuple[Vector, float], ...]:
    belly = frame.belly_cm
    rows = (
        ("spine", (2.0, 0.5 + belly * 0.6), 5, 9.0),
        ("chest", (1.0, 0.5), 5, 9.0),
        ("upperChest", (3.0, 0.3), 6, 9.0),
        ("upperChest", (11.0, 0.0), 8, 6.5),
    )
    return tuple(
        (frame.at(bone, (x, up, forward)), radius)
        for bone, (up, forward), half_width, radius in rows
        for x in (-half_width, 0, half_width)
    )


def _closure(frame: Frame, camera: Camera) -> Line:
    """The front seam of the jacket and its three knots."""
    belly, ribs = frame.belly_cm + frame.build.belly_cm, frame.ribs_cm
    chest = frame.build.chest
    seen = faded(camera.facing(frame.rotation["upperChest"][2]), 0.02, 0.2)
    seam = (
        frame.at("neck", (0, -1.6, 5.4)),
        frame.at("upperChest", (0, 9, 8.6 * chest)),
        frame.at("upperChest", (0, 1, 10.2 * chest + 0.8 * ribs)),
        frame.at("chest", (0, 0, 10.4 * chest + 0.4 * belly)),
        frame.at("spine", (0, 0, 10.0 * chest + 0.9 * belly)),
    )
    knots = []
    for bone, up, forward in (
        ("upperChest", 8.0, 9.0 * chest),
        ("upperChest", 1.0, 10.3 * chest + 0.8 * ribs),
        ("chest", 0.0, 10.5 * chest + 0.4 * belly),
    ):
        across = tuple(frame.at(bone, (x, up, forward - 0.04 * x * x)) for x in (-2.6, 0.0, 2.6))
        knots.append(across)
    return Line("seam", (seam, *knots), seen)


def _sash(frame: Frame) -> Part:
    belly, waist = frame.belly_cm + frame.build.belly_cm, frame.build.waist
    band = tuple(
        frame.ball(
            "spine",
            (0, up, 0.5 + belly * 0.46),
            (13.2 * waist, 1.1, 9.8 * waist + belly * 0.46),
        )
        for up in (-6.6, -2.6)
    )
    up = frame.rotation["spine"][1]
    samples = tuple((frame.at("spine", (x, -4.0, 0.5)), 9.0) for x in (-4.0, 4.0))
    return Part("sash", (Surface("sash", (Hull(band, SMOOTH, up),)),), samples, up)


def _skirt(frame: Frame, camera: Camera) -> Part:
    """The jacket below the sash: it falls over the hips to the middle of the thighs.

    It is one cloth about both thighs, and parts into two where one thigh is lifted.
    """
    belly, hips = frame.belly_cm + frame.build.belly_cm, frame.build.hips
    pelvis = frame.ball("hips", (0, -3, -0.3), (16.0 * hips, 6.5, 10.6 * hips))
    samples = [
        (frame.at("hips", (x, y, 0)), 9.0) for x in (-7.0, 0.0, 7.0) for y in (-6.0, 0.0, 5.0)
    ]
    apart = thighs_apart(frame.body)
    together = [*_skirt_top(frame, belly), pelvis]
    hulls = []
    for side in SIDES:
        together += _skirt_thigh(frame, side, 1.0 - apart)
        if frame.traits.is_parted:
            alone = (pelvis, *_skirt_thigh(frame, side, 1.0))
            hulls.append(Hull(alone, SMOOTH, frame.rotation[side + "UpperLeg"][1]))
        samples += [(frame.at(side + "UpperLeg", (0, down, 0)), 8.5) for down in (-6.0, -13.0)]
    hulls.insert(0, Hull(tuple(together), SMOOTH, frame.rotation["hips"][1]))
    surface = Surface("tunic", tuple(hulls))
    pieces: tuple[Piece, ...] = (surface, *_drapery(frame, camera), _tail(frame, camera, belly))
    return Part("skirt", pieces, tuple(samples))


def _skirt_top(frame: Frame, belly: float) -> list[Ball]:
    waist, hips = frame.build.waist, frame.build.hips
    return [
        frame.ball(
            "spine", (0, -6.0, 0.4 + belly * 0.45), (12.9 * waist, 1.0, 9.4 * waist + belly * 0.45)
        ),
        frame.ball(
            "hips", (0, 3.5, 0.8 + belly * 0.45), (14.4 * hips, 6.0, 10.0 * hips + belly * 0.45)
        ),
    ]


def _skirt_thigh(frame: Frame, side: Side, share: float) -> list[Ball]:
    """The cloth about one thigh; `share` of its length.

    Down a thigh that points up it slides; on a level one it lies, and hides neither the thigh's
    lower half nor what is sat on.
    """
    bone, out = side + "UpperLeg", SIGN[side] * 0.4
    upwards = -frame.rotation[bone][1][1]
    share *= 1.0 - SLIDE * faded(upwards, 0.05, 0.5)
    lies = faded(upwards, -0.7, 0.5)
    share *= 1.0 - 0.2 * lies
    up, slim = LAP_CM * lies, 1.0 - LAP_SLIM * lies
    return [
        Ball(frame.position[bone], (9.4 - 0.6 * lies) * frame.build.hips),
        frame.ball(bone, (out, -8.0 * share, up), (9.6 * slim, 3.0, 10.0 * slim - up)),
        frame.ball(bone, (out, -19.0 * share, up), (9.9 * slim, 1.2, 10.4 * slim - up)),
    ]


def thighs_apart(body: Body) -> float:
    """Return 0 while both thighs are lifted alike, 1 when one is far ahead of the other."""
    hips = body.rotation["hips"]
    left, right = (turn_back(hips, body.rotation[f"{side}UpperLeg"][1]) for side in SIDES)
    return faded(abs(left[2] - right[2]), 0.55, 0.4)


def _drapery(frame: Frame, camera: Camera) -> list[Line]:
    """Folds that fall from the sash to the hem, before and behind."""
    lines = []
    for front in (1.0, -1.0):
        strokes = []
        for side in SIDES:
            top = frame.at("hips", (SIGN[side] * 8.2, 1.0, front * 8.4))
            hem = frame.at(side + "UpperLeg", (SIGN[side] * 2.4, -16.0, front * 9.0))
            strokes.append((top, hem))
        facing = camera.facing(frame.direction("hips", (0.0, 0.0, front)))
        lines.append(Line("fold", tuple(strokes), faded(facing, 0.25, 0.3)))
    return lines


def _tail(frame: Frame, camera: Camera, belly: float) -> Line:
    """The loose end of the sash."""
    points = (
        frame.at("hips", (5.5, 4, 11.0 + belly * 0.8)),
        frame.at("hips", (6.6, -2, 11.6 + belly * 0.5)),
        frame.at("hips", (6.2, -9, 11.2)),
    )
    return Line("tail", (points,), faded(camera.facing(frame.rotation["hips"][2]), 0.05, 0.2))
