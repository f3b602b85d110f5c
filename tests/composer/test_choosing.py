"""What may be chosen, in which order, and what it is worth."""

from dataclasses import replace
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.composer.cards import Card
from app.composer.choosing import Group, covered_parts, places
from app.composer.compose import compose
from app.composer.objective import MOST_COVERED, NOISE, noise, value, weight, worth
from app.composer.screening import screen
from app.composer.wish import Lock, Weighted, Wish
from app.sessions.library import library_of
from app.vocabulary.practice import Goal, Posture, Section
from app.vocabulary.safety import Severity
from tests.composer.library import breathing, card, dose, library

WISH = Wish(goals=(Goal.MOBILITY,), limitations=(), level=4)
MAIN = (Section.MAIN, Posture.STANDING)


def main_part(*cards: Card, wish: Wish = WISH) -> tuple[Group, ...]:
    it = library(*cards)
    return places(wish, it, screen(wish, it)).get(MAIN, ())


def worth_of(wish: Wish, **changes: Any) -> int:
    it = library(card(**changes))
    return worth(it.cards[0], wish, it, is_modified=False, is_unassessed=False)


def test_gentle_comes_before_harder_and_neighbours_work_other_regions() -> None:
    found = main_part(
        card("c-hip", worked="hip"),
        card("a-hip", worked="hip"),
        card("b-neck", worked="neck"),
        card("d-neck", worked="neck", level=3),
    )
    assert [group.movement for group in found] == ["a-hip", "b-neck", "c-hip", "d-neck"]


def test_hard_is_level_three_or_a_feature_of_high_severity() -> None:
    high = {"overhead_reach": Severity.HIGH}
    found = main_part(
        card("easy", worked="hip"),
        card("high", worked="neck", features=high),
        card("third", worked="knee", level=3),
    )
    hard = {group.movement: group.hard for group in found}
    assert hard == {"easy": "", "high": "neck", "third": "knee"}


def test_a_movement_with_one_hard_variant_in_a_posture_counts_as_hard_there() -> None:
    (group,) = main_part(card("m", variant="low"), card("m", variant="deep", level=3))
    assert group.hard == "hip" and {o.admitted.card.variant for o in group.options} == {
        "low",
        "deep",
    }


def test_a_movement_on_both_sides_takes_both_with_the_time_between() -> None:
    (group,) = main_part(card("m", per_side=True, dose=dose(3, 3, 3, 10)))
    (option,) = group.options
    assert option.seconds == 5 + 30 + 4 + 30


def test_quiet_breathing_fills_only_what_has_nothing_of_its_own() -> None:
    it = library(breathing(), card("settle", home=Section.SETTLE), card("main"))
    found = places(WISH, it, screen(WISH, it))
    standing = {section for section, posture in found if posture is Posture.STANDING}
    assert standing == {Section.ARRIVE, Section.MAIN, Section.SETTLE, Section.CLOSE}
    assert [g.movement for g in found[Section.SETTLE, Posture.STANDING]] == ["settle"]


@pytest.mark.parametrize(
    "wish",
    [
        replace(WISH, include=("natural-breathing",)),
        replace(WISH, locked=(Lock(1, "natural-breathing"),)),
    ],
)
def test_what_is_asked_for_by_name_is_bound_to_its_home_alone(wish: Wish) -> None:
    it = library(breathing(), card("main"))
    found = places(wish, it, screen(wish, it))
    forced = {place[0] for place, groups in found.items() for group in groups if group.forced}
    assert forced == {Section.ARRIVE}


def test_a_single_part_of_a_focus_counts_in_the_worth_and_not_once_more() -> None:
    assert covered_parts(WISH) == ()
    many = replace(WISH, goals=tuple(Goal)[:3], meridians=("lung", "spleen"))
    assert len(covered_parts(many)) == MOST_COVERED


def test_a_region_that_moves_counts_more_than_one_that_is_attended_to() -> None:
    wish = Wish(regions=(Weighted("wrist", 1),))
    moved = worth_of(wish, moves=frozenset({"wrist"}))
    attended = worth_of(wish, attends=frozenset({"wrist"}))
    assert moved > attended > worth_of(wish)
    assert worth_of(Wish(regions=(Weighted("wrist", 3),)), moves=frozenset({"wrist"})) > moved


def test_liked_counts_more_and_disliked_and_recent_less() -> None:
    plain = worth_of(WISH)
    assert worth_of(replace(WISH, likes=("hip-circles",))) > plain
    assert worth_of(replace(WISH, dislikes=("hip-circles",))) < plain
    assert worth_of(replace(WISH, recent=("hip-circles",))) < plain


def test_where_only_breath_is_offered_breathing_itself_meets_the_condition() -> None:
    wish = Wish(conditions=("me-cfs",))
    assert worth_of(wish, worked="wrist", is_breath_only=True) > worth_of(wish, worked="wrist")


def test_a_worth_is_never_less_than_one() -> None:
    bare = replace(WISH, goals=(), dislikes=("hip-circles",), recent=("hip-circles",))
    assert worth_of(bare) == 1


def test_a_second_beyond_the_usual_dose_counts_a_quarter() -> None:
    assert value(50, weight(101, 100)) - value(50, weight(100, 100)) == 50
    assert value(50, weight(100, 100)) - value(50, weight(99, 100)) == 200


def test_a_variation_moves_a_worth_a_little_and_the_same_way_each_time() -> None:
    assert {noise(0, name) for name in ("a", "b", "c")} == {0}
    found = [noise(number, "hip-circles") for number in range(1, 400)]
    assert set(found) == set(range(NOISE + 1))
    assert found == [noise(number, "hip-circles") for number in range(1, 400)]


def test_where_safety_leaves_only_breathing_the_session_is_breathing(edition: Edition) -> None:
    """A fracture or an operation whose place is not told may be anywhere."""
    library = library_of(edition)
    for limitation in ("recent_fracture", "surgery_not_cleared"):
        session = compose(
            Wish(
                goals=(Goal.CALM,),
                seconds=600,
                limitations=(limitation,),
                postures=(Posture.SEATED,),
            ),
            library,
        )
        assert session.omitted
        for step in session.steps:
            [card] = [c for c in library.variants(step.movement) if c.variant == step.variant]
            assert card.is_breath_only
