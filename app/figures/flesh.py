"""The figure in its clothes: every part that hangs on the bones, for one moment."""

from app.figures.body import Body
from app.figures.builds import BUILDS
from app.figures.camera import Camera
from app.figures.flesh_arm import arm_parts
from app.figures.flesh_head import head_parts
from app.figures.flesh_leg import leg_parts
from app.figures.flesh_trunk import trunk_parts
from app.figures.frame import Expression, Frame
from app.figures.looks import Look
from app.figures.parts import Part
from app.figures.skeleton import SIDES


def figure_parts(
    body: Body, camera: Camera, look: Look, expression: Expression, *, curled: bool
) -> list[Part]:
    """Return the parts of a clothed figure, in no order of depth but always the same one.

    `curled` says whether a finger ever bends far; it must not change within one film.
    """
    frame = Frame(body, BUILDS[look.shape], look.hair, expression, curled=curled)
    parts = trunk_parts(frame, camera) + head_parts(frame, camera)
    for side in SIDES:
        parts += leg_parts(frame, side)
        parts += arm_parts(frame, camera, side)
    return parts
