"""The charts: which side of which part of the body each shows, and from where."""

from dataclasses import dataclass, replace
from typing import Final

from app.figures.body_map.drawings import (
    foot,
    foot_sides,
    hand,
    head_around,
    head_front,
    head_side,
)
from app.figures.body_map.drawings.drawing import Drawing
from app.figures.body_map.eye import BACK, FRONT, INNER_SIDE, LEFT_SIDE, Eye, Look
from app.figures.body_map.silhouette import Part
from app.figures.body_map.stance import Stance
from app.figures.skeleton import LEFT, SIDES, Side
from app.figures.vectors import Vector, cross

# left, top, right and bottom edge of a picture, in cm from the place that the chart is about
Window = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Chart:
    """A view that can be drawn.

    `anchor` is the bone that the window is told from (the floor under the body when it is None).
    `upward` turns the picture so that this axis of the anchor points up: 0 x, 2 z.
    `parts` and `drawings` are painted in their order; `over` are parts that lie before the rest.
    """

    name: str
    look: Look
    window: Window
    parts: tuple[Part, ...] = ()
    over: tuple[Part, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    over_drawings: tuple[Drawing, ...] = ()
    sides: tuple[Side, ...] = (LEFT,)
    anchor: str | None = None
    upward: int | None = None
    units: float = 36.0
    surfaces: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.anchor is None

    @property
    def is_wide(self) -> bool:
        """Whether it shows so much that a point on it needs a cut-out."""
        return self.anchor is None or "thigh" in self.parts

    def scaled(self, units: float) -> "Chart":
        """The same chart with so many units to a centimetre."""
        return replace(self, units=units)


_EYES: Final[dict[Look, Eye]] = {
    "front": FRONT,
    "back": BACK,
    "side": LEFT_SIDE,
    "inner": INNER_SIDE,
    "above": Eye((-1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 1.0, 0.0)),
    "below": Eye((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0)),
}


def eye_of(chart: Chart, body: Stance) -> Eye:
    """The eye of a chart, turned so that what shall point up does."""
    eye = _EYES[chart.look]
    if chart.upward is None or chart.anchor is None:
        return eye
    up: Vector = body.rotation[chart.anchor][chart.upward]
    return Eye(cross(up, eye.toward), up, eye.toward)


_TRUNK_AND_LEGS: Final[tuple[Part, ...]] = ("thigh", "shin", "trunk")
_ARMS: Final[tuple[Part, ...]] = ("upper-arm", "forearm")
_LIMB_SKIN: Final = ("upper-arm", "forearm", "thigh", "shin")
_TRUNK_SKIN: Final = ("front", "back", "flank", "neck")
_HEAD_SKIN: Final = ("dome", "face", "side-of-head", "nape")
_HAND_SKIN: Final = ("palm", "back-of-hand")
_FOOT_SKIN: Final = ("top-of-foot", "sole", "inner-foot", "outer-foot")
_ALL_SKIN: Final = (*_TRUNK_SKIN, *_LIMB_SKIN, *_HEAD_SKIN, *_HAND_SKIN, *_FOOT_SKIN)

FRONT_CHART: Final = Chart(
    "front",
    "front",
    (-51.0, -174.0, 51.0, 3.0),
    (*_TRUNK_AND_LEGS, *_ARMS),
    drawings=(foot_sides.FRONT, head_front.FRONT, hand.PALM_SIDE),
    sides=SIDES,
    units=10.0,
    surfaces=_ALL_SKIN,
)
BACK_CHART: Final = Chart(
    "back",
    "back",
    (-51.0, -174.0, 51.0, 3.0),
    (*_TRUNK_AND_LEGS, *_ARMS),
    drawings=(foot_sides.BEHIND, head_around.BEHIND, hand.BACK_OF_HAND),
    sides=SIDES,
    units=10.0,
    surfaces=_ALL_SKIN,
)
SIDE_CHART: Final = Chart(
    "side",
    "side",
    (-72.0, -174.0, 30.0, 3.0),
    _TRUNK_AND_LEGS,
    over=_ARMS,
    drawings=(foot_sides.OUTER, head_side.SIDE),
    over_drawings=(hand.BACK_OF_HAND,),
    units=10.0,
    surfaces=_ALL_SKIN,
)
WHOLE: Final = (FRONT_CHART, BACK_CHART, SIDE_CHART)

PALM_CHART: Final = Chart(
    "palm",
    "front",
    (-8.5, -20.0, 8.5, 7.0),
    ("forearm",),
    drawings=(hand.PALM_SIDE,),
    anchor="leftHand",
    upward=0,
    surfaces=(*_HAND_SKIN, "forearm"),
)
BACK_OF_HAND_CHART: Final = Chart(
    "back-of-hand",
    "back",
    (-8.5, -20.0, 8.5, 7.0),
    ("forearm",),
    drawings=(hand.BACK_OF_HAND,),
    anchor="leftHand",
    upward=0,
    surfaces=(*_HAND_SKIN, "forearm"),
)
TOP_OF_FOOT_CHART: Final = Chart(
    "top-of-foot",
    "above",
    (-8.0, -20.5, 8.0, 8.0),
    drawings=(foot.TOP,),
    anchor="leftFoot",
    upward=2,
    surfaces=_FOOT_SKIN,
)
SOLE_CHART: Final = Chart(
    "sole",
    "below",
    (-8.0, -20.5, 8.0, 8.0),
    drawings=(foot.SOLE,),
    anchor="leftFoot",
    upward=2,
    surfaces=_FOOT_SKIN,
)
OUTER_FOOT_CHART: Final = Chart(
    "outer-foot",
    "side",
    (-20.5, -15.0, 8.5, 8.5),
    ("shin",),
    drawings=(foot_sides.OUTER,),
    anchor="leftFoot",
    surfaces=(*_FOOT_SKIN, "shin"),
)
INNER_FOOT_CHART: Final = Chart(
    "inner-foot",
    "inner",
    (-8.5, -15.0, 20.5, 8.5),
    ("shin",),
    drawings=(foot_sides.INNER,),
    anchor="leftFoot",
    surfaces=(*_FOOT_SKIN, "shin"),
)
INNER_LEG_CHART: Final = Chart(
    "inner-leg",
    "inner",
    (-20.0, -83.0, 28.0, 9.0),
    ("thigh", "shin"),
    drawings=(foot_sides.INNER,),
    anchor="leftFoot",
    units=16.0,
    surfaces=(*_FOOT_SKIN, "shin", "thigh"),
)
FACE_CHART: Final = Chart(
    "face",
    "front",
    (-12.0, -20.5, 12.0, 15.5),
    ("trunk",),
    drawings=(head_front.FRONT,),
    sides=SIDES,
    anchor="head",
    units=30.0,
    surfaces=(*_HEAD_SKIN, "neck", "front"),
)
SIDE_OF_HEAD_CHART: Final = Chart(
    "side-of-head",
    "side",
    (-14.0, -20.5, 14.0, 13.5),
    ("trunk",),
    drawings=(head_side.SIDE,),
    anchor="head",
    units=30.0,
    surfaces=(*_HEAD_SKIN, "neck"),
)
BACK_OF_HEAD_CHART: Final = Chart(
    "back-of-head",
    "back",
    (-12.0, -20.5, 12.0, 15.5),
    ("trunk",),
    drawings=(head_around.BEHIND,),
    sides=SIDES,
    anchor="head",
    units=30.0,
    surfaces=(*_HEAD_SKIN, "neck", "back"),
)
TOP_OF_HEAD_CHART: Final = Chart(
    "top-of-head",
    "above",
    (-12.0, -13.0, 12.0, 13.0),
    drawings=(head_around.TOP,),
    sides=SIDES,
    anchor="head",
    units=30.0,
    surfaces=("dome",),
)
CLOSE_UPS: Final = (
    PALM_CHART,
    BACK_OF_HAND_CHART,
    TOP_OF_FOOT_CHART,
    SOLE_CHART,
    OUTER_FOOT_CHART,
    INNER_FOOT_CHART,
    INNER_LEG_CHART,
    FACE_CHART,
    SIDE_OF_HEAD_CHART,
    BACK_OF_HEAD_CHART,
    TOP_OF_HEAD_CHART,
)
CHARTS: Final[dict[str, Chart]] = {chart.name: chart for chart in (*WHOLE, *CLOSE_UPS)}
