"""Neck, collar, hair and ears, and the face between them."""

from app.figures.camera import Camera
from app.figures.flesh_face import face_part
from app.figures.frame import Frame
from app.figures.hulls import SMOOTH, Ball, Hull, even
from app.figures.looks import Hair
from app.figures.parts import Line, Part, Surface, faded
from app.figures.skeleton import SIDES, SIGN, Side


def head_parts(frame: Frame, camera: Camera) -> list[Part]:
    """Return neck, collar, face, hair and both ears; a shaved head has a face all round."""
    hair = [] if frame.is_shaved else [_hair(frame)]
    ears = [] if frame.hair is Hair.BOB else [_ear(frame, camera, side) for side in SIDES]
    return [_neck(frame), _collar(frame), face_part(frame, camera), *hair, *ears]


def _neck(frame: Frame) -> Part:
    balls = (frame.ball("neck", (0, -1, 0), 4.8), frame.ball("head", (0, 1.5, -0.5), 4.2))
    hull = Hull(balls, SMOOTH, frame.rotation["neck"][1])
    return Part("neck", (Surface("skin", (hull,)),), ((frame.at("neck", (0, 2, 0)), 4.5),))


def _collar(frame: Frame) -> Part:
    balls = (
        frame.ball("neck", (0, -1.4, -0.3), (6.3, 1.1, 5.7)),
        frame.ball("neck", (0, 1.2, 0.1), (5.4, 0.9, 5.1)),
    )
    hull = Hull(balls, SMOOTH, frame.rotation["neck"][1])
    return Part("collar", (Surface("trim", (hull,)),), ((frame.position["neck"], 4.0),))


def _hair(frame: Frame) -> Part:
    up = frame.rotation["head"][1]
    hulls = [Hull(tuple(_cap(frame)), even(16), up)]
    if frame.hair is Hair.BUN:
        hulls.append(Hull((frame.ball("head", (0, 20.3, -1.8), (3.2, 2.9, 3.2)),), SMOOTH, up))
    samples = ((frame.at("head", (0, 9, -3.0)), 8.0),)
    return Part("hair", (Surface("hair", tuple(hulls)),), samples)


def _cap(frame: Frame) -> list[Ball]:
    crown = frame.ball("head", (0, 10.4, -1.2), (7.6, 8.9, 8.7))
    if frame.hair is Hair.BOB:
        return [
            crown,
            *(frame.ball("head", (k * 5.6, 2.0, -1.2), (2.6, 3.4, 3.6)) for k in (1.0, -1.0)),
            frame.ball("head", (0, 2.0, -5.0), (6.0, 3.2, 4.2)),
        ]
    if frame.hair is Hair.SHORT:
        return [crown, frame.ball("head", (0, 6.2, -3.8), (6.0, 4.4, 5.2))]
    return [crown, frame.ball("head", (0, 5.5, -4.2), (6.1, 6.3, 5.4))]


def _ear(frame: Frame, camera: Camera, side: Side) -> Part:
    k = SIGN[side]
    spot = (k * 7.1, 5.9, -0.9)
    outward = frame.direction("head", (k, 0, 0))
    hull = Hull((frame.ball("head", spot, (1.0, 2.2, 1.5)),), SMOOTH, frame.rotation["head"][1])
    fold = tuple(
        frame.at("head", (k * 7.9, y, z)) for y, z in ((7.1, -0.2), (6.6, -1.7), (5.0, -1.0))
    )
    seen = faded(camera.facing(outward), 0.3, 0.3)
    pieces = (Surface("skin", (hull,)), Line("crease", (fold,), seen))
    return Part(f"{side}-ear", pieces, ((frame.at("head", spot), 1.5),), outward)
