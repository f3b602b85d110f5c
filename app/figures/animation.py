"""A whole movement as one looping picture: every piece is a path whose outline is morphed."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.cues import cue_height, cues, spans
from app.figures.document import Box, backdrop, document, figure_group, picture_id
from app.figures.drawing import INVISIBLE, attributes, element, label_of, opacity_of, shape
from app.figures.flesh import figure_parts, traits_of
from app.figures.floor import ground, shadows
from app.figures.framing import MARGIN, bounds, close_up, reach_of
from app.figures.furniture import mat_panel, mat_shown, scene_parts
from app.figures.hulls import foreshortening
from app.figures.layering import Slot, layered
from app.figures.looks import Look, Palette, palette
from app.figures.marks import marks
from app.figures.moments import moments
from app.figures.morphing import Clockwork
from app.figures.painting_order import painting_order
from app.figures.parts import Part, Piece, Surface
from app.figures.performance import Performance
from app.figures.still import camera_for, clipped
from app.figures.trails import closed_loop, hips_ring, loop
from app.figures.words import ENGLISH, Words

# How far a blended outline may be off, in units: about two thirds of a centimetre.
TOLERANCE = 3.0
LEAST_WIDTH = 640.0
# A limb that is seen shorter than this share keeps its samples still.
LEAST_SHARE = 0.3
SLOWEST_BREATH, FASTEST_BREATH = 1.0, 30.0


@dataclass(frozen=True, slots=True)
class Film:
    """The parts of every frame, the last frame being the first again."""

    camera: Camera
    colours: Palette
    clockwork: Clockwork
    frames: list[list[Part]]


def animation(
    performance: Performance,
    captions: Sequence[str] | None,
    look: Look,
    *,
    title: str,
    description: str,
    words: Words = ENGLISH,
    language: str = "en",
    view: str | float | None = None,
    breaths_per_minute: float | None = None,
    trails: bool = True,
) -> str:
    """Return the looping SVG; `captions` are the variant's steps in words, None for no cues."""
    camera, colours = camera_for(performance, view), palette(look)
    seconds = loop_seconds(performance, breaths_per_minute)
    times, bodies = moments(performance)
    clockwork = Clockwork(seconds, times)
    traits = traits_of(bodies)
    reach = reach_of(performance)
    frames = [
        figure_parts(body, camera, look, traits) + scene_parts(body.scene, camera, reach)
        for body in bodies
    ]
    orders = [painting_order(camera, parts) for parts in frames]
    film = Film(camera, colours, clockwork, frames)
    stage = _Stage(film)
    uid = picture_id(
        "animation", title, description, look, camera.yaw_degrees, seconds, captions, trails
    )
    floor = _floor(bodies, stage)
    over_figure = [
        marks(performance, body, camera, parts) for body, parts in zip(bodies, frames, strict=True)
    ]
    figure = figure_group(
        stage.painted(layered(orders), uid)
        + stage.together([part for part in over_figure if part]),
        colours,
    )
    under, over = _trails(performance, camera, colours) if trails else ("", "")
    box = _frame(performance, camera, bodies, stage)
    content = floor + under + figure + over
    below = ""
    if performance.focus:
        content = clipped(content, box, uid, performance.focus)
    if captions is not None:
        told = spans(performance, captions)
        strip = Box(box.left, box.bottom, box.right, box.bottom + cue_height(told, box.width))
        below = cues(performance, told, strip, clockwork, colours, words)
        box = box.joined(strip)
    return document(
        uid=uid,
        box=box,
        title=words["animation.title"].format(title=title),
        description=description,
        content=backdrop(box, colours) + content + below,
        language=language,
    )


def loop_seconds(performance: Performance, breaths_per_minute: float | None) -> float:
    """Return how long one loop lasts; at a pace of breath, as long as its breaths need.

    The pace is held between 1 and 30 breaths a minute.
    """
    phases = performance.phases
    breaths = sum(
        phase.breath == "in" and phases[number - 1].breath != "in"
        for number, phase in enumerate(phases)
    )
    if breaths_per_minute is None or not breaths:
        return performance.beats * performance.seconds_per_beat
    return breaths * 60.0 / max(SLOWEST_BREATH, min(FASTEST_BREATH, breaths_per_minute))


class _Stage:
    """Writes the elements of a film, and remembers every number for the bounds."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.numbers: list[tuple[int, ...]] = []

    def painted(self, slots: Sequence[Slot], uid: str) -> str:
        """Return all slots from back to front; parts with several slots are defined once."""
        owners: dict[int, int] = {}
        for slot in slots:
            owners[slot.part] = owners.get(slot.part, 0) + 1
        count = len(self.film.frames)
        written: dict[int, str] = {}
        definitions, content = "", ""
        for slot in slots:
            part = slot.part
            if owners[part] == 1 and len(slot.frames) == count:
                content += self.part(part)
                continue
            if part not in written:
                written[part] = f"{uid}-{part}"
                definitions += f'<g id="{written[part]}">{self.part(part)}</g>'
            is_on = [frame in slot.frames for frame in range(count)]
            shown = "" if is_on[0] else ' visibility="hidden"'
            switch = self.film.clockwork.switched(is_on) if not all(is_on) else ""
            content += f'<use href="#{written[part]}"{shown}>{switch}</use>'
        return (f"<defs>{definitions}</defs>" if definitions else "") + content

    def part(self, number: int) -> str:
        """Return all pieces of one part."""
        return self.together([parts[number] for parts in self.film.frames])

    def together(self, through: Sequence[Part]) -> str:
        """Return all pieces of a part that is given for every frame; nothing for no part."""
        pieces = zip(*(part.pieces for part in through), strict=True)
        return "".join(self.piece(piece) for piece in pieces)

    def piece(self, through: Sequence[Piece], *, in_group: bool = True) -> str:
        """Return one path that goes through all frames; nothing for what is never seen."""
        seen = [opacity_of(piece) for piece in through]
        if max(seen) < INVISIBLE:
            return ""
        turning = self._turning(through)
        shapes = [shape(self.film.camera, piece, turning=turning) for piece in through]
        rows = [one.numbers for one in shapes]
        self.numbers += [row for row, share in zip(rows, seen, strict=True) if share > INVISIBLE]
        clockwork = self.film.clockwork
        d, morph = clockwork.morph([one.d for one in shapes], rows, TOLERANCE)
        fade = clockwork.scalar("opacity", seen, ".2g", 0.04)
        opacity = f' opacity="{seen[0]:.2g}"' if fade or seen[0] < 0.99 else ""
        kept = attributes(through[0], self.film.colours, in_group=in_group)
        inside = label_of(through[0]) + morph + fade
        return element(f'<path {kept}{opacity} d="{d}"', inside)

    def _turning(self, through: Sequence[Piece]) -> tuple[bool, ...]:
        """Say of each hull whether its samples may turn with it at every frame."""
        first = through[0]
        if not isinstance(first, Surface):
            return ()
        surfaces = [piece for piece in through if isinstance(piece, Surface)]
        return tuple(
            min(foreshortening(self.film.camera, one.hulls[number]) for one in surfaces)
            > LEAST_SHARE
            for number in range(len(first.hulls))
        )


def _floor(bodies: Sequence[Body], stage: _Stage) -> str:
    """The floor, the mat on it, and the shadows on both."""
    camera = stage.film.camera
    content = stage.piece([ground(body, camera) for body in bodies], in_group=False)
    mat = mat_shown(bodies[0].scene.mat, bodies)
    if mat:
        panel = mat_panel(mat)
        content += figure_group(stage.piece([panel] * len(bodies)), stage.film.colours)
    cast = [shadows(body, camera) for body in bodies]
    return content + "".join(
        stage.piece([some[number] for some in cast], in_group=False)
        for number in range(len(cast[0]))
    )


def _trails(performance: Performance, camera: Camera, colours: Palette) -> tuple[str, str]:
    """Return what lies behind the figure and what lies before it."""
    under, over = "", ""
    for name in performance.trails:
        if name == "hips":
            far, near = hips_ring(camera, loop(performance, name), colours)
            under, over = under + far, over + near
        else:
            over += closed_loop(camera, loop(performance, name), colours)
    return under, over


def _frame(performance: Performance, camera: Camera, bodies: Sequence[Body], stage: _Stage) -> Box:
    if performance.focus:
        box = close_up(camera, bodies, performance.focus)
    else:
        box = bounds(stage.numbers).grown(MARGIN)
    if box.width >= LEAST_WIDTH:
        return box
    middle = (box.left + box.right) / 2
    return Box(middle - LEAST_WIDTH / 2, box.top, middle + LEAST_WIDTH / 2, box.bottom)
