"""Trousers and shoes."""

from app.figures.camera import Camera
from app.figures.folds import joint_fold, sag
from app.figures.frame import Frame
from app.figures.hulls import PATCH, ROUND, SMOOTH, Ball, Hull
from app.figures.parts import Part, Surface
from app.figures.skeleton import Side
from app.figures.vectors import add, lerp, subtract

HIP_RADIUS, THIGH_RADIUS, KNEE_RADIUS = 8.2, 8.7, 6.9


def leg_parts(frame: Frame, camera: Camera, side: Side) -> list[Part]:
    """Return thigh, shin, knee patch and foot of one side."""
    return [_thigh(frame, side), _shin(frame, side), _knee(frame, camera, side), _foot(frame, side)]


def _thigh_balls(frame: Frame, side: Side) -> tuple[Ball, Ball, Ball]:
    thick = frame.build.legs
    hip, knee = frame.position[side + "UpperLeg"], frame.position[side + "LowerLeg"]
    middle = add(lerp(hip, knee, 0.5), sag(hip, knee, 0.8))
    return (
        Ball(hip, HIP_RADIUS * thick),
        Ball(middle, THIGH_RADIUS * thick),
        Ball(knee, KNEE_RADIUS * thick),
    )


def _shin_balls(frame: Frame, side: Side) -> tuple[Ball, Ball, Ball]:
    """Knee, calf and the wide hem."""
    thick, bone = frame.build.legs, side + "LowerLeg"
    return (
        Ball(frame.position[bone], KNEE_RADIUS * thick),
        frame.ball(bone, (0, -13, -0.9), 7.1 * thick),
        frame.ball(bone, (0, -34.8, -0.4), (7.4 * thick, 1.4, 8.0 * thick)),
    )


def _thigh(frame: Frame, side: Side) -> Part:
    hip, knee = frame.position[side + "UpperLeg"], frame.position[side + "LowerLeg"]
    hull = Hull(_thigh_balls(frame, side), along=subtract(knee, hip))
    samples = tuple((lerp(hip, knee, share), 7.5) for share in (0.35, 0.55, 0.75, 0.95))
    return Part(f"{side}-thigh", (Surface("trousers", (hull,)),), samples)


def _shin(frame: Frame, side: Side) -> Part:
    knee, foot = frame.position[side + "LowerLeg"], frame.position[side + "Foot"]
    hull = Hull(_shin_balls(frame, side), along=subtract(foot, knee))
    samples = tuple((lerp(knee, foot, share), 6.0) for share in (0.08, 0.3, 0.5, 0.7, 0.88))
    return Part(f"{side}-shin", (Surface("trousers", (hull,)),), samples)


def _knee(frame: Frame, camera: Camera, side: Side) -> Part:
    """The patch that makes thigh and shin one cloth, and the fold in the hollow of the knee."""
    thigh, shin = _thigh_balls(frame, side), _shin_balls(frame, side)
    joint = thigh[2]
    above = lerp(joint.centre, thigh[1].centre, 0.3)
    below = lerp(joint.centre, shin[1].centre, 0.45)
    hulls = (
        Hull(
            (joint, Ball(above, joint.radius + 0.3 * (thigh[1].radius - joint.radius))),
            PATCH,
            subtract(above, joint.centre),
        ),
        Hull((joint, Ball(below, joint.radius)), PATCH, subtract(below, joint.centre)),
    )
    hip, foot = frame.position[side + "UpperLeg"], frame.position[side + "Foot"]
    fold = joint_fold(camera, hip, joint.centre, foot, joint.radius)
    pieces = (Surface("trousers", hulls, is_outlined=False), fold)
    return Part(f"{side}-knee", pieces, joins=(f"{side}-thigh", f"{side}-shin"))


def _foot(frame: Frame, side: Side) -> Part:
    bone, toes = side + "Foot", side + "Toes"
    forward = frame.rotation[bone][2]
    shoe = (
        frame.ball(bone, (0, -3.4, -4.2), (3.5, 3.4, 3.6)),
        frame.ball(bone, (0, -3.9, 6), (4.3, 2.9, 4)),
        frame.ball(toes, (0, 0.1, 2.2), (4.4, 2.5, 4.6)),
        frame.ball(bone, (0, 0.5, -0.6), (3.7, 3.2, 4.2)),
    )
    sole = (
        frame.ball(bone, (0, -5.9, -4.4), (3.8, 1.1, 4.0)),
        frame.ball(bone, (0, -5.9, 6), (4.6, 1.1, 4)),
        frame.ball(toes, (0, -1.4, 2.6), (4.6, 1.1, 5.0)),
    )
    sock = (frame.ball(bone, (0, 1, -0.6), 3.9), frame.ball(bone, (0, 6, -0.6), 3.9))
    pieces = (
        Surface("sole", (Hull(sole, SMOOTH, forward), Hull(sock, ROUND))),
        Surface("shoe", (Hull(shoe, SMOOTH, forward),)),
    )
    samples = tuple((frame.at(bone, (0, -3.5, z)), 3.2) for z in (-4.0, 1.0, 6.0, 11.0))
    return Part(f"{side}-foot", pieces, samples)
