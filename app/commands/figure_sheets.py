"""`figures sheets`: start, clearest moment and end of each choreography, form by form."""

import argparse
from collections.abc import Sequence
from functools import partial
from typing import Any

from app.commands.contact_sheets import (
    Danced,
    FindFiles,
    add_arguments,
    danced,
    page,
    sheets_of,
    write,
)
from app.commands.telling import say
from app.figures.grid import Tile
from app.figures.looks import Look
from app.figures.still import moment, signature_beat
from app.figures.strip import strip

VARIANTS_PER_SHEET = 8
OTHER_VIEWS = ("front", "left", "back-right")
PNG_WIDTH = 1600


def register(actions: Any, find: FindFiles) -> None:
    """Add the action to `figures`; `find` turns slugs into files."""
    told = actions.add_parser("sheets", help="draw contact sheets; with movements, also each pose")
    add_arguments(told)
    told.set_defaults(run=partial(run_sheets, find))


def run_sheets(find: FindFiles, chosen: argparse.Namespace) -> int:
    """Draw a sheet a form; for movements that are named, a strip and other views as well."""
    everyone = [one for path in find(chosen.slugs) for one in danced(path)]
    drawn = [(name, _sheet(name, group)) for name, group in sheets_of(everyone, VARIANTS_PER_SHEET)]
    for one in everyone if chosen.slugs else ():
        name = f"{one.movement}--{one.variant}"
        drawn += [(name, _strip(one)), (f"{name}--views", _views(one))]
    for name, svg in drawn:
        say(str(write(chosen.out, name, svg, PNG_WIDTH)))
    say(f"{len(everyone)} choreographies on {len(drawn)} sheets")
    return 0


def _sheet(name: str, group: Sequence[Danced]) -> str:
    """Start, clearest moment and end of each variant, two variants a row."""
    tiles = []
    for one in group:
        beats = one.performance.beats
        clearest = signature_beat(one.performance)
        for label, beat in (("start", 0.0), ("middle", clearest), ("end", beats * 0.93)):
            content, box = moment(one.performance, beat, Look())
            first = label == "start"
            text = one.variant if first else f"beat {beat:.1f} of {beats:g}"
            tiles.append(Tile(content, box, one.movement if first else label, text))
    return page(tiles, name, columns=6)


def _views(one: Danced) -> str:
    """The start and the clearest moment from other sides."""
    tiles = []
    for beat in (0.0, signature_beat(one.performance)):
        for view in OTHER_VIEWS:
            content, box = moment(one.performance, beat, Look(), view)
            tiles.append(Tile(content, box, view, f"beat {beat:.1f}"))
    return page(tiles, f"{one.movement} {one.variant}", columns=len(tiles))


def _strip(one: Danced) -> str:
    title = f"{one.movement} {one.variant}"
    return strip(
        one.performance, one.steps, Look(), title=title, description=title, both_sides=True
    )
