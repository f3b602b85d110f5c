"""Channels, points and labels as SVG, over a painted figure."""

from collections.abc import Sequence
from math import hypot
from typing import Final

from app.figures.body_map.atlas import Atlas
from app.figures.body_map.channel_lines import channel_runs
from app.figures.body_map.charts import Chart
from app.figures.body_map.colours import channel_colour
from app.figures.body_map.curves import opened
from app.figures.body_map.labelling import Label
from app.figures.body_map.marks import Mark
from app.figures.body_map.pieces import Figure
from app.figures.body_map.wish import Labels, Manner
from app.figures.document import escaped
from app.figures.lettering import FONT

# More points than this are no stops of the tab key: nobody would ever get past them.
MOST_STOPS: Final = 40
_LARGER: Final = 1.7  # the size of a marked point, in sizes of another
_LEAST_HIT: Final = 6.0
_MOST_HIT: Final = 20.0


def channels(
    chart: Chart, figure: Figure, atlas: Atlas, slugs: Sequence[str], manner: Manner
) -> str:
    """Each channel as one path, named for who hears the picture."""
    painted = ""
    for slug in slugs:
        runs = channel_runs(chart, figure, atlas.channels[slug], atlas)
        d = "".join(opened(run, chart.units) for run in runs)
        if d:
            painted += (
                f'<path class="q-channel" data-meridian="{slug}" '
                f'stroke="{channel_colour(slug, manner.look)}" d="{d}">'
                f"<title>{escaped(manner.names.of_channel(slug))}</title></path>"
            )
    return (
        f'<g fill="none" stroke-width="3" stroke-opacity="0.7" stroke-linecap="round" '
        f'stroke-linejoin="round" pointer-events="stroke">{painted}</g>'
        if painted
        else ""
    )


def points(
    marks: Sequence[Mark],
    units: float,
    size: float,
    atlas: Atlas,
    manner: Manner,
    highlight: frozenset[str],
    flagged: frozenset[str] = frozenset(),
) -> str:
    """The points, `size` units in radius; the marked ones come last and lie on top."""
    stops = "0" if len(marks) <= MOST_STOPS else "-1"
    order = sorted(range(len(marks)), key=lambda i: (marks[i].code in highlight, i))
    reaches = _reaches(marks, units, size)
    painted = ""
    for i in order:
        mark = marks[i]
        name = escaped(manner.of_side(manner.names.of_point(mark.code), mark.side))
        side = f' data-side="{mark.side}"' if mark.side else ""
        colour = channel_colour(atlas.channel_of.get(mark.code), manner.look)
        is_on = mark.code in highlight
        x, y = round(mark.at[0] * units), round(mark.at[1] * units)
        painted += (
            f'<g class="q-point{" q-on" if is_on else ""}" data-point="{mark.code}"{side} '
            f'tabindex="{stops}" role="button" aria-label="{name}"><title>{name}</title>'
            f'<circle class="q-hit" cx="{x}" cy="{y}" r="{reaches[i]:.0f}" fill-opacity="0"/>'
            + _dot(
                (x, y),
                size * (_LARGER if is_on else 1.0),
                _paint(mark, size, colour, manner, is_on=is_on),
                is_flagged=mark.code in flagged,
            )
            + "</g>"
        )
    return f"<g>{painted}</g>" if painted else ""


def _paint(mark: Mark, size: float, colour: str, manner: Manner, *, is_on: bool) -> str:
    """Filled in the channel's colour or, when marked, the accent; a ring when it is hidden."""
    if mark.hidden:
        return f'fill="#fff" fill-opacity="0.6" stroke="{colour}" stroke-width="{size / 2:.1f}"'
    if is_on:
        return f'fill="{manner.colours["accent"]}" stroke="#fff" stroke-width="{size / 2:.1f}"'
    return f'fill="{colour}" stroke="#fff" stroke-width="{size * 0.36:.1f}"'


def _dot(at: tuple[int, int], radius: float, paint: str, *, is_flagged: bool) -> str:
    x, y = at
    if is_flagged:
        half = radius * 0.95
        return (
            f'<rect class="q-dot q-flagged" x="{x - half:.1f}" y="{y - half:.1f}" '
            f'width="{2 * half:.1f}" height="{2 * half:.1f}" {paint}/>'
        )
    return f'<circle class="q-dot" cx="{x}" cy="{y}" r="{radius:.1f}" {paint}/>'


def _reaches(marks: Sequence[Mark], units: float, size: float) -> list[float]:
    """How far from each point a press still means it: half way to the next one."""
    reaches = []
    for i, mark in enumerate(marks):
        gaps = (
            hypot(mark.at[0] - other.at[0], mark.at[1] - other.at[1]) * units
            for j, other in enumerate(marks)
            if j != i
        )
        near = min((gap for gap in gaps if gap > 0.5), default=2 * _MOST_HIT)
        reaches.append(max(min(size, _LEAST_HIT), min(near / 2, _MOST_HIT)))
    return reaches


def labels(
    placed: Sequence[Label],
    edges: tuple[float, float],
    size: float,
    manner: Manner,
    kind: Labels,
    highlight: frozenset[str],
) -> str:
    """The two columns and their leader lines; `edges` are the inner edges of both columns."""
    if not placed:
        return ""
    lines = texts = ""
    for label in placed:
        x = edges[0] if label.is_left else edges[1]
        inward = 1 if label.is_left else -1
        (px, py), y = label.point, label.y
        lines += f"M{px:.0f} {py:.0f}L{x + 22 * inward:.0f} {y:.0f}L{x + 4 * inward:.0f} {y:.0f}"
        name = manner.names.of_point(label.code) if kind is Labels.NAMES else label.code
        weight = ' font-weight="700"' if label.code in highlight else ""
        anchor = ' text-anchor="end"' if label.is_left else ""
        baseline = y + size * 0.35
        texts += f'<text x="{x:.0f}" y="{baseline:.0f}"{anchor}{weight}>{escaped(name)}</text>'
    colour = manner.colours["text"]
    return (
        f'<path class="q-leader" fill="none" stroke="{colour}" stroke-width="1" '
        f'stroke-opacity="0.4" pointer-events="none" d="{lines}"/>'
        f'<g class="q-text" fill="{colour}" font-family="{FONT}" font-size="{size:.0f}" '
        f'pointer-events="none" aria-hidden="true">{texts}</g>'
    )
