"""A wish names only what exists and keeps within its bounds, wherever it came from."""

from dataclasses import replace
from typing import Any

import pytest

from app.composer.checking import (
    followed,
    has_focus,
    out_of_bounds,
    strangers,
    without_strangers,
)
from app.composer.wish import Area, Lock, Share, Side, Weighted, Wish
from app.vocabulary.practice import Goal, Posture, Section
from tests.composer.generated import generated
from tests.composer.library import plain_library
from tests.composer.wishing import Drawing

LIBRARY = plain_library()
STRANGE: dict[str, Any] = {
    "conditions": ("no-such",),
    "regions": (Weighted("no-such", 1),),
    "meridians": ("no-such",),
    "acupoints": ("no-such",),
    "forms": ("no-such",),
    "limitations": ("no-such",),
    "exclude_risks": ("no-such",),
    "include": ("no-such",),
    "exclude": ("no-such",),
    "locked": (Lock(1, "no-such"),),
    "likes": ("no-such",),
    "dislikes": ("no-such",),
    "recent": ("no-such",),
    "sides": (Side("no-such", "left"),),
    "areas": (Area("recent_fracture", "no-such"),),
    "routine": "no-such",
}
SAFETY = {"conditions", "limitations", "exclude_risks", "sides", "areas"}
OUTSIDE: list[dict[str, Any]] = [
    {"seconds": 179},
    {"seconds": 5401},
    {"level": 0},
    {"level": 5},
    {"variation": 1 << 31},
    {"half_breaths_per_minute": 5},
    {"half_breaths_per_minute": 41},
    {"breath_ratio": (1,)},
    {"breath_ratio": (4, 6, 4)},
    {"breath_ratio": (0, 6)},
    {"breath_ratio": (4, 0, 0, 0)},
    {"breath_ratio": (4, 13)},
    {"breath_ratio": (1, 5)},
    {"breath_ratio": (4, 5, 4, 0)},
    {"lang": "xx"},
    {"areas": (Area("recent_fracture", "hip"),)},
    {"limitations": ("pregnancy",), "sides": (Side("epilepsy", "left"),)},
    {"postures": ()},
    {"postures": (Posture.SEATED, Posture.SEATED)},
    {"regions": (Weighted("hip", 6),)},
    {"locked": (Lock(0, "main-hip"),)},
    {"locked": (Lock(1, "main-hip"), Lock(1, "main-neck"))},
    {"sides": (Side("knee_problem", "both"),)},
    {"shares": (Share(Section.MAIN, 60), Share(Section.CLOSE, 50))},
    {"shares": (Share(Section.MAIN, 20), Share(Section.MAIN, 20))},
]


@pytest.mark.parametrize("field", STRANGE)
def test_a_name_that_is_not_known_is_told_with_its_field(field: str) -> None:
    found = list(strangers(replace(Wish(), **{field: STRANGE[field]}), LIBRARY))
    assert found == [(field, "no-such")]


@pytest.mark.parametrize("field", STRANGE)
def test_a_name_that_is_gone_is_dropped_but_never_one_of_safety(field: str) -> None:
    wish = replace(Wish(goals=(Goal.CALM,)), **{field: STRANGE[field]})
    kept = without_strangers(wish, LIBRARY)
    assert (kept == wish) is (field in SAFETY)
    if field not in SAFETY:
        assert kept == Wish(goals=(Goal.CALM,))


def test_a_renamed_record_is_followed_in_every_field() -> None:
    new = {"conditions": "sciatica", "regions": "hip", "movements": "main-hip"}
    it = replace(LIBRARY, moved={kind: {"old": slug} for kind, slug in new.items()})
    wish = Wish(
        conditions=("old",),
        regions=(Weighted("hip", 2), Weighted("old", 5)),
        include=("main-hip", "old"),
        recent=("old", "main-neck"),
        locked=(Lock(2, "old"),),
        limitations=("surgery_not_cleared",),
        areas=(Area("surgery_not_cleared", "old"),),
    )
    assert followed(wish, it) == replace(
        wish,
        conditions=("sciatica",),
        regions=(Weighted("hip", 5),),
        include=("main-hip",),
        recent=("main-hip", "main-neck"),
        locked=(Lock(2, "main-hip"),),
        areas=(Area("surgery_not_cleared", "hip"),),
    )
    assert followed(wish, LIBRARY) == wish


@pytest.mark.parametrize("outside", OUTSIDE, ids=str)
def test_a_value_out_of_bounds_is_found(outside: dict[str, Any]) -> None:
    assert list(out_of_bounds(replace(Wish(), **outside))) == [list(outside)[-1]]


@pytest.mark.parametrize("field", ["limitations", "likes", "goals", "equipment"])
def test_a_set_that_is_out_of_order_or_double_is_not_canonical(field: str) -> None:
    for values in (("b", "a"), ("a", "a")):
        changed: dict[str, Any] = {field: values}
        assert list(out_of_bounds(replace(Wish(), **changed))) == ["sets"]


def test_every_wish_that_is_drawn_for_the_proofs_is_one_that_the_api_would_let_through() -> None:
    library = generated(1)
    for seed in range(2000):
        wish = Drawing(library).wish(seed)
        assert has_focus(wish) and not list(strangers(wish, library))
        assert not list(out_of_bounds(wish)), wish


def test_each_kind_of_focus_is_a_focus_and_preferences_are_none() -> None:
    assert not has_focus(Wish(likes=("main-hip",), include=("main-hip",), limitations=()))
    for field in ("conditions", "regions", "meridians", "acupoints", "forms", "routine"):
        assert has_focus(replace(Wish(), **{field: STRANGE[field]}))
    assert has_focus(Wish(goals=(Goal.CALM,)))
