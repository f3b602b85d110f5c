"""The map agrees with the words of the content, and the report says how well."""

from dataclasses import replace

import pytest

from app.figures.body_map.agreement.examining import PointReport, examined
from app.figures.body_map.agreement.report import faults, report
from app.figures.body_map.atlas import Atlas, standard_atlas
from app.settings import ROOT
from tests.figures.body_map.content import acupoints, regions, texts


@pytest.fixture(scope="module")
def reports() -> list[PointReport]:
    return examined(standard_atlas(), texts(), regions())


@pytest.mark.slow
def test_every_point_agrees_with_its_own_location_text_and_region(
    reports: list[PointReport],
) -> None:
    assert faults(reports) == []


@pytest.mark.slow
def test_every_claim_that_is_read_is_measured(reports: list[PointReport]) -> None:
    unread = [r for point in reports for r in point.readings if r.error is None]
    assert unread == []


def test_every_number_of_the_content_is_read_from_the_text(reports: list[PointReport]) -> None:
    told = {point.code: " ".join(r.told for r in point.readings) for point in reports}
    for code, point in acupoints().items():
        for distance in point["location"]["cun"]:
            assert f"{distance['value']:g}" in told[code].replace(" cun", ""), code


def test_the_published_report_is_the_report(reports: list[PointReport]) -> None:
    written = (ROOT / "docs" / "body-map-report.md").read_text(encoding="utf-8")
    assert written == report(reports), "write it anew: ./run figures points --write"


def spoiled(code: str, **changes: object) -> Atlas:
    atlas = standard_atlas()
    point = atlas.points[code]
    places = tuple(replace(place, **changes) for place in point.places)  # type: ignore[arg-type]  # any field
    return replace(atlas, points={**atlas.points, code: replace(point, places=places)})


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("PC6", {"steps": (("up", 3.0),)}),
        ("ST36", {"steps": (("down", 2.0),)}),
        ("BL23", {"start": "L3"}),
        ("BL13", {"steps": (("out", 3.0),)}),
        ("CV12", {"steps": (("up", 3.0),)}),
        ("KI24", {"start": "space-2"}),
        ("GB15", {"steps": (("back", 1.5), ("out", 2.25))}),
        ("ST38", {"angle": 20.0}),
        ("TE15", {"share": 0.9}),
        ("LI11", {"angle": 350.0}),
        ("ST12", {"start": "nipple", "steps": ()}),
        ("GB30", {"share": 0.8}),
        ("KI3", {"share": 5.0}),
        ("LI4", {"aside": (0.0, 9.0)}),
    ],
)
def test_a_point_that_is_moved_is_noticed(code: str, changes: dict[str, object]) -> None:
    found = faults(examined(spoiled(code, **changes), {code: texts()[code]}, regions()))
    assert found and all(fault.startswith(f"{code}:") for fault in found)


def test_a_text_that_changes_is_noticed() -> None:
    changed = {"PC6": texts()["PC6"].replace("2 cun", "4 cun")}
    found = faults(examined(standard_atlas(), changed, regions()))
    assert found == ["PC6: 4 cun above the wrist crease, but the map has 2.00"]
