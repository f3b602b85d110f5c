"""One moment as a picture: what is in it, in which order, and what it says of itself."""

from collections.abc import Callable

import pytest

from app.figures.authoring.hand_aims import HAND_SHAPES
from app.figures.camera import Camera
from app.figures.faults import BadChoreography
from app.figures.flesh import figure_parts, traits_of
from app.figures.hulls import outline
from app.figures.looks import Clothing, Hair, Look, Shape, Skin, Theme
from app.figures.marks import marks
from app.figures.parts import Surface
from app.figures.performance import Performance
from app.figures.still import signature_beat, still
from tests.figures.documents import (
    Document,
    draw_the_bow,
    hold_up_the_sky,
    seated_breathing,
    silk_reeling,
    wuji,
)
from tests.figures.pictures import (
    CC,
    SVG,
    classes,
    elements,
    parsed,
    strange_attributes,
    strange_elements,
    text_of,
)

ALL = [wuji, hold_up_the_sky, draw_the_bow, silk_reeling, seated_breathing]
MOST_BYTES = 12 * 1024


def picture(document: Document, beat: float = 0.0, look: Look | None = None, **more: object) -> str:
    view = more.pop("view", None)
    assert not more
    return still(
        Performance(document),
        beat,
        look or Look(),
        title="A title & more",
        description="What it shows, in words. " * 12,
        view=view if isinstance(view, str | float) else None,
    )


@pytest.mark.parametrize("document", ALL)
def test_a_still_is_well_formed_and_needs_no_style(document: Callable[[], Document]) -> None:
    svg = picture(document())
    assert not strange_attributes(svg)
    assert not strange_elements(svg)


@pytest.mark.parametrize("document", ALL)
def test_a_still_stays_within_twelve_kilobytes(document: Callable[[], Document]) -> None:
    performance = Performance(document())
    for view in ("front", "front-left", "left", "back-right"):
        for beat in (0.0, signature_beat(performance)):
            assert len(picture(document(), beat, view=view).encode()) <= MOST_BYTES


def test_a_still_says_what_it_is_called_what_it_shows_and_under_which_licence() -> None:
    svg = picture(wuji())
    assert text_of(svg, "title") == "A title & more"
    assert text_of(svg, "desc").startswith("What it shows, in words.")
    (licence,) = parsed(svg).iter(CC + "license")
    assert licence.text == "https://creativecommons.org/licenses/by/4.0/"
    named = {one.get("id") for one in parsed(svg).iter() if one.get("id")}
    assert set(str(parsed(svg).get("aria-labelledby")).split()) <= named


def test_the_same_wish_gives_the_same_bytes() -> None:
    assert picture(draw_the_bow(), 4.5) == picture(draw_the_bow(), 4.5)


def test_two_pictures_on_one_page_share_no_id() -> None:
    several = [
        picture(wuji()),
        picture(wuji(), 2.0),
        picture(wuji(), view="left"),
        picture(wuji(), look=Look(theme=Theme.DARK)),
        picture(wuji(), look=Look(shape=Shape.ELDER)),
    ]
    ids = [one.get("id") for svg in several for one in parsed(svg).iter() if one.get("id")]
    assert len(ids) == len(set(ids))


def test_a_figure_is_whole() -> None:
    there = classes(picture(wuji()))
    for name, count in (("q-hair", 1), ("q-sash", 1), ("q-shoe", 2), ("q-sole", 2), ("q-eye", 2)):
        assert there.count(name) >= count, name
    assert {"q-ground", "q-floor", "q-shadow", "q-tunic", "q-trousers", "q-skin"} <= set(there)


def test_from_behind_there_is_hair_and_no_face() -> None:
    there = classes(picture(wuji(), view="back"))
    assert "q-hair" in there
    assert not {"q-eye", "q-mouth", "q-iris"} & set(there)


def test_a_hand_shows_its_palm_only_to_whom_it_faces() -> None:
    raised = wuji()
    raised["start"] = {
        "hands": {"at": "shoulder", "off": [4, 6, 24], "palm": "forward", "fingers": "up"}
    }
    assert "q-palm" in classes(picture(raised, view="front"))
    assert "q-palm" not in classes(picture(raised, view="back"))


def test_hands_before_the_belly_are_painted_after_the_jacket_and_behind_it_before() -> None:
    def last(name: str, view: str) -> int:
        there = classes(picture(seated_breathing(), view=view))
        return max(place for place, one in enumerate(there) if one == name)

    assert last("q-sash", "front") < last("q-skin", "front")
    jackets = classes(picture(seated_breathing(), view="back"))
    first_hand = jackets.index("q-skin")
    assert first_hand < max(p for p, one in enumerate(jackets) if one == "q-tunic")


def test_who_sits_has_a_chair_and_who_kneels_a_mat() -> None:
    assert "q-prop" in classes(picture(seated_breathing()))
    kneeling = wuji()
    kneeling["stance"] = "kneeling"
    del kneeling["start"]
    kneeling["phases"] = [{"breath": "in", "beats": 4}, {"breath": "out", "beats": 4}]
    assert "q-mat" in classes(picture(kneeling))


@pytest.mark.parametrize("kind", ["chair", "chair-with-back", "stool", "wheelchair", "bench"])
def test_every_seat_can_be_drawn_from_all_sides(kind: str) -> None:
    sitting = seated_breathing()
    sitting["seat"] = kind
    for view in ("front", "left", "back", "front-right"):
        svg = picture(sitting, view=view)
        assert not strange_elements(svg)
        assert len(svg.encode()) <= MOST_BYTES + 2048


@pytest.mark.parametrize("eyes", ["open", "soft", "closed", "wide"])
def test_eyes_open_or_close_as_the_choreography_says(eyes: str) -> None:
    document = wuji()
    document["eyes"] = eyes
    assert ("q-iris" in classes(picture(document))) is (eyes != "closed")


@pytest.mark.parametrize("mouth", ["open", "round", "wide"])
def test_a_sounding_mouth_is_open(mouth: str) -> None:
    document = wuji()
    document["mouth"] = mouth
    assert "q-mouth-opening" in classes(picture(document, 6.0))
    assert "q-mouth-opening" not in classes(picture(document, 1.0))


@pytest.mark.parametrize("shape", HAND_SHAPES)
def test_every_shape_of_a_hand_can_be_drawn(shape: str) -> None:
    document = wuji()
    document["start"] = {
        "hands": {"at": "shoulder", "off": [4, 6, 24], "palm": "forward", "shape": shape}
    }
    assert classes(picture(document, view="front")).count("q-skin") >= 4


def test_what_the_skin_hides_can_be_marked() -> None:
    document = wuji()
    document |= {"overlay": ["spine", "breath"], "points": ["GV4", "PC6", "XX99"]}
    back, front = (classes(picture(document, view=view)) for view in ("back", "front"))
    assert "q-spine" in back and back.count("q-point") >= 1
    assert "q-halo" in front
    assert back[-1].startswith("q-")


@pytest.mark.parametrize("hair", list(Hair))
@pytest.mark.parametrize("shape", list(Shape))
def test_every_body_with_every_hair_can_be_drawn(hair: Hair, shape: Shape) -> None:
    svg = picture(wuji(), look=Look(hair=hair, shape=shape))
    assert ("q-hair" in classes(svg)) is (hair is not Hair.SHAVED)


def test_bodies_differ_in_breadth_and_bearing() -> None:
    drawn = {
        shape: picture(wuji(), look=Look(shape=shape, hair=Hair.SHORT), view="left")
        for shape in Shape
    }
    paths = {shape: [one.get("d") for one in elements(svg, "path")] for shape, svg in drawn.items()}
    assert paths[Shape.SLIM] != paths[Shape.BROAD]
    assert paths[Shape.SLIM] != paths[Shape.ELDER]


@pytest.mark.parametrize(
    "look",
    [
        *(Look(theme=theme) for theme in Theme),
        *(Look(clothing=clothing) for clothing in Clothing),
        *(Look(skin=skin) for skin in Skin),
    ],
    ids=str,
)
def test_every_look_has_a_colour_for_everything(look: Look) -> None:
    svg = picture(seated_breathing(), look=look)
    for one in elements(svg, "path"):
        fill = str(one.get("fill"))
        assert fill == "none" or (fill.startswith("#") and len(fill) == 7)


def test_a_close_up_is_cut_to_its_frame() -> None:
    document = wuji()
    document["focus"] = "hands"
    svg = picture(document)
    (frame,) = elements(svg, "clipPath")
    whole = parsed(picture(wuji())).get("viewBox", "").split()
    near = parsed(svg).get("viewBox", "").split()
    assert float(near[3]) < float(whole[3])
    assert f"url(#{frame.get('id')})" in {one.get("clip-path") for one in elements(svg, "g")}


def test_the_clearest_moment_of_a_movement_is_where_the_hands_are_farthest() -> None:
    assert signature_beat(Performance(hold_up_the_sky())) == pytest.approx(5.0, abs=1.01)


def test_the_author_may_name_the_phase_that_shows_a_movement_best() -> None:
    document = hold_up_the_sky() | {"clearest": 1}
    performance = Performance(document)
    assert signature_beat(performance) == performance.phases[0].last_beat


@pytest.mark.parametrize("named", [0, 99, 1.5, "last"])
def test_a_clearest_phase_that_is_not_there_is_refused(named: object) -> None:
    with pytest.raises(BadChoreography, match="clearest"):
        Performance(hold_up_the_sky() | {"clearest": named})


def test_the_start_of_the_other_side_is_not_the_clearest_moment() -> None:
    document = wuji() | {
        "start": {"handL": {"preset": "on-hip"}},
        "then": "mirror",
        "phases": [
            {"breath": "in", "beats": 4, "to": {"spine": {"side": 8}}},
            {"breath": "out", "beats": 4, "to": "start"},
        ],
    }
    performance = Performance(document)
    assert signature_beat(performance) == performance.phases[0].last_beat


@pytest.mark.parametrize("code", ["CV17", "CV22", "GV14", "GV9"])
def test_a_point_seen_from_the_side_lies_on_the_clothes(code: str) -> None:
    performance = Performance(wuji() | {"points": [code]})
    body, camera = performance.body_at(0.0), Camera("left", 7.0)
    figure = figure_parts(body, camera, Look(), traits_of([body]))
    told = marks(performance, body, camera, figure)
    assert told is not None
    (dot,) = {piece.hulls[0].balls[0].centre for piece in told.pieces if isinstance(piece, Surface)}
    x, y = camera.page(dot)
    near = [
        place
        for part in figure
        for piece in part.pieces
        if isinstance(piece, Surface) and piece.material in {"tunic", "trim", "skin"}
        for hull in piece.hulls
        for px, py, cx, cy in outline(camera, hull)
        for place in ((px, py), (cx, cy))
        if abs(place[1] - y) < 40
    ]
    assert min(place[0] for place in near) - 2 <= x <= max(place[0] for place in near) + 2


def test_a_beat_beyond_the_end_begins_anew() -> None:
    performance = Performance(wuji())
    first, again = (
        still(performance, beat, Look(), title="t", description="d") for beat in (1.0, 9.0)
    )
    assert [one.get("d") for one in elements(first, "path")] == [
        one.get("d") for one in elements(again, "path")
    ]


def test_a_still_names_the_acupoints_of_its_choreography() -> None:
    points = picture(wuji() | {"points": ["GV4", "ST36"]}, view="left")
    titles = [one.findtext(SVG + "title") for one in elements(points, "path")]
    assert {"GV4", "ST36"} <= set(titles)


def test_a_point_that_is_turned_away_shines_through() -> None:
    points = picture(wuji() | {"points": ["GV4"]}, view="front")
    assert "q-halo" in classes(points)
    assert "q-point" not in classes(points)
