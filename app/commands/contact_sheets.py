"""Contact sheets for a teacher to look at: who is on them, how they are laid out and written."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path
from typing import Any

from app.commands.telling import say
from app.figures.choreographies import read_choreography
from app.figures.document import Box, backdrop, document, picture_id
from app.figures.faults import BadChoreography
from app.figures.grid import Tile, grid
from app.figures.looks import Look, palette
from app.figures.performance import Performance

FOLDER = Path("figure-sheets")
TILE_WIDTH, TILE_HEIGHT = 520.0, 640.0

FindFiles = Callable[[Iterable[str]], list[Path]]


@dataclass(frozen=True, slots=True)
class Danced:
    """One variant: where it comes from, what it is called, and how it is danced."""

    movement: str
    variant: str
    form: str
    steps: tuple[str, ...]
    performance: Performance


def add_arguments(told: Any) -> None:
    """Add which movements are to be drawn, and into which folder."""
    told.add_argument("slugs", nargs="*", help="movements, or files; all if none is named")
    told.add_argument("--out", type=Path, default=FOLDER, help="folder to fill")


def danced(path: Path) -> Iterator[Danced]:
    """The variants of one file that can be solved; the others are told and left out."""
    try:
        read = read_choreography(path)
    except BadChoreography as fault:
        say(f"{path.stem}: {fault}")
        return
    movement = _movement(path.parent.parent / "movements" / path.name)
    steps = {one["slug"]: _steps(one) for one in movement.get("variants", ())}
    forms = movement.get("forms", ())
    form = str(forms[0]["form"]) if forms else "of-no-form"
    for slug, told in read.variants.items():
        try:
            yield Danced(path.stem, slug, form, steps.get(slug, ()), Performance(told))
        except BadChoreography as fault:
            say(f"{path.stem} {slug}: {fault}")


def _movement(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def _steps(variant: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(step["text"]) for step in variant["steps"])


def sheets_of(all_danced: Iterable[Danced], rows: int) -> Iterator[tuple[str, list[Danced]]]:
    """Each form in turn, cut into sheets of so many variants, with the name of the sheet."""
    groups: dict[str, list[Danced]] = {}
    for one in all_danced:
        groups.setdefault(one.form, []).append(one)
    for form, group in sorted(groups.items()):
        for first in range(0, len(group), rows):
            yield f"{form}-{first // rows + 1}", group[first : first + rows]


def page(tiles: Sequence[Tile], title: str, *, columns: int) -> str:
    """Return one sheet; its tiles stand in rows of so many columns."""
    return _paper(title, *_grid(tiles, columns, TILE_HEIGHT))


def page_of_rows(rows: Sequence[Sequence[Tile]], title: str) -> str:
    """Return one sheet; who lies takes a row no higher than need be."""
    content, whole = "", Box(0, 0, 0, 0)
    for tiles in rows:
        highest = max(tile.box.height / tile.box.width for tile in tiles) * TILE_WIDTH
        drawn, box = _grid(tiles, len(tiles), min(TILE_HEIGHT, highest))
        content += f'<g transform="translate(0 {whole.bottom:.0f})">{drawn}</g>'
        whole = Box(0, 0, max(whole.right, box.right), whole.bottom + box.height)
    return _paper(title, content, whole)


def _grid(tiles: Sequence[Tile], columns: int, height: float) -> tuple[str, Box]:
    return grid(tiles, columns=columns, width=TILE_WIDTH, height=height, colours=palette(Look()))


def _paper(title: str, content: str, box: Box) -> str:
    return document(
        uid=picture_id("sheet", title),
        box=box,
        title=title,
        description=f"Contact sheet of {title}.",
        content=backdrop(box, palette(Look())) + content,
    )


def write(folder: Path, name: str, svg: str, png_width: int) -> Path:
    """Write a PNG where a rasteriser is installed, else the SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    if util.find_spec("resvg_py") is None:
        path = folder / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        return path
    path = folder / f"{name}.png"
    rasteriser = import_module("resvg_py")
    path.write_bytes(bytes(rasteriser.svg_to_bytes(svg_string=svg, width=png_width)))
    return path
