"""`figures sheets`: contact sheets of the choreographies, to be looked at by a teacher."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module, util
from pathlib import Path
from typing import Any

from app.commands.telling import say
from app.figures.choreographies import read_choreography
from app.figures.document import backdrop, document, picture_id
from app.figures.faults import BadChoreography
from app.figures.grid import Tile, grid
from app.figures.looks import Look, palette
from app.figures.performance import Performance
from app.figures.still import moment, signature_beat
from app.figures.strip import strip

ROWS_PER_SHEET = 8
TILE_WIDTH, TILE_HEIGHT = 520.0, 640.0
OTHER_VIEWS = ("front", "left", "back-right")
PNG_WIDTH = 1600

FindFiles = Callable[[Iterable[str]], list[Path]]


@dataclass(frozen=True, slots=True)
class Danced:
    """One variant: where it comes from, what it is called, and how it is danced."""

    movement: str
    variant: str
    form: str
    steps: tuple[str, ...]
    performance: Performance


def register(actions: Any, find: FindFiles) -> None:
    """Add the action to `figures`; `find` turns slugs into files."""
    told = actions.add_parser("sheets", help="draw contact sheets; with movements, also each pose")
    told.add_argument("slugs", nargs="*", help="movements, or files; all if none is named")
    told.add_argument("--out", type=Path, default=Path("figure-sheets"), help="folder to fill")
    told.set_defaults(run=partial(run_sheets, find))


def run_sheets(find: FindFiles, chosen: argparse.Namespace) -> int:
    """Draw a sheet a form; for movements that are named, a strip and other views as well."""
    chosen.out.mkdir(parents=True, exist_ok=True)
    danced = [one for path in find(chosen.slugs) for one in _danced(path)]
    written = []
    for form, group in _by_form(danced):
        for first in range(0, len(group), ROWS_PER_SHEET):
            name = f"{form}-{first // ROWS_PER_SHEET + 1}"
            sheet = _sheet(form, group[first : first + ROWS_PER_SHEET])
            written.append(_write(chosen.out, name, sheet))
    for one in danced if chosen.slugs else ():
        name = f"{one.movement}--{one.variant}"
        written.append(_write(chosen.out, name, _strip(one)))
        written.append(_write(chosen.out, f"{name}--views", _views(one)))
    for path in written:
        say(str(path))
    say(f"{len(danced)} choreographies on {len(written)} sheets")
    return 0


def _danced(path: Path) -> Iterable[Danced]:
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


def _by_form(danced: Sequence[Danced]) -> list[tuple[str, list[Danced]]]:
    groups: dict[str, list[Danced]] = {}
    for one in danced:
        groups.setdefault(one.form, []).append(one)
    return sorted(groups.items())


def _sheet(form: str, group: Sequence[Danced]) -> str:
    """Start, clearest moment and end of each variant, two variants a row."""
    tiles = []
    for one in group:
        beats = one.performance.beats
        clearest = signature_beat(one.performance)
        for name, beat in (("start", 0.0), ("middle", clearest), ("end", beats * 0.93)):
            content, box = moment(one.performance, beat, Look())
            label = one.movement if name == "start" else name
            text = one.variant if name == "start" else f"beat {beat:.1f} of {beats:g}"
            tiles.append(Tile(content, box, label, text))
    return _page(tiles, form, columns=6)


def _views(one: Danced) -> str:
    """The start and the clearest moment from other sides."""
    tiles = []
    for beat in (0.0, signature_beat(one.performance)):
        for view in OTHER_VIEWS:
            content, box = moment(one.performance, beat, Look(), view)
            tiles.append(Tile(content, box, view, f"beat {beat:.1f}"))
    return _page(tiles, f"{one.movement} {one.variant}", columns=len(tiles))


def _page(tiles: Sequence[Tile], title: str, *, columns: int) -> str:
    colours = palette(Look())
    content, box = grid(
        tiles, columns=columns, width=TILE_WIDTH, height=TILE_HEIGHT, colours=colours
    )
    return document(
        uid=picture_id("sheet", title),
        box=box,
        title=title,
        description=f"Contact sheet of {title}.",
        content=backdrop(box, colours) + content,
    )


def _strip(one: Danced) -> str:
    title = f"{one.movement} {one.variant}"
    return strip(
        one.performance, one.steps, Look(), title=title, description=title, both_sides=True
    )


def _write(folder: Path, name: str, svg: str) -> Path:
    """Write a PNG where a rasteriser is installed, else the SVG."""
    if util.find_spec("resvg_py") is None:
        path = folder / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        return path
    path = folder / f"{name}.png"
    rasteriser = import_module("resvg_py")
    path.write_bytes(bytes(rasteriser.svg_to_bytes(svg_string=svg, width=PNG_WIDTH)))
    return path
