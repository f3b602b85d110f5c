"""The body map as one SVG: a chart with its regions, channels, points and labels."""

from statistics import median
from typing import Final, NamedTuple

from app.figures.body_map import dots, painting
from app.figures.body_map.atlas import Atlas
from app.figures.body_map.charts import CHARTS, Chart
from app.figures.body_map.labelling import Label, columns
from app.figures.body_map.marks import CLOSE_UP_SKIN, Mark, marks
from app.figures.body_map.painting import clipped
from app.figures.body_map.pieces import Figure
from app.figures.body_map.regions import with_parts
from app.figures.body_map.scenes import figure_of, window_of, within
from app.figures.body_map.wish import Labels, Manner, MapWish
from app.figures.document import Box, backdrop, document, picture_id
from app.figures.lettering import text_line, width_em

_FOOT_ROOM: Final = 46.0  # for the line of words below the figure
_LABEL_GAP: Final = 25.0
_LABEL_SIZE: Final = 18.0
_COLUMN_PAD: Final = 20.0
_DOT: Final = 4.6
_CLOSE_DOT: Final = 7.0
_PLAIN: Final = Manner()
_ALL: Final = MapWish()


class _Shown(NamedTuple):
    """What a picture of the map holds, once the wish has met the chart."""

    chart: Chart
    figure: Figure
    marks: list[Mark]
    channels: list[str]
    labels: list[Label]


def body_map(
    view: str,
    atlas: Atlas,
    wish: MapWish = _ALL,
    manner: Manner = _PLAIN,
) -> str:
    """Draw a chart (`front`, `back`, `side` or a close-up); KeyError for a view that is none."""
    chart = CHARTS[view]
    figure = figure_of(chart)
    codes = [code for code in atlas.points if wish.points is None or code in wish.points]
    slugs = [slug for slug in atlas.channels if wish.channels is None or slug in wish.channels]
    found = within(chart, figure, marks(chart, figure, atlas, codes))
    shown = _Shown(chart, figure, found, slugs, _labels(chart, figure, found, wish))
    column = _column(shown.labels, manner, wish.labels)
    box = _box(chart, figure, column)
    uid = picture_id("map", view, manner.look, manner.language, wish.key())
    inside = _body(shown, manner, wish) + _over(shown, atlas, manner, wish)
    content = (
        backdrop(box, manner.colours)
        + (inside if chart.is_whole else clipped(inside, _window(chart, figure), f"{uid}-c"))
        + dots.labels(
            shown.labels,
            (box.left + column, box.right - column),
            _LABEL_SIZE,
            manner,
            wish.labels,
            wish.highlight,
        )
        + _notice(box, manner, wish)
    )
    return document(
        uid=uid,
        box=box,
        title=manner.words["map.title"].format(view=manner.words[f"chart.{chart.name}"]),
        description=_description(shown, wish, manner),
        content=content,
        language=manner.language,
        role="group",
    )


def _body(shown: _Shown, manner: Manner, wish: MapWish) -> str:
    """The body, then what lies before it, each with its regions on top."""
    marked = with_parts(wish.highlight)
    units = shown.chart.units
    painted = ""
    for is_over in (False, True):
        painted += painting.body(shown.figure, units, manner.look, is_over=is_over)
        if wish.regions:
            painted += painting.regions(shown.figure, units, manner, marked, is_over=is_over)
    return painted


def _over(shown: _Shown, atlas: Atlas, manner: Manner, wish: MapWish) -> str:
    """Channels and points."""
    chart = shown.chart
    size = _DOT if chart.is_whole else _CLOSE_DOT
    return dots.channels(chart, shown.figure, atlas, shown.channels, manner) + dots.points(
        shown.marks,
        chart.units,
        size,
        atlas,
        manner,
        wish.highlight,
        wish.flagged,
    )


def _labels(chart: Chart, figure: Figure, shown: list[Mark], wish: MapWish) -> list[Label]:
    """Labels; on a whole body not for what close-ups show better, unless it is asked for."""
    if wish.labels is Labels.NONE:
        return []
    wanted = [
        mark
        for mark in shown
        if not chart.is_whole
        or wish.points is not None
        or mark.code in wish.highlight
        or mark.surface not in CLOSE_UP_SKIN
    ]
    window = _window(chart, figure)
    is_one_sided = len(chart.sides) == 1 and bool(wanted)
    return columns(
        wanted,
        chart.units,
        middle=median(mark.at[0] for mark in wanted) * chart.units
        if is_one_sided
        else (window.left + window.right) / 2,
        top=window.top + _LABEL_GAP,
        bottom=window.bottom - _LABEL_GAP / 2,
        gap=_LABEL_GAP,
    )


def _column(labels: list[Label], manner: Manner, kind: Labels) -> float:
    """The width of a label column in units; 0 without labels."""
    texts = [
        manner.names.of_point(label.code) if kind is Labels.NAMES else label.code
        for label in labels
    ]
    return max((width_em(text) * _LABEL_SIZE + _COLUMN_PAD for text in texts), default=0.0)


def _window(chart: Chart, figure: Figure) -> Box:
    return Box(*(edge * chart.units for edge in window_of(chart, figure)))


def _box(chart: Chart, figure: Figure, column: float) -> Box:
    window = _window(chart, figure)
    room = column + 30 if column else 0.0
    return Box(window.left - room, window.top, window.right + room, window.bottom + _FOOT_ROOM)


def _notice(box: Box, manner: Manner, wish: MapWish) -> str:
    told = manner.words["map.orientation"]
    if wish.flagged:
        told += " " + manner.words["map.flagged"]
    middle = (box.left + box.right) / 2
    return text_line(told, middle, box.bottom - 18, 17, manner.colours, anchor="middle")


def _description(shown: _Shown, wish: MapWish, manner: Manner) -> str:
    """What the picture shows, for who does not see it: view, number, and all that is marked."""
    words, names = manner.words, manner.names
    seen = sorted({mark.code for mark in shown.marks})
    view = words[f"chart.{shown.chart.name}"]
    told = words["map.shown"].format(
        view=view[:1].upper() + view[1:], points=len(seen), channels=len(shown.channels)
    )
    drawn = {piece.region for piece in shown.figure.pieces}
    marked = [names.of_point(code) for code in seen if code in wish.highlight]
    marked += [names.of_region(region) for region in sorted(with_parts(wish.highlight) & drawn)]
    if marked:
        told += " " + words["map.marked"].format(names=", ".join(marked))
    if 0 < len(seen) <= dots.MOST_STOPS:
        told += " " + words["map.points"].format(names=", ".join(map(names.of_point, seen)))
    return f"{told} {words['map.orientation']}"
