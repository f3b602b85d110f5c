"""`figures frames`: each animation as a row of moments, as a browser would show them."""

import argparse
from functools import partial
from typing import Any

from app.commands.contact_sheets import (
    Danced,
    FindFiles,
    add_arguments,
    danced,
    page_of_rows,
    sheets_of,
    write,
)
from app.commands.telling import Refusal, say
from app.figures.animation import animation
from app.figures.freezing import frozen, view_box
from app.figures.grid import Tile
from app.figures.looks import Look

VARIANTS_PER_SHEET = 4
MOMENTS, MOST_MOMENTS = 10, 40
PNG_WIDTH = 1600


def register(actions: Any, find: FindFiles) -> None:
    """Add the action to `figures`; `find` turns slugs into files."""
    told = actions.add_parser("frames", help="draw moments of each animation in rows")
    add_arguments(told)
    told.add_argument("--moments", type=int, default=MOMENTS, help="evenly over one loop")
    told.set_defaults(run=partial(run_frames, find))


def run_frames(find: FindFiles, chosen: argparse.Namespace) -> int:
    """Draw sheets of some variants each, form by form."""
    if not 1 <= chosen.moments <= MOST_MOMENTS:
        raise Refusal(f"a row has 1 to {MOST_MOMENTS} moments")
    everyone = [one for path in find(chosen.slugs) for one in danced(path)]
    sheets = 0
    for name, group in sheets_of(everyone, VARIANTS_PER_SHEET):
        svg = page_of_rows([_row(one, chosen.moments) for one in group], f"{name} frames")
        say(str(write(chosen.out, f"{name}--frames", svg, PNG_WIDTH)))
        sheets += 1
    say(f"{len(everyone)} animations on {sheets} sheets")
    return 0


def _row(one: Danced, moments: int) -> list[Tile]:
    """The moments of one loop in one frame, so that what jumps or slides is seen to do so."""
    title = f"{one.movement} {one.variant}"
    film = animation(one.performance, None, Look(), title=title, description=title)
    box = view_box(film)
    shares = [number / moments for number in range(moments)]
    tiles = []
    for share, content in zip(shares, frozen(film, shares), strict=True):
        beat = share * one.performance.beats
        label = one.movement if share == 0 else _doing(one, beat)
        tiles.append(Tile(content, box, label, f"beat {beat:.1f}" if share else one.variant))
    return tiles


def _doing(one: Danced, beat: float) -> str:
    """The number of the step under way and its breath."""
    phases = one.performance.phases
    phase = next(phase for phase in phases if beat < phase.last_beat + 1e-6)
    return f"{phase.step}. {phase.breath}" if phase.step else phase.breath
