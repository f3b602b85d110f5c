"""Each clause of the safety rules by itself: whoever turns one round is told which.

The lists of regions are written down here once more, so that none falls out of them unseen.
"""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest

from app.safety.rules import Basis, Book, Cell, Rule, Subject, judge
from app.safety.whole import STANDING_TIME, cares
from app.vocabulary.safety import CellValue, Scope, Severity

ARM = ("wrist", "elbow", "shoulder", "shoulder-girdle", "axilla")
LEG = ("foot", "heel", "sole", "toes", "ankle", "knee", "hip", "buttock")
TRUNK = ("chest", "upper-back", "abdomen", "flank", "lower-back", "pelvis", "pelvic-floor")
SPINE = ("cervical-spine", "thoracic-spine", "lumbar-spine", "sacrum-coccyx")
GROUPS = {
    **dict.fromkeys((*ARM, "upper-limb"), "upper-limb"),
    **dict.fromkeys((*LEG, "lower-limb"), "lower-limb"),
    **dict.fromkeys((*TRUNK, "diaphragm", "trunk"), "trunk"),
    **dict.fromkeys((*SPINE, "spine"), "spine"),
    **dict.fromkeys(("neck", "head", "head-neck"), "head-neck"),
    **dict.fromkeys(("ulnar-nerve", "nervous-system"), "nervous-system"),
    "whole-body": "whole-body",
}
BESIDE_THE_ARM = (
    *("neck", "cervical-spine", "shoulder", "shoulder-girdle", "axilla", "chest"),
    *("upper-back", "thoracic-spine"),
)
BESIDE_THE_LEG = (
    *("hip", "buttock", "pelvis", "pelvic-floor", "abdomen", "flank", "lower-back"),
    *("lumbar-spine", "sacrum-coccyx"),
)
PLACED = ("recent_fracture", "surgery_not_cleared")


def cell(value: CellValue) -> Cell:
    return Cell(value, "Take care.", inference=True, reason="Because.", sources=())


def book(cells: dict[tuple[str, str], Cell] | None = None) -> Book:
    return Book(
        strict=frozenset({"epilepsy"}),
        limitations=frozenset({"epilepsy", "osteoporosis", *PLACED}),
        hazards=frozenset({"squat"}),
        scopes=dict.fromkeys(("squat", "overhead_reach"), Scope.VARIANT),
        cells=cells or {},
        groups=GROUPS,
    )


def subject(*regions: str, **changes: Any) -> Subject:
    given = {"level": 1, "features": {}, "features_assessed": True, **changes}
    return Subject(regions=frozenset(regions), **given)


def rules(of: Subject, *limitations: str, area: str | None = None) -> list[Rule]:
    """Return the rules that leave it out for these limitations, the first of which has a place."""
    areas = {limitations[0]: area} if area else {}
    return [one.rule for one in judge(book(), of, limitations, areas).left_out]


def is_hurt(of: Subject, area: str | None) -> bool:
    found = {tuple(rules(of, one, area=area)) for one in PLACED}
    assert found in ({()}, {(Rule.HURT_AREA,)})
    return found == {(Rule.HURT_AREA,)}


def features(**severities: Severity) -> dict[str, Severity]:
    return severities


@pytest.mark.parametrize("region", ["foot", "heel", "sole", "toes", "ankle"])
def test_a_wounded_foot_is_left_alone(region: str) -> None:
    assert rules(subject(region), "open_foot_wound") == [Rule.HURT_AREA]


def test_a_wounded_foot_bears_no_weight_and_leaves_the_rest_alone() -> None:
    assert rules(subject(on_the_feet=True), "open_foot_wound") == [Rule.HURT_AREA]
    assert not rules(subject("wrist", "knee"), "open_foot_wound")
    assert not rules(subject("foot", on_the_feet=True), "osteoporosis")


@pytest.mark.parametrize("area", [None, "whole-body", "nervous-system", "ulnar-nerve"])
def test_where_the_place_is_not_told_nothing_moves_but_the_breath(area: str | None) -> None:
    assert not is_hurt(subject("diaphragm", "abdomen", "chest"), area)
    for region in ("wrist", "knee", "neck", "lumbar-spine", "whole-body", "nervous-system"):
        assert is_hurt(subject(region), area), region
        assert is_hurt(subject("chest", region), area), region
    assert is_hurt(subject(on_the_feet=True), area)


@pytest.mark.parametrize("region", ["diaphragm", "abdomen", "chest"])
def test_each_place_of_the_breath_is_one_by_itself(region: str) -> None:
    assert not is_hurt(subject(region), None)


def test_the_rest_of_a_hurt_limb_is_left_alone() -> None:
    assert is_hurt(subject("elbow"), "wrist") and is_hurt(subject("toes"), "knee")
    assert not is_hurt(subject("elbow"), "knee") and not is_hurt(subject("toes"), "wrist")


def test_a_hurt_leg_does_not_stand_and_a_hurt_arm_may() -> None:
    assert is_hurt(subject(on_the_feet=True), "toes")
    assert not is_hurt(subject(on_the_feet=True), "wrist")
    assert not is_hurt(subject(), "toes")


@pytest.mark.parametrize(("area", "region"), [*permutations(("head", "spine", "trunk"), 2)])
def test_back_and_belly_move_together(area: str, region: str) -> None:
    assert is_hurt(subject(region), area) is ("head" not in (area, region))


@pytest.mark.parametrize("region", ["whole-body", "nervous-system", "ulnar-nerve"])
def test_what_moves_anywhere_moves_what_is_hurt(region: str) -> None:
    for area in ("wrist", "knee", "head", "spine"):
        assert is_hurt(subject(region), area)


def neighbours() -> Iterator[tuple[str, str]]:
    for some in (BESIDE_THE_ARM, BESIDE_THE_LEG):
        yield from permutations(some, 2)
    for limb, some in (("upper-limb", BESIDE_THE_ARM), ("lower-limb", BESIDE_THE_LEG)):
        for region in some:
            yield limb, region
            yield region, limb


def test_neighbours_of_a_hurt_place_are_left_alone() -> None:
    for area, region in neighbours():
        # What the breath alone moves is no neighbour: nobody can keep it still.
        is_breath = region in ("chest", "abdomen") and GROUPS[area] not in ("trunk", "spine")
        assert is_hurt(subject(region), area) is not is_breath, (area, region)


def test_what_is_no_neighbour_may_move() -> None:
    for area, region in (("neck", "hip"), ("hip", "neck"), ("head", "shoulder"), ("wrist", "hip")):
        assert not is_hurt(subject(region), area), (area, region)


@pytest.mark.parametrize("limitation", ["fever", "recent_stroke_or_tia"])
def test_with_some_nobody_practises(limitation: str) -> None:
    assert rules(subject(is_breath_only=True), limitation) == [Rule.ENDS_THE_MATTER]


def test_where_effort_flares_there_is_breath_only() -> None:
    assert rules(subject("wrist"), "effort_flare") == [Rule.BREATH_ONLY]
    assert not rules(subject(is_breath_only=True), "effort_flare")


def test_a_point_to_avoid_is_touched_by_nobody_who_is_pregnant() -> None:
    touching = subject("wrist", touches_point_avoided_in_pregnancy=True)
    assert rules(touching, "pregnancy") == [Rule.POINT_IN_PREGNANCY]
    assert not rules(subject("wrist"), "pregnancy") and not rules(touching, "osteoporosis")


def test_what_nobody_assessed_is_left_out_where_something_was_declared_or_nobody_asked() -> None:
    unread = subject("wrist", features_assessed=False)
    assert rules(unread, "osteoporosis") == [Rule.NOT_ASSESSED]
    assert not rules(unread)
    assert [one.rule for one in judge(book(), unread, None).left_out] == [Rule.NOT_ASSESSED]
    half = subject(features=features(overhead_reach=Severity.MODERATE), features_assessed=False)
    assert not rules(half, "osteoporosis")
    assert [one.rule for one in judge(book(), half, None).left_out] == [Rule.NOT_ASSESSED]


@pytest.mark.parametrize(
    ("level", "feature", "left_out"),
    [
        (2, "overhead_reach", []),
        (3, "overhead_reach", [Rule.UNSCREENED_LEVEL]),
        (2, "squat", [Rule.UNSCREENED_HAZARD]),
        (4, "squat", [Rule.UNSCREENED_LEVEL, Rule.UNSCREENED_HAZARD]),
    ],
)
def test_nobody_asked_means_no_hazard_and_level_two(
    level: int, feature: str, left_out: list[Rule]
) -> None:
    found = judge(book(), subject(level=level, features={feature: Severity.SLIGHT}), None)
    assert [one.rule for one in found.left_out] == left_out
    assert found.basis is Basis.UNSCREENED and found.allowed is not bool(left_out)


@pytest.mark.parametrize(
    ("limitation", "feature", "level", "left_out"),
    [
        ("osteoporosis", "overhead_reach", 2, None),
        ("osteoporosis", "overhead_reach", 3, Rule.UNKNOWN_LEVEL),
        ("osteoporosis", "squat", 1, Rule.UNKNOWN_HAZARD),
        ("epilepsy", "overhead_reach", 1, Rule.UNKNOWN_STRICT),
        ("epilepsy", "squat", 4, Rule.UNKNOWN_STRICT),
    ],
)
def test_what_is_unknown_is_never_clear(
    limitation: str, feature: str, level: int, left_out: Rule | None
) -> None:
    of = subject(level=level, features={feature: Severity.SLIGHT})
    found = judge(book(), of, [limitation])
    assert [one.rule for one in found.left_out] == ([left_out] if left_out else [])
    assert found.not_assessed_for == (() if left_out else (limitation,))
    assert found.basis is Basis.DECLARED


@pytest.mark.parametrize("limitation", ["osteoporosis", "everyone"])
@pytest.mark.parametrize(
    ("value", "severity", "left_out", "advised"),
    [
        (CellValue.FORBID, Severity.SLIGHT, [Rule.FORBIDDEN], False),
        (CellValue.MODIFY, Severity.SLIGHT, [], True),
        (CellValue.MODIFY, Severity.MODERATE, [Rule.MODIFY_NOT_MET], False),
        (CellValue.MODIFY, Severity.HIGH, [Rule.MODIFY_NOT_MET], False),
        (CellValue.CLEAR, Severity.HIGH, [], False),
    ],
)
def test_a_cell_means_what_it_says(
    limitation: str, value: CellValue, severity: Severity, left_out: list[Rule], advised: bool
) -> None:
    of = subject(features={"squat": severity})
    found = judge(book({(limitation, "squat"): cell(value)}), of, {"osteoporosis", limitation})
    unknown = [Rule.UNKNOWN_HAZARD] if limitation == "everyone" else []
    assert [one.rule for one in found.left_out] == [*left_out, *unknown]
    assert bool(found.advice) is advised


def test_everyone_alone_is_nothing_that_was_declared() -> None:
    found = judge(book(), subject(features={"squat": Severity.HIGH}), [])
    assert found.allowed and found.basis is Basis.NONE_DECLARED


@pytest.mark.parametrize("value", list(CellValue))
def test_care_with_a_sum_is_asked_for_where_its_cell_says_so(value: CellValue) -> None:
    read = book({("osteoporosis", STANDING_TIME): cell(value)})
    found = [one.limitation for one in cares(read, {"epilepsy", "osteoporosis"}, STANDING_TIME)]
    assert found == (["osteoporosis"] if value is CellValue.MODIFY else [])
