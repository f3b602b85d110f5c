"""What a picture is made of: parts in depth order, each a few surfaces and lines on one spot."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.hulls import Hull
from app.figures.vectors import Vector


@dataclass(frozen=True, slots=True)
class Surface:
    """One coloured shape, the union of its hulls.

    `material` names the colour and the class. A patch (`is_outlined` false) covers the outline
    where two segments of one garment meet. `visibility` fades what lies on one side only.
    `label` is told to who points at it.
    """

    material: str
    hulls: tuple[Hull, ...]
    is_outlined: bool = True
    visibility: float = 1.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Strokes of one pen through points of the world: creases, an eye with its brow, a seam."""

    kind: str
    strokes: tuple[tuple[Vector, ...], ...]
    visibility: float = 1.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A flat-faced thing that stands still: the convex polygon around its corners."""

    material: str
    corners: tuple[Vector, ...]
    visibility: float = 1.0


Piece = Surface | Line | Panel
# What is at least as visible as this may count as wholly so.
CLEAR = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """What is painted in one go.

    `samples` are balls (centre, radius in cm) that tell how near the part is at each spot. A
    patch has none: it names the two parts that it joins, and follows the later of them.
    """

    name: str
    pieces: tuple[Piece, ...]
    samples: tuple[tuple[Vector, float], ...] = ()
    facing: Vector = (0.0, 0.0, 1.0)
    joins: tuple[str, ...] = ()


def merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with all clear ones of one material and label in one path, as in a still.

    Only for pieces without outline that may lie in any order: shadows, and marks.
    """
    clear: dict[tuple[str, str], list[Surface]] = {}
    rest: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Surface) and piece.visibility >= CLEAR:
            clear.setdefault((piece.material, piece.label), []).append(piece)
        else:
            rest.append(piece)
    joined = [
        Surface(
            material,
            tuple(hull for one in some for hull in one.hulls),
            is_outlined=False,
            label=label,
        )
        for (material, label), some in clear.items()
    ]
    return [*joined, *rest]


def faded(cosine: float, begins: float, span: float) -> float:
    """Return 0 when a normal turns away from the viewer, 1 when it clearly faces them."""
    share = (cosine - begins) / span
    return 0.0 if share <= 0 else 1.0 if share >= 1 else share
