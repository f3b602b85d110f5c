"""One moment of a movement as a picture."""

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.document import Box, backdrop, document, figure_group, picture_id
from app.figures.drawing import drawn, drawn_parts
from app.figures.flesh import figure_parts, traits_of
from app.figures.floor import ground, shadows
from app.figures.framing import MARGIN, bounds, close_up, common_frame, reach_of
from app.figures.furniture import mat_panel, mat_shown, scene_parts
from app.figures.looks import Look, Palette, palette
from app.figures.marks import marks
from app.figures.painting_order import painting_order
from app.figures.parts import CLEAR, Part, merged
from app.figures.performance import MOST_COMPARED, Performance
from app.figures.vectors import distance

Numbers = list[tuple[int, ...]]
_SHOWING = ("leftHand", "rightHand", "head", "leftFoot", "rightFoot", "hips")


def still(
    performance: Performance,
    beat: float,
    look: Look,
    *,
    title: str,
    description: str,
    language: str = "en",
    view: str | float | None = None,
) -> str:
    """Return the SVG of one beat; a beat beyond the end counts on from the start."""
    content, box = moment(performance, beat, look, view)
    focus = performance.focus
    uid = picture_id("still", title, description, look, view, focus, round(beat, 3))
    return document(
        uid=uid,
        box=box,
        title=title,
        description=description,
        content=backdrop(box, palette(look)) + clipped(content, box, uid, focus),
        language=language,
    )


def moment(
    performance: Performance, beat: float, look: Look, view: str | float | None = None
) -> tuple[str, Box]:
    """Return the painted figure at a beat, without paper, and the box that frames it.

    The box has room for all poses, so that the figure keeps its size from beat to beat.
    """
    body = performance.body_at(beat % performance.beats)
    camera = camera_for(performance, view)
    content, numbers = painted(performance, body, camera, look)
    focus = performance.focus
    if focus:
        return content, close_up(camera, [body], focus)
    return content, bounds(numbers).grown(MARGIN).joined(common_frame(performance, camera))


def signature_beat(performance: Performance) -> float:
    """Return the beat that shows the movement best: the end of the phase that its author names.

    Where none is named it is the phase whose end is farthest from the start, and from the start
    of the other side too.
    """
    named = performance.presentation.clearest
    if named is not None:
        return performance.phases[named - 1].last_beat
    numbers = [n for n, phase in enumerate(performance.phases, 1) if not phase.is_mirrored]
    starts = [performance.rough_body(0)]
    if len(numbers) < len(performance.phases):
        starts.append(performance.rough_body(len(numbers)))
    step = max(1, -(-len(numbers) // MOST_COMPARED))
    best, farthest = 0.0, -1.0
    for number in numbers[::step]:
        body = performance.rough_body(number)
        away = min(_away(start, body) for start in starts)
        if away > farthest + 1e-6:
            best, farthest = performance.phases[number - 1].last_beat, away
    return best


def _away(start: Body, body: Body) -> float:
    return sum(distance(start.position[bone], body.position[bone]) for bone in _SHOWING)


def camera_for(performance: Performance, view: str | float | None) -> Camera:
    """Return the camera of the view asked for, or of the one that shows the movement best."""
    return Camera(performance.view if view is None else view, performance.pitch_degrees)


def painted(
    performance: Performance, body: Body, camera: Camera, look: Look
) -> tuple[str, Numbers]:
    """Return floor, things and figure as elements, and all numbers in them."""
    colours = palette(look)
    parts = figure_parts(body, camera, look, traits_of([body]))
    parts += scene_parts(body.scene, camera, reach_of(performance))
    order = painting_order(camera, parts)
    ordered = [parts[number] for number in order.order]
    over = marks(performance, body, camera, parts)
    if over:
        clear = [piece for piece in over.pieces if piece.visibility >= CLEAR]
        ordered.append(Part(over.name, tuple(merged(clear))))
    figure, numbers = drawn_parts(camera, ordered, colours)
    floor, places = drawn(camera, ground(body, camera), colours, in_group=False)
    on_floor, more = _on_floor(body, camera, colours)
    return floor + figure_group(on_floor + figure, colours), [places, *numbers, *more]


def _on_floor(body: Body, camera: Camera, colours: Palette) -> tuple[str, Numbers]:
    """The mat, and the shadows on it and on the floor."""
    content, numbers = "", []
    mat = mat_shown(body.scene.mat, [body])
    for piece in ((mat_panel(mat),) if mat else ()) + tuple(merged(shadows(body, camera))):
        element, places = drawn(camera, piece, colours)
        content += element
        numbers += [places] if element else []
    return content, numbers


def clipped(content: str, box: Box, uid: str, focus: str | None) -> str:
    """Return the content cut to its frame.

    A close-up would otherwise show the rest of the body wherever a page letterboxes it.
    """
    if focus is None:
        return content
    frame = (
        f'<clipPath id="{uid}-c"><rect x="{box.left:.0f}" y="{box.top:.0f}" '
        f'width="{box.width:.0f}" height="{box.height:.0f}" rx="36"/></clipPath>'
    )
    return f'{frame}<g clip-path="url(#{uid}-c)">{content}</g>'
