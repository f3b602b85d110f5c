"""Folds that a bent elbow or knee presses into the cloth, and how cloth sags under a limb."""

from math import sqrt

from app.figures.camera import Camera
from app.figures.parts import Line, faded
from app.figures.vectors import Vector, add, dot, scale, subtract, unit


def sag(start: Vector, end: Vector, depth_cm: float) -> Vector:
    """Return by how much cloth hangs below a limb: all of `depth_cm` when it lies level."""
    along = unit(subtract(end, start))
    return (0.0, -depth_cm * sqrt(max(0.0, 1.0 - along[1] * along[1])), 0.0)


def joint_fold(camera: Camera, before: Vector, joint: Vector, after: Vector, radius: float) -> Line:
    """Return the fold from the inner corner of a bent joint to its middle.

    It is none when the joint is straight, or when it bends towards the viewer or away.
    """
    one, other = unit(subtract(before, joint)), unit(subtract(after, joint))
    cosine = max(-1.0, min(1.0, dot(one, other)))
    inward = unit(add(one, other))
    # Where the flanks of two tubes meet: half the angle between them decides.
    sine_of_half = max(0.62, sqrt((1.0 - cosine) / 2.0))
    corner = add(joint, scale(inward, radius / sine_of_half))
    middle = add(joint, scale(inward, radius * 0.45))
    end = add(joint, add(scale(inward, radius * 0.1), scale(subtract(one, other), radius * 0.12)))
    is_aside = faded(0.8 - abs(camera.facing(inward)), 0.0, 0.2)
    return Line("fold", ((corner, middle, end),), faded(cosine, -0.8, 0.35) * is_aside)
