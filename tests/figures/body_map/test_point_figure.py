"""One acupoint on a close-up."""

import gzip
from xml.etree import ElementTree as Xml

import pytest

from app.figures.body_map.atlas import standard_atlas
from app.figures.body_map.point_figure import acupoint_figure
from app.figures.body_map.scenes import scene_of
from app.figures.body_map.wish import ENGLISH, Manner, Names

SVG = "{http://www.w3.org/2000/svg}"
ATLAS = standard_atlas()


@pytest.mark.parametrize(
    ("code", "chart"),
    [
        ("ST36", "front"),
        ("BL23", "back"),
        ("GB31", "side"),
        ("SP9", "inner-leg"),
        ("LI4", "back-of-hand"),
        ("PC8", "palm"),
        ("KI1", "sole"),
        ("LR3", "top-of-foot"),
        ("KI3", "inner-foot"),
        ("BL60", "outer-foot"),
        ("EX-HN3", "face"),
        ("TE17", "side-of-head"),
        ("GB20", "back-of-head"),
        ("GV20", "top-of-head"),
    ],
)
def test_a_point_is_shown_from_where_its_skin_is_seen_best(code: str, chart: str) -> None:
    assert scene_of(code, ATLAS).chart.name == chart


@pytest.mark.slow
def test_every_point_has_a_chart_that_shows_it_with_its_skin_to_the_eye() -> None:
    for code, point in ATLAS.points.items():
        scene = scene_of(code, ATLAS)
        assert scene.mark.facing > 0.3 or point.hidden or point.seen, code


def test_the_point_is_marked_and_labelled_among_its_neighbours() -> None:
    root = Xml.fromstring(acupoint_figure("ST36", ATLAS))
    on = [e.attrib["data-point"] for e in root.iter(f"{SVG}g") if "q-on" in e.get("class", "")]
    assert on == ["ST36"]
    texts = [e.text for e in root.iter(f"{SVG}text")]
    assert "ST36" in texts and "ST37" in texts and "3 cun" in texts
    assert ENGLISH["map.orientation"] in texts


def test_the_description_tells_the_place_and_the_neighbours() -> None:
    manner = Manner(names=Names(points={"PC6": "Nèiguān"}))
    picture = acupoint_figure("PC6", ATLAS, manner, location="Two cun above the wrist crease.")
    told = Xml.fromstring(picture).findtext(f"{SVG}desc") or ""
    assert "PC6 Nèiguān" in told and "Two cun above the wrist crease." in told
    assert "PC7" in told and ENGLISH["map.orientation"] in told


def test_a_point_inside_the_mouth_is_a_ring_and_says_so() -> None:
    picture = acupoint_figure("GV28", ATLAS)
    assert ENGLISH["point.hidden"] in picture


@pytest.mark.parametrize("code", ["CV6", "BL23", "LI20", "GB30", "EX-B2", "EX-UE11"])
def test_a_close_up_is_well_formed_small_and_the_same_each_time(code: str) -> None:
    picture = acupoint_figure(code, ATLAS)
    Xml.fromstring(picture)
    assert "style=" not in picture and "<style" not in picture
    assert len(gzip.compress(picture.encode())) <= 20_000
    assert acupoint_figure(code, ATLAS) == picture


def test_a_code_without_a_place_is_refused() -> None:
    with pytest.raises(KeyError):
        acupoint_figure("ST99", ATLAS)
