"""The floor under a figure, and the shadows where it rests."""

from collections.abc import Sequence

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.hulls import Ball, Hull, ellipsoid, level
from app.figures.parts import Surface, faded
from app.figures.scene import Scene
from app.figures.seats import Room
from app.figures.skeleton import SIDES, Side
from app.figures.supports import feet_of
from app.figures.vectors import IDENTITY, Vector, add, turn

# What touches the floor darkens it; what floats this high does no longer.
SHADOW_HEIGHT_CM = 16.0


def ground(body: Body, camera: Camera) -> Surface:
    """Return the patch of floor about the figure: wide enough for all that is near it."""
    if body.scene.mat:
        balls = [disc(point, 26.0) for _, point in sorted(body.position.items())]
    else:
        near = [point for _, point in sorted(body.position.items()) if point[1] < 60]
        balls = [disc(point, 24.0) for point in near] + [disc(body.position["hips"], 30.0)]
        balls += [disc(point, 10.0) for point in _feet_of_things(body.scene)]
    return Surface(
        "floor", (Hull(tuple(balls), level(14, camera.to_viewer[1])),), is_outlined=False
    )


def _feet_of_things(scene: Scene) -> list[Vector]:
    """Where a seat, a rail or a chair stands."""
    places = []
    if scene.seat:
        seat = scene.seat
        room = Room(seat)
        places = [
            room.at(x * seat.width_cm / 2, 0.0, z * seat.depth_cm / 2)
            for x in (-1, 1)
            for z in (-1, 1)
        ]
    for support in scene.supports:
        places += feet_of(support)
    return places


def disc(point: Vector, radius: float) -> Ball:
    """Return a flat disc on the floor below `point`."""
    return ellipsoid((point[0], 0.0, point[2]), IDENTITY, (radius, 0.01, radius))


def shadows(body: Body, camera: Camera) -> list[Surface]:
    """Return a shadow on floor or mat for each foot and limb and for the trunk."""
    place = body.position
    shapes = []
    for side in SIDES:
        shin = [place[side + bone] for bone in ("LowerLeg", "Foot")]
        leg = [place[side + bone] for bone in ("UpperLeg", "LowerLeg")]
        arm = [place[side + bone] for bone in ("UpperArm", "LowerArm", "Hand")]
        shapes.append(_foot(camera, body, side))
        shapes.append(_resting(camera, shin, 9.0, 14.0))
        shapes.append(_resting(camera, leg, 11.0, 16.0))
        shapes.append(_resting(camera, arm, 6.5, 13.0))
    crown = body.point("head", (0.0, 12.0, 0.0))
    trunk = [place["hips"], place["upperChest"], crown]
    return [*shapes, _resting(camera, trunk, 13.0, 19.0)]


def _foot(camera: Camera, body: Body, side: Side) -> Surface:
    """The sole's own print."""
    ankle, turned = body.position[side + "Foot"], body.rotation[side + "Foot"]
    heel = add(ankle, turn(turned, (0.0, -6.0, -6.0)))
    toes = add(ankle, turn(turned, (0.0, -6.0, 15.0)))
    lowest = min(heel[1], toes[1])
    hull = Hull((disc(heel, 6.5), disc(toes, 7.5)), level(8, camera.to_viewer[1]))
    return Surface("shadow", (hull,), is_outlined=False, visibility=_darkness(lowest))


def _resting(camera: Camera, joints: Sequence[Vector], radius: float, rests_at: float) -> Surface:
    """What lies on the floor from joint to joint; its bones run `rests_at` cm high or lower."""
    discs = tuple(disc(joint, radius) for joint in joints)
    highest = max(joint[1] for joint in joints) - rests_at
    return Surface(
        "shadow",
        (Hull(discs, level(6, camera.to_viewer[1])),),
        is_outlined=False,
        visibility=_darkness(highest),
    )


def _darkness(height_cm: float) -> float:
    return 1.0 - faded(height_cm, 1.0, SHADOW_HEIGHT_CM)
