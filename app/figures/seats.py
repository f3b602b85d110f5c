"""Chairs, stools, benches, cushions and wheelchairs, as parts in the same depth as the body."""

from math import cos, radians, sin

from app.figures.hulls import Ball, Hull, even
from app.figures.parts import Line, Panel, Part, Surface
from app.figures.scene import Seat, SeatKind
from app.figures.vectors import Vector

Corner = tuple[float, float, float]


class Room:
    """Turns places told from a seat's middle (right hand x, up, forward z) into the world."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        angle = radians(seat.heading_degrees)
        self.cosine, self.sine = cos(angle), sin(angle)

    def at(self, x: float, y: float, z: float) -> Vector:
        """Return a place of the world; y counts from the floor."""
        return (
            self.seat.centre[0] + x * self.cosine + z * self.sine,
            y,
            self.seat.centre[1] - x * self.sine + z * self.cosine,
        )

    def box(self, low: Corner, high: Corner) -> tuple[Vector, ...]:
        """Return the eight corners of an upright box."""
        return tuple(
            self.at(x, y, z)
            for x in (low[0], high[0])
            for y in (low[1], high[1])
            for z in (low[2], high[2])
        )

    def filled(self, low: Corner, high: Corner, radius: float) -> tuple[tuple[Vector, float], ...]:
        """Return samples that fill a box with balls of about `radius`."""
        steps = [_spread(one, other, radius) for one, other in zip(low, high, strict=True)]
        return tuple(
            (self.at(x, y, z), radius) for x in steps[0] for y in steps[1] for z in steps[2]
        )


def _spread(low: float, high: float, radius: float) -> list[float]:
    """Places from low to high about two and a half radii apart."""
    span = high - low - 2 * radius
    if span <= 0:
        return [(low + high) / 2]
    number = min(4, 1 + round(span / (2.5 * radius)))
    return [low + radius + span * step / number for step in range(number + 1)]


def _block(room: Room, name: str, material: str, low: Corner, high: Corner, radius: float) -> Part:
    panel = Panel(material, room.box(low, high))
    return Part(name, (panel,), room.filled(low, high, radius))


def seat_parts(seat: Seat) -> list[Part]:
    """Return a seat of any kind; the part `seat` is what one sits on."""
    room = Room(seat)
    if seat.kind is SeatKind.CUSHION:
        return [_cushion(room)]
    if seat.kind is SeatKind.WHEELCHAIR:
        return _wheelchair(room)
    parts = [_plate(room), *_legs(room)]
    if seat.kind in (SeatKind.CHAIR, SeatKind.CHAIR_WITH_BACK):
        rise = 48.0 if seat.kind is SeatKind.CHAIR_WITH_BACK else 36.0
        parts += _back_rest(room, rise)
    return parts


def chair_parts(seat: Seat, rise_cm: float) -> list[Part]:
    """Return a chair whose back ends `rise_cm` above its seat."""
    room = Room(seat)
    return [_plate(room), *_legs(room), *_back_rest(room, rise_cm)]


def _plate(room: Room) -> Part:
    wide, deep, top = room.seat.width_cm / 2, room.seat.depth_cm / 2, room.seat.height_cm
    return _block(room, "seat", "prop", (-wide, top - 4, -deep), (wide, top, deep), 4.0)


def _legs(room: Room) -> list[Part]:
    wide, deep, top = room.seat.width_cm / 2, room.seat.depth_cm / 2, room.seat.height_cm
    parts = []
    for x, across in ((-wide + 3, "right"), (wide - 3, "left")):
        for z, ahead in ((-deep + 3, "back"), (deep - 3, "front")):
            low, high = (x - 2, 0.0, z - 2), (x + 2, top - 4, z + 2)
            parts.append(_block(room, f"seat-leg-{ahead}-{across}", "prop-shade", low, high, 2.5))
    return parts


def _back_rest(room: Room, rise: float) -> list[Part]:
    wide, deep, top = room.seat.width_cm / 2, room.seat.depth_cm / 2, room.seat.height_cm
    parts = []
    for x, across in ((-wide + 2, "right"), (wide - 2, "left")):
        low, high = (x - 2, top - 4, -deep), (x + 2, top + rise - 12, -deep + 4)
        parts.append(_block(room, f"seat-post-{across}", "prop-shade", low, high, 2.5))
    low, high = (-wide, top + rise - 20, -deep - 0.5), (wide, top + rise, -deep + 3)
    parts.append(_block(room, "seat-back", "prop", low, high, 4.0))
    return parts


def _cushion(room: Room) -> Part:
    wide, deep, top = room.seat.width_cm / 2, room.seat.depth_cm / 2, room.seat.height_cm
    soft = min(top / 2, 5.0)
    balls = tuple(
        Ball(room.at(x, y, z), soft)
        for x in (-wide + soft, wide - soft)
        for y in (soft, top - soft)
        for z in (-deep + soft, deep - soft)
    )
    samples = room.filled((-wide, 0, -deep), (wide, top, deep), max(soft, 4.0))
    return Part("seat", (Surface("cushion", (Hull(balls, even(16)),)),), samples)


def _wheelchair(room: Room) -> list[Part]:
    """Seat, low back, two wheels with rims, front castors and foot rests."""
    wide, deep, top = room.seat.width_cm / 2, room.seat.depth_cm / 2, room.seat.height_cm
    parts = [_block(room, "seat", "cushion", (-wide, top - 5, -deep), (wide, top, deep), 4.0)]
    low, high = (-wide, top + 4, -deep - 2), (wide, top + 36, -deep + 1)
    parts.append(_block(room, "seat-back", "cushion", low, high, 4.0))
    for k, across in ((-1, "right"), (1, "left")):
        x = k * (wide + 4)
        parts.append(_wheel(room, f"wheel-{across}", (x, 29.0, -deep + 12), 29.0))
        parts.append(_castor(room, f"castor-{across}", (k * (wide - 1), 8.0, deep + 8), 8.0))
        parts.append(_arm_rest(room, f"arm-rest-{across}", k))
        parts.append(_foot_rest(room, f"foot-rest-{across}", k))
    return parts


def _ring(room: Room, hub: Corner, radius: float, number: int = 16) -> tuple[Vector, ...]:
    places = []
    for step in range(number + 1):
        angle = radians(360.0 * step / number)
        places.append(room.at(hub[0], hub[1] + radius * sin(angle), hub[2] + radius * cos(angle)))
    return tuple(places)


def _wheel(room: Room, name: str, hub: Corner, radius: float) -> Part:
    spokes = []
    for step in range(0, 8):
        angle = radians(45.0 * step + 22)
        tip = room.at(hub[0], hub[1] + radius * sin(angle), hub[2] + radius * cos(angle))
        spokes.append((room.at(*hub), tip))
    rim = Line("rim", (_ring(room, hub, radius - 3.5),))
    tyre = Line("tyre", (_ring(room, hub, radius - 1.2),))
    samples = tuple((point, 3.0) for point in _ring(room, hub, radius, 12))
    return Part(name, (Line("spoke", tuple(spokes)), rim, tyre), samples)


def _castor(room: Room, name: str, hub: Corner, radius: float) -> Part:
    top = room.at(hub[0], room.seat.height_cm - 5, hub[2] - 6)
    fork = Line("tube", ((room.at(*hub), top),))
    tyre = Line("tyre", (_ring(room, hub, radius - 1.2),))
    return Part(name, (fork, tyre), ((room.at(*hub), radius),))


def _arm_rest(room: Room, name: str, k: int) -> Part:
    x, top, deep = k * (room.seat.width_cm / 2 + 2), room.seat.height_cm, room.seat.depth_cm / 2
    tube = Line(
        "tube",
        (
            (
                room.at(x, top - 3, deep - 6),
                room.at(x, top + 20, deep - 8),
                room.at(x, top + 20, -deep),
            ),
        ),
    )
    low, high = (x - 2.5, top + 19, -deep + 2), (x + 2.5, top + 22, deep - 8)
    pad = Panel("prop-shade", room.box(low, high))
    return Part(name, (tube, pad), room.filled(low, high, 2.5))


def _foot_rest(room: Room, name: str, k: int) -> Part:
    x, top, deep = k * (room.seat.width_cm / 2 - 8), room.seat.height_cm, room.seat.depth_cm / 2
    tube = Line("tube", ((room.at(x + k * 6, top - 4, deep), room.at(x + k * 6, 2, deep + 22)),))
    low, high = (x - 7, 0.4, deep + 12), (x + 7, 1.6, deep + 32)
    plate = Panel("metal", room.box(low, high))
    return Part(name, (tube, plate), room.filled((x - 7, 0.0, deep + 12), high, 3.0))
