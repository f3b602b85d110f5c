"""What is drawn over a figure to show what skin hides: the spine, the breath, acupoints."""

from collections.abc import Sequence

from app.figures.body import Body
from app.figures.body_map.atlas import standard_atlas
from app.figures.body_map.placing import place_point
from app.figures.body_map.skin import Spot
from app.figures.camera import Camera, PagePoint
from app.figures.hulls import DOT, Ball, Hull, outline
from app.figures.parts import CLEAR, Line, Part, Piece, Surface, faded
from app.figures.performance import Performance
from app.figures.vectors import Vector, add, scale

# Bones of the spine with the way from each to the row of spinous processes, in cm.
_SPINE: tuple[tuple[str, Vector], ...] = (
    ("hips", (0.0, -3.0, -6.0)),
    ("hips", (0.0, 3.0, -5.0)),
    ("spine", (0.0, 0.0, -4.5)),
    ("spine", (0.0, 6.0, -4.5)),
    ("chest", (0.0, 0.0, -4.5)),
    ("chest", (0.0, 6.5, -5.0)),
    ("upperChest", (0.0, 0.0, -5.5)),
    ("upperChest", (0.0, 9.0, -5.5)),
    ("neck", (0.0, 0.0, -3.5)),
)
POINT_CM, HALO_CM = 1.2, 2.5
# Clothes lie so far over the skin.
ABOVE_SKIN_CM = 1.6
STEP_CM, DEEPEST_STEPS = 0.25, 30
_WORN = frozenset({"skin", "hair", "tunic", "trousers", "shoe", "trim", "sole", "sash"})
LEAST_BREATH_CM, MOST_BREATH_CM = 3.0, 8.5
BELLY = (0.0, 5.0, 12.0)


def marks(
    performance: Performance, body: Body, camera: Camera, figure: Sequence[Part]
) -> Part | None:
    """Return all that the choreography wants shown on the figure; the same pieces at every beat.

    `figure` is what is drawn of it. A code that the atlas does not know is left out: the checks
    tell of it.
    """
    pieces: list[Piece] = []
    if "breath" in performance.overlay:
        pieces.append(_breath(body, camera))
    if "spine" in performance.overlay:
        beads = tuple(body.point(bone, offset) for bone, offset in _SPINE)
        pieces.append(Line("spine", (beads,)))
    if performance.points:
        clothed = _outlines(camera, figure)
        for code in performance.points:
            pieces += _point(body, camera, code, clothed)
    return Part("marks", tuple(pieces)) if pieces else None


def _breath(body: Body, camera: Camera) -> Surface:
    """A disc over the lower belly that grows as the belly does."""
    share = min(1.0, max(0.0, body.belly))
    radius = LEAST_BREATH_CM + (MOST_BREATH_CM - LEAST_BREATH_CM) * share
    seen = faded(camera.facing(body.rotation["hips"][2]), -0.2, 0.3)
    hull = Hull((Ball(body.point("hips", BELLY), radius),), DOT)
    return Surface("halo", (hull,), is_outlined=False, visibility=seen)


def _outlines(camera: Camera, figure: Sequence[Part]) -> list[list[PagePoint]]:
    """Polygons on the page around all that is drawn of the body and its clothes."""
    surfaces = [piece for part in figure for piece in part.pieces if isinstance(piece, Surface)]
    return [
        [corner for px, py, cx, cy in outline(camera, hull) for corner in ((px, py), (cx, cy))]
        for surface in surfaces
        if surface.material in _WORN and surface.visibility >= CLEAR
        for hull in surface.hulls
    ]


def _is_within(place: PagePoint, polygon: Sequence[PagePoint]) -> bool:
    x, y = place
    crossings = 0
    for (ax, ay), (bx, by) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def _on_figure(spot: Spot, camera: Camera, clothed: Sequence[Sequence[PagePoint]]) -> Vector:
    """Return the place on the clothes over a spot.

    The drawn trunk is slimmer than the skin of the atlas: seen from the side a dot would float
    before it. It goes in until it lies on the figure, or stays where nothing is behind it.
    """
    above = add(spot.position, scale(spot.normal, ABOVE_SKIN_CM))
    for step in range(DEEPEST_STEPS):
        place = add(above, scale(spot.normal, -STEP_CM * step))
        page = camera.page(place)
        if any(_is_within(page, polygon) for polygon in clothed):
            return place
    return above


def _point(
    body: Body, camera: Camera, code: str, clothed: Sequence[Sequence[PagePoint]]
) -> list[Surface]:
    """A dot with a halo on each side where the point lies.

    Of a point that is wholly turned away the halo shines through, so that one knows where it is.
    """
    atlas = standard_atlas()
    known = atlas.points.get(code)
    spots = [spot for _, spot in place_point(body, known, atlas)] if known else []
    shares = [faded(camera.facing(spot.normal), -0.12, 0.1) for spot in spots]
    unseen = 1.0 - max(shares, default=0.0)
    dots: list[Surface] = []
    for spot, seen in zip(spots, shares, strict=True):
        centre = _on_figure(spot, camera, clothed)
        halo, point = (Hull((Ball(centre, radius),), DOT) for radius in (HALO_CM, POINT_CM))
        dots.append(Surface("halo", (halo,), is_outlined=False, visibility=max(seen, unseen)))
        dots.append(Surface("point", (point,), is_outlined=False, visibility=seen, label=code))
    return dots
