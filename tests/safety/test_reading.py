"""Content as the safety rules see it: nothing is softened on the way from a document to a rule."""

from typing import Any

import pytest

from app.safety.reading import Tree, avoided_in_pregnancy, book_of, is_breath_only, subject_of
from app.safety.rules import Book, Cell
from app.vocabulary.safety import CellValue, Scope, Severity

BREATH: dict[str, Any] = {
    "joint_motions": [{"region": "diaphragm"}],
    "regions": [],
    "acupoints": [],
}
GENTLE: dict[str, Any] = {
    "level": 1,
    "posture": "seated",
    "risk_features": [],
    "features_assessed": True,
}
SQUAT = {"feature": "squat", "severity": "high"}


def read(cells: list[dict[str, Any]]) -> Book:
    limitations = [
        {"code": "pregnancy", "is_strict": True, "may_name_a_side": False},
        {"code": "knee_problem", "is_strict": False, "may_name_a_side": True},
    ]
    features = [
        {"code": "squat", "is_hazard": True, "scope": "variant"},
        {"code": "paced_breathing", "is_hazard": False, "scope": "wish"},
    ]
    plain = {"limitations": limitations, "features": features, "cells": cells}
    return book_of({name: tuple(some) for name, some in plain.items()})


def pair(limitation: str, *, served_as_unknown: bool) -> dict[str, Any]:
    return {
        **{"limitation": limitation, "feature": "squat", "cell": "clear", "advice": "Slowly."},
        **{"inference": False, "reason": None, "sources": ["a-source"]},
        "served_as_unknown": served_as_unknown,
    }


def test_what_is_strict_a_hazard_or_of_a_side_is_so_in_the_book() -> None:
    safety = read([])
    assert safety.limitations == {"pregnancy", "knee_problem"}
    assert safety.strict == {"pregnancy"} and safety.sided == {"knee_problem"}
    assert safety.hazards == {"squat"}
    assert safety.scopes == {"squat": Scope.VARIANT, "paced_breathing": Scope.WISH}


def test_a_cell_that_only_weak_pages_carry_stays_unknown() -> None:
    safety = read(
        [pair("pregnancy", served_as_unknown=True), pair("knee_problem", served_as_unknown=False)]
    )
    told = Cell(CellValue.CLEAR, "Slowly.", False, None, ("a-source",))
    assert safety.cells == {("knee_problem", "squat"): told}


def test_each_region_leads_to_the_part_of_the_body_under_the_whole() -> None:
    parents = {"body": None, "limb": "body", "arm": "limb", "wrist": "arm"}
    rows = [{"slug": slug, "parent": parent} for slug, parent in parents.items()]
    assert book_of({"limitations": (), "features": (), "cells": ()}, rows).groups == {
        **{"body": "body", "limb": "limb"},
        **{"arm": "limb", "wrist": "limb"},
    }


def test_regions_in_a_circle_are_read_to_an_end() -> None:
    parents = {"tail": "one", "one": "two", "two": "three", "three": "one", "self": "self"}
    rows = [{"slug": slug, "parent": parent} for slug, parent in parents.items()]
    assert set(book_of({"limitations": (), "features": (), "cells": ()}, rows).groups) == {*parents}


@pytest.mark.parametrize(
    ("flag", "pressing", "is_avoided"),
    [
        ("pregnancy", "yes", True),
        ("pregnancy", "precaution", True),
        ("pregnancy", "needling_only", False),
        ("artery_at_point", "yes", False),
    ],
)
def test_a_point_is_avoided_in_pregnancy_but_where_needles_alone_are_meant(
    flag: str, pressing: str, is_avoided: bool
) -> None:
    caution = {"flag": flag, "applies_to_pressing": pressing}
    harmless = {"flag": "eye_adjacent", "applies_to_pressing": "yes"}
    points: list[Tree] = [
        {"slug": "sp6", "cautions": [harmless, caution]},
        {"slug": "ki1", "cautions": []},
    ]
    assert avoided_in_pregnancy(points) == ({"sp6"} if is_avoided else set())


@pytest.mark.parametrize(
    ("movement", "variant", "is_breath"),
    [
        ({}, {}, True),
        ({"joint_motions": []}, {}, True),
        ({"joint_motions": [{"region": "diaphragm"}, {"region": "wrist"}]}, {}, False),
        ({}, {"level": 2}, False),
        ({}, {"risk_features": [SQUAT]}, False),
        ({}, {"features_assessed": False}, False),
    ],
)
def test_only_what_moves_nothing_and_asks_nothing_of_the_body_is_breath_alone(
    movement: dict[str, Any], variant: dict[str, Any], is_breath: bool
) -> None:
    given = BREATH | movement, GENTLE | variant
    assert is_breath_only(*given) is is_breath
    assert subject_of(*given, frozenset()).is_breath_only is is_breath


@pytest.mark.parametrize(("contact", "touches"), [("press", True), ("attention", False)])
def test_attention_touches_no_point(contact: str, touches: bool) -> None:
    links = [{"acupoint": "lu9", "contact": "press"}, {"acupoint": "sp6", "contact": contact}]
    subject = subject_of(BREATH | {"acupoints": links}, GENTLE, frozenset({"sp6"}))
    assert subject.touches_point_avoided_in_pregnancy is touches


@pytest.mark.parametrize(
    ("feature", "handled"),
    [
        (None, {"wrist"}),
        ("squat", {"wrist"}),
        ("skin_friction", {"wrist", "foot"}),
        ("percussion", {"wrist", "foot"}),
        ("abdominal_pressure", {"wrist", "foot"}),
    ],
)
def test_what_hands_rub_tap_or_press_has_to_do_with_the_movement_as_what_moves_has(
    feature: str | None, handled: set[str]
) -> None:
    links = [{"region": "wrist", "role": "moves"}, {"region": "foot", "role": "attends"}]
    features = [{"feature": feature, "severity": "slight"}] if feature else []
    variant = GENTLE | {"risk_features": features}
    assert subject_of(BREATH | {"regions": links}, variant, frozenset()).regions == handled


@pytest.mark.parametrize(
    ("posture", "on_the_feet"), [("standing", True), ("walking", True), ("seated", False)]
)
def test_a_variant_is_judged_by_its_own_posture_level_and_features(
    posture: str, on_the_feet: bool
) -> None:
    variant = GENTLE | {"posture": posture, "level": 3, "risk_features": [SQUAT]}
    subject = subject_of(BREATH, variant, frozenset())
    assert (subject.on_the_feet, subject.level) == (on_the_feet, 3)
    assert subject.features == {"squat": Severity.HIGH} and subject.features_assessed
    unread = subject_of(BREATH, GENTLE | {"features_assessed": False}, frozenset())
    assert not unread.features_assessed
