"""A caller's own list is judged by the rules that hold for composed sessions."""

from dataclasses import replace
from typing import Any

import pytest

from app.composer.compose import compose
from app.composer.session import Side
from app.composer.validating import Given, Verdict, validate
from app.composer.wish import Side as Sided
from app.composer.wish import Wish
from app.safety.rules import Basis
from app.vocabulary.practice import Goal, Laterality, Posture, Section
from app.vocabulary.safety import CellValue, Severity
from tests.composer.examining import as_given
from tests.composer.library import book, breathing, card, cell, library

REACH = card(
    "reach",
    features={"overhead_reach": Severity.MODERATE},
    per_side=True,
    laterality=Laterality.UNILATERAL,
)
FORBIDDING = book({("knee_problem", "overhead_reach"): cell(CellValue.FORBID)})
PLAIN = [card(f"plain-{number}") for number in range(6)]
LYING = card("lying", posture=Posture.SUPINE)
LIBRARY = library(breathing(), *PLAIN, REACH, LYING, book_of=FORBIDDING)
ASKED = Wish(goals=(Goal.CALM,), limitations=())


def given(movement: str = "plain-1", **changes: Any) -> Given:
    plain = Given(movement, "standing", Section.MAIN, 60, 5, None)
    return replace(plain, **changes)


def rules(verdict: Verdict, *, safety: bool) -> list[str]:
    return [remark.rule for remark in verdict.remarks if remark.is_safety is safety]


def test_a_composed_session_has_no_finding_at_all() -> None:
    session = compose(replace(ASKED, seconds=300, goals=(Goal.MOBILITY,)), LIBRARY)
    told = validate(as_given(session), ASKED, LIBRARY)
    assert set(rules(told, safety=False)) <= {"movement-twice"}  # quiet breathing opens and closes
    assert rules(told, safety=True) == [] and told.seconds == 300


def test_what_safety_leaves_out_is_found_with_limitation_feature_and_source() -> None:
    wish = replace(ASKED, limitations=("knee_problem",))
    remark = validate((given("reach", side=Side.LEFT),), wish, LIBRARY).remarks[0]
    assert (remark.rule, remark.step, remark.is_safety) == ("forbidden", 1, True)
    assert (remark.limitation, remark.feature) == ("knee_problem", "overhead_reach")
    assert remark.sources == ("a-source",)


def test_a_stretch_of_stillness_is_short_where_it_may_do_harm() -> None:
    still = replace(PLAIN[0], is_quiet=True)
    it = library(breathing(), still)
    wish = replace(ASKED, limitations=("psychosis_or_mania",))
    for seconds, expected in ((60, []), (61, ["stretch-too-long"])):
        told = validate((given("plain-0", seconds=seconds),), wish, it)
        assert [rule for rule in rules(told, safety=True) if rule == "stretch-too-long"] == expected
    told = validate((given("plain-0", seconds=600),), ASKED, it)
    assert rules(told, safety=True) == []


def test_stillness_adds_up_over_the_steps_that_follow_one_another() -> None:
    it = library(
        breathing(), replace(PLAIN[0], is_quiet=True), replace(PLAIN[1], is_quiet=True), PLAIN[2]
    )
    wish = replace(ASKED, limitations=("trauma_or_dissociation",))
    running = (given("plain-0", seconds=40), given("plain-1", seconds=40))
    told = [item for item in validate(running, wish, it).remarks if item.rule == "stretch-too-long"]
    assert [(item.step, item.limitation) for item in told] == [(2, "trauma_or_dissociation")]
    apart = (running[0], given("plain-2", seconds=40), running[1])
    assert "stretch-too-long" not in rules(validate(apart, wish, it), safety=True)


def test_to_get_up_too_quickly_is_a_matter_of_safety_for_who_may_fall() -> None:
    up = (given("lying", variant="supine"), given("plain-1"))
    for limitations, is_safety in (((), False), (("dizzy_on_standing",), True)):
        told = validate(up, replace(ASKED, limitations=limitations), LIBRARY)
        assert "posture-change-too-quick" in rules(told, safety=is_safety)


def test_the_other_side_may_stand_alone() -> None:
    wish = replace(ASKED, limitations=("knee_problem",), sides=(Sided("knee_problem", "left"),))
    for side, expected in ((Side.LEFT, ["forbidden"]), (Side.RIGHT, []), (None, ["forbidden"])):
        told = validate((given("reach", side=side),), wish, LIBRARY)
        assert rules(told, safety=True) == expected


def test_nothing_on_a_list_is_safe_where_there_may_be_no_session() -> None:
    for condition in ("cauda-equina", "shingles"):
        told = validate((given(),), replace(ASKED, conditions=(condition,)), LIBRARY)
        assert rules(told, safety=True)[0].startswith("condition-")
    told = validate((given(),), replace(ASKED, limitations=("fever",)), LIBRARY)
    assert rules(told, safety=True)[0] == "limitation-ends-the-matter"


def test_more_than_breath_is_found_where_only_breath_is_offered() -> None:
    wish = replace(ASKED, conditions=("me-cfs",))
    assert set(rules(validate((given(),), wish, LIBRARY), safety=True)) == {"breath-only"}
    quiet = given("natural-breathing", section=Section.ARRIVE)
    assert rules(validate((quiet,), wish, LIBRARY), safety=True) == []


def test_a_stranger_among_the_steps_is_no_step_of_ours() -> None:
    told = validate((given("no-such"), given(variant="upside-down")), ASKED, LIBRARY)
    assert rules(told, safety=True) == ["unknown-variant"] * 2


@pytest.mark.parametrize(
    ("steps", "rule"),
    [
        ((given(seconds=5),), "dose-out-of-range"),
        ((given("reach", side=Side.LEFT),), "sides-unequal"),
        ((given(), given("plain-2", section=Section.ARRIVE)), "sections-out-of-order"),
        ((given(),), "section-missing"),
        ((given(), given()), "movement-twice"),
        ((given(), given("lying", variant="supine")), "posture-change-too-quick"),
        (
            (given(), given("lying", variant="supine", transition_seconds=60), given("plain-2")),
            "up-down-up",
        ),
    ],
)
def test_what_is_not_as_a_session_should_be_is_found(steps: tuple[Given, ...], rule: str) -> None:
    assert rule in rules(validate(steps, ASKED, LIBRARY), safety=False)


def test_findings_of_safety_come_first() -> None:
    wish = replace(ASKED, limitations=("knee_problem",))
    told = validate((given(seconds=5), given("reach")), wish, LIBRARY)
    flags = [remark.is_safety for remark in told.remarks]
    assert flags == sorted(flags, reverse=True) and flags[0] and not flags[-1]


def test_the_timeline_counts_transitions() -> None:
    told = validate((given(), given("plain-2")), ASKED, LIBRARY)
    assert [(placed.start_seconds, placed.seconds) for placed in told.timeline] == [
        (5, 60),
        (70, 60),
    ]
    assert (told.seconds, told.basis) == (130, Basis.NONE_DECLARED)


def test_the_other_side_alone_is_not_called_unequal_where_a_limitation_names_the_first() -> None:
    wish = replace(ASKED, limitations=("knee_problem",), sides=(Sided("knee_problem", "left"),))
    for limited, expected in ((wish, False), (ASKED, True)):
        told = validate((given("reach", side=Side.RIGHT),), limited, LIBRARY)
        assert ("sides-unequal" in rules(told, safety=False)) is expected


def test_a_list_without_a_main_part_is_told_so() -> None:
    steps = (given(section=Section.ARRIVE), given("plain-2", section=Section.CLOSE))
    told = [item for item in validate(steps, ASKED, LIBRARY).remarks if not item.step]
    assert [item.reason for item in told] == ["Nothing stands in main."]


def test_a_region_that_is_worked_hard_twice_running_is_told() -> None:
    hard = [card(f"hard-{n}", level=3, worked="hip", per_side=n == 0) for n in range(2)]
    it = library(breathing(), *hard, PLAIN[0])
    both = (given("hard-0", side=Side.LEFT), given("hard-0", side=Side.RIGHT))
    found = validate((*both, given("hard-1")), ASKED, it).remarks
    assert [item.step for item in found if item.rule == "hard-twice-running"] == [3]
    apart = validate((*both, given("plain-0"), given("hard-1")), ASKED, it)
    assert "hard-twice-running" not in rules(apart, safety=False)


def test_a_pace_is_judged_like_that_of_a_wish_and_measures_the_doses() -> None:
    session = compose(replace(ASKED, seconds=300, half_breaths_per_minute=8), LIBRARY)
    slow = replace(ASKED, half_breaths_per_minute=8)
    assert "dose-out-of-range" not in rules(
        validate(as_given(session), slow, LIBRARY), safety=False
    )
    ill = replace(slow, limitations=("heart_disease_or_chest_symptoms",))
    told = rules(validate(as_given(session), ill, LIBRARY), safety=True)
    assert "pace-conflicts-with-limitation" in told
