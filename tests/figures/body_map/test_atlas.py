"""The atlas knows every acupoint of the content, and nothing that it cannot place."""

import json
from typing import Any

import pytest

from app.figures.body_map.atlas import AtlasFault, read_atlas, standard_atlas
from app.figures.body_map.placing import located
from app.settings import ROOT
from tests.figures.body_map.content import SEEDS, acupoints


def document(*points: dict[str, Any]) -> dict[str, Any]:
    return {"format": "acupoint-places/1", "points": list(points), "channels": []}


def point(code: str, **place: Any) -> dict[str, Any]:
    return {"code": code, "places": [{"on": "front", "from": "navel", **place}]}


def test_every_acupoint_of_the_content_has_a_place_and_no_other_has() -> None:
    assert set(standard_atlas().points) == set(acupoints())


def test_points_with_partners_have_as_many_places_as_the_content_counts() -> None:
    atlas = standard_atlas()
    for code, told in acupoints().items():
        if told["point_total"] is None:
            continue
        entry = atlas.points[code]
        sides = [1 if place.is_midline or entry.only_side else 2 for place in entry.places]
        assert sum(sides) == told["point_total"], code


def test_every_channel_runs_through_all_its_points_in_order() -> None:
    meridians = json.loads((SEEDS / "meridians" / "meridians.json").read_text(encoding="utf-8"))
    counts = {m["slug"]: m["point_count"] for m in meridians if m["point_count"]}
    atlas = standard_atlas()
    assert set(atlas.channels) == set(counts)
    for slug, channel in atlas.channels.items():
        numbers = [int(code.removeprefix(slug.upper())) for code in channel.codes]
        assert numbers == list(range(1, counts[slug] + 1))


def test_heights_turn_back_along_a_channel_only_where_the_books_turn() -> None:
    atlas = standard_atlas()
    turns = set()
    for channel in atlas.channels.values():
        for line in channel.lines:
            codes = [stop for stop in line if isinstance(stop, str)]
            for before, here, after in zip(codes, codes[1:], codes[2:], strict=False):
                places = [atlas.points[code].places[0] for code in (before, here, after)]
                if len({place.on for place in places}) == 1 and places[0].on in MEASURED:
                    a, b, c = (number_of(place) for place in places)
                    if (b - a) * (c - b) < 0:
                        turns.add(here)
    # Over the collarbone, out to ST40 and back, over the shoulder blade, into the sacral holes.
    assert turns == {"ST12", "ST39", "ST40", "SI10", "SI11", "SI12", "SI13", "BL30", "BL31"}


MEASURED = {"front", "back", "flank", "dome", "upper-arm", "forearm", "thigh", "shin"}


def number_of(place: Any) -> float:
    at = located(place, standard_atlas())
    return at.first if place.on == "dome" else at.second


def test_the_file_is_written_as_the_seeds_are() -> None:
    path = ROOT / "app" / "figures" / "body_map" / "points.json"
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (point("CV9", upwards=1), "unknown field 'upwards'"),
        (point("CV9", to="pubis"), "`to` and `share` belong together"),
        (point("CV9") | {"side": "middle"}, "side is 'middle'"),
        (point("CV9") | {"seen": ["through"]}, "seen is"),
    ],
)
def test_an_entry_that_says_too_much_is_refused_by_name(entry: dict[str, Any], told: str) -> None:
    with pytest.raises(AtlasFault, match=f"CV9: {told}"):
        read_atlas(document(entry))


def test_another_format_is_refused() -> None:
    with pytest.raises(AtlasFault, match="acupoint-places/1"):
        read_atlas({"format": "acupoint-places/2", "points": [], "channels": []})


def test_a_channel_through_a_point_without_a_place_is_refused() -> None:
    told = document(point("CV9")) | {"channels": [{"slug": "cv", "lines": [["CV9", "CV10"]]}]}
    with pytest.raises(AtlasFault, match="no place for CV10"):
        read_atlas(told)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"from": "elbow"}, "front has no landmark 'elbow'"),
        ({"forward": 1}, "front has no measure forward"),
        ({"on": "wing"}, "no surface is called 'wing'"),
        ({"from": "CV9"}, "in a circle"),
    ],
)
def test_a_place_that_cannot_be_found_is_refused(place: dict[str, Any], told: str) -> None:
    atlas = read_atlas(document(point("CV9", **place)))
    with pytest.raises(AtlasFault, match=told):
        located(atlas.points["CV9"].places[0], atlas)
