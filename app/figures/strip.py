"""A movement as numbered key poses in rows, with the way each hand took and the step in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.camera import Camera
from app.figures.document import Box, backdrop, document, picture_id
from app.figures.framing import MARGIN, bounds, close_up
from app.figures.grid import GAP, Tile, grid
from app.figures.looks import Look, palette
from app.figures.performance import Performance
from app.figures.still import camera_for, painted
from app.figures.trails import arrow, phase_way
from app.figures.words import ENGLISH, Words

MOST_POSES = 16
MOST_COLUMNS = 8
LEAST_WIDTH = 560.0
# Of these the way is shown where it is long enough to tell something.
WAYS = ("handL", "handR", "footL", "footR")


@dataclass(frozen=True, slots=True)
class KeyPose:
    """A moment worth a picture: its beat, the beat it came from, its label and its words."""

    beat: float
    came_from: float | None
    label: str
    text: str


def strip(
    performance: Performance,
    steps: Sequence[str],
    look: Look,
    *,
    title: str,
    description: str,
    words: Words = ENGLISH,
    language: str = "en",
    view: str | float | None = None,
    columns: int = 4,
    both_sides: bool = False,
) -> str:
    """Return the SVG of all key poses; `columns` is held between 1 and 8."""
    columns = max(1, min(MOST_COLUMNS, columns))
    camera, colours = camera_for(performance, view), palette(look)
    poses = key_poses(performance, steps, words, both_sides=both_sides)
    pictures, frame = _pictures(performance, poses, camera, look)
    tiles = [
        Tile(picture, frame, pose.label, pose.text)
        for pose, picture in zip(poses, pictures, strict=True)
    ]
    width = max(LEAST_WIDTH, frame.width + 2 * GAP)
    content, box = grid(tiles, columns=columns, width=width, height=frame.height, colours=colours)
    return document(
        uid=picture_id("strip", title, description, look, view, columns, both_sides, *steps),
        box=box,
        title=words["strip.title"].format(title=title),
        description=description,
        content=backdrop(box, colours) + content,
        language=language,
    )


def key_poses(
    performance: Performance, steps: Sequence[str], words: Words, *, both_sides: bool
) -> list[KeyPose]:
    """Return the start and the end of every phase that moves, with the words of its step.

    Steps before the first one that a phase names belong to the start. Mirrored phases are left
    out, since they only repeat the other side.
    """
    phases = [phase for phase in performance.phases if both_sides or not phase.is_mirrored]
    named = [phase.step for phase in phases if phase.step]
    before = steps[: min(named) - 1] if named else steps
    label = words["strip.start"] if len(before) != 1 else f"1. {words['strip.start']}"
    poses = [KeyPose(0.0, None, label, " ".join(before))]
    told: set[int] = set()
    for phase in phases:
        if phase.breath == "hold" and (phase.step is None or phase.step in told):
            continue
        label, text = words[f"breath.{phase.breath}"], ""
        if phase.step and phase.step <= len(steps) and phase.step not in told:
            told.add(phase.step)
            label, text = f"{phase.step}. {label}", steps[phase.step - 1]
        poses.append(KeyPose(phase.last_beat, phase.start_beat, label, text))
    return poses[:MOST_POSES]


def _pictures(
    performance: Performance, poses: Sequence[KeyPose], camera: Camera, look: Look
) -> tuple[list[str], Box]:
    """Return every pose's picture and one frame in which each of them has room."""
    colours = palette(look)
    pictures, frame = [], None
    for pose in poses:
        body = performance.body_at(pose.beat)
        picture, numbers = painted(performance, body, camera, look)
        if pose.came_from is not None:
            for name in WAYS:
                way = phase_way(performance, pose.came_from, pose.beat, name)
                picture += arrow(camera, way, colours)
        pictures.append(picture)
        focus = performance.focus
        box = close_up(camera, [body], focus) if focus else bounds(numbers).grown(MARGIN)
        frame = frame.joined(box) if frame else box
    assert frame is not None, "a strip begins with the start"
    return pictures, frame
