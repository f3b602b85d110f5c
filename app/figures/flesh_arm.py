"""Sleeves."""

from app.figures.camera import Camera
from app.figures.flesh_hand import hand_part
from app.figures.flesh_trunk import shoulder_ball, yoke
from app.figures.folds import joint_fold, sag
from app.figures.frame import Frame
from app.figures.hulls import PATCH, Ball, Hull, ellipsoid
from app.figures.parts import Part, Surface
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, add, lerp, scale, subtract

ELBOW_RADIUS = 4.6
SLEEVE_SAG_CM = 2.6


def arm_parts(frame: Frame, camera: Camera, side: Side) -> list[Part]:
    """Return upper sleeve, lower sleeve with its cuff, the two patches and the hand."""
    return [
        _upper(frame, side),
        _lower(frame, side),
        _elbow(frame, camera, side),
        _shoulder(frame, side),
        hand_part(frame, camera, side),
    ]


def _joint(frame: Frame, side: Side) -> Ball:
    return Ball(frame.position[side + "LowerArm"], ELBOW_RADIUS * frame.build.arms)


def _upper_balls(frame: Frame, side: Side) -> tuple[Ball, Ball, Ball]:
    shoulder, elbow = frame.position[side + "UpperArm"], frame.position[side + "LowerArm"]
    middle = add(lerp(shoulder, elbow, 0.55), sag(shoulder, elbow, 0.9))
    return (
        shoulder_ball(frame, side),
        Ball(middle, 5.0 * frame.build.arms),
        _joint(frame, side),
    )


def _lower_balls(frame: Frame, side: Side) -> tuple[Ball, ...]:
    """Elbow, middle, the ring at the cuff and the cloth that hangs from it."""
    k, bone = SIGN[side], side + "LowerArm"
    thick = frame.build.arms
    ring = frame.ball(bone, (k * 20.6, 0, 0), (1.2, 4.9 * thick, 4.9 * thick))
    drop = _sleeve_drop(frame, side)
    middle = frame.ball(bone, (k * 11, 0, 0), 4.7 * thick)
    return (
        _joint(frame, side),
        Ball(add(middle.centre, scale(drop, 0.3)), middle.radius),
        ring,
        ellipsoid(add(ring.centre, drop), frame.rotation[bone], (1.0, 3.8 * thick, 3.8 * thick)),
    )


def _sleeve_drop(frame: Frame, side: Side) -> Vector:
    elbow, wrist = frame.position[side + "LowerArm"], frame.position[side + "Hand"]
    return sag(elbow, wrist, SLEEVE_SAG_CM)


def _upper(frame: Frame, side: Side) -> Part:
    shoulder, elbow = frame.position[side + "UpperArm"], frame.position[side + "LowerArm"]
    hull = Hull(_upper_balls(frame, side), along=subtract(elbow, shoulder))
    samples = tuple((lerp(shoulder, elbow, share), 4.6) for share in (0.35, 0.55, 0.75, 0.95))
    return Part(f"{side}-upper-arm", (Surface("tunic", (hull,)),), samples)


def _lower(frame: Frame, side: Side) -> Part:
    elbow, wrist = frame.position[side + "LowerArm"], frame.position[side + "Hand"]
    sleeve = Hull(_lower_balls(frame, side), along=subtract(wrist, elbow))
    samples = tuple((lerp(elbow, wrist, share), 4.2) for share in (0.1, 0.3, 0.5, 0.7, 0.88))
    pieces = (Surface("tunic", (sleeve,)), _cuff(frame, side))
    return Part(f"{side}-forearm", pieces, samples)


def _cuff(frame: Frame, side: Side) -> Surface:
    k, bone, thick = SIGN[side], side + "LowerArm", frame.build.arms
    drop = _sleeve_drop(frame, side)
    near = frame.ball(bone, (k * 20.9, 0, 0), (0.7, 5.0 * thick, 5.0 * thick))
    far = frame.ball(bone, (k * 22.5, 0, 0), (0.6, 4.9 * thick, 4.9 * thick))
    hanging = [
        ellipsoid(add(ball.centre, drop), frame.rotation[bone], (0.6, 3.8 * thick, 3.8 * thick))
        for ball in (near, far)
    ]
    along = frame.direction(bone, (k, 0, 0))
    return Surface("trim", (Hull((near, far, *hanging), along=along),))


def _elbow(frame: Frame, camera: Camera, side: Side) -> Part:
    upper, lower = _upper_balls(frame, side), _lower_balls(frame, side)
    joint = upper[2]
    hulls = (_bridge(joint, upper[1], 0.4), _bridge(joint, lower[1], 0.5))
    fold = joint_fold(
        camera,
        frame.position[side + "UpperArm"],
        joint.centre,
        frame.position[side + "Hand"],
        joint.radius,
    )
    pieces = (Surface("tunic", hulls, is_outlined=False), fold)
    return Part(f"{side}-elbow", pieces, joins=(f"{side}-upper-arm", f"{side}-forearm"))


def _bridge(joint: Ball, far: Ball, share: float) -> Hull:
    """Return the stretch of a sleeve next to a joint, exactly as thick as the sleeve is."""
    radius = joint.radius + share * (far.radius - joint.radius)
    end = Ball(lerp(joint.centre, far.centre, share), radius)
    return Hull((joint, end), PATCH, subtract(far.centre, joint.centre))


def _shoulder(frame: Frame, side: Side) -> Part:
    upper = _upper_balls(frame, side)
    patch = (yoke(frame, side, 0.36), _bridge(upper[0], upper[1], 0.45))
    surface = Surface("tunic", patch, is_outlined=False)
    return Part(f"{side}-shoulder", (surface,), joins=("jacket", f"{side}-upper-arm"))
