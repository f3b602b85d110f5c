"""The body of a chart: every part and drawing of it, seen by the chart's eye."""

from collections.abc import Iterator

from app.figures.body_map import lofted
from app.figures.body_map.charts import Chart, eye_of
from app.figures.body_map.drawings.drawing import Drawing, Shape
from app.figures.body_map.eye import Eye
from app.figures.body_map.pieces import Figure, Ink, Piece, oriented
from app.figures.body_map.regions import is_paired
from app.figures.body_map.silhouette import loft
from app.figures.body_map.stance import Stance, standing
from app.figures.skeleton import LEFT, RIGHT, Side


def drawn(chart: Chart) -> Figure:
    """The figure of a chart; the same chart gives the same figure."""
    body = standing(arms_raised=chart.look == "side")
    eye = eye_of(chart, body)
    outlines: list[Piece] = []
    pieces: list[Piece] = []
    inks: list[Ink] = []
    for is_over, parts, drawings in (
        (False, chart.parts, chart.drawings),
        (True, chart.over, chart.over_drawings),
    ):
        for part in parts:
            for side in chart.sides if part != "trunk" else (LEFT,):
                seen = loft(body, part, side, eye)
                outlines.append(lofted.outline(seen, part, side, is_over=is_over))
                pieces += lofted.regions(seen, part, chart, side, is_over=is_over)
                inks += lofted.inks(seen, part, chart, is_over=is_over)
        for drawing in drawings:
            for side in chart.sides if drawing.plane.is_paired else (LEFT,):
                for shape in drawing.shapes:
                    piece = _piece(shape, drawing, body, eye, side, is_over=is_over)
                    outlines.append(piece)
                    pieces += [piece] if shape.region else []
                pieces += (
                    _piece(shape, drawing, body, eye, side, is_over=is_over)
                    for shape in drawing.inner
                )
                inks += _lines(drawing, body, eye, side, is_over=is_over)
    return Figure(body, eye, tuple(outlines), tuple(pieces), tuple(inks))


def _piece(
    shape: Shape, drawing: Drawing, body: Stance, eye: Eye, side: Side, *, is_over: bool
) -> Piece:
    region = shape.region or drawing.name
    of_side: Side | None = side if shape.region and is_paired(region) else None
    if of_side and not drawing.plane.is_paired and drawing.name != "side-of-head":
        of_side = LEFT if sum(x for x, _ in shape.outline) > 0 else RIGHT
    outline = [eye.see(drawing.plane.place(body, side, at)) for at in shape.outline]
    return Piece(region, of_side, oriented(outline), is_over)


def _lines(drawing: Drawing, body: Stance, eye: Eye, side: Side, *, is_over: bool) -> Iterator[Ink]:
    for line in drawing.lines:
        places = tuple(eye.see(drawing.plane.place(body, side, at)) for at in line.places)
        yield Ink(line.kind, places, line.is_closed, is_over)
