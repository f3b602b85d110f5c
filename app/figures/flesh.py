"""The figure in its clothes: every part that hangs on the bones, for one moment."""

from collections.abc import Iterable

from app.figures.body import Body
from app.figures.builds import BUILDS
from app.figures.camera import Camera
from app.figures.flesh_arm import arm_parts
from app.figures.flesh_hand import is_curled
from app.figures.flesh_head import head_parts
from app.figures.flesh_leg import leg_parts
from app.figures.flesh_trunk import thighs_apart, trunk_parts
from app.figures.frame import Frame, Traits
from app.figures.looks import Look
from app.figures.parts import Part
from app.figures.skeleton import SIDES


def traits_of(bodies: Iterable[Body]) -> Traits:
    """Return what these bodies need; a film asks for all its bodies at once."""
    bodies = list(bodies)
    return Traits(
        is_curled=any(is_curled(body) for body in bodies),
        is_parted=any(thighs_apart(body) > 0 for body in bodies),
    )


def figure_parts(body: Body, camera: Camera, look: Look, traits: Traits) -> list[Part]:
    """Return the parts of a clothed figure, in no order of depth but always the same one."""
    frame = Frame(body, BUILDS[look.shape], look.hair, traits)
    parts = trunk_parts(frame, camera) + head_parts(frame, camera)
    for side in SIDES:
        parts += leg_parts(frame, camera, side)
        parts += arm_parts(frame, camera, side)
    return parts
