"""The picture of the map: what is in it, how it is marked, and that it stays small and still."""

import gzip
import itertools
import re
from xml.etree import ElementTree as Xml

import pytest

from app.figures.body_map.atlas import standard_atlas
from app.figures.body_map.charts import CHARTS, WHOLE
from app.figures.body_map.map_figure import body_map
from app.figures.body_map.wish import ENGLISH, Labels, Manner, MapWish, Names
from app.figures.looks import Look, Theme
from tests.figures.body_map.content import acupoints

SVG = "{http://www.w3.org/2000/svg}"
ATLAS = standard_atlas()
NAMES = Names(points={code: p["chinese"]["pinyin"] for code, p in acupoints().items()})
MOST_BYTES = 40_000


def elements(picture: str, kind: str) -> list[Xml.Element]:
    return [e for e in Xml.fromstring(picture).iter() if kind in e.get("class", "").split()]


def points_of(picture: str) -> set[str]:
    return {e.attrib["data-point"] for e in elements(picture, "q-point")}


@pytest.mark.parametrize("view", CHARTS)
def test_a_picture_has_no_style_no_script_and_no_address_but_the_licence(view: str) -> None:
    root = Xml.fromstring(body_map(view, ATLAS))
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {
        "svg",
        "title",
        "desc",
        "metadata",
        "rect",
        "path",
        "g",
        "circle",
        "text",
        "clipPath",
    } | {
        "{http://creativecommons.org/ns#}Work",
        "{http://creativecommons.org/ns#}license",
    }
    assert not any(
        name == "style" or name.startswith("on") for e in root.iter() for name in e.attrib
    )
    assert root.attrib["role"] == "group"


@pytest.mark.parametrize("view", [chart.name for chart in WHOLE])
def test_the_fullest_map_stays_within_its_weight(view: str) -> None:
    full = body_map(view, ATLAS, MapWish(labels=Labels.NAMES), Manner(names=NAMES))
    assert len(gzip.compress(full.encode())) <= MOST_BYTES


def test_the_same_wish_gives_the_same_bytes() -> None:
    wish = MapWish(highlight=frozenset({"knee", "ST36", "GV4"}), labels=Labels.CODES)
    assert body_map("front", ATLAS, wish) == body_map("front", ATLAS, wish)


def test_regions_can_be_reached_by_key_and_have_a_name_each() -> None:
    regions = elements(body_map("front", ATLAS), "q-region")
    assert len(regions) > 35
    for region in regions:
        assert region.attrib["tabindex"] == "0"
        assert region.attrib["role"] == "button"
        assert region.attrib["aria-label"] == region.findtext(f"{SVG}title")
        assert region.attrib["data-within"].split()[-1] == "whole-body"
    assert {"left knee", "right knee"} <= {region.attrib["aria-label"] for region in regions}


def test_a_map_may_come_without_regions_points_and_channels() -> None:
    bare = body_map("back", ATLAS, MapWish(frozenset(), frozenset(), regions=False))
    for kind in ("q-region", "q-point", "q-channel"):
        assert elements(bare, kind) == []
    assert elements(bare, "q-skin")


def test_only_the_points_and_channels_that_were_asked_for_are_there() -> None:
    wish = MapWish(points=frozenset({"ST36", "SP10", "BL23"}), channels=frozenset({"st"}))
    picture = body_map("front", ATLAS, wish)
    assert points_of(picture) == {"ST36", "SP10"}
    assert {e.attrib["data-meridian"] for e in elements(picture, "q-channel")} == {"st"}


def test_few_points_are_stops_of_the_tab_key_and_many_are_none() -> None:
    few = body_map("front", ATLAS, MapWish(points=frozenset({"ST36", "SP10"})))
    assert {e.attrib["tabindex"] for e in elements(few, "q-point")} == {"0"}
    many = body_map("front", ATLAS)
    assert {e.attrib["tabindex"] for e in elements(many, "q-point")} == {"-1"}


@pytest.mark.slow
def test_every_point_of_the_body_is_on_some_chart() -> None:
    shown = set().union(*(points_of(body_map(view, ATLAS)) for view in CHARTS))
    assert shown == set(ATLAS.points)


@pytest.mark.parametrize(
    ("view", "there", "not_there"),
    [
        ("front", {"CV12", "ST25", "PC6", "LU9", "GV24"}, {"BL23", "GV4", "TE5", "GV14"}),
        ("back", {"BL23", "GV4", "TE5", "BL57", "GB20"}, {"CV12", "ST25", "PC6", "EX-HN3"}),
        ("side", {"GB31", "LI11", "TE5", "GB34", "SI19"}, {"PC6", "CV12", "KI1", "LU1"}),
        ("sole", {"KI1", "EX-LE11"}, {"LR3"}),
        ("palm", {"PC8", "HT8", "LU10"}, {"LI4", "TE3"}),
        ("inner-leg", {"SP6", "SP9", "LR8", "KI7"}, {"GB34", "ST40"}),
        ("top-of-head", {"GV20", "EX-HN1", "BL7"}, {"ST2"}),
    ],
)
def test_a_view_shows_the_skin_that_faces_it(
    view: str, there: set[str], not_there: set[str]
) -> None:
    shown = points_of(body_map(view, ATLAS))
    assert there <= shown
    assert not_there & shown == set()


def test_what_is_marked_is_marked_with_its_parts_and_told() -> None:
    wish = MapWish(highlight=frozenset({"hand", "PC8"}))
    picture = body_map("front", ATLAS, wish)
    on = {e.attrib.get("data-region") or e.attrib["data-point"] for e in elements(picture, "q-on")}
    assert on == {"palm", "thumb", "fingers", "PC8"}
    told = Xml.fromstring(picture).findtext(f"{SVG}desc") or ""
    assert "PC8" in told and "palm" in told


@pytest.mark.slow
def test_a_picture_says_that_it_is_no_guide_for_needles() -> None:
    for view in CHARTS:
        picture = body_map(view, ATLAS)
        assert ENGLISH["map.orientation"] in [e.text for e in elements(picture, "q-text")]
        assert ENGLISH["map.orientation"] in (Xml.fromstring(picture).findtext(f"{SVG}desc") or "")


def test_a_picture_names_its_licence() -> None:
    assert "https://creativecommons.org/licenses/by/4.0/" in body_map("side", ATLAS)


def test_flagged_points_are_squares_and_hidden_ones_rings() -> None:
    picture = body_map("front", ATLAS, MapWish(flagged=frozenset({"SP6", "CV4"})))
    squares = {
        e.attrib["data-point"]
        for e in elements(picture, "q-point")
        if e.find(f"{SVG}rect") is not None
    }
    assert squares == {"CV4"}
    assert ENGLISH["map.flagged"] in picture
    hidden = {code for code, point in ATLAS.points.items() if point.hidden}
    assert "GV28" in hidden
    for element in elements(picture, "q-point"):
        dots = [e for e in element if "q-dot" in e.get("class", "")]
        if element.attrib["data-point"] in hidden:
            assert all(dot.attrib["fill"] == "#fff" for dot in dots)


def test_labels_stand_apart_and_each_code_is_labelled_once() -> None:
    picture = body_map("front", ATLAS, MapWish(labels=Labels.CODES))
    texts = [e for e in Xml.fromstring(picture).iter(f"{SVG}text") if e.text in ATLAS.points]
    assert len({e.text for e in texts}) == len(texts) > 60
    columns: dict[str, list[float]] = {}
    for element in texts:
        columns.setdefault(element.attrib["x"], []).append(float(element.attrib["y"]))
    assert len(columns) == 2
    for levels in columns.values():
        ordered = sorted(levels)
        assert all(b - a >= 17 for a, b in itertools.pairwise(ordered))


def test_names_and_words_come_from_the_caller() -> None:
    words = {**ENGLISH, "chart.front": "die Vorderseite", "side.left": "{name} links"}
    names = Names(points={"ST36": "Zúsānlǐ <3>"}, regions={"knee": "Knie"})
    manner = Manner(words=words, names=names, language="de")
    picture = body_map("front", ATLAS, MapWish(points=frozenset({"ST36"})), manner)
    root = Xml.fromstring(picture)
    assert "die Vorderseite" in (root.findtext(f"{SVG}title") or "")
    assert "Knie links" in {e.attrib["aria-label"] for e in elements(picture, "q-region")}
    assert "ST36 Zúsānlǐ <3> links" in {
        e.attrib["aria-label"] for e in elements(picture, "q-point")
    }
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "de"


def test_print_has_no_colour_but_the_accent() -> None:
    picture = body_map("front", ATLAS, manner=Manner(look=Look(theme=Theme.INK)))
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', picture))
    coloured = {c for c in colours if len({c[1:3], c[3:5], c[5:7]}) > 1}
    assert coloured <= {"#a3201a"}


def test_a_view_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        body_map("inside", ATLAS)
