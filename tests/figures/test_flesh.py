"""What hangs on the bones: cloth that lies, a belly that breathes, a face that reads."""

from app.figures.builds import BUILDS
from app.figures.camera import Camera
from app.figures.features import mouth
from app.figures.flesh_face import face_part
from app.figures.flesh_trunk import trunk_parts
from app.figures.frame import Frame, Traits
from app.figures.hulls import outline
from app.figures.looks import Hair
from app.figures.parts import Surface
from app.figures.performance import Performance
from tests.figures.documents import Document, seated_breathing, wuji
from tests.figures.test_stances import still


def frame_of(document: Document) -> Frame:
    return Frame(Performance(document).body_at(0), BUILDS["slim"], Hair.BUN, Traits())


def box_of(surface: Surface, camera: Camera) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a surface on the page."""
    ends = [place for hull in surface.hulls for place in outline(camera, hull)]
    xs, ys = [place[0] for place in ends], [place[1] for place in ends]
    return min(xs), min(ys), max(xs), max(ys)


def throat_shown(document: Document, view: str) -> float:
    throat = face_part(frame_of(document), Camera(view)).pieces[0]
    return throat.visibility


def test_the_throat_hides_the_hair_of_one_who_lies_and_is_seen_from_the_feet() -> None:
    assert throat_shown(still("supine"), "front-left") == 1
    assert throat_shown(still("supine"), "left") == 0
    assert throat_shown(wuji(), "front") == 0


def test_a_belly_told_full_stands_out_from_one_told_empty() -> None:
    fronts = []
    for belly in (0.0, 1.0):
        frame = frame_of(wuji() | {"start": {"belly": belly}})
        jacket = trunk_parts(frame, Camera("left"))[1].pieces[0]
        assert isinstance(jacket, Surface)
        fronts.append(box_of(jacket, Camera("left"))[0])
    assert fronts[0] - fronts[1] > 15  # three centimetres


def test_the_skirt_of_one_who_sits_leaves_the_knees_and_the_seat_free() -> None:
    frame, camera = frame_of(seated_breathing()), Camera("left")
    skirt = trunk_parts(frame, camera)[2].pieces[0]
    assert isinstance(skirt, Surface)
    left, _, _, bottom = box_of(skirt, camera)
    knee, hip = (frame.position[bone] for bone in ("leftLowerLeg", "leftUpperLeg"))
    assert left > camera.page(knee)[0] + 90
    assert bottom < camera.page(hip)[1] + 50


def test_a_wide_mouth_smiles() -> None:
    frame = frame_of(wuji() | {"phases": [{"breath": "out", "beats": 4, "mouth": "wide"}]})
    opening = mouth(frame, Camera("front", 0))[1]
    assert isinstance(opening, Surface)
    corner, _, middle = opening.hulls[0].balls
    assert corner.centre[1] > middle.centre[1] + 0.5
