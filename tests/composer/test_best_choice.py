"""The programme finds the best session there is: held against a search through every choice."""

from collections.abc import Iterator

import pytest

from app.composer import tables, weaving
from app.composer.chosen import Part, Plan
from app.composer.compose import compose
from app.composer.objective import OFF_SHARE_PER_SECOND, POSTURE_CHANGE, SLACK_PER_SECOND
from app.composer.shares import windows
from app.composer.wish import Wish
from app.errors import CannotCompose
from app.vocabulary.practice import Section
from tests.composer.brute import worth_of
from tests.composer.generated import small
from tests.composer.trying import Case, case, places_of, tried_wish

CASES, AT_ONCE = 3000, 250
OF_TIME = {"time-not-reached", "section-empty", "nothing-left"}


def first_cases(count: int) -> Iterator[Case]:
    return (case(seed) for seed in range(count))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, CASES, AT_ONCE))
def test_the_objective_is_that_of_trying_every_choice(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        tried = case(seed)
        assert tried.agrees, (seed, tried)


@pytest.mark.slow
def test_many_cases_have_a_session_and_many_have_none() -> None:
    found = [tried.plan for tried in first_cases(300)]
    plans = [plan for plan in found if plan is not None]
    assert 100 < len(plans) < 250
    assert {plan.rounds for plan in plans} == {1, 2, 3}
    assert sum(len({part.posture for part in plan.parts}) > 1 for plan in plans) > 20
    assert sum(plan.slack_seconds > 0 for plan in plans) > 20


@pytest.mark.slow
def test_the_choice_walked_back_to_is_worth_what_the_table_says() -> None:
    for seed in range(200):
        plan = case(seed).plan
        if plan is not None:
            assert worth_of_plan(plan, tried_wish(seed), seed) == plan.objective


@pytest.mark.slow
def test_a_session_is_composed_exactly_where_trying_every_choice_finds_one() -> None:
    for seed in range(200):
        try:
            session = compose(tried_wish(seed), small(seed))
        except CannotCompose as refused:
            codes = {obstacle.code for obstacle in refused.obstacles}
            assert case(seed).best is None or not codes & OF_TIME
        else:
            assert case(seed).best == session.objective


@pytest.mark.parametrize("name", ["POSTURE_CHANGE", "SLACK_PER_SECOND", "OFF_SHARE_PER_SECOND"])
def test_a_weaver_that_forgets_a_part_of_the_objective_is_noticed(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(weaving, name, 0)
    assert not all(tried.agrees for tried in first_cases(60))


def test_a_table_that_forgets_the_parts_met_is_noticed(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(tables, "COVERED", 0)
    tables._bonus.cache_clear()
    request.addfinalizer(tables._bonus.cache_clear)
    assert not all(tried.agrees for tried in first_cases(60))


@pytest.mark.slow
def test_a_table_that_forgets_the_hard_regions_is_noticed(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    def forgetful(sizes: tuple[int, int, int], state: int, _hard: int, covers: int) -> int:
        masks, firsts, hards = sizes
        mask = (state // hards // firsts | covers) & (masks - 1)
        return mask * firsts * hards

    monkeypatch.setattr(tables, "_after", forgetful)
    tables._leading.cache_clear()
    request.addfinalizer(tables._leading.cache_clear)
    assert not all(tried.agrees for tried in first_cases(300))


def worth_of_plan(plan: Plan, wish: Wish, seed: int) -> int:
    """Add up the worth of a plan anew, from its parts alone."""
    total = -plan.slack_seconds * SLACK_PER_SECOND
    for part in plan.parts:
        total += worth_of_part(part, plan, wish, seed)
    return total


def worth_of_part(part: Part, plan: Plan, wish: Wish, seed: int) -> int:
    groups = {
        group.movement: group for group in places_of(seed).get((part.section, part.posture), ())
    }
    is_main = part.section is Section.MAIN
    once = part.options[: len(part.options) // plan.rounds] if is_main else part.options
    chosen = tuple((groups[option.admitted.card.movement], option) for option in once)
    seconds = part.change_seconds + sum(option.seconds for option in part.options)
    off = abs(seconds - windows(wish)[part.section].target)
    worth = worth_of(chosen, counts_cover=is_main) - off * OFF_SHARE_PER_SECOND
    return worth - POSTURE_CHANGE * bool(part.change_seconds)
