"""The dashed line with a tick at each cun, from the landmark of a point to the point itself."""

from typing import Final

from app.figures.body_map.atlas import Atlas, Place
from app.figures.body_map.curves import opened
from app.figures.body_map.eye import Seen
from app.figures.body_map.placing import SURFACES, located
from app.figures.body_map.scenes import Scene
from app.figures.body_map.wish import Manner
from app.figures.lettering import FONT
from app.figures.skeleton import LEFT

_LEAST: Final = 0.5  # cun; a shorter way would be hidden under the point
_STEPS: Final = 16


def cun_line(scene: Scene, atlas: Atlas, units: float, size: float, manner: Manner) -> str:
    """Draw the way that the point's place tells in cun; nothing when it tells none."""
    place = atlas.points[scene.mark.code].places[0]
    total = sum(cun for _, cun in place.steps)
    if total < _LEAST:
        return ""
    colour = manner.colours["text"]
    way = [_seen(scene, place, i / _STEPS, atlas) for i in range(_STEPS + 1)]
    ticks = "".join(
        _tick(_seen(scene, place, whole / total, atlas), units) for whole in range(int(total) + 1)
    )
    # Out and up at once is one slanting line, whose length would be neither number.
    told = manner.words["point.cun"].format(number=f"{total:g}") if len(place.steps) == 1 else ""
    return (
        f'<g class="q-measure" pointer-events="none"><path fill="none" stroke="{colour}" '
        f'stroke-width="2.5" stroke-dasharray="7 6" d="{opened(way, units)}"/>'
        f'<g fill="{colour}">{ticks}</g>{_told(told, way[_STEPS // 2], units, size, manner)}</g>'
    )


def _seen(scene: Scene, place: Place, share: float, atlas: Atlas) -> Seen:
    at = located(place.with_share(share), atlas)
    spot = SURFACES[place.on].spot(scene.figure.body, scene.mark.side or LEFT, at)
    return scene.figure.eye.see(spot.position)


def _tick(at: Seen, units: float) -> str:
    return f'<circle cx="{at[0] * units:.0f}" cy="{at[1] * units:.0f}" r="4"/>'


def _told(text: str, at: Seen, units: float, size: float, manner: Manner) -> str:
    if not text:
        return ""
    colours = manner.colours
    return (
        f'<text class="q-text" x="{at[0] * units + 12:.0f}" y="{at[1] * units - 8:.0f}" '
        f'fill="{colours["text"]}" stroke="{colours["ground"]}" stroke-width="5" '
        f'stroke-linejoin="round" paint-order="stroke" font-family="{FONT}" '
        f'font-size="{size:g}">{text}</text>'
    )
