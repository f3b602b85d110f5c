"""What is left out before the best choice is sought is in none: the plan stays the same."""

from collections.abc import Iterator

import pytest

from app.composer import narrowing, weaving
from app.composer.choosing import Places, places
from app.composer.chosen import Plan
from app.composer.screening import screen
from app.composer.wish import Wish
from tests.composer.generated import generated
from tests.composer.trying import places_of, tried_wish
from tests.composer.wishing import Drawing

LIBRARY = generated(3, 160)
ALWAYS, NEVER = 0, 1 << 60


def small_cases(count: int) -> Iterator[tuple[Wish, Places]]:
    return ((tried_wish(seed), places_of(seed)) for seed in range(count))


def drawn_cases(count: int) -> Iterator[tuple[Wish, Places]]:
    drawing = Drawing(LIBRARY, longest=2400)
    for seed in range(count):
        wish = drawing.wish(seed)
        if wish.routine is None:
            yield wish, places(wish, LIBRARY, screen(wish, LIBRARY))


def both(
    wish: Wish, groups: Places, monkeypatch: pytest.MonkeyPatch, gap: int
) -> tuple[Plan | None, Plan | None]:
    """Return the plan with narrowing and the one without."""
    monkeypatch.setattr(weaving, "FIRST_GAP", gap)
    monkeypatch.setattr(weaving, "WORTH_NARROWING", ALWAYS)
    narrowed = weaving.weave(wish, groups)
    monkeypatch.setattr(weaving, "WORTH_NARROWING", NEVER)
    return narrowed, weaving.weave(wish, groups)


@pytest.mark.slow
@pytest.mark.parametrize("gap", [0, 1500, 6000])
def test_narrowing_changes_no_plan_of_a_small_library(
    gap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wish, groups in small_cases(800):
        narrowed, plain = both(wish, groups, monkeypatch, gap)
        assert narrowed == plain, wish


@pytest.mark.slow
@pytest.mark.parametrize("gap", [0, weaving.FIRST_GAP])
def test_narrowing_changes_no_plan_of_a_large_library(
    gap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = 0
    for wish, groups in drawn_cases(150):
        narrowed, plain = both(wish, groups, monkeypatch, gap)
        assert narrowed == plain, wish
        planned += plain is not None
    assert planned > 60


@pytest.mark.parametrize(
    ("name", "wrong"), [("COVERED", 0), ("_penalty", lambda _window, apart: apart * 0 - 20_000)]
)
def test_a_bound_that_is_too_low_is_noticed(
    name: str, wrong: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, name, wrong)
    told = (
        both(wish, groups, monkeypatch, gap)
        for wish, groups in small_cases(400)
        for gap in (0, 6000)
    )
    assert any(narrowed != plain for narrowed, plain in told)


def test_most_of_a_large_library_is_left_out_at_once() -> None:
    wish = Wish(conditions=("sciatica",), limitations=(), seconds=3600)
    groups = places(wish, LIBRARY, screen(wish, LIBRARY))
    plan = weaving.weave(wish, groups)
    assert plan is not None
    weaver = weaving._Weaver(wish, groups, 1)
    weaver._fill(groups, weaving.OUTER)
    bound = narrowing.bounds(groups, weaver._frame())
    assert bound.most >= plan.objective
    kept = sum(
        len(group.seconds) for some in bound.within(plan.objective).values() for group in some
    )
    whole = sum(len(group.seconds) for some in bound.places.values() for group in some)
    assert 0 < kept < whole / 2
