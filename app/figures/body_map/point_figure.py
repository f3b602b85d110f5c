"""One acupoint on a close-up, with its neighbours, a small figure that says where, and the cun."""

from typing import Final

from app.figures.body_map import dots, painting
from app.figures.body_map.atlas import Atlas
from app.figures.body_map.charts import WHOLE
from app.figures.body_map.cun_line import cun_line
from app.figures.body_map.labelling import Label, columns
from app.figures.body_map.placing import place_point
from app.figures.body_map.scenes import Scene, figure_of, scene_of
from app.figures.body_map.wish import Labels, Manner
from app.figures.document import Box, backdrop, document, picture_id
from app.figures.lettering import text_line, width_em
from app.figures.looks import Look, palette

_WIDTH: Final = 720.0  # units between the label columns
_DOT: Final = 8.0
_LABEL_SIZE: Final = 22.0
_LABEL_GAP: Final = 34.0
_COLUMN_PAD: Final = 26.0
_FOOT_ROOM: Final = 44.0
_LOCATOR_ROOM: Final = 215.0
_LOCATOR_UNITS: Final = 1.25
_PLAIN: Final = Manner()


def acupoint_figure(
    code: str,
    atlas: Atlas,
    manner: Manner = _PLAIN,
    *,
    location: str = "",
) -> str:
    """Draw a point on the chart that shows it best; KeyError for a code that the atlas lacks.

    `location` is the point's place in words, for the description: who sees no picture needs it.
    """
    scene = scene_of(code, atlas)
    units = _WIDTH / (scene.frame[2] - scene.frame[0])
    told = [code, *scene.nearest()]
    column = max(width_em(manner.names.of_point(c)) for c in told) * _LABEL_SIZE + _COLUMN_PAD
    left, top, right, bottom = (edge * units for edge in scene.frame)
    box = Box(left - column, top, right + column, bottom + _FOOT_ROOM)
    uid = picture_id("point", code, manner.look, manner.language)
    edge = column - 14
    content = (
        backdrop(box, manner.colours)
        + _cut_out(scene, atlas, units, manner, uid)
        + dots.labels(
            _labels(scene, told, units),
            (box.left + edge, box.right - edge),
            _LABEL_SIZE,
            manner,
            Labels.NAMES,
            frozenset({code}),
        )
        + _locator(scene, atlas, box, manner.look)
        + text_line(
            manner.words["map.orientation"],
            (box.left + box.right) / 2,
            box.bottom - 16,
            20,
            manner.colours,
            anchor="middle",
        )
    )
    view = manner.words[f"chart.{scene.chart.name}"]
    return document(
        uid=uid,
        box=box,
        title=manner.words["point.title"].format(name=manner.names.of_point(code), view=view),
        description=_description(scene, view, location, manner),
        content=content,
        language=manner.language,
        role="group",
    )


def _cut_out(scene: Scene, atlas: Atlas, units: float, manner: Manner, uid: str) -> str:
    """The body within the frame, the point's channel, the cun, and all points."""
    code = scene.mark.code
    slug = atlas.channel_of.get(code)
    scaled = scene.chart.scaled(units)
    inside = (
        painting.body(scene.figure, units, manner.look)
        + painting.body(scene.figure, units, manner.look, is_over=True)
        + dots.channels(scaled, scene.figure, atlas, [slug] if slug else [], manner)
        + cun_line(scene, atlas, units, _LABEL_SIZE, manner)
        + dots.points([scene.mark, *scene.near], units, _DOT, atlas, manner, frozenset({code}))
    )
    frame = Box(*(edge * units for edge in scene.frame))
    return painting.clipped(inside, frame, f"{uid}-c")


def _labels(scene: Scene, told: list[str], units: float) -> list[Label]:
    _, top, _, bottom = (edge * units for edge in scene.frame)
    return columns(
        [mark for mark in (scene.mark, *scene.near) if mark.code in told],
        units,
        middle=scene.mark.at[0] * units,
        top=top + _LABEL_GAP,
        bottom=bottom - _LABEL_GAP / 2,
        gap=_LABEL_GAP,
        left_bottom=bottom - _LOCATOR_ROOM,
    )


def _locator(scene: Scene, atlas: Atlas, box: Box, look: Look) -> str:
    """A small whole body in the corner, with a ring where the point lies."""
    whole = next((chart for chart in WHOLE if chart.look == scene.chart.look), WHOLE[0])
    figure = figure_of(whole)
    place = next(
        spot.position
        for side, spot in place_point(figure.body, atlas.points[scene.mark.code], atlas)
        if scene.mark.side in (None, side)
    )
    x, y = (number * _LOCATOR_UNITS for number in figure.eye.see(place))
    half_width = (whole.window[2] - whole.window[0]) / 2 + whole.window[0]
    left = box.left + (76 if half_width == 0 else 92)
    return (
        f'<g class="q-locator" pointer-events="none" aria-hidden="true" '
        f'transform="translate({left:.0f} {box.bottom - 16:.0f})">'
        f"{painting.outline_only(figure, _LOCATOR_UNITS, look)}"
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="11" fill="none" '
        f'stroke="{palette(look)["accent"]}" stroke-width="3"/></g>'
    )


def _description(scene: Scene, view: str, location: str, manner: Manner) -> str:
    words, names = manner.words, manner.names
    told = [words["point.shown"].format(view=view, name=names.of_point(scene.mark.code))]
    if location:
        told.append(location)
    if scene.mark.hidden:
        told.append(words["point.hidden"])
    near = scene.nearest()
    if near:
        told.append(words["point.near"].format(names=", ".join(map(names.of_point, near))))
    return " ".join([*told, words["map.orientation"]])
