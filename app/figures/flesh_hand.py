"""Hands: palm, fingers and thumb, bent to the shape that the choreography names."""

from math import cos, radians, sin

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.frame import Frame
from app.figures.grips import grip_of
from app.figures.hulls import FINGER, ROUND, Ball, Hull, ellipsoid
from app.figures.parts import Line, Part, Piece, Surface, faded
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.vectors import (
    Matrix,
    Vector,
    add,
    dot,
    lerp,
    product,
    rotation_z,
    scale,
    subtract,
    turn,
)

# Index to little finger: the knuckle's place towards the thumb and along the hand, the lengths of
# the three phalanges, and the radius; cm.
FINGERS = (
    (3.0, 9.0, (4.0, 2.5, 2.0), 0.86),
    (1.0, 9.3, (4.5, 2.9, 2.1), 0.9),
    (-1.0, 9.0, (4.1, 2.7, 2.1), 0.86),
    (-2.9, 8.3, (3.2, 2.0, 1.8), 0.76),
)
STRAIGHT_FOLD = 0.32
# A flat hand that points at the viewer dips its fingers so far.
DIP_DEGREES = 32.0
# Fingers folded as far as this lie over the palm and hide it.
COVERING_FOLD = 0.68


class Hand:
    """One hand's joints in the world; +x from wrist to fingertips, -y out of the palm."""

    def __init__(self, frame: Frame, camera: Camera, side: Side) -> None:
        self.k = SIGN[side]
        self.wrist = frame.position[side + "Hand"]
        self.grip = grip_of(frame.body.hand_shapes[side])
        openness = 1.0 - sum(self.grip.folds) / 4
        self.axes = _shown(frame.rotation[side + "Hand"], self.k, camera, openness)
        self.fingers = [self._finger(number) for number in range(4)]
        self.thumb = self._thumb(self.grip.thumb, self.grip.opposed)

    def at(self, along: float, out_of_back: float, toward_thumb: float) -> Vector:
        """Return a place of the hand in the world."""
        return add(self.wrist, turn(self.axes, (self.k * along, out_of_back, toward_thumb)))

    def _finger(self, number: int) -> list[Vector]:
        across, along, lengths, _ = FINGERS[number]
        splay = radians(self.grip.spread * (1.5 - number) * 0.8)
        down, bend = -0.2, 0.0
        joints = [self.at(along, down, across)]
        for phalanx, degrees in zip(lengths, self.grip.fingers[number], strict=True):
            bend += radians(degrees)
            reach = phalanx * cos(bend)
            along += reach * cos(splay)
            down -= phalanx * sin(bend)
            across += reach * sin(splay)
            joints.append(self.at(along, down, across))
        return joints

    def _thumb(self, fold: float, opposed: float) -> list[Vector]:
        """Out to the side when open, across the palm when folded, or against the fingers."""
        root = (2.2, -0.6, 2.6)
        turned = radians(48 - 34 * fold)
        middle = (
            root[0] + 3.6 * cos(turned),
            root[1] - 1.0 - 1.6 * fold - 1.6 * opposed,
            root[2] + 3.4 * sin(turned) - 0.8 * opposed,
        )
        turned = radians(30 - 62 * fold)
        tip = (
            middle[0] + 3.6 * cos(turned),
            middle[1] - 0.3 - 1.2 * fold - 1.8 * opposed,
            middle[2] + 2.7 * sin(turned) - 0.9 * opposed,
        )
        return [self.at(*root), self.at(*middle), self.at(*tip)]


def _shown(axes: Matrix, k: float, camera: Camera, openness: float) -> Matrix:
    """Return the axes of a hand; one that points at the viewer dips its fingers.

    Wholly foreshortened it would be a stub: dipped, it shows its palm or its back.
    """
    ahead = faded(camera.facing(scale(axes[0], k)), 0.6, 0.3)
    flat = -dot(axes[1], camera.up)
    angle = DIP_DEGREES * ahead * flat * openness
    return product(axes, rotation_z(k * angle)) if abs(angle) > 0.5 else axes


def is_curled(body: Body) -> bool:
    """Return whether a finger of either hand bends so far that one hull would not follow it."""
    return any(max(grip_of(body.hand_shapes[side]).folds) > STRAIGHT_FOLD for side in SIDES)


def hand_part(frame: Frame, camera: Camera, side: Side) -> Part:
    """Return the hand: silhouette, palm, finger lines and thumb."""
    hand = Hand(frame, camera, side)
    palm_facing = camera.facing(scale(hand.axes[1], -1))
    digits = _curled_digits(hand) if frame.traits.is_curled else _straight_digits(hand)
    pieces: list[Piece] = [Surface("skin", (*_plate(hand), *digits))]
    palm_seen = faded(palm_facing, 0.12, 0.12)
    covered = faded(sum(hand.grip.folds) / 4, COVERING_FOLD, 0.05)
    pieces.append(Surface("skin", tuple(_folded(hand)), visibility=palm_seen * covered))
    pieces.append(_finger_lines(hand, faded(abs(palm_facing), 0.2, 0.3)))
    pieces += _palm(hand, palm_seen, palm_seen * (1 - covered))
    pieces.append(_palm_creases(hand, palm_seen * (1 - covered)))
    samples = (
        (hand.at(4, 0, 0), 2.6),
        (hand.at(8.5, 0, 0), 2.6),
        (hand.fingers[1][-1], 1.6),
    )
    return Part(f"{side}-hand", tuple(pieces), samples)


def _plate(hand: Hand) -> tuple[Hull, ...]:
    along = scale(hand.axes[0], hand.k)
    balls = (
        Ball(hand.at(-1.5, 0, 0), 2.35),
        ellipsoid(hand.at(2.4, 0, 0.3), hand.axes, (2.5, 1.5, 2.9)),
        ellipsoid(hand.at(5.4, -0.1, 0.1), hand.axes, (4.6, 1.35, 3.9)),
        ellipsoid(hand.at(8.2, -0.1, 0.2), hand.axes, (1.6, 1.15, 4.0)),
    )
    return (Hull(balls, along=along),)


def _straight_digits(hand: Hand) -> list[Hull]:
    """Fingers as one hull each, for hands that never close."""
    hulls = []
    for joints, (_, _, _, radius) in zip(hand.fingers, FINGERS, strict=True):
        root = lerp(joints[1], joints[0], 1.35)
        balls = (Ball(root, radius * 1.08), Ball(joints[1], radius), Ball(joints[3], radius * 0.82))
        hulls.append(Hull(balls, FINGER, subtract(joints[3], root)))
    return hulls + _thumb_hulls(hand)


def _curled_digits(hand: Hand) -> list[Hull]:
    hulls = []
    for joints, (_, _, _, radius) in zip(hand.fingers, FINGERS, strict=True):
        root = lerp(joints[1], joints[0], 1.35)
        hulls.append(_capsule(root, radius * 1.08, joints[1], radius))
    return hulls + _folded(hand) + _thumb_hulls(hand)


def _folded(hand: Hand) -> list[Hull]:
    """The outer two phalanges of each finger."""
    hulls = []
    for (_, middle, far, tip), (_, _, _, radius) in zip(hand.fingers, FINGERS, strict=True):
        balls = (Ball(middle, radius), Ball(far, radius * 0.94), Ball(tip, radius * 0.82))
        hulls.append(Hull(balls, FINGER, subtract(tip, middle)))
    return hulls


def _thumb_hulls(hand: Hand) -> list[Hull]:
    root, middle, tip = hand.thumb
    return [_capsule(root, 1.35, middle, 1.1), _capsule(middle, 1.1, tip, 0.85)]


def _capsule(start: Vector, start_radius: float, end: Vector, end_radius: float) -> Hull:
    return Hull((Ball(start, start_radius), Ball(end, end_radius)), FINGER, subtract(end, start))


def _palm(hand: Hand, thumb_seen: float, seen: float) -> list[Piece]:
    """The thumb and the lighter skin of the palm, out of which it grows without a line."""
    root = hand.thumb[0]
    mound = Hull(
        (
            Ball(root, 1.3),
            Ball(lerp(root, hand.thumb[1], 0.45), 1.2),
            Ball(hand.at(3.4, -1, 0.6), 1),
        ),
        ROUND,
    )
    return [
        Surface("skin", tuple(_thumb_hulls(hand)), visibility=thumb_seen),
        Surface("palm", (_hollow(hand), mound), is_outlined=False, visibility=seen),
    ]


def _hollow(hand: Hand) -> Hull:
    """The lighter skin of the palm."""
    balls = (
        ellipsoid(hand.at(1.6, -0.9, 0.2), hand.axes, (1.2, 0.3, 2.0)),
        ellipsoid(hand.at(5.0, -1.0, 0.1), hand.axes, (2.4, 0.3, 3.4)),
        ellipsoid(hand.at(8.2, -1.0, 0.2), hand.axes, (1.3, 0.3, 3.6)),
    )
    return Hull(balls, along=scale(hand.axes[0], hand.k))


def _finger_lines(hand: Hand, seen: float) -> Line:
    strokes = []
    for one, other in zip(hand.fingers, hand.fingers[1:], strict=False):
        points = tuple(lerp(a, b, 0.5) for a, b in zip(one, other, strict=True))
        strokes.append(points[:3])
    return Line("crease", tuple(strokes), seen)


def _palm_creases(hand: Hand, seen: float) -> Line:
    heart = (hand.at(7.2, -1.3, 2.6), hand.at(6.0, -1.3, 0.2), hand.at(6.4, -1.3, -2.8))
    life = (hand.at(6.6, -1.3, 2.9), hand.at(4.6, -1.3, 0.6), hand.at(2.0, -1.3, 0.4))
    return Line("crease", (heart, life), seen)
